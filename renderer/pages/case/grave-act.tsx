import type { ReactNode } from 'react';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { enterGoesOn } from '../../parts/next-field.ts';
import { frameWords } from '../../text/frame-words.ts';
import { secondWords } from '../../text/second-words.ts';
import type { Text } from '../../text/text.ts';
import { SecondPerson, useSecond } from './second-person.tsx';
import type { Second } from './second-person.tsx';

interface GraveActProps {
  title: string;
  what: string;
  /** What it means, one paragraph each. */
  children: ReactNode;
  /** Absent where no reason is asked for. */
  reasonHint?: string | undefined;
  /** What else the one who asks has to type, and what of it is missing. */
  fields?: ReactNode;
  fieldsMissing?: readonly string[];
  word: string;
  willDo: string;
  label: Text;
  busyLabel: Text;
  busy: boolean;
  fault: ShownFault | null;
  act: (second: Second) => void;
  leave: () => void;
}

/** A page of its own for what one person may not do alone: what it means, the reason, the word typed by hand, the reviewer. */
export function GraveAct({
  title,
  what,
  children,
  reasonHint,
  fields,
  fieldsMissing = [],
  word,
  willDo,
  label,
  busyLabel,
  busy,
  fault,
  act,
  leave,
}: GraveActProps) {
  const say = useSay();
  const [second, change] = useSecond();
  const missing = [
    ...fieldsMissing,
    ...(reasonHint !== undefined && second.reason.trim().length < 2 ? [say(secondWords.reason)] : []),
    ...(second.typed.trim() === word ? [] : [say(secondWords.confirmShort)]),
    ...(second.operator === '' ? [say(secondWords.reviewer)] : []),
    ...(second.pin === '' ? [say(secondWords.pin)] : []),
  ];
  const ready = missing.length === 0 && !busy;
  function go(): void {
    act(second);
    // Whether it was right or wrong, a PIN does not stay in the field.
    change({ pin: '' });
  }
  useKey('F10', label, ready ? go : undefined);
  useKey('Escape', frameWords.keyBack, leave);
  return (
    <div className="page grave" onKeyDownCapture={enterGoesOn}>
      <div className="page-head">
        <h1 tabIndex={-1}>{title}</h1>
      </div>
      {fault === null ? null : <FaultNote fault={fault} />}
      <div className="sheet grave-sheet">
        <div className="note bad">
          <Icon name="bad" size={24} />
          <div className="note-body">
            <strong>{what}</strong>
            {children}
          </div>
        </div>
        <SecondPerson second={second} change={change} word={word} reasonHint={reasonHint} fields={fields} />
      </div>
      <div className="action">
        <Button act={leave}>{say(secondWords.leave)}</Button>
        <p id="will-do" className="soft">
          {missing.length === 0 ? willDo : say(secondWords.missing, { fields: missing.join(say(secondWords.and)) })}
        </p>
        <Button weight="danger" guarded act={go} disabled={!ready} busy={busy} describedBy="will-do">
          {say(busy ? busyLabel : label)}
        </Button>
      </div>
    </div>
  );
}
