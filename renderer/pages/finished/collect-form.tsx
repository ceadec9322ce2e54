import type { ReactNode } from 'react';
import { documentTypes, relations } from '../../../core/people/codes.ts';
import type { FinishedRow } from '../../../core/service-views.ts';
import { useLook, useSay } from '../../look.ts';
import { Readers } from '../../parts/readers.tsx';
import { collectWords } from '../../text/finished-words.ts';
import { handOverWords } from '../../text/issue-words.ts';
import type { Text } from '../../text/text.ts';
import type { Collecting } from './collecting.ts';
import { yuan } from './finished-list.tsx';

interface CollectFormProps {
  row: FinishedRow;
  form: Collecting;
  change: (form: Collecting) => void;
  /** A card lies in the reader and can be compared. */
  card: boolean;
  chosen: string | undefined;
  choose: (reader: string) => void;
}

/** Who takes the card and by which document, what is paid, what becomes of the old card, and what was compared. */
export function CollectForm({ row, form, change, card, chosen, choose }: CollectFormProps) {
  const say = useSay();
  const set = (next: Partial<Collecting>): void => {
    change({ ...form, ...next });
  };
  return (
    <section className="collect-form" aria-labelledby="collect-form">
      <h2 id="collect-form">{say(collectWords.handTitle)}</h2>
      <Choice
        name="who"
        legend={say(handOverWords.who)}
        options={[
          ['holder', handOverWords.holder],
          ['guardian', handOverWords.guardian],
          ['agent', handOverWords.agent],
        ]}
        value={form.who}
        choose={(who) => {
          set({ who, document: who === 'holder' ? row.documentType : 'resident-id', validUntil: '' });
        }}
        first
      />
      <Papers form={form} set={set} />
      {form.who === 'holder' ? null : <Other form={form} set={set} />}
      {row.feeFen === 0 ? null : (
        <div className="collect-pair">
          <Choice
            name="fee"
            legend={say(collectWords.fee, { yuan: yuan(row.feeFen) })}
            options={[
              ['paid', collectWords.paid],
              ['deferred', collectWords.deferred],
            ]}
            value={form.fee}
            choose={(fee) => {
              set({ fee });
            }}
          />
          {form.fee === 'paid' ? <Line label={collectWords.receipt} value={form.receipt} change={(receipt) => set({ receipt })} /> : null}
        </div>
      )}
      {row.service === 'replace' ? (
        <Choice
          name="old-card"
          legend={say(collectWords.oldCard)}
          options={[
            ['taken-back', collectWords.takenBack],
            ['lost', collectWords.lost],
          ]}
          value={form.oldCard}
          choose={(oldCard) => {
            set({ oldCard });
          }}
        />
      ) : null}
      <Tick checked={form.faceChecked} change={(faceChecked) => set({ faceChecked })}>
        {say(handOverWords.face)}
      </Tick>
      <div className="collect-compare">
        <Tick checked={form.compare && card} disabled={!card} change={(compare) => set({ compare })}>
          {say(collectWords.compare)}
        </Tick>
        <Readers chosen={chosen} choose={choose} fixed={false} />
      </div>
    </section>
  );
}

type Set = (next: Partial<Collecting>) => void;

function Papers({ form, set }: { form: Collecting; set: Set }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const longTerm = form.validUntil === 'long-term';
  return (
    <div className="collect-pair">
      <label className="field">
        <span>{say(handOverWords.document)}</span>
        <select
          className="input"
          value={form.document}
          onChange={(event) => {
            set({ document: event.target.value });
          }}
        >
          {documentTypes.map((type) => (
            <option key={type.code} value={type.code}>
              {type[language]}
            </option>
          ))}
        </select>
      </label>
      <div className="collect-valid">
        <label className="field">
          <span>{say(collectWords.validUntil)}</span>
          <input
            className="input"
            type="date"
            disabled={longTerm}
            value={longTerm ? '' : form.validUntil}
            onChange={(event) => {
              set({ validUntil: event.target.value });
            }}
          />
        </label>
        <Tick checked={longTerm} change={(for_ever) => set({ validUntil: for_ever ? 'long-term' : '' })}>
          {say(collectWords.longTerm)}
        </Tick>
      </div>
    </div>
  );
}

function Other({ form, set }: { form: Collecting; set: Set }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <fieldset className="collect-other">
      <legend className="sr-only">{say(collectWords.other)}</legend>
      <Line label={collectWords.otherName} value={form.name} change={(name) => set({ name })} />
      <Line label={collectWords.otherNumber} value={form.number} change={(number) => set({ number })} />
      <label className="field">
        <span>{say(collectWords.relation)}</span>
        <select
          className="input"
          value={form.relation}
          onChange={(event) => {
            set({ relation: event.target.value });
          }}
        >
          <option value="">{say(collectWords.choose)}</option>
          {relations.map((relation) => (
            <option key={relation.code} value={relation.code}>
              {relation[language]}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function Line({ label, value, change }: { label: Text; value: string; change: (value: string) => void }) {
  const say = useSay();
  return (
    <label className="field">
      <span>{say(label)}</span>
      <input
        className="input"
        value={value}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => {
          change(event.target.value);
        }}
      />
    </label>
  );
}

interface TickProps {
  checked: boolean;
  change: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}

function Tick({ checked, change, disabled = false, children }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          change(event.target.checked);
        }}
      />
      <span>{children}</span>
    </label>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  options: readonly (readonly [T, Text])[];
  value: T | '';
  choose: (value: T) => void;
  /** Where the hand begins. */
  first?: boolean;
}

function Choice<T extends string>({ name, legend, options, value, choose, first = false }: ChoiceProps<T>) {
  const say = useSay();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="segments" data-of={options.length}>
        {options.map(([code, label], place) => (
          <label key={code} className="segment">
            <input
              type="radio"
              name={name}
              checked={code === value}
              autoFocus={first && place === 0}
              onChange={() => {
                choose(code);
              }}
            />
            <span>{say(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
