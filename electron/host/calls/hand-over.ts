import type { Input, Output } from '../../../core/contract.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { handOver } from '../../../core/rules/collection.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { cardNotAgreed, caseNotReady, requireAllowed } from '../faults.ts';
import { requireCase } from '../require.ts';
import { latestJob, setHandedOver } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';
import { entryOfJob, putEntry } from '../store/outbox.ts';

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
