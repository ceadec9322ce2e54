import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../core/contract.ts';
import type { ReaderRow } from '../../../core/views.ts';
import { faultOf } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { ask } from '../../store.ts';
import type { Left } from './standing.ts';

interface Told {
  readonly left: Left | null;
  readonly fault: ShownFault | null;
  /** Under way: whoever used the reader now would find it busy. */
  readonly reading: boolean;
}

export interface Tries extends Told {
  readonly read: () => Promise<void>;
  /** What an act has just said itself. */
  readonly know: (now: Output<'pin.verify'>) => void;
}

const nothing: Told = { left: null, fault: null, reading: false };

/**
 * What the chip says of its PIN, asked for each card that comes and on demand; that costs no try. What one card said is never
 * shown for another.
 * @param at the card, by its reader and answer to reset; undefined where there is none to ask
 */
export function useTries(at: Pick<ReaderRow, 'name' | 'atr'> | undefined): Tries {
  const [told, tell] = useState<Told>(nothing);
  const asked = useRef(0);
  const reader = at?.name;
  const read = useCallback(async () => {
    if (reader === undefined) return;
    asked.current += 1;
    const mine = asked.current;
    tell((before) => ({ ...before, reading: true }));
    const next = await ask('pin.tries', { reader }).then(
      (left): Told => ({ ...nothing, left }),
      (error: unknown): Told => ({ ...nothing, fault: faultOf(error) }),
    );
    if (mine === asked.current) tell(next);
  }, [reader]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- reading is asking something outside, and shows that it is under way
    void read();
    return () => {
      asked.current += 1;
      tell(nothing);
    };
  }, [read, at?.atr]);
  const know = useCallback((now: Output<'pin.verify'>) => {
    tell((before) => ({ ...before, left: before.left === null ? null : { ...before.left, ...now } }));
  }, []);
  return { ...told, read, know };
}
