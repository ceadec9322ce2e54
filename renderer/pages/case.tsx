import { useEffect } from 'react';
import type { CaseRow, Job, QueueRow } from '../../core/views.ts';
import { useGuide } from '../guide-way.ts';
import { useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Still } from '../parts/still.tsx';
import { go } from '../place.ts';
import { ask, useHost } from '../store.ts';
import { issueWords } from '../text/issue-words.ts';
import { makesCard } from '../../core/filing.ts';
import { FiledCase } from './case/filed-case.tsx';
import { CaseWork } from './case/case-work.tsx';
import { useCaseRow } from './cases/older.ts';

/** One case from the application to the receipt. */
export function CasePage({ caseId }: { caseId: string }) {
  const say = useSay();
  const row = useCaseRow(caseId);
  useGuide(row?.service);
  const job = useJob(caseId, row?.jobId);
  const records = useRecords(caseId);
  if (row === undefined) return <Still rows={6} />;
  if (row === null)
    return (
      <div className="page">
        <h1 tabIndex={-1} className="sr-only">
          {say(issueWords.gone)}
        </h1>
        <Empty
          icon="cases"
          title={say(issueWords.gone)}
          action={
            <Button
              weight="primary"
              act={() => {
                go({ page: 'cases' });
              }}
            >
              {say(issueWords.goneAct)}
            </Button>
          }
        >
          {say(issueWords.goneMeans, { caseId })}
        </Empty>
      </div>
    );
  if (!makesCard(row.service)) return <FiledCase row={row} records={records} />;
  return <CaseWork row={row} job={job} records={records} />;
}

/** The job of this case as the host shows it; asks for it where the window's open job is another one. */
function useJob(caseId: CaseRow['caseId'], jobId: string | undefined): Job | null {
  const shown = useHost((state) => state.job);
  const wanted = jobId !== undefined && shown?.jobId !== jobId;
  useEffect(() => {
    // Should this fail, the page says what the row says, and the next call says why.
    if (wanted) ask('issue.show', { jobId }).catch(() => undefined);
  }, [wanted, jobId]);
  return shown?.caseId === caseId ? shown : null;
}

/** What was or will be told to the agency about this case, the oldest first. */
function useRecords(caseId: string): QueueRow[] {
  const queue = useHost((state) => state.queue);
  return queue.filter((record) => record.caseId === caseId).toSorted((one, other) => one.seq - other.seq);
}
