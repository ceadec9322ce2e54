import type { CaseRow, Job, ReaderRow } from '../../../core/views.ts';
import { writeChipSerial } from '../../format.ts';
import { useSay } from '../../look.ts';
import { Readers } from '../../parts/readers.tsx';
import { issueWords } from '../../text/issue-words.ts';
import { HandOver } from './hand-over.tsx';
import type { Receiving } from './hand-over.tsx';
import type { Moment } from './moment.ts';

interface UnderCardProps {
  moment: Moment;
  job: Job | null;
  reader: ReaderRow | undefined;
  choose: (name: string) => void;
  receiving: Receiving;
  receive: (value: Receiving) => void;
  row: CaseRow;
  mayAct: boolean;
}

/** Below the drawn card: which reader, what is known when it stopped, or who receives it. */
export function UnderCard({ moment, job, reader, choose, receiving, receive, row, mayAct }: UnderCardProps) {
  if (moment === 'closed') return null;
  if (moment === 'done') return job === null ? null : <Known job={job} />;
  if (moment === 'made') return mayAct ? <HandOver value={receiving} change={receive} row={row} /> : null;
  return (
    <>
      {moment === 'unsure' && job !== null ? <Known job={job} /> : null}
      <Readers chosen={reader?.name} choose={choose} fixed={moment === 'running'} />
    </>
  );
}

/** Number and chip: what holds, whatever happened. */
function Known({ job }: { job: Job }) {
  const say = useSay();
  return (
    <dl className="facts known">
      <div>
        <dt>{say(issueWords.number)}</dt>
        <dd className="number">
          {job.cardNumber ?? say(issueWords.numberNone)}
          {job.state === 'unsure' ? <span className="soft"> · {say(issueWords.boundKept)}</span> : null}
        </dd>
      </div>
      {job.chipId === undefined ? null : (
        <div>
          <dt>{say(issueWords.chip)}</dt>
          <dd className="code" title={job.chipId}>
            {writeChipSerial(job.chipId)}
          </dd>
        </div>
      )}
      {job.doubtful.length === 0 ? null : (
        <div>
          <dt>{say(issueWords.doubtful)}</dt>
          <dd>
            {job.doubtful.map((write) => (
              <div key={write.en}>{say(write)}</div>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
