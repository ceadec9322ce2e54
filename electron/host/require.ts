import type { Desk } from './desk.ts';
import { caseStateWords } from '../../core/desk/words.ts';
import { caseNotReady, caseUnknown, jobRunning, jobUnknown } from './faults.ts';
import { caseOf } from './store/cases.ts';
import type { Case, MakingCase } from './store/cases.ts';
import { jobOf } from './store/jobs.ts';
import type { JobRow } from './store/jobs.ts';

/** Cases and jobs that a call names, or the fault that says that there is none. */

export function requireCase(desk: Desk, caseId: string): Case {
  const found = caseOf(desk.store, caseId);
  if (found === null) throw caseUnknown(caseId);
  return found;
}

/** A case that makes a card. @throws Fault `case-not-ready` for one of another service */
export function requireMaking(desk: Desk, caseId: string): MakingCase {
  const found = requireCase(desk, caseId);
  if (found.application === null) throw caseNotReady(caseId, caseStateWords[found.state]);
  return { ...found, application: found.application };
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
