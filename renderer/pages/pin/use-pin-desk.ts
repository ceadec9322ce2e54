import { useEffect, useState } from 'react';
import type { ReaderRow } from '../../../core/views.ts';
import { useSay } from '../../look.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useHost } from '../../store.ts';
import { readerFor } from '../case/moment.ts';
import { canPad, isLastTry, mayDo } from './standing.ts';
import type { Left, PinAct } from './standing.ts';
import { differs, missingOf, useTyped } from './typed.ts';
import type { Typed } from './typed.ts';
import { useAct } from './use-act.ts';
import type { Pressed } from './use-act.ts';
import { useTries } from './use-tries.ts';

export interface Done {
  readonly act: PinAct;
  readonly tries: number | null;
}

export interface PinDesk {
  readonly reader: ReaderRow | undefined;
  readonly chooseReader: (name: string) => void;
  readonly present: boolean;
  /** A card is being written for this window: it is left alone. */
  readonly writing: boolean;
  readonly left: Left | null;
  readonly unread: boolean;
  readonly read: () => Promise<void>;
  readonly act: PinAct | null;
  readonly choose: (act: PinAct | null) => void;
  readonly typed: Typed;
  readonly change: (next: Partial<Typed>) => void;
  /** The reader has keys of its own for the chosen act; and they are used. */
  readonly padded: boolean;
  readonly onPad: boolean;
  readonly usePad: (use: boolean) => void;
  readonly missing: readonly string[];
  readonly unlike: boolean;
  readonly last: boolean;
  /** An act is under way; or the tries are read, and the reader is not free. */
  readonly pending: boolean;
  readonly reading: boolean;
  readonly fault: ShownFault | null;
  /** What the press before came to is not said any more. */
  readonly clear: () => void;
  readonly done: Done | null;
  readonly press: (reviewer?: Pressed['reviewer']) => Promise<void>;
}

/** What the page of the PIN knows and does. Nothing that was typed outlives a press, a card or a locked screen. */
export function usePinDesk(): PinDesk {
  const say = useSay();
  const readers = useHost((state) => state.readers);
  const writing = useHost((state) => state.job?.state === 'writing');
  const away = useHost((state) => state.session?.locked === true);
  const [chosenReader, chooseReader] = useState<string>();
  const [chosen, setChosen] = useState<PinAct | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [keyboard, setKeyboard] = useState(false);
  const { typed, change, forget } = useTyped();
  const { press, pending, faultOf, clear } = useAct();
  const reader = readerFor(readers, undefined, chosenReader);
  const present = reader !== undefined && reader.card !== 'absent';
  const { left, fault: unread, reading, read, know } = useTries(present && !writing ? reader : undefined);
  const act = chosen !== null && mayDo(chosen, left) ? chosen : null;
  const padded = act !== null && canPad(act, left);
  const onPad = padded && !keyboard;

  function choose(next: PinAct | null): void {
    setChosen(next);
    setDone(null);
    setKeyboard(false);
    forget();
    change({ digits: '' });
    clear();
  }

  const card = present ? `${reader.name} ${reader.atr ?? ''}` : null;
  useEffect(() => {
    forget();
    // What tore a card is said until the next one comes.
    if (card !== null) choose(null);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when a card comes or goes, whatever else changes
  }, [card, away]);

  return {
    reader,
    chooseReader,
    present,
    writing,
    left,
    unread: unread !== null,
    read,
    act,
    choose,
    typed,
    change,
    padded,
    onPad,
    usePad: (use) => {
      setKeyboard(!use);
      forget();
    },
    missing: act === null ? [] : missingOf(act, typed, onPad, say),
    unlike: act !== null && differs(act, typed, onPad),
    last: act !== null && isLastTry(act, left),
    pending,
    reading,
    fault: faultOf(chosen) ?? unread,
    clear,
    done,
    press: async (reviewer) => {
      if (act === null || reader === undefined || pending || reading) return;
      const answer = press(act, { reader: reader.name, typed, onPad, reviewer });
      setDone(null);
      forget();
      const now = await answer;
      if (now === null) return read();
      know(now);
      setChosen(null);
      setDone({ act, tries: now.tries });
    },
  };
}
