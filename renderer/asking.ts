import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../core/contract.ts';
import type { ShownFault } from './parts/fault-note.tsx';
import { ask } from './store.ts';
import { faultWords } from './text/frame-words.ts';

const unknown: ShownFault = {
  code: 'unknown',
  help: 'technician',
  zh: { what: faultWords.unknownWhat.zh, means: faultWords.unknownMeans.zh, act: faultWords.unknownAct.zh },
  en: { what: faultWords.unknownWhat.en, means: faultWords.unknownMeans.en, act: faultWords.unknownAct.en },
};

function isShown(value: unknown): value is ShownFault {
  return typeof value === 'object' && value !== null && 'code' in value && 'zh' in value && 'en' in value && 'help' in value;
}

/** What a rejected call says; a rejection that carries no fault is said to be unknown, never hidden. */
export function faultOf(error: unknown): ShownFault {
  if (isShown(error)) return error;
  if (typeof error === 'object' && error !== null && 'report' in error) {
    const report: unknown = typeof error.report === 'function' ? (error.report as () => unknown).call(error) : error.report;
    if (isShown(report)) return report;
  }
  return unknown;
}

export interface Asking<N extends CallName> {
  /** Resolves with the answer, or with null where a fault is shown instead. */
  readonly run: (input: Input<N>, refused?: (fault: ShownFault) => void) => Promise<Output<N> | null>;
  readonly pending: boolean;
  readonly fault: ShownFault | null;
  readonly clear: () => void;
}

/** One call of the contract with its waiting and its fault; a second press while it runs does nothing. */
export function useAsking<N extends CallName>(name: N): Asking<N> {
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<ShownFault | null>(null);
  const busy = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const run = useCallback(
    async (input: Input<N>, refused?: (fault: ShownFault) => void): Promise<Output<N> | null> => {
      if (busy.current) return null;
      busy.current = true;
      setPending(true);
      setFault(null);
      try {
        return await ask(name, input);
      } catch (error) {
        const fault = faultOf(error);
        refused?.(fault);
        if (here.current) setFault(fault);
        return null;
      } finally {
        busy.current = false;
        if (here.current) setPending(false);
      }
    },
    [name],
  );
  const clear = useCallback(() => {
    setFault(null);
  }, []);
  return { run, pending, fault, clear };
}
