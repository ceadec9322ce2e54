import { randomUUID } from 'node:crypto';
import type { EntryResult } from '../../../core/exchange.ts';
import type { Entry, EntryBody } from '../../../core/entry.ts';
import { goesFirst } from '../../../core/entry.ts';
import type { Words } from '../../../core/card/words.ts';
import type { FileRef } from '../../../core/files.ts';
import { lineUp, lineUpAll, lineUpLast } from './line.ts';
import { needFiles, sendFilesAgain } from './files.ts';
import { entryColumns, outboxRow } from './outbox-rows.ts';
import type { OutboxRow } from './outbox-rows.ts';
import { boundsOf, onDay } from './receipts.ts';
import type { Store } from './store.ts';

/**
 * The queue of what the agency must hear. An entry waits until it has a receipt, or was refused and waits for a person. Order
 * holds within a case, and over the cases of one person: a loss is judged after the hand-over that it speaks of.
 */

/** Why an entry needs a person: the agency refused it, or nothing that holds it is taken. */
export interface EntryRefusal {
  readonly reason: Extract<EntryResult, { outcome: 'refused' }>['reason'] | 'not-taken';
  readonly field?: string | undefined;
  /** What the agency says about it. */
  readonly words?: Words | undefined;
}

/** How a person ended an entry that was refused: by a corrected one, or for good. */
export type EntryEnd =
  | { readonly how: 'corrected'; readonly by: string; readonly at: string; readonly seq: number }
  | { readonly how: 'given-up'; readonly by: string; readonly at: string; readonly reason: string };

export interface NewEntry {
  readonly caseId: string;
  readonly operator: string;
  readonly body: EntryBody;
  /** The agency's time as it is known here, ISO 8601. */
  readonly at: string;
  /** What it needs at the agency; kept before (`putFile`). */
  readonly files?: readonly FileRef[] | undefined;
  /** The refused entry that this one corrects: it takes its place, and what waited for that waits for this. */
  readonly supersedes?: OutboxRow;
}

/** Queues an entry, within the transaction of the fact that it tells. */
export function putEntry(store: Store, { caseId, operator, body, at, files = [], supersedes }: NewEntry): void {
  const id = `entry-${randomUUID()}`;
  const made = store.moment();
  store.run(
    `INSERT INTO outbox (id, case_id, operator, kind, body, created_at, files, person, place_of, urgent, supersedes, made)
     VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT identity_number FROM service_case WHERE case_id = ?), ?, ?, ?, ?)`,
    id,
    caseId,
    operator,
    body.kind,
    JSON.stringify(body),
    at,
    files.length === 0 ? null : JSON.stringify(files),
    caseId,
    supersedes?.place ?? null,
    goesFirst(body) ? 0 : 1,
    supersedes?.entry.id ?? null,
    made === null ? null : JSON.stringify(made),
  );
  needFiles(store, id, files);
  if (supersedes === undefined) {
    lineUpLast(store, id);
  } else {
    const { seq } = store.get('SELECT seq FROM outbox WHERE id = ?', id) as { readonly seq: number };
    endEntry(store, supersedes.entry, { how: 'corrected', by: operator, at, seq });
  }
  // What a loss waits for goes first with it.
  if (goesFirst(body))
    store.run(
      "UPDATE outbox SET urgent = 0 WHERE state = 'waiting' AND person = (SELECT person FROM outbox WHERE id = ?) AND person IS NOT NULL",
      id,
    );
}

/** A person has dealt with a refused entry; what waited for it goes on. */
export function endEntry(store: Store, { id }: Pick<Entry, 'id'>, end: EntryEnd): void {
  store.run("UPDATE outbox SET ended = ? WHERE id = ? AND state = 'refused' AND ended IS NULL", JSON.stringify(end), id);
  lineUp(store, id);
}

/** Whether an entry about this person still waits. */
export function waitsFor(store: Store, identityNumber: string): boolean {
  return store.get("SELECT 1 FROM outbox WHERE person = ? AND person IS NOT NULL AND state = 'waiting'", identityNumber) !== undefined;
}

/** What may be sent now: losses first, then in the order of the queue, of each case and each person only the first. */
export function sendable(store: Store, limit: number, caseId?: string): readonly Entry[] {
  const ready = "state = 'waiting' AND after IS NULL AND files_missing = 0";
  const rows =
    caseId === undefined
      ? store.all(`SELECT ${entryColumns} FROM outbox INDEXED BY outbox_next WHERE ${ready} ORDER BY urgent, seq LIMIT ?`, limit)
      : store.all(
          `SELECT ${entryColumns} FROM outbox WHERE ${ready} AND (case_id = ? OR person = (SELECT identity_number FROM service_case WHERE case_id = ?))
           ORDER BY urgent, seq LIMIT ?`,
          caseId,
          caseId,
          limit,
        );
  return rows.map((row) => outboxRow(row).entry);
}

export function countTry(store: Store, entries: readonly Entry[]): void {
  for (const { id } of entries) store.run('UPDATE outbox SET tries = tries + 1 WHERE id = ?', id);
}

/** @param envelope the receipt as the agency signed it, checked before */
export function settleAccepted(
  store: Store,
  id: string,
  envelope: string,
  receipt: { readonly number: number; readonly acceptedAt: string },
): void {
  const { changes } = store.run(
    `UPDATE outbox SET state = 'accepted', after = NULL, tries = tries + 1, receipt = ?, receipt_number = ?, accepted_at = ?, refusal = NULL
     WHERE id = ? AND state <> 'accepted'`,
    envelope,
    receipt.number,
    receipt.acceptedAt,
    id,
  );
  if (changes > 0) lineUp(store, id);
}

/** Out of the retry loop, and a to-do for a person. @returns false where it was settled already */
export function setAside(store: Store, id: string, refusal: EntryRefusal): boolean {
  const { changes } = store.run(
    "UPDATE outbox SET state = 'refused', after = NULL, tries = tries + 1, refusal = ? WHERE id = ? AND state = 'waiting'",
    JSON.stringify(refusal),
    id,
  );
  if (changes > 0) lineUp(store, id);
  return changes > 0;
}

/** Back into the retry loop, unchanged. @returns false where it does not wait for a person */
export function sendAgain(store: Store, id: string): boolean {
  const { changes } = store.run(
    "UPDATE outbox SET state = 'waiting', refusal = NULL WHERE id = ? AND state = 'refused' AND ended IS NULL",
    id,
  );
  if (changes === 0) return false;
  sendFilesAgain(store, id);
  lineUp(store, id);
  return true;
}

/** After the agency was restored from a backup everything is sent again; what it still knows gets the same receipt. */
export function sendAllAgain(store: Store): void {
  store.run("UPDATE outbox SET state = 'waiting', tallied = 0 WHERE state = 'accepted'");
  lineUpAll(store);
}

/** The entries that the agency accepted on a day of its own wait again; what it has it receipts as before. @param day YYYY-MM-DD */
export function sendDayAgain(store: Store, day: string): void {
  store.run(`UPDATE outbox SET state = 'waiting', tallied = 0 WHERE ${onDay}`, ...boundsOf(day));
  lineUpAll(store);
}

/** The highest number that an entry ever had here, also of those that are gone. */
export function lastSeq(store: Store): number {
  return Number(store.get("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'")?.['seq'] ?? 0);
}

/** From now on entries have numbers above this one. */
export function neverBelow(store: Store, seq: number): void {
  const { changes } = store.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'outbox'", seq);
  if (changes === 0) store.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', ?)", seq);
}
