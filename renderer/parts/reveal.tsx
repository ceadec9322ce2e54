import { useCallback, useEffect, useState } from 'react';
import type { Asking } from '../asking.ts';
import type { CallName, Input, Output } from '../../core/contract.ts';
import { useSay } from '../look.ts';
import { revealWords } from '../text/desk-words.ts';
import { Button } from './button.tsx';
import { FaultNote } from './fault-note.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Seconds that clear data stay on the screen. */
const openFor = 60;

export interface Reveal<T> {
  readonly clear: T | null;
  readonly seconds: number;
  readonly show: (value: T) => void;
  readonly hide: () => void;
}

/** Clear data that hide again by themselves; kept nowhere but here, and gone with the page. */
export function useReveal<T>(): Reveal<T> {
  const [shown, setShown] = useState<{ value: T; until: number } | null>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (shown === null) return undefined;
    const tick = setInterval(() => {
      const left = Math.ceil((shown.until - performance.now()) / 1000);
      if (left <= 0) setShown(null);
      else setSeconds(left);
    }, 250);
    return () => {
      clearInterval(tick);
    };
  }, [shown]);
  const show = useCallback((value: T) => {
    setSeconds(openFor);
    setShown({ value, until: performance.now() + openFor * 1000 });
  }, []);
  const hide = useCallback(() => {
    setShown(null);
  }, []);
  return { clear: shown?.value ?? null, seconds, show, hide };
}

interface RevealButtonProps<N extends CallName, T> {
  reveal: Reveal<T>;
  asking: Asking<N>;
  input: (reason: string) => Input<N>;
  pick: (output: Output<N>) => T;
  disabled?: boolean;
}

/** Shows in clear with a reason, counts down, and masks at once when told to. */
export function RevealButton<N extends CallName, T>({ reveal, asking, input, pick, disabled = false }: RevealButtonProps<N, T>) {
  const say = useSay();
  const [wanted, setWanted] = useState(false);
  async function open(reason: string): Promise<void> {
    const output = await asking.run(input(reason));
    if (output === null) return;
    setWanted(false);
    reveal.show(pick(output));
  }
  if (reveal.clear !== null)
    return (
      <span className="reveal-left">
        <span className="hint" role="timer">
          {say(revealWords.left, { seconds: reveal.seconds })}
        </span>
        <Button weight="quiet" act={reveal.hide}>
          {say(revealWords.hide)}
        </Button>
      </span>
    );
  return (
    <>
      <Button
        weight="quiet"
        icon="eye"
        disabled={disabled}
        act={() => {
          asking.clear();
          setWanted(true);
        }}
      >
        {say(revealWords.act)}
      </Button>
      {wanted ? (
        <ReasonDialog
          title={say(revealWords.title)}
          means={say(revealWords.means, { seconds: openFor })}
          hint={say(revealWords.reasonHint)}
          act={say(revealWords.go)}
          leave={say(revealWords.leave)}
          busy={asking.pending}
          onReason={(reason) => {
            void open(reason);
          }}
          onClose={() => {
            setWanted(false);
          }}
        >
          {asking.fault === null ? null : <FaultNote fault={asking.fault} />}
        </ReasonDialog>
      ) : null}
    </>
  );
}
