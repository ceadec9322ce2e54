import { useEffect, useRef } from 'react';
import type { CaseRow } from '../../../core/views.ts';
import { documentTypes } from '../../../core/people/codes.ts';
import { useLook, useSay } from '../../look.ts';
import { handOverWords } from '../../text/issue-words.ts';

export interface Receiving {
  readonly receivedBy: 'holder' | 'guardian' | 'agent';
  readonly identifiedBy: string;
  readonly faceChecked: boolean;
}

/** Who takes the card, by which document, and whether somebody's own eyes compared face and person (Articles 10 and 17). */
export function HandOver({ value, change, row }: { value: Receiving; change: (value: Receiving) => void; row: CaseRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const first = useRef<HTMLInputElement>(null);
  // Only who is recorded in the case may take the card (Article 19).
  const receivers = (['holder', 'guardian', 'agent'] as const).filter((who) => who === 'holder' || row[who]);
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="hand-over" aria-labelledby="hand-over">
      <h2 id="hand-over">{say(handOverWords.title)}</h2>
      <fieldset className="field">
        <legend>{say(handOverWords.who)}</legend>
        <div className="segments">
          {receivers.map((who) => (
            <label key={who} className="segment">
              <input
                ref={who === 'holder' ? first : undefined}
                type="radio"
                name="receiver"
                checked={value.receivedBy === who}
                onChange={() => {
                  change({ ...value, receivedBy: who, identifiedBy: who === 'holder' ? row.documentType : 'resident-id' });
                }}
              />
              <span>{say(handOverWords[who])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>{say(handOverWords.document)}</span>
        <select
          className="input"
          value={value.identifiedBy}
          onChange={(event) => {
            change({ ...value, identifiedBy: event.target.value });
          }}
        >
          {documentTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {type[language]}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={value.faceChecked}
          onChange={(event) => {
            change({ ...value, faceChecked: event.target.checked });
          }}
        />
        <span>{say(handOverWords.face)}</span>
      </label>
    </section>
  );
}
