import { useAsking } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useKey } from '../../keys.ts';
import { useHost } from '../../store.ts';
import { frameWords } from '../../text/frame-words.ts';
import { readerFor } from '../case/moment.ts';
import { serve } from './served.ts';

/** F4 here finds the holder of the card in the reader. */
export function useByReader(): {
  readonly read: () => void;
  readonly pending: boolean;
  readonly fault: ShownFault | null;
  readonly clear: () => void;
} {
  const asking = useAsking('holder.look');
  const reader = useHost((state) => readerFor(state.readers, undefined, undefined)?.name);
  const { run, pending, fault, clear } = asking;
  const read = (): void => {
    const question = { by: 'reader', ...(reader === undefined ? {} : { reader }) } as const;
    void run(question).then((holder) => {
      if (holder !== null) serve(holder, question);
    });
  };
  useKey('F4', frameWords.keyRead, pending ? undefined : read);
  return { read, pending, fault, clear };
}
