import type { Input, Output } from '../../../core/contract.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { makesCard } from '../../../core/filing.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant } from '../desk.ts';
import { caseNotReady, receiptMissing } from '../faults.ts';
import { requireCase } from '../require.ts';
import { feeOfCase } from '../services/fee.ts';
import { setCaseFee, setOldCard } from '../store/cases.ts';
import { latestJob } from '../store/jobs.ts';
import { putEntry } from '../store/outbox.ts';
import { review } from '../sign-in.ts';

/** What was paid, deferred or paid back for the card of a case (Article 27). */
export async function recordFee(
  desk: Desk,
  window: Window,
  { caseId, outcome, receipt }: Input<'fee.record'>,
): Promise<Output<'fee.record'>> {
  const { configuration } = await desk.enrolled();
  const of = requireCase(desk, caseId);
  const job = latestJob(desk.store, caseId);
  const cardNumber = job?.cardNumber ?? null;
  const wrongState =
    !makesCard(of.service) || cardNumber === null || (outcome === 'refunded' ? of.fee !== 'paid' : of.fee === 'paid' || of.fee === outcome);
  if (wrongState) throw caseNotReady(caseId, caseStateWords[of.state]);
  if (outcome !== 'deferred' && (receipt === undefined || receipt === '')) throw receiptMissing();
  const { amountFen, due } = feeOfCase(desk, configuration, of);
  if (!due && outcome !== 'refunded') throw caseNotReady(caseId, caseStateWords[of.state]);
  const at = instant(desk);
  desk.store.write(() => {
    setCaseFee(desk.store, caseId, outcome);
    const body = {
      kind: 'fee',
      cardNumber,
      outcome,
      amountFen: amountFen ?? 0,
      ...(receipt === undefined ? {} : { receipt }),
      at,
    } as const;
    putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at });
    audit(desk, window, `fee.${outcome}`, caseId, { fen: amountFen ?? 0 });
  });
  desk.exchange.kick();
  return { amountFen: amountFen ?? 0, outcome };
}

/** Article 24: the card that is replaced is taken back and destroyed before two people, or its loss is put on record. */
export async function destroyOldCard(
  desk: Desk,
  window: Window,
  { caseId, how, reviewer }: Input<'card.destroy'>,
): Promise<Output<'card.destroy'>> {
  const second = await review(desk, window, reviewer);
  const of = requireCase(desk, caseId);
  const { cardNumber } = of;
  // The old card works until the new one is here.
  if (of.service !== 'replace' || of.state !== 'issued' || cardNumber === null || of.oldCard !== null)
    throw caseNotReady(caseId, caseStateWords[of.state]);
  const at = instant(desk);
  desk.store.write(() => {
    setOldCard(desk.store, caseId, how === 'cut' ? 'taken-back' : 'lost');
    if (how === 'cut') {
      const body = { kind: 'card-destroyed', cardNumber, chipId: null, how, reviewer: second.id, at } as const;
      putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at });
    }
    audit(desk, window, 'card.destroyed', caseId, { how, reviewer: second.id });
  });
  desk.exchange.kick();
  return { caseId };
}
