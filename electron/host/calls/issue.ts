import { describePlan } from '../../../core/card/plan.ts';
import type { ReaderInfo } from '../../../core/card/reader.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { caseStateWords, jobStateWords } from '../../../core/desk/words.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import { instantIssue } from '../../../core/rules/instant-issue.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant } from '../desk.ts';
import { cardNotOfCase, caseNotReady, jobNotReady, jobRunning, requireAllowed } from '../faults.ts';
import { chipIn, readerFor } from '../issue/chip.ts';
import { settleInterrupted } from '../issue/interrupted.ts';
import { planOf, work } from '../issue/issue.ts';
import { RunningJob } from '../issue/running.ts';
import { idleJob, requireJob, requireMaking } from '../require.ts';
import type { MakingCase } from '../store/cases.ts';
import { chipOf } from '../store/chips.ts';
import { latestJob, moveJob, openJob } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import { putEntry } from '../store/outbox.ts';
import { jobView } from '../view/job.ts';

export async function start(desk: Desk, window: Window, input: Input<'issue.start'>): Promise<Output<'issue.start'>> {
  const begun = performance.now();
  const { jobId, commands } = await atWork(desk, window, input, async (job, of, running) => {
    await work(desk, window, job, of, running);
    return { jobId: job.jobId, commands: running.commands };
  });
  return issued(desk, jobId, commands, performance.now() - begun);
}

/** The chip proves itself and the number is bound to it, as for issuing; then the list is told, and nothing is written. */
export function plan(desk: Desk, window: Window, input: Input<'issue.plan'>): Promise<Output<'issue.plan'>> {
  return atWork(desk, window, input, async (job, of, running) => {
    const writes = await planOf(desk, window, job, of, running);
    return { jobId: job.jobId, writes: [...describePlan(writes)] };
  });
}

/** Finds case, reader and job, and keeps everybody else away from them while somebody works on the card. */
async function atWork<Result>(
  desk: Desk,
  window: Window,
  { caseId, reader }: Input<'issue.start'>,
  deed: (job: JobRow, of: MakingCase, running: RunningJob) => Promise<Result>,
): Promise<Result> {
  const of = requireMaking(desk, caseId);
  if (of.state === 'handed-over' || of.state === 'refused' || of.state === 'cancelled')
    throw caseNotReady(caseId, caseStateWords[of.state]);
  if (desk.running.has(caseId)) throw jobRunning(caseId);
  const { branch, configuration } = await desk.enrolled();
  requireAllowed(instantIssue(of.application.bank, { bank: branch.bank, anyBank: configuration.anyBank }));
  const before = latestJob(desk.store, caseId);
  // A card that is begun is written to its end, and one that is made is compared, also on a full disk.
  if (before === null || !['writing', 'unsure', 'issued'].includes(before.state)) desk.room.require();
  const chosen = await readerFor(desk, reader, before?.chipId == null ? null : chipOf(before.chipId));
  if (desk.running.has(caseId)) throw jobRunning(caseId);
  const job = desk.store.write(() => jobFor(desk, window, requireMaking(desk, caseId), chosen));
  const running = new RunningJob({ jobId: job.jobId, caseId, reader: chosen.name, state: job.state }, desk.changed);
  desk.running.set(caseId, running);
  window.jobId = job.jobId;
  const working = deed(job, of, running);
  running.ended = working.catch(() => undefined);
  try {
    return await working;
  } finally {
    desk.running.delete(caseId);
    desk.changed();
  }
}

function issued(desk: Desk, jobId: string, apdus: number, ms: number): Output<'issue.start'> {
  const job = requireJob(desk, jobId);
  const enrolment = desk.enrolment();
  const order = enrolment === null || job.order === null ? null : openEnvelope(job.order, 'order', enrolment.verify);
  return {
    caseId: job.caseId,
    jobId,
    cardNumber: job.cardNumber ?? '',
    identificationCode: order?.identificationCode ?? '',
    state: job.state,
    verified: job.state === 'issued',
    apdus,
    ms: Math.round(ms * 10) / 10,
  };
}

/**
 * The job to work on, within a transaction. An unfinished one goes on; one that a failure left `writing` in this very process
 * is unsure now. An open one whose order was asked for another chip than the one in the reader has had its number: nothing
 * was written, it is given up, and a new one begins. The very card that was issued is looked at again, and nothing else.
 */
function jobFor(desk: Desk, window: Window, { caseId, state }: MakingCase, reader: ReaderInfo): JobRow {
  const job = latestJob(desk.store, caseId);
  const isItsChip = job?.chipId != null && chipIn(reader) === chipOf(job.chipId);
  if (job?.state === 'issued' && state === 'issued' && isItsChip) return job;
  if (state === 'issued') throw cardNotOfCase(caseId);
  if (job?.state === 'writing') return settleInterrupted(desk, window, job);
  if (job?.state === 'unsure' || (job?.state === 'open' && (job.chipId === null || isItsChip))) return job;
  if (job?.state === 'open') cancelJob(desk, window, job, 'another chip');
  const opened = openJob(desk.store, { caseId, operator: window.operator?.id ?? '', reader: reader.name, at: instant(desk) });
  audit(desk, window, 'job.open', opened.jobId, { case: caseId });
  return opened;
}

function cancelJob(desk: Desk, window: Window, job: JobRow, reason: string): JobRow {
  const at = instant(desk);
  const body = { kind: 'job-cancelled', jobId: job.jobId, reason, at } as const;
  putEntry(desk.store, { caseId: job.caseId, operator: window.operator?.id ?? '', body, at });
  audit(desk, window, 'job.cancelled', job.jobId, { reason });
  return moveJob(desk.store, job.jobId, 'cancel');
}

export function show(desk: Desk, window: Window, { jobId }: Input<'issue.show'>): Output<'issue.show'> {
  const job = requireJob(desk, jobId);
  window.jobId = jobId;
  desk.changed();
  return jobView(desk, job, desk.running.get(job.caseId));
}

export function cancel(desk: Desk, window: Window, { jobId, reason }: Input<'issue.cancel'>): Output<'issue.cancel'> {
  const job = idleJob(desk, jobId);
  if (job.state !== 'open') throw jobNotReady(jobId, jobStateWords[job.state]);
  const { state } = desk.store.write(() => cancelJob(desk, window, job, reason));
  desk.exchange.kick();
  return { jobId, state };
}
