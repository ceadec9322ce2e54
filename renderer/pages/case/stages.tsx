import type { CaseRow, QueueRow } from '../../../core/views.ts';
import { useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { stageWords } from '../../text/issue-words.ts';
import type { Moment } from './moment.ts';

const stages = [stageWords.accepted, stageWords.issuing, stageWords.handOver, stageWords.reported] as const;

/** How many stages are facts. The last is one only with every receipt in hand. */
export function stagesDone(row: CaseRow, moment: Moment, records: readonly QueueRow[]): number {
  if (moment === 'done') return row.agencyKnows && records.every((record) => record.state === 'accepted') ? 4 : 3;
  // A second look does not take the case back to where it was made.
  return moment === 'made' || (moment === 'running' && row.state === 'issued') ? 2 : 1;
}

/** Where on the way the case stands. */
export function Stages({ row, moment, records }: { row: CaseRow; moment: Moment; records: readonly QueueRow[] }) {
  const say = useSay();
  const done = stagesDone(row, moment, records);
  if (moment === 'closed') return null;
  return (
    <ol className="stages" aria-label={say(stageWords.stages)}>
      {stages.map((stage, index) => (
        <li key={stage.en} className={index < done ? 'done' : ''} aria-current={index === done ? 'step' : undefined}>
          <Icon name={index < done ? 'good' : index === done ? 'next' : 'off'} size={14} />
          <span>{say(stage)}</span>
        </li>
      ))}
    </ol>
  );
}
