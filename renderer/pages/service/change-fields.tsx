import type { Filing } from '../../../core/filing.ts';
import { fieldLabels, labelOf } from '../../../core/people/sentences.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { serviceWords } from '../../text/service-words.ts';
import { changeable, chosenFrom, isChangeable } from './changes.ts';

interface ChangeFieldsProps {
  changes: NonNullable<Filing['changes']>;
  fill: (next: Partial<Filing>) => void;
}

/** Which data change, and what to: one line each; the next line is there as soon as one is filled. */
export function ChangeFields({ changes, fill }: ChangeFieldsProps) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const named = Object.keys(changes).filter(isChangeable);
  const free = changeable.filter((field) => changes[field] === undefined);
  const set = (next: NonNullable<Filing['changes']>): void => {
    fill({ changes: Object.keys(next).length === 0 ? undefined : next });
  };
  return (
    <fieldset className="field changes">
      <legend>{say(serviceWords.changes)}</legend>
      {named.map((field) => (
        <div key={field} className="change-line">
          <label htmlFor={`change-${field}`}>{say(labelOf(field))}</label>
          <Value
            field={field}
            value={changes[field] ?? ''}
            set={(value) => {
              set({ ...changes, [field]: value });
            }}
          />
          <Button
            weight="quiet"
            label={say(serviceWords.changeLess, { field: say(labelOf(field)) })}
            act={() => {
              set(Object.fromEntries(Object.entries(changes).filter(([name]) => name !== field)));
            }}
          >
            ×
          </Button>
        </div>
      ))}
      <label className="change-line">
        <span className="sr-only">{say(named.length === 0 ? serviceWords.changeField : serviceWords.changeMore)}</span>
        <select
          id="change-next"
          className="input"
          value=""
          onChange={(event) => {
            set({ ...changes, [event.target.value]: '' });
          }}
        >
          <option value="">{say(named.length === 0 ? serviceWords.choose : serviceWords.changeMore)}</option>
          {free.map((field) => (
            <option key={field} value={field}>
              {fieldLabels[field]?.[language] ?? field}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

function Value({ field, value, set }: { field: string; value: string; set: (value: string) => void }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const list = chosenFrom[field];
  // Drawn because it was just chosen: the hands go on there.
  const focus = value === '';
  if (list === undefined)
    return (
      <input
        id={`change-${field}`}
        className="input"
        value={value}
        maxLength={200}
        autoComplete="off"
        autoFocus={focus}
        onChange={(event) => {
          set(event.target.value);
        }}
      />
    );
  return (
    <select
      id={`change-${field}`}
      className="input"
      value={value}
      autoFocus={focus}
      onChange={(event) => {
        set(event.target.value);
      }}
    >
      <option value="">{say(serviceWords.choose)}</option>
      {list.map((one) => (
        <option key={one.code} value={one.code}>
          {one[language]}
        </option>
      ))}
    </select>
  );
}
