import { useState } from 'react';
import type { Say } from '../../look.ts';
import { pinFieldWords } from '../../text/pin-words.ts';
import type { PinAct } from './standing.ts';

/** What stands in the fields: PINs for a moment only, and how many digits the reader's own keys are to take. */
export interface Typed {
  readonly pin: string;
  readonly fresh: string;
  readonly again: string;
  /** Empty until somebody chose. */
  readonly digits: string;
}

const empty: Typed = { pin: '', fresh: '', again: '', digits: '' };

export function useTyped(): {
  readonly typed: Typed;
  readonly change: (next: Partial<Typed>) => void;
  /** Empties the PINs: after each press, right or wrong, and whenever the holder may have left. */
  readonly forget: () => void;
} {
  const [typed, set] = useState(empty);
  return {
    typed,
    change: (next) => {
      set((held) => ({ ...held, ...next }));
    },
    forget: () => {
      set(({ digits }) => ({ ...empty, digits }));
    },
  };
}

/** What is still to be filled in; the new PIN counts when it is the same twice. */
export function missingOf(act: PinAct, typed: Typed, onPad: boolean, say: Say): readonly string[] {
  if (act === 'unblock') return [];
  if (onPad) return typed.digits === '' ? [say(pinFieldWords.digits)] : [];
  const asked = (value: string, field: keyof typeof pinFieldWords): string[] =>
    isPin(value) ? [] : [say(pinFieldWords.form, { field: say(pinFieldWords[field]) })];
  const old = act === 'reload' ? [] : asked(typed.pin, act === 'verify' ? 'pin' : 'old');
  if (act === 'verify') return old;
  return [...old, ...asked(typed.fresh, 'fresh'), ...(typed.again === '' ? [say(pinFieldWords.freshAgain)] : [])];
}

/** The new PIN was typed twice, but not alike. */
export function differs(act: PinAct, { fresh, again }: Typed, onPad: boolean): boolean {
  return !onPad && (act === 'change' || act === 'reload') && again !== '' && again !== fresh;
}

function isPin(value: string): boolean {
  return /^\d{4,12}$/.test(value);
}
