import { agencyPaths, orderAnswer } from '../../../core/agency.ts';
import type { Order } from '../../../core/agency.ts';
import type { Identity } from '../../../core/card/identify.ts';
import { canonicalJson } from '../../../core/canonical.ts';
import { orderMismatch } from '../../../core/desk/order.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { openEnvelope } from '../../../core/envelope.ts';
import { ask } from '../agency/client.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import { orderNotOurs, unreachable } from '../agency/faults.ts';
import type { Desk } from '../desk.ts';
import { caseNotReady } from '../faults.ts';
import { caseOf } from '../store/cases.ts';
import type { MakingCase } from '../store/cases.ts';
import { filesWaiting } from '../store/files.ts';
import { sendable } from '../store/outbox.ts';
import { agencyKnows, applicationIsAside } from '../store/outbox-rows.ts';
import { bindChip, jobWithNumber, setOrder } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';

/** An order as the job needs it, and as the agency signed it. */
export interface SignedOrder {
  readonly order: Order;
  readonly envelope: string;
}

/**
 * The number for this chip. Asked again with the same job it is the same number; the chip is on disk with the job before the
 * agency hears of it. What the case has waiting goes first: an order needs an accepted application.
 * @throws the faults of the line, `case-not-ready` where the agency refused the application, `order-not-ours`
 */
export async function fetchOrder(
  desk: Desk,
  job: JobRow,
  of: MakingCase,
  identity: Identity & { readonly chipId: string },
): Promise<SignedOrder> {
  const enrolment = await desk.enrolled();
  await tellCase(desk, of.caseId);
  const { chipId, profile } = identity;
  if (job.chipId !== chipId) desk.store.write(() => bindChip(desk.store, job.jobId, chipId, job.reader));
  const question = { jobId: job.jobId, caseId: of.caseId, chipId, profile };
  const { order: envelope } = await ask(() => desk.askAgency(agencyPaths.orders, question), orderAnswer);
  const signed = checkedOrder(enrolment, envelope, job, of, identity);
  const holder = jobWithNumber(desk.store, signed.order.cardNumber);
  if (holder !== null && holder.jobId !== job.jobId) throw orderNotOurs('cardNumber');
  // What was begun goes on with the number it was begun with; an agency put back to an earlier day may have another one now.
  if (job.order !== null && !isRenewed(checkedOrder(enrolment, job.order, job, of, identity).order, signed.order))
    throw orderNotOurs('orderId');
  return signed;
}

/** The same order, but for the time until which it may be begun. */
function isRenewed(before: Order, now: Order): boolean {
  return canonicalJson({ ...now, expiresAt: before.expiresAt }) === canonicalJson(before);
}

async function tellCase(desk: Desk, caseId: string): Promise<void> {
  if (sendable(desk.store, 1, caseId).length > 0 || filesWaiting(desk.store, 1, caseId).length > 0) await desk.exchange.run(caseId);
  if (agencyKnows(desk.store, caseId)) return;
  if (caseOf(desk.store, caseId)?.state === 'refused') throw caseNotReady(caseId, caseStateWords.refused);
  if (applicationIsAside(desk.store, caseId)) throw caseNotReady(caseId, entryRefusalWords['not-taken']);
  throw unreachable('receipt');
}

/** The order that the job already has. */
export async function keptOrder(
  desk: Desk,
  job: JobRow,
  of: MakingCase,
  identity: Identity & { readonly chipId: string },
): Promise<SignedOrder> {
  return checkedOrder(await desk.enrolled(), job.order ?? '', job, of, identity);
}

/** Opens an order and sees that it is for this job, this chip and this person. */
function checkedOrder(
  enrolment: Enrolment,
  envelope: string,
  job: JobRow,
  of: MakingCase,
  identity: Identity & { readonly chipId: string },
): SignedOrder {
  const order = openEnvelope(envelope, 'order', enrolment.verify);
  const mismatch = orderMismatch(order, {
    jobId: job.jobId,
    caseId: of.caseId,
    terminalId: enrolment.terminalId,
    chipId: identity.chipId,
    profile: identity.profile,
    identificationCode: identity.identificationCode ?? '',
    application: of.application,
  });
  if (mismatch !== null) throw orderNotOurs(mismatch);
  return { order, envelope };
}

/** Keeps the order with its job, within the transaction that makes the job `writing`. */
export function keepOrder(desk: Desk, jobId: string, { order, envelope }: SignedOrder): void {
  setOrder(desk.store, jobId, order.cardNumber, envelope);
}
