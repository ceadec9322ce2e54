import { openStates } from './cases.ts';
import { dropUnneeded } from './files.ts';
import type { Store } from './store.ts';

/** Entries with their receipts: sealed, kept until the agency's tally agreed and their retention is over, and then let go. */

const dayLength = 86_400_000;

/** First and last instant of a day in Guangzhou (UTC+8). @param day YYYY-MM-DD */
export function boundsOf(day: string): readonly [string, string] {
  const begins = Date.parse(`${day}T00:00:00+08:00`);
  return [new Date(begins).toISOString(), new Date(begins + dayLength).toISOString()];
}

export const onDay = "state = 'accepted' AND accepted_at >= ? AND accepted_at < ?";

/** The receipts that the agency gave on a day of its own. */
export function receiptsOn(store: Store, day: string): readonly { readonly number: number; readonly entryId: string }[] {
  return store
    .all(`SELECT id, receipt_number FROM outbox INDEXED BY outbox_receipts WHERE ${onDay}`, ...boundsOf(day))
    .map((row) => ({ number: Number(row['receipt_number']), entryId: String(row['id']) }));
}

/** Whether entries with a receipt of this day wait for it once more. */
export function isSentAgain(store: Store, day: string): boolean {
  const sql = `SELECT 1 FROM outbox INDEXED BY outbox_state WHERE state = 'waiting' AND accepted_at >= ? AND accepted_at < ? LIMIT 1`;
  return store.get(sql, ...boundsOf(day)) !== undefined;
}

export function sealDay(store: Store, day: string): void {
  store.run(`UPDATE outbox SET tallied = 1 WHERE ${onDay}`, ...boundsOf(day));
}

/** Whether there is anything that {@link letGo} might take. */
export function mayLetGo(store: Store, before: string): boolean {
  return (
    store.get("SELECT 1 FROM outbox INDEXED BY outbox_receipts WHERE state = 'accepted' AND accepted_at < ? AND tallied = 1", before) !==
    undefined
  );
}

/**
 * Lets go of tallied entries of closed cases (Article 16). Within the store's `write`.
 * @param before ISO 8601: what the agency accepted before may go
 * @param most rows at a time
 * @returns how many went
 */
export function letGo(store: Store, before: string, most: number): number {
  const gone = store
    .all(
      `SELECT seq FROM outbox INDEXED BY outbox_receipts WHERE state = 'accepted' AND accepted_at < ? AND tallied = 1
         AND NOT EXISTS (SELECT 1 FROM service_case WHERE service_case.case_id = outbox.case_id AND service_case.state IN ${openStates})
       ORDER BY accepted_at LIMIT ?`,
      before,
      most,
    )
    .map((row) => Number(row['seq']));
  if (gone.length === 0) return 0;
  for (const seq of gone) store.run('DELETE FROM outbox WHERE seq = ?', seq);
  store.writeMeta(letGoName, String(Math.max(letGoTo(store), ...gone)));
  // Pictures that no entry needs any more go with the last one that did.
  dropUnneeded(store);
  return gone.length;
}

const letGoName = 'letGoTo';

/** The highest number of an entry that was let go of: one below it that is not here was not forgotten. */
export function letGoTo(store: Store): number {
  return Number(store.readMeta(letGoName) ?? 0);
}

const lastName = 'lastReceipt';

/** The highest number of a receipt that this store holds or held: an agency that does not know it was put back to an earlier day. */
export function lastReceipt(store: Store): number {
  return Number(store.readMeta(lastName) ?? 0);
}

/** Within the store's `write`. */
export function noteReceipt(store: Store, number: number): void {
  if (number > lastReceipt(store)) store.writeMeta(lastName, String(number));
}
