import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { frameWords } from '../../text/frame-words.ts';
import { pinActWords, pinFieldWords, pinWords } from '../../text/pin-words.ts';
import { secondWords } from '../../text/second-words.ts';
import type { Say } from '../../look.ts';
import { actName } from './act-choice.tsx';
import type { PinDesk } from './use-pin-desk.ts';

/** The sentence that says what one press does, and the one button for it (F10). Not before the PIN is typed, never by Enter. */
export function PinAction({ desk, review }: { desk: PinDesk; review: () => void }) {
  const say = useSay();
  const { act, left, last, missing, unlike, pending, reading, onPad, press } = desk;
  const label = last ? pinActWords.review : act === null ? pinWords.title : actName(act, left);
  const ready = act !== null && !pending && !reading && (last || (missing.length === 0 && !unlike));
  const go = last ? review : () => void press();
  useKey('F10', label, ready ? go : undefined);
  useKey('F8', frameWords.keyReviewer, last ? review : undefined);
  return (
    <div className="action">
      <p id="will-do" className={unlike ? 'bad-words' : 'soft'}>
        {sentenceOf(desk, say)}
      </p>
      <Button weight="primary" guarded={!last} act={go} disabled={!ready && !pending} busy={pending} describedBy="will-do">
        {say(pending ? (onPad ? pinWords.onPad : pinActWords.busy) : act === null ? pinActWords.begin : label)}
      </Button>
    </div>
  );
}

function sentenceOf({ present, act, left, last, missing, unlike, onPad, typed }: PinDesk, say: Say): string {
  if (act === null) return left === null ? (present ? '' : say(pinActWords.willWait)) : say(pinActWords.willChoose);
  if (last) return say(pinActWords.willReview);
  if (unlike) return say(pinFieldWords.differ);
  if (missing.length > 0) return say(secondWords.missing, { fields: missing.join(say(secondWords.and)) });
  const less = (left?.tries ?? 1) - 1;
  if (onPad) return say(pinActWords.willPad, { digits: typed.digits, less });
  switch (act) {
    case 'verify':
      return say(pinActWords.willVerify, { less });
    case 'change':
      return say(pinActWords.willChange, { less });
    case 'unblock':
      return say(pinActWords.willUnblock);
    case 'reload':
      return say(left?.set === false ? pinActWords.willSet : pinActWords.willReload);
  }
}
