import { canonicalJson } from '../../../core/canonical.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { makeEnvelope, openEnvelope } from '../../../core/envelope.ts';
import { makesCard } from '../../../core/filing.ts';
import { collection, handOver } from '../../../core/rules/collection.ts';
import type { Decision } from '../../../core/rules/decision.ts';
import { sha256 } from '../../../native/ed25519.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { cardNotAgreed, caseNotReady, requireAllowed } from '../faults.ts';
import { requireNotHeld } from '../issue/chip.ts';
import { requireMaking } from '../require.ts';
import { feeOfCase } from '../services/fee.ts';
import type { MakingCase } from '../store/cases.ts';
import { latestJob, setHandedOver } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import { latestLooks } from '../store/looks.ts';
import type { Look } from '../store/looks.ts';
import { putEntry } from '../store/outbox.ts';
import { entryOfJob } from '../store/outbox-rows.ts';

/**
 * To the holder, or to who may act for the holder; the three (chip, order, agency) must not speak against one another. What
 * was true at that moment is signed, kept with the job and sent.
 */
export async function handOverCard(desk: Desk, window: Window, input: Input<'card.handOver'>): Promise<Output<'card.handOver'>> {
  const { caseId, identifiedBy, receivedBy, faceChecked } = input;
  const enrolment = await desk.enrolled();
  const of = requireMaking(desk, caseId);
  const job = latestJob(desk.store, caseId);
  if (of.state !== 'issued' || job?.state !== 'issued' || job.cardNumber === null) throw caseNotReady(caseId, caseStateWords[of.state]);
  requireAllowed(handOver({ receivedBy, identifiedBy }, of.application, today(desk)));
  requireAllowed(dues(desk, enrolment, of));
  if (job.chipId !== null) requireNotHeld(desk, job.chipId);
  const { contact, contactless } = agreedLooks(desk, job);
  const { jobId, cardNumber } = job;
  const [at, operator] = [instant(desk), window.operator?.id ?? ''];
  const proof = makeEnvelope(
    'hand-over',
    {
      ...bound(enrolment, job),
      contact: seen(contact),
      contactless: contactless && seen(contactless),
      identifiedBy,
      receivedBy,
      faceChecked,
      operator,
      at,
    },
    enrolment.signing.key,
  );
  desk.store.write(() => {
    setHandedOver(desk.store, job, at, proof);
    const body = { kind: 'card-handed-over', jobId, cardNumber, identifiedBy, receivedBy, at, proof } as const;
    putEntry(desk.store, { caseId, operator, body, at });
    audit(desk, window, 'card.handOver', jobId, { identifiedBy, receivedBy });
  });
  desk.exchange.kick();
  return { caseId, cardNumber, proof };
}

/** Articles 24 and 27: the fee is paid or deferred, and a card that is replaced has been taken back, or its loss recorded. */
function dues(desk: Desk, { configuration }: Enrolment, of: MakingCase): Decision {
  const { service, oldCard } = of;
  const owed = feeOfCase(desk, configuration, of);
  const newCard = {
    madeFor: makesCard(service) ? service : ('apply' as const),
    made: true,
    agrees: true,
    ...(of.fee === 'paid' || of.fee === 'deferred' ? { fee: of.fee } : {}),
    ...(oldCard === null ? {} : { oldCard }),
  };
  return collection({ card: {}, newCard }, owed);
}

function agreedLooks(desk: Desk, { jobId, agencyState }: JobRow): { readonly contact: Look; readonly contactless: Look | null } {
  const refusal = entryOfJob(desk.store, jobId, 'card-issued')?.refusal;
  if (refusal != null) throw cardNotAgreed(entryRefusalWords[refusal.reason]);
  const { contact, contactless } = latestLooks(desk.store, jobId);
  if (contact?.equal !== true) throw cardNotAgreed({ zh: '芯片内容与订单不符', en: 'the chip differs from its order' });
  if (contactless?.equal === false)
    throw cardNotAgreed({ zh: '非接触读出的内容与订单不符', en: 'what was read contactless differs from the order' });
  if (agencyState === 'void') throw cardNotAgreed({ zh: '管理机构已将该卡作废', en: 'the agency has made the card void' });
  return { contact, contactless };
}

/** Which card, by which order, and what its face carries. */
function bound({ terminalId, verify }: Enrolment, { order: envelope }: JobRow) {
  const { jobId, caseId, orderId, chipId, cardNumber, printed } = openEnvelope(envelope ?? '', 'order', verify);
  return { jobId, caseId, terminalId, orderId, chipId, cardNumber, order: digest(envelope ?? ''), printed: digest(canonicalJson(printed)) };
}

function seen({ at, reader, readBack }: Look): Omit<Look, 'equal'> {
  return { at, reader, readBack };
}

function digest(text: string): string {
  return Buffer.from(sha256(Buffer.from(text))).toString('hex');
}
