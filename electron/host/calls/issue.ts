import type { ReaderInfo } from '../../../core/card/reader.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { caseStateWords, jobStateWords } from '../../../core/desk/words.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import { handOver } from '../../../core/rules/identity-proof.ts';
import { instantIssue } from '../../../core/rules/instant-issue.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { cardNotAgreed, caseNotReady, caseUnknown, jobNotReady, jobRunning, jobUnknown, requireAllowed } from '../faults.ts';
import { chipIn, readerFor } from '../issue/chip.ts';
import { work } from '../issue/issue.ts';
import { RunningJob } from '../issue/running.ts';
import { review } from '../sign-in.ts';
import { caseOf } from '../store/cases.ts';
import type { Case } from '../store/cases.ts';
import { chipOf, stopChip } from '../store/chips.ts';
import { jobOf, latestJob, moveJob, openJob, setHandedOver } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import { entryOfJob, putEntry } from '../store/outbox.ts';
import { jobView } from '../view/job.ts';

export async function start(desk: Desk, window: Window, { caseId, reader }: Input<'issue.start'>): Promise<Output<'issue.start'>> {
  const begun = performance.now();
  const of = requireCase(desk, caseId);
  if (of.state === 'handed-over' || of.state === 'refused' || of.state === 'cancelled')
    throw caseNotReady(caseId, caseStateWords[of.state]);
  if (desk.running.has(caseId)) throw jobRunning(caseId);
  const { branch, configuration } = await desk.enrolled();
  requireAllowed(instantIssue(of.application.bank, { bank: branch.bank, anyBank: configuration.anyBank }));
  const before = latestJob(desk.store, caseId);
  const chosen = await readerFor(desk, reader, before?.chipId == null ? null : chipOf(before.chipId));
  if (desk.running.has(caseId)) throw jobRunning(caseId);
  const job = desk.store.write(() => jobFor(desk, window, requireCase(desk, caseId), chosen));
  const running = new RunningJob({ jobId: job.jobId, caseId, reader: chosen.name }, desk.changed);
  desk.running.set(caseId, running);
  window.jobId = job.jobId;
  const working = work(desk, window, job, of, running);
  running.ended = working.catch(() => undefined);
  try {
    await working;
  } finally {
    desk.running.delete(caseId);
    desk.changed();
  }
  return issued(desk, job.jobId, running.commands, performance.now() - begun);
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

/** Within a transaction. */
export function settleInterrupted(desk: Desk, window: Pick<Window, 'operator'>, job: JobRow): JobRow {
  audit(desk, window, 'job.unsure', job.jobId, { fault: 'interrupted' });
  return moveJob(desk.store, job.jobId, 'interrupted');
}

/**
 * The job to work on, within a transaction. An unfinished one goes on; one that a failure left `writing` in this very process
 * is unsure now. An open one whose order was asked for another chip than the one in the reader has had its number: nothing
 * was written, it is given up, and a new one begins. The very card that was issued is looked at again, and nothing else.
 */
function jobFor(desk: Desk, window: Window, { caseId, state }: Case, reader: ReaderInfo): JobRow {
  const job = latestJob(desk.store, caseId);
  const isItsChip = job?.chipId != null && chipIn(reader) === chipOf(job.chipId);
  if (job?.state === 'issued' && state === 'issued' && isItsChip) return job;
  if (state === 'issued') throw caseNotReady(caseId, caseStateWords.issued);
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
  return jobView(job, desk.running.get(job.caseId));
}

export function cancel(desk: Desk, window: Window, { jobId, reason }: Input<'issue.cancel'>): Output<'issue.cancel'> {
  const job = idleJob(desk, jobId);
  if (job.state !== 'open') throw jobNotReady(jobId, jobStateWords[job.state]);
  const { state } = desk.store.write(() => cancelJob(desk, window, job, reason));
  desk.exchange.kick();
  return { jobId, state };
}

/** The chip will not serve any more, or is gone: its number is void and it is on the stop list, told in one transaction. */
export async function spoil(desk: Desk, window: Window, { jobId, reason, reviewer }: Input<'issue.spoil'>): Promise<Output<'issue.spoil'>> {
  requireSpoilable(idleJob(desk, jobId));
  const second = await review(desk, window, reviewer);
  const { state } = desk.store.write(() => {
    const found = idleJob(desk, jobId);
    const job = found.state === 'writing' ? settleInterrupted(desk, window, found) : found;
    requireSpoilable(job);
    const { caseId, chipId, cardNumber, order } = job;
    if (chipId === null || cardNumber === null || order === null) throw new Error('a job that was written has a chip and a number');
    const at = instant(desk);
    stopChip(desk.store, chipOf(chipId), cardNumber, 'spoilt', at);
    const body = { kind: 'card-spoilt', jobId, chipId, cardNumber, reason, reviewer: second.id, order, at } as const;
    putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at });
    audit(desk, window, 'job.spoilt', jobId, { reason, reviewer: second.id });
    return moveJob(desk.store, jobId, 'spoil');
  });
  desk.exchange.kick();
  return { jobId, state };
}

/** Half written, or found wrong before it was handed over. */
function requireSpoilable({ jobId, state, handedOverAt }: JobRow): void {
  if (handedOverAt !== null || (state !== 'unsure' && state !== 'writing' && state !== 'issued'))
    throw jobNotReady(jobId, jobStateWords[state]);
}

/** To the holder, or to who may act for the holder; the three (chip, order, agency) must not speak against one another. */
export function handOverCard(
  desk: Desk,
  window: Window,
  { caseId, identifiedBy, receivedBy }: Input<'card.handOver'>,
): Output<'card.handOver'> {
  const of = requireCase(desk, caseId);
  const job = latestJob(desk.store, caseId);
  if (of.state !== 'issued' || job?.state !== 'issued' || job.cardNumber === null) throw caseNotReady(caseId, caseStateWords[of.state]);
  requireAllowed(handOver({ receivedBy, identifiedBy }, of.application, today(desk)));
  requireAgreed(desk, job);
  const { jobId, cardNumber } = job;
  const at = instant(desk);
  desk.store.write(() => {
    setHandedOver(desk.store, job, at);
    const body = { kind: 'card-handed-over', jobId, cardNumber, identifiedBy, receivedBy, at } as const;
    putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at });
    audit(desk, window, 'card.handOver', jobId, { identifiedBy, receivedBy });
  });
  desk.exchange.kick();
  return { caseId, cardNumber };
}

function requireAgreed(desk: Desk, { jobId, agencyState, report }: JobRow): void {
  const refusal = entryOfJob(desk.store, jobId, 'card-issued')?.refusal;
  if (refusal != null) throw cardNotAgreed(entryRefusalWords[refusal.reason]);
  if (report.fault?.code === 'read-back-differs') throw cardNotAgreed({ zh: '芯片内容与订单不符', en: 'the chip differs from its order' });
  if (agencyState === 'void') throw cardNotAgreed({ zh: '管理机构已将该卡作废', en: 'the agency has made the card void' });
}

function requireCase(desk: Desk, caseId: string): Case {
  const found = caseOf(desk.store, caseId);
  if (found === null) throw caseUnknown(caseId);
  return found;
}

function requireJob(desk: Desk, jobId: string): JobRow {
  const job = jobOf(desk.store, jobId);
  if (job === null) throw jobUnknown(jobId);
  return job;
}

/** A job on which nobody in this process works at the moment. */
function idleJob(desk: Desk, jobId: string): JobRow {
  const job = requireJob(desk, jobId);
  if (desk.running.has(job.caseId)) throw jobRunning(job.caseId);
  return job;
}
