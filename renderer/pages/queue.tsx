import { useEffect } from 'react';
import type { QueueRow } from '../../core/views.ts';
import { writeInstant } from '../format.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { hashOf } from '../place.ts';
import { carries } from '../roles.ts';
import { forgetSending, sendNow, useSending } from '../sending.ts';
import { useHost } from '../store.ts';
import { queueWords } from '../text/desk-words.ts';
import type { Text } from '../text/text.ts';
import { ByCourier } from './queue/courier.tsx';
import { EntryActs } from './queue/entry-acts.tsx';
import { EntryFacts } from './queue/entry-facts.tsx';
import { queueName } from './queue/words.ts';

/** What the agency does not know yet, and what it has signed for: the truth per entry, in sentences. */
export function Queue() {
  const say = useSay();
  const queue = useHost((state) => state.queue);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const { pending, result, fault } = useSending();
  useEffect(() => forgetSending, []);
  const todo = queue.filter((row) => row.todo);
  const waiting = queue.filter((row) => !row.todo && row.state === 'waiting');
  const ended = queue.filter((row) => row.state === 'ended');
  const accepted = queue.filter((row) => row.state === 'accepted');
  return (
    <div className="page queue">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(queueWords.title)}</h1>
        <span className="tools">
          <Button
            weight="primary"
            act={() => {
              void sendNow();
            }}
            busy={pending}
          >
            {say(pending ? queueWords.busy : queueWords.act)}
          </Button>
        </span>
      </div>
      <p className="soft queue-lead" role="status">
        {result === null ? say(queueWords.lead) : say(queueWords.result, { ...result })}
      </p>
      {fault === null ? null : <FaultNote fault={fault} close={forgetSending} />}
      {queue.length === 0 ? (
        <Empty icon="queue" title={say(queueWords.none)}>
          {say(queueWords.noneMeans)}
        </Empty>
      ) : null}
      <Group name={queueWords.todo} rows={todo} tone="wait" />
      <Group name={queueWords.waiting} rows={waiting} />
      <Group name={queueWords.ended} rows={ended} tone="quiet" />
      <Group name={queueWords.accepted} rows={accepted} />
      {carries(role) ? <ByCourier /> : null}
    </div>
  );
}

function Group({ name, rows, tone = '' }: { name: Text; rows: readonly QueueRow[]; tone?: 'wait' | 'quiet' | '' }) {
  const say = useSay();
  if (rows.length === 0) return null;
  return (
    <section className={`sheet queue-group ${tone}`} aria-labelledby={`queue-${name.en}`}>
      <div className="sheet-head">
        <h2 id={`queue-${name.en}`}>{say(name)}</h2>
        <span className="aside soft number">{rows.length}</span>
      </div>
      <ol>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

const signs: Record<QueueRow['state'], readonly [IconName, string]> = {
  waiting: ['off', 'off'],
  accepted: ['good', 'good'],
  refused: ['bad', 'bad'],
  ended: ['off', 'off'],
};

function Row({ row }: { row: QueueRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const [icon, tone] = row.todo ? (['wait', 'wait'] as const) : signs[row.state];
  return (
    <li className="queue-row">
      <span className="soft number">{say(queueWords.number, { seq: row.seq })}</span>
      <strong>{say(queueName(row.kind))}</strong>
      <span className="queue-what">
        <span className={`sign ${tone}`}>
          <Icon name={icon} size={15} />
          <span>{row[language]}</span>
        </span>
        <EntryFacts row={row} />
        <a href={hashOf({ page: 'case', caseId: row.caseId })} className="number">
          {row.caseId}
        </a>
      </span>
      <span className="queue-side soft number">
        {row.receipt !== undefined ? (
          <span>{say(queueWords.receipt, { number: row.receipt.number, time: writeInstant(row.receipt.acceptedAt, now, language) })}</span>
        ) : null}
        {row.nextTryAt !== undefined ? <span>{say(queueWords.nextTry, { time: writeInstant(row.nextTryAt, now, language) })}</span> : null}
        {row.tries > 0 && row.state === 'waiting' ? <span>{say(queueWords.tries, { tries: row.tries })}</span> : null}
      </span>
      <EntryActs row={row} />
    </li>
  );
}
