import type { CaseRow, Job } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { issueWords } from '../../text/issue-words.ts';
import { spoilWords } from '../../text/second-words.ts';
import { GraveAct } from './grave-act.tsx';

/** Closes an unsure job as spoilt: the number is void and the chip on the stop list, for ever. */
export function Spoil({ row, job, leave }: { row: CaseRow; job: Job; leave: () => void }) {
  const say = useSay();
  const asking = useAsking('issue.spoil');
  const number = job.cardNumber ?? say(issueWords.numberNone);
  return (
    <GraveAct
      title={say(spoilWords.title, { name: row.name })}
      what={say(spoilWords.what)}
      reasonHint={say(spoilWords.reasonHint)}
      word={say(spoilWords.word)}
      willDo={say(spoilWords.willDo, { number })}
      label={spoilWords.act}
      busyLabel={spoilWords.busy}
      busy={asking.pending}
      fault={asking.fault}
      leave={leave}
      act={({ reason, operator, pin }) => {
        void asking.run({ jobId: job.jobId, reason: reason.trim(), reviewer: { operator, pin } }).then((done) => {
          if (done !== null) leave();
        });
      }}
    >
      <p>{say(spoilWords.means, { number })}</p>
      <p>{say(spoilWords.first)}</p>
      <p>{say(spoilWords.after)}</p>
    </GraveAct>
  );
}
