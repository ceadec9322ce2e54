import { useEffect, useRef } from 'react';
import type { HolderView } from '../../../core/service-views.ts';
import { documentTypes, relations } from '../../../core/people/codes.ts';
import type { Coded } from '../../../core/people/codes.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import { useLook, useSay } from '../../look.ts';
import { serviceWords, standingWords } from '../../text/service-words.ts';
import { stand, useServed } from './served.ts';
import { showable } from './standing.ts';
import type { OtherField } from './standing.ts';

const whos = ['holder', 'guardian', 'agent', 'reporter'] as const;

/** Who stands at the counter, what was shown, and who that is where it is not the holder (Article 19). */
export function StandingFields({ holder, focus = false }: { holder: HolderView; focus?: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const typed = useServed((served) => served.standing);
  const shown = useRef<HTMLSelectElement>(null);
  const alone = typed.who === 'holder';
  const offered = alone ? showable(holder.documentType) : documentTypes;
  useEffect(() => {
    if (focus && shown.current?.value === '') shown.current.focus({ preventScroll: true });
  }, [focus]);
  return (
    <section className="standing" aria-label={say(standingWords.title)}>
      <div className="standing-row">
        <fieldset className="field">
          <legend>{say(standingWords.title)}</legend>
          <div className="segments standing-who">
            {whos.map((who) => (
              <label key={who} className="segment">
                <input
                  type="radio"
                  name="standing-who"
                  checked={typed.who === who}
                  onChange={() => {
                    stand({ who, shown: '', validUntil: '' });
                  }}
                />
                <span>{say(standingWords[who])}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label className="field">
          <span>{say(standingWords.shown)}</span>
          <select
            ref={shown}
            id="standing-shown"
            className="input"
            value={typed.shown}
            onChange={(event) => {
              const { value } = event.target;
              stand({ shown: value, ...(alone || value === '' ? {} : { documentType: value }) });
            }}
          >
            <option value="">{say(standingWords.none)}</option>
            {offered.map((one) => (
              <option key={one.code} value={one.code}>
                {one[language]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{say(standingWords.validUntil)}</span>
          <input
            className="input number"
            value={typed.validUntil}
            placeholder={say(standingWords.validHint)}
            autoComplete="off"
            onChange={(event) => {
              stand({ validUntil: event.target.value });
            }}
          />
        </label>
      </div>
      {alone ? null : <Other />}
    </section>
  );
}

function Other() {
  const say = useSay();
  return (
    <fieldset className="standing-other">
      <legend className="hint">{say(standingWords.other)}</legend>
      <Text name="name" />
      <Choice name="relation" list={relations} />
      <Text name="identityNumber" />
      <Text name="mobile" />
    </fieldset>
  );
}

function Text({ name }: { name: OtherField }) {
  const say = useSay();
  const value = useServed((served) => served.standing[name]);
  return (
    <label className="field">
      <span>{say(labelOf(name))}</span>
      <input
        className="input"
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          stand({ [name]: event.target.value });
        }}
      />
    </label>
  );
}

function Choice({ name, list }: { name: OtherField; list: readonly Coded[] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const value = useServed((served) => served.standing[name]);
  return (
    <label className="field">
      <span>{say(labelOf(name))}</span>
      <select
        className="input"
        value={value}
        onChange={(event) => {
          stand({ [name]: event.target.value });
        }}
      >
        <option value="">{say(serviceWords.choose)}</option>
        {list.map((one) => (
          <option key={one.code} value={one.code}>
            {one[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
