import type { CaseRow, QueueRow } from '../../../core/views.ts';
import { useLook, useSay } from '../../look.ts';
import { EntryActs } from '../queue/entry-acts.tsx';
import { EntryFacts } from '../queue/entry-facts.tsx';
import { queueName } from '../queue/words.ts';

/** What the agency sent back of this case, with the ways out that the queue offers. */
export function SentBack({ row, records }: { row: CaseRow; records: readonly QueueRow[] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const entry = records.find(({ todo }) => todo);
  if (entry === undefined) return null;
  return (
    <div className="sheet sent-back">
      {/* Of a refused case the banner says it. */}
      {row.state === 'refused' ? null : <strong>{`${say(queueName(entry.kind))} · ${entry[language]}`}</strong>}
      <EntryFacts row={entry} />
      <EntryActs row={entry} />
    </div>
  );
}
