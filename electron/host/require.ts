import type { Desk } from './desk.ts';
import { caseUnknown, jobRunning, jobUnknown } from './faults.ts';
import { caseOf } from './store/cases.ts';
import type { Case } from './store/cases.ts';
import { jobOf } from './store/jobs.ts';
import type { JobRow } from './store/jobs.ts';

/** Cases and jobs that a call names, or the fault that says that there is none. */

export function requireCase(desk: Desk, caseId: string): Case {
  const found = caseOf(desk.store, caseId);
  if (found === null) throw caseUnknown(caseId);
  return found;
}

export function requireJob(desk: Desk, jobId: string): JobRow {
  const job = jobOf(desk.store, jobId);
  if (job === null) throw jobUnknown(jobId);
  return job;
}

/** A job on which nobody in this process works at the moment. */
export function idleJob(desk: Desk, jobId: string): JobRow {
  const job = requireJob(desk, jobId);
  if (desk.running.has(job.caseId)) throw jobRunning(job.caseId);
  return job;
}
