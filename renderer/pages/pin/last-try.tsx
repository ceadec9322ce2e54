import type { ReactNode } from 'react';
import { useSay } from '../../look.ts';
import { lastTryWords, pinActWords, pinFieldWords, pinWords } from '../../text/pin-words.ts';
import type { Text } from '../../text/text.ts';
import { GraveAct } from '../case/grave-act.tsx';
import type { PinDesk } from './use-pin-desk.ts';

interface LastTryProps {
  name: Text;
  fields: ReactNode;
  desk: PinDesk;
  leave: () => void;
}

/** The last try may lock the PIN: the holder types it, the word is typed by hand, and a second person agrees. */
export function LastTry({ name, fields, desk, leave }: LastTryProps) {
  const say = useSay();
  return (
    <GraveAct
      title={say(lastTryWords.title, { act: say(name) })}
      what={say(lastTryWords.what)}
      word={say(lastTryWords.word)}
      willDo={say(lastTryWords.willDo)}
      label={name}
      busyLabel={desk.onPad ? pinWords.onPad : pinActWords.busy}
      busy={desk.pending || desk.reading}
      fault={desk.fault}
      fields={fields}
      fieldsMissing={desk.unlike ? [say(pinFieldWords.differ)] : desk.missing}
      leave={leave}
      act={({ operator, pin }) => {
        void desk.press({ operator, pin });
      }}
    >
      <p>{say(lastTryWords.means)}</p>
      <p>{say(lastTryWords.first)}</p>
    </GraveAct>
  );
}
