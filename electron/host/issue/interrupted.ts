import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { moveJob } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';

/** A job that a crash, a kill or a failure left writing is unsure. Within a transaction. */
export function settleInterrupted(desk: Desk, window: Pick<Window, 'operator'>, job: JobRow): JobRow {
  audit(desk, window, 'job.unsure', job.jobId, { fault: 'interrupted' });
  return moveJob(desk.store, job.jobId, 'interrupted');
}
