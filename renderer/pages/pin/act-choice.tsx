import type { Ref } from 'react';
import { useSay } from '../../look.ts';
import { pinActWords } from '../../text/pin-words.ts';
import type { Text } from '../../text/text.ts';
import { mayDo, pinActs } from './standing.ts';
import type { Left, PinAct } from './standing.ts';

/** A card without a PIN has one set; one with a PIN has it reset. */
export function actName(act: PinAct, left: Left | null): Text {
  return act === 'reload' && left?.set === false ? pinActWords.set : pinActWords[act];
}

interface ActChoiceProps {
  ref: Ref<HTMLFieldSetElement>;
  left: Left | null;
  act: PinAct | null;
  choose: (act: PinAct) => void;
  fixed: boolean;
}

/** One act at a time; those that make no sense for this card rest. */
export function ActChoice({ ref, left, act, choose, fixed }: ActChoiceProps) {
  const say = useSay();
  return (
    <fieldset ref={ref} className="field" disabled={fixed}>
      <legend>{say(pinActWords.choose)}</legend>
      <div className="segments pin-acts">
        {pinActs.map((one) => (
          <label key={one} className="segment">
            <input
              type="radio"
              name="pin-act"
              checked={one === act}
              disabled={!mayDo(one, left)}
              onChange={() => {
                choose(one);
              }}
            />
            <span>{say(actName(one, left))}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Before anything is chosen: what each of them is for. */
export function ActMeanings({ left }: { left: Left | null }) {
  const say = useSay();
  return (
    <dl className="facts wide pin-meanings">
      {pinActs.map((act) => (
        <div key={act}>
          <dt>{say(actName(act, left))}</dt>
          <dd>{say(pinActWords[`${act}Means`])}</dd>
        </div>
      ))}
    </dl>
  );
}
