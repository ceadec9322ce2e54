import type { z } from 'zod';
import type { exchangeAnswer } from '../../../core/exchange.ts';
import { appendAudit } from '../store/audit.ts';
import { putNotice } from '../store/notices.ts';
import { lastSeq, neverBelow, sendAllAgain } from '../store/outbox.ts';
import { entryById } from '../store/outbox-rows.ts';
import { lastReceipt, letGoTo, noteReceipt } from '../store/receipts.ts';
import type { Store } from '../store/store.ts';
import { beginEpoch } from './enrolment.ts';
import type { Enrolment } from './enrolment.ts';

/** Either side put back to an earlier day: it is noticed, told, and what is missing is sent again. */

type Restored = NonNullable<z.infer<typeof exchangeAnswer>['restored']>;

/** The highest number of an entry that this store forgot, as people were told: it is not noticed again. */
const namedTo = 'forgottenTo';

/** Whether the agency is another one than the last time: each restore gives it a new epoch. */
export function wasRestored(store: Store, epoch: string): boolean {
  const before = store.readMeta('agencyEpoch');
  return before !== null && before !== epoch;
}

/**
 * Whether the agency was put back to an earlier day after it gave an answer: its receipts speak of what it does not know any
 * more. An epoch that we have not heard of since we asked is a later one.
 * @param then its epoch as it was known when we asked
 */
export function isOvertaken(store: Store, then: string | null, epoch: string): boolean {
  const now = store.readMeta('agencyEpoch');
  return now !== null && epoch !== now && then !== now;
}

/**
 * What the agency says of this terminal's having been put back; null where that is not so: a request that others overtook on
 * their way says less than this store knows by now.
 */
export function wasPutBack(store: Store, { restored }: Pick<z.infer<typeof exchangeAnswer>, 'restored'>): Restored | null {
  if (restored === undefined) return null;
  const less = restored.seq > lastSeq(store) || restored.receipt > lastReceipt(store);
  const named = Math.max(Number(store.readMeta(namedTo) ?? 0), letGoTo(store));
  return less || restored.entries.some(({ id, seq }) => seq > named && entryById(store, id) === null) ? restored : null;
}

/** The agency was: it hears everything again, and we hear all of its changes again. */
export function sendEverything(store: Store, enrolment: Enrolment, now: Date): void {
  const at = now.toISOString();
  sendAllAgain(store);
  store.run("DELETE FROM meta WHERE name = 'tallied'");
  appendAudit(store, { at, operator: '', act: 'agency.restored', subject: enrolment.terminalId, detail: {} });
  putNotice(store, {
    id: 'agency-restored',
    tone: 'wait',
    zh: '管理机构从备份恢复过：本机把队列里保存的全部记录重新上报，业务不必重新受理。没有网络时请再做一个离线包。',
    en: 'The agency was restored from a backup: this terminal sends everything it kept again, and nothing has to be taken in anew. Without a network, make another bundle.',
    at,
  });
}

/**
 * This terminal was: it begins a new epoch, and its numbers go on after those that the agency has heard of. What the agency has
 * and this store cannot know is named, for it cannot be sent again from here.
 */
export function beginNewEpoch(store: Store, { seq, receipt, entries }: Restored, now: Date): void {
  const at = now.toISOString();
  const before = lastSeq(store);
  beginEpoch(store);
  neverBelow(store, seq);
  noteReceipt(store, receipt);
  store.writeMeta(namedTo, String(Math.max(seq, ...entries.map((entry) => entry.seq))));
  const forgotten = entries.filter((entry) => entry.seq > letGoTo(store) && entryById(store, entry.id) === null);
  appendAudit(store, {
    at,
    operator: '',
    act: 'terminal.restored',
    subject: '',
    detail: { from: before, to: seq, forgotten: forgotten.length },
  });
  const cases = [...new Set(forgotten.map(({ caseId }) => caseId))];
  const named = `${cases.slice(0, 20).join('、')}${cases.length > 20 ? '…' : ''}`;
  putNotice(store, {
    id: 'terminal-restored',
    tone: 'bad',
    zh: `本机的数据回到过较早的一天（例如从备份恢复）。管理机构有 ${String(forgotten.length)} 条本机不再记得的记录${cases.length === 0 ? '' : `，涉及业务 ${named}`}。这些业务请向管理机构查询，不要重新受理；手边的卡片先不要交付。`,
    en: `The data of this terminal went back to an earlier day (a backup was put back, for instance). The agency has ${String(forgotten.length)} entries that are not known here any more${cases.length === 0 ? '' : `, of the cases ${named}`}. Ask the agency about these, do not take them in again, and hand no card over yet.`,
    at,
  });
}
