import type { Input, Output } from '../../../core/contract.ts';
import { jobStateWords } from '../../../core/desk/words.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant } from '../desk.ts';
import { jobNotReady } from '../faults.ts';
import { settleInterrupted } from '../issue/interrupted.ts';
import { idleJob } from '../require.ts';
import { review } from '../sign-in.ts';
import { chipOf, stopChip } from '../store/chips.ts';
import { moveJob } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import type { Operator } from '../store/operators.ts';
import { putEntry } from '../store/outbox.ts';

/** The chip will not serve any more, or is gone: its number is void and it is on the stop list, told in one transaction. */
export async function spoil(desk: Desk, window: Window, { jobId, reason, reviewer }: Input<'issue.spoil'>): Promise<Output<'issue.spoil'>> {
  requireSpoilable(idleJob(desk, jobId));
  const second = await review(desk, window, reviewer);
  const { state } = desk.store.write(() => spoilJob(desk, window, jobId, reason, second));
  desk.exchange.kick();
  return { jobId, state };
}

/** Within a transaction. @throws Fault `job-not-ready` */
export function spoilJob(desk: Desk, window: Window, jobId: string, reason: string, second: Operator): JobRow {
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
}

/** Half written, or found wrong before it was handed over. */
function requireSpoilable({ jobId, state, handedOverAt }: JobRow): void {
  if (handedOverAt !== null || (state !== 'unsure' && state !== 'writing' && state !== 'issued'))
    throw jobNotReady(jobId, jobStateWords[state]);
}
