import { AutoComplete, Input, Select } from 'antd';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Coded } from '../../../core/people/codes.ts';
import type { FieldProblem } from '../../../core/people/problems.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { applicationWords } from '../../text/application-words.ts';
import { correctWords } from '../../text/correct-words.ts';
import { isSentBack, leave, type, useDraft } from './draft.ts';

interface FieldProps {
  name: string;
  problem: FieldProblem | undefined;
  /** A value that follows from others: shown, not asked. */
  fixed?: string | undefined;
  hint?: string;
  optional?: boolean;
  wide?: boolean;
}

const idOf = (name: string): string => `field-${name.replace('.', '-')}`;

/** Label, control, and one line of its own height below, so that nothing moves when a problem shows. */
function Field({ name, problem, fixed, hint, optional = false, wide = false, children }: FieldProps & { children: ReactNode }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const known = useDraft((draft) => draft.known.includes(name));
  const sentBack = useDraft((draft) => isSentBack(draft, name));
  const label = labelOf(name.split('.').at(-1) ?? name)[language];
  const line =
    problem?.[language] ??
    (sentBack
      ? say(correctWords.thisField)
      : fixed !== undefined
        ? say(applicationWords.derived)
        : known
          ? say(applicationWords.known)
          : (hint ?? ''));
  const tone = problem !== undefined || sentBack ? 'bad' : known && fixed === undefined ? 'good' : '';
  return (
    <div className={`form-field ${wide ? 'wide' : ''}`}>
      <label htmlFor={idOf(name)}>
        {label}
        {optional ? <span className="faint"> {say(applicationWords.optional)}</span> : null}
      </label>
      {children}
      <p id={`${idOf(name)}-line`} className={`form-line ${tone}`}>
        {tone === '' ? null : <Icon name={tone === 'bad' ? 'wait' : 'good'} size={13} />}
        <span title={line}>{line}</span>
      </p>
    </div>
  );
}

/** What a control needs to be one field of the draft. */
function useField({ name, problem, fixed }: FieldProps) {
  const value = useDraft((draft) => draft.values[name]);
  const known = useDraft((draft) => draft.known.includes(name));
  const wrong = useDraft((draft) => isSentBack(draft, name)) || problem !== undefined;
  return {
    value: fixed ?? value,
    known,
    shared: {
      id: idOf(name),
      'aria-describedby': `${idOf(name)}-line`,
      'aria-invalid': wrong,
      ...(wrong ? { status: 'error' as const } : {}),
      onBlur: () => {
        leave(name);
      },
    },
  };
}

export function TextField(props: FieldProps & { code?: boolean }) {
  const { value, known, shared } = useField(props);
  const { name, fixed, code = false } = props;
  return (
    <Field {...props}>
      <Input
        {...shared}
        value={value ?? ''}
        readOnly={fixed !== undefined}
        className={`${code ? 'number' : ''} ${fixed === undefined ? '' : 'fixed'}`}
        data-known={known || fixed !== undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          type(name, event.target.value);
        }}
      />
    </Field>
  );
}

/** Options of a code list in the language of the window; found by code, Chinese or English. */
function useOptions(list: readonly Coded[], value: (entry: Coded) => string) {
  const language = useLook((look) => look.language);
  return useMemo(
    () =>
      list.map((entry) => ({ value: value(entry), label: entry[language], find: `${entry.code} ${entry.zh} ${entry.en}`.toLowerCase() })),
    [list, language, value],
  );
}

const byCode = (entry: Coded): string => entry.code;
const byName = (entry: Coded): string => entry.zh;
const matches = (typed: string, option: { find?: string } | undefined): boolean =>
  option?.find?.includes(typed.trim().toLowerCase()) ?? false;

export function ChoiceField(props: FieldProps & { list: readonly Coded[] }) {
  const say = useSay();
  const { value, known, shared } = useField(props);
  const language = useLook((look) => look.language);
  const options = useOptions(props.list, byCode);
  if (props.fixed !== undefined)
    return <TextField {...props} fixed={props.list.find((entry) => entry.code === props.fixed)?.[language] ?? props.fixed} />;
  return (
    <Field {...props}>
      <Select
        {...shared}
        value={value ?? null}
        options={options}
        showSearch={{ filterOption: matches }}
        placeholder={say(applicationWords.choose)}
        data-known={known}
        data-empty={value === undefined}
        onChange={(next) => {
          if (typeof next === 'string') type(props.name, next);
        }}
      />
    </Field>
  );
}

/** A field of own words with a list that helps. */
export function HelpedField(props: FieldProps & { list: readonly Coded[]; by: 'code' | 'name' }) {
  const { value, known, shared } = useField(props);
  const options = useOptions(props.list, props.by === 'code' ? byCode : byName);
  return (
    <Field {...props}>
      <AutoComplete
        {...shared}
        value={value ?? ''}
        options={props.by === 'code' ? options.map((one) => ({ ...one, label: `${one.value} ${one.label}` })) : options}
        showSearch={{ filterOption: matches }}
        defaultActiveFirstOption={false}
        data-known={known}
        onChange={(next: unknown) => {
          type(props.name, typeof next === 'string' ? next : '');
        }}
      />
    </Field>
  );
}
