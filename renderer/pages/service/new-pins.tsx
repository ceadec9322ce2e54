import { useSay } from '../../look.ts';
import { pinFieldWords } from '../../text/pin-words.ts';
import type { Text } from '../../text/text.ts';
import type { Typed } from '../pin/typed.ts';
import type { FilingDesk } from './use-filing.ts';

/** The PINs that the holder types; in no store, no history, and empty again after each press. */
export function NewPins({ desk, old }: { desk: FilingDesk; old: boolean }) {
  const say = useSay();
  return (
    <div className="new-pins">
      {old ? <Field name="pin" label={pinFieldWords.old} desk={desk} /> : null}
      <Field name="fresh" label={pinFieldWords.fresh} desk={desk} />
      <Field name="again" label={pinFieldWords.freshAgain} desk={desk} />
      <p className="hint">{say(pinFieldWords.hint)}</p>
    </div>
  );
}

function Field({ name, label, desk }: { name: Exclude<keyof Typed, 'digits'>; label: Text; desk: FilingDesk }) {
  const say = useSay();
  return (
    <label className="field">
      <span>{say(label)}</span>
      <input
        className="input"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={desk.typed[name]}
        onChange={(event) => {
          desk.type({ [name]: event.target.value });
        }}
      />
    </label>
  );
}
