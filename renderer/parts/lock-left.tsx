import { useEffect, useState } from 'react';
import { useSay } from '../look.ts';
import { signInWords } from '../text/frame-words.ts';
import type { ShownFault } from './fault-note.tsx';

/** Seconds until PINs of this operator are looked at again, counted down; 0 where that is now. @param fault what the last try said */
export function useLockLeft(fault: ShownFault | null): number {
  const seconds = fault?.code === 'operator-locked' ? Number(fault.facts?.['seconds'] ?? 0) : 0;
  const [until, setUntil] = useState<{ readonly of: ShownFault | null; readonly left: number }>({ of: null, left: 0 });
  useEffect(() => {
    if (seconds <= 0) return undefined;
    const ends = performance.now() + seconds * 1_000;
    const count = (): void => {
      setUntil({ of: fault, left: Math.max(0, Math.ceil((ends - performance.now()) / 1_000)) });
    };
    const tick = setInterval(count, 250);
    return () => {
      clearInterval(tick);
    };
  }, [fault, seconds]);
  return until.of === fault ? until.left : seconds;
}

/** The lock as a clock: when the next try counts. */
export function LockLeft({ fault, left }: { fault: ShownFault | null; left: number }) {
  const say = useSay();
  if (fault?.code !== 'operator-locked') return null;
  const clock = `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, '0')}`;
  return (
    <p className="lock-left" role="timer">
      {left > 0 ? say(signInWords.lockLeft, { clock }) : say(signInWords.lockOver)}
    </p>
  );
}
