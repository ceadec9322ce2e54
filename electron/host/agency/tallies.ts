import type { Tally } from '../../../core/exchange.ts';
import { tallyText } from '../../../core/tally.ts';
import { sha256 } from '../../../native/ed25519.ts';
import { appendAudit } from '../store/audit.ts';
import { putNotice } from '../store/notices.ts';
import { sendDayAgain } from '../store/outbox.ts';
import { isSentAgain, receiptsOn, sealDay } from '../store/receipts.ts';
import type { Store } from '../store/store.ts';

/**
 * The agency's tally of each of its days against the receipts that are kept here. Only what agreed may go one day. What does not
 * agree is sent again once, which the agency answers with the same receipts; after that it is people's to find out.
 * @param tallies oldest first
 */
export function compareTallies(store: Store, tallies: readonly Tally[], now: Date): void {
  for (const tally of tallies) {
    const receipts = receiptsOn(store, tally.day);
    const digest = Buffer.from(sha256(Buffer.from(tallyText(receipts)))).toString('hex');
    const agrees = receipts.length === tally.count && digest === tally.digest;
    if (!agrees && store.readMeta('tallyDiffers') !== tally.day) return sendOnce(store, tally, receipts.length, now);
    // It is being sent again: this is an answer from before that.
    if (!agrees && isSentAgain(store, tally.day)) return;
    if (!agrees) tellDifference(store, tally, receipts.length, now);
    else sealDay(store, tally.day);
    store.writeMeta('tallied', tally.day);
  }
}

function sendOnce(store: Store, { day, count }: Tally, here: number, now: Date): void {
  store.writeMeta('tallyDiffers', day);
  sendDayAgain(store, day);
  appendAudit(store, { at: now.toISOString(), operator: '', act: 'tally.differs', subject: day, detail: { here, agency: count } });
}

/** It stays here for good: a day that never agreed is never let go of. */
function tellDifference(store: Store, { day, count }: Tally, here: number, now: Date): void {
  const at = now.toISOString();
  appendAudit(store, { at, operator: '', act: 'tally.unsettled', subject: day, detail: { here, agency: count } });
  putNotice(store, {
    id: `tally-${day}`,
    tone: 'bad',
    zh: `${day} 的对账不一致：本机有 ${String(here)} 张回执，管理机构记 ${String(count)} 条。已重新上报一次。请主管与管理机构核对这一天的业务；这一天的记录会一直保留。`,
    en: `The tally of ${day} does not agree: ${String(here)} receipts here, ${String(count)} at the agency. Everything was sent once more. The manager should go through that day with the agency; its records stay here.`,
    at,
  });
}
