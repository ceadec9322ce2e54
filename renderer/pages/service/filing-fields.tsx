import { useEffect, useRef } from 'react';
import { banks, deliveries, entryOf } from '../../../core/people/codes.ts';
import type { Coded } from '../../../core/people/codes.ts';
import { verdicts } from '../../../core/desk/diagnosis.ts';
import { timeOf } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { hashOf } from '../../place.ts';
import { useHost } from '../../store.ts';
import { serviceWords } from '../../text/service-words.ts';
import type { Text } from '../../text/text.ts';
import { useServed } from '../services/served.ts';
import { ChangeFields } from './change-fields.tsx';
import { further, replaceGrounds } from './choices.ts';
import type { Choice } from './choices.ts';
import { askedOf } from './declared.ts';
import type { Asked } from './declared.ts';
import { NewPins } from './new-pins.tsx';
import type { FilingDesk } from './use-filing.ts';

/** The fields of one service, from its declaration. */
export function FilingFields({ desk }: { desk: FilingDesk }) {
  const say = useSay();
  const { service, filing } = desk;
  const asked = askedOf(service, filing);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Who stands here was said on the page before: the hands go on with what is wanted.
    const box = section.current;
    if (useServed.getState().standing.shown !== '' || service === 'suspicion')
      (box?.querySelector<HTMLElement>('input:checked') ?? box?.querySelector<HTMLElement>('input, select'))?.focus({
        preventScroll: true,
      });
  }, [service]);
  return (
    <section ref={section} className="filing" aria-label={say(serviceWords.what)}>
      {asked.map((one) => (
        <One key={'name' in one ? one.name : one.kind} asked={one} desk={desk} />
      ))}
      {(service === 'change-pin' || service === 'reset-pin') && filing.pin === 'bank' ? (
        <p className="note wait">{say(serviceWords.bankPin)}</p>
      ) : null}
    </section>
  );
}

function One({ asked, desk }: { asked: Asked; desk: FilingDesk }) {
  const { filing, fill } = desk;
  switch (asked.kind) {
    case 'choice':
      return <ChoiceField name={asked.name} choices={asked.choices} desk={desk} />;
    case 'tick':
      return <Tick name={asked.name} desk={desk} />;
    case 'bank':
      return (
        <CodeField
          label={serviceWords.newBank}
          value={filing.newBank ?? ''}
          list={banks.filter(({ code }) => code !== desk.holder.card?.bank)}
          choose={(code) => {
            fill({ newBank: banks.find((bank) => bank.code === code)?.code });
          }}
        />
      );
    case 'deliver':
      return (
        <CodeField
          label={serviceWords.deliver}
          value={filing.deliver ?? 'branch'}
          list={deliveries}
          choose={(code) => {
            fill({ deliver: deliveries.find((one) => one.code === code)?.code });
          }}
        />
      );
    case 'changes':
      return <ChangeFields changes={filing.changes ?? {}} fill={fill} />;
    case 'diagnosis':
      return <DiagnosisLine />;
    case 'note':
      return <Note desk={desk} label={asked.label ?? serviceWords.note} />;
    case 'pins':
      return <NewPins desk={desk} old={asked.old} />;
  }
}

function ChoiceField({
  name,
  choices,
  desk,
}: {
  name: Extract<Asked, { kind: 'choice' }>['name'];
  choices: readonly Choice[];
  desk: FilingDesk;
}) {
  const say = useSay();
  const grounds = useHost((state) => state.product.replacementGrounds);
  const all = choices === replaceGrounds ? [...choices, ...further(grounds)] : choices;
  const label = name === 'ground' && desk.service === 'suspicion' ? serviceWords.suspicionKind : serviceWords[name];
  return (
    <fieldset className="field">
      <legend>{say(label)}</legend>
      <div className="segments filing-choice">
        {all.map(({ code, words }) => (
          <label key={code} className="segment">
            <input
              type="radio"
              name={`filing-${name}`}
              checked={desk.filing[name] === code}
              onChange={() => {
                desk.fill({ [name]: code });
              }}
            />
            <span>{say(words)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Tick({ name, desk }: { name: Extract<Asked, { kind: 'tick' }>['name']; desk: FilingDesk }) {
  const say = useSay();
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={desk.filing[name] === true}
        onChange={(event) => {
          desk.fill({ [name]: event.target.checked ? true : undefined });
        }}
      />
      <span>{say(serviceWords[name])}</span>
    </label>
  );
}

interface CodeFieldProps {
  label: (typeof serviceWords)['newBank' | 'deliver'];
  value: string;
  list: readonly Coded[];
  choose: (code: string) => void;
}

function CodeField({ label, value, list, choose }: CodeFieldProps) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <label className="field filing-short">
      <span>{say(label)}</span>
      <select
        className="input"
        value={value}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        {list.some(({ code }) => code === value) ? null : <option value="">{say(serviceWords.choose)}</option>}
        {list.map((one) => (
          <option key={one.code} value={one.code}>
            {one[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Note({ desk, label }: { desk: FilingDesk; label: Text }) {
  const say = useSay();
  return (
    <label className="field">
      <span>{say(label)}</span>
      <input
        className="input"
        value={desk.filing.note ?? ''}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => {
          desk.fill({ note: event.target.value === '' ? undefined : event.target.value });
        }}
      />
    </label>
  );
}

/** What a free replacement rests on (Article 27). */
function DiagnosisLine() {
  const say = useSay();
  const language = useLook((look) => look.language);
  const diagnosis = useServed((served) => served.diagnosis);
  return (
    <div className="field">
      <span>{say(serviceWords.diagnosis)}</span>
      <p className="filing-line">
        {diagnosis === null
          ? say(serviceWords.diagnosisNone)
          : say(serviceWords.diagnosisHas, {
              verdict: entryOf(verdicts, diagnosis.verdict)?.[language] ?? diagnosis.verdict,
              time: timeOf(diagnosis.at),
              record: diagnosis.record.slice(-6),
            })}{' '}
        <a href={hashOf({ page: 'diagnosis' })}>{say(serviceWords.diagnosisAct)}</a>
      </p>
    </div>
  );
}
