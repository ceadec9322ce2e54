import { roleWords } from '../../../core/desk/words.ts';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../../look.ts';
import { useHost } from '../../store.ts';
import { secondWords } from '../../text/second-words.ts';
import type { Text } from '../../text/text.ts';

export interface Second {
  readonly reason: string;
  readonly typed: string;
  readonly operator: string;
  readonly pin: string;
}

/** What two people have to fill in before something that one may not do alone. */
export function useSecond(): readonly [Second, (next: Partial<Second>) => void] {
  const [second, set] = useState<Second>({ reason: '', typed: '', operator: '', pin: '' });
  return [
    second,
    (next) => {
      set((held) => ({ ...held, ...next }));
    },
  ];
}

interface SecondPersonProps {
  second: Second;
  change: (next: Partial<Second>) => void;
  /** Typed by hand to confirm. */
  word: string;
  /** Undefined where no reason is asked for. */
  reasonHint: string | undefined;
  fields?: ReactNode;
}

/** Reason and confirmation by the one who asks; operator and PIN by the second person, who stands beside. */
export function SecondPerson({ second, change, word, reasonHint, fields }: SecondPersonProps) {
  const say = useSay();
  return (
    <div className="second">
      <div className="second-own">
        {fields}
        {reasonHint === undefined ? null : (
          <>
            <label className="field">
              <span>{say(secondWords.reason)}</span>
              <input
                className="input"
                value={second.reason}
                maxLength={200}
                autoComplete="off"
                autoFocus
                onChange={(event) => {
                  change({ reason: event.target.value });
                }}
              />
            </label>
            <p className="hint">{reasonHint}</p>
          </>
        )}
        <label className="field">
          <span>{say(secondWords.confirm, { word })}</span>
          <input
            className="input"
            value={second.typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              change({ typed: event.target.value });
            }}
          />
        </label>
      </div>
      <Reviewer second={second} change={change} />
    </div>
  );
}

interface ReviewerProps {
  second: Pick<Second, 'operator' | 'pin'>;
  change: (next: Partial<Second>) => void;
  /** What is to be approved, in plain words, where the page does not say it. */
  what?: string;
}

/** What the second person types. */
export function Reviewer({ second, change, what }: ReviewerProps) {
  const say = useSay();
  return (
    <fieldset className="second-other">
      <legend>{say(secondWords.reviewer)}</legend>
      {what === undefined ? null : <p className="note-act">{what}</p>}
      <p className="hint">{say(secondWords.reviewerMeans)}</p>
      <label className="field">
        <span>{say(secondWords.operator)}</span>
        <ReviewerChoice
          operator={second.operator}
          choose={(operator) => {
            change({ operator });
          }}
        />
      </label>
      <label className="field">
        <span>{say(secondWords.pin)}</span>
        <input
          className="input"
          type="password"
          value={second.pin}
          autoComplete="off"
          onChange={(event) => {
            change({ pin: event.target.value });
          }}
        />
      </label>
    </fieldset>
  );
}

/** What is still missing of the second person, by name. */
export function reviewerMissing({ operator, pin }: Pick<Second, 'operator' | 'pin'>): Text[] {
  return [...(operator === '' ? [secondWords.reviewer] : []), ...(pin === '' ? [secondWords.pin] : [])];
}

/** The sandbox offers its reviewers by name; elsewhere the number is typed. */
function ReviewerChoice({ operator, choose }: { operator: string; choose: (operator: string) => void }) {
  const say = useSay();
  const mine = useHost((state) => state.session?.operator);
  const offered = useHost((state) => state.offered);
  const reviewers = offered.filter((one) => (one.role === 'reviewer' || one.role === 'manager') && one.id !== mine);
  if (reviewers.length === 0)
    return (
      <input
        className="input"
        value={operator}
        autoComplete="off"
        onChange={(event) => {
          choose(event.target.value.trim());
        }}
      />
    );
  return (
    <select
      className="input"
      value={operator}
      onChange={(event) => {
        choose(event.target.value);
      }}
    >
      <option value="">{say(secondWords.choose)}</option>
      {reviewers.map((one) => (
        <option key={one.id} value={one.id}>{`${one.name} · ${say(roleWords[one.role])}`}</option>
      ))}
    </select>
  );
}
