import { randomUUID } from 'node:crypto';
import type { EntryResult } from '../../../core/agency.ts';
import { factKinds } from '../../../core/entry.ts';
import type { Entry, EntryBody, EntryKind } from '../../../core/entry.ts';
import type { Words } from '../../../core/card/words.ts';
import { countUpTo } from './case-list.ts';
import type { Row, Store } from './store.ts';

/** Why an entry needs a person: the agency refused it, or nothing that holds it is taken. */
export interface EntryRefusal {
  readonly reason: Extract<EntryResult, { outcome: 'refused' }>['reason'] | 'not-taken';
  readonly field?: string | undefined;
  /** What the agency says about it. */
  readonly words?: Words | undefined;
}

/** One row of the queue of what the agency must hear. Rows change their state and are never rewritten. */
export interface OutboxRow {
  readonly entry: Entry;
  readonly kind: EntryKind;
  readonly createdAt: string;
  readonly state: 'waiting' | 'accepted' | 'refused';
  readonly tries: number;
  readonly refusal: EntryRefusal | null;
  readonly receipt: { readonly number: number; readonly acceptedAt: string } | null;
  /** An earlier entry of the case, or one of the same person that waits, which goes first. */
  readonly after: number | null;
}

/** What was done cannot be refused, and therefore waits for nothing that was. */
const facts = `(${factKinds.map((kind) => `'${kind}'`).join(', ')})`;

const columns = `seq, id, case_id, operator, kind, body, created_at, state, tries, refusal, receipt_number, accepted_at,
  (SELECT min(seq) FROM (
    SELECT min(earlier.seq) AS seq FROM outbox AS earlier WHERE earlier.case_id = outbox.case_id AND earlier.seq < outbox.seq
      AND (earlier.state = 'waiting' OR (earlier.state = 'refused' AND outbox.kind NOT IN ${facts}))
    UNION ALL
    SELECT min(earlier.seq) FROM outbox AS earlier
      WHERE earlier.person = outbox.person AND earlier.person IS NOT NULL AND earlier.state = 'waiting' AND earlier.seq < outbox.seq
  )) AS after`;

/** Queues an entry, within the transaction of the fact that it tells. */
export function putEntry(
  store: Store,
  { caseId, operator, body, at }: { caseId: string; operator: string; body: EntryBody; at: string },
): void {
  store.run(
    `INSERT INTO outbox (id, case_id, operator, kind, body, created_at, person)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT identity_number FROM service_case WHERE case_id = ?))`,
    `entry-${randomUUID()}`,
    caseId,
    operator,
    body.kind,
    JSON.stringify(body),
    at,
    caseId,
  );
}

/** Whether an entry about this person still waits. */
export function waitsFor(store: Store, identityNumber: string): boolean {
  return store.get("SELECT 1 FROM outbox WHERE person = ? AND person IS NOT NULL AND state = 'waiting'", identityNumber) !== undefined;
}

/**
 * What may be sent now: the first entry without receipt of each case and of each person, while it is not refused. Order holds
 * within a case, and over the cases of one person: a loss is judged after the hand-over that it speaks of.
 * @param caseId only this case's, and what has to go before it
 */
export function sendable(store: Store, limit: number, caseId?: string): readonly Entry[] {
  const rows = store.all(
    `SELECT ${columns} FROM outbox WHERE state = 'waiting' AND after IS NULL AND (? IS NULL OR case_id = ? OR person = (SELECT identity_number FROM service_case WHERE case_id = ?)) ORDER BY seq LIMIT ?`,
    caseId ?? null,
    caseId ?? null,
    caseId ?? null,
    limit,
  );
  return rows.map((row) => outboxRow(row).entry);
}

/** Everything that may be taken along at once, in its order: all that waits, but for what waits for something refused. */
export function carriable(store: Store, limit: number): readonly Entry[] {
  const taken = new Set<number>();
  const rows = store.all(`SELECT ${columns} FROM outbox WHERE state = 'waiting' ORDER BY seq LIMIT ?`, limit).map(outboxRow);
  return rows.flatMap(({ entry, after }) => {
    if (after !== null && !taken.has(after)) return [];
    taken.add(entry.seq);
    return [entry];
  });
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
  store.run(
    "UPDATE outbox SET state = 'accepted', tries = tries + 1, receipt = ?, receipt_number = ?, accepted_at = ?, refusal = NULL WHERE id = ? AND state <> 'accepted'",
    envelope,
    receipt.number,
    receipt.acceptedAt,
    id,
  );
}

/** Out of the retry loop, and a to-do for a person. @returns false where it was settled already */
export function setAside(store: Store, id: string, refusal: EntryRefusal): boolean {
  const { changes } = store.run(
    "UPDATE outbox SET state = 'refused', tries = tries + 1, refusal = ? WHERE id = ? AND state = 'waiting'",
    JSON.stringify(refusal),
    id,
  );
  return changes > 0;
}

/** Back into the retry loop, unchanged. @returns false where it does not wait for a person */
export function sendAgain(store: Store, id: string): boolean {
  return store.run("UPDATE outbox SET state = 'waiting', refusal = NULL WHERE id = ? AND state = 'refused'", id).changes > 0;
}

/** After the agency was restored from a backup everything is sent again; what it still knows gets the same receipt. */
export function sendAllAgain(store: Store): void {
  store.run("UPDATE outbox SET state = 'waiting' WHERE state = 'accepted'");
}

/** At most `countedAtMost` of each. */
export function countOutbox(store: Store): { readonly waiting: number; readonly refused: number } {
  const count = (state: string): number => countUpTo(store, 'outbox WHERE state = ?', state);
  return { waiting: count('waiting'), refused: count('refused') };
}

/** What needs a person, then what waits, then the latest receipts. */
export function listOutbox(store: Store, limit: number): readonly OutboxRow[] {
  const of = (state: string, order: string, most: number): readonly OutboxRow[] =>
    store.all(`SELECT ${columns} FROM outbox WHERE state = ? ORDER BY seq ${order} LIMIT ?`, state, most).map(outboxRow);
  const refused = of('refused', '', limit);
  const waiting = of('waiting', '', limit - refused.length);
  return [...refused, ...waiting, ...of('accepted', 'DESC', limit - refused.length - waiting.length)];
}

export function entryById(store: Store, id: string): OutboxRow | null {
  const row = store.get(`SELECT ${columns} FROM outbox WHERE id = ?`, id);
  return row === undefined ? null : outboxRow(row);
}

/** The first entry of a case that has no receipt, or null. */
export function openEntryOf(store: Store, caseId: string): OutboxRow | null {
  const row = store.get(`SELECT ${columns} FROM outbox WHERE case_id = ? AND state <> 'accepted' ORDER BY seq LIMIT 1`, caseId);
  return row === undefined ? null : outboxRow(row);
}

/** The entry that tells this of a job, or null. */
export function entryOfJob(store: Store, jobId: string, kind: EntryKind): OutboxRow | null {
  const row = store.get(
    `SELECT ${columns} FROM outbox WHERE kind = ? AND case_id = (SELECT case_id FROM job WHERE job_id = ?) AND body ->> 'jobId' = ?`,
    kind,
    jobId,
    jobId,
  );
  return row === undefined ? null : outboxRow(row);
}

/** Whether the case's application was set aside or refused and waits for a person. */
export function applicationIsAside(store: Store, caseId: string): boolean {
  return (
    store.get("SELECT 1 FROM outbox WHERE case_id = ? AND kind IN ('application', 'service') AND state = 'refused'", caseId) !== undefined
  );
}

/** Whether the agency has taken the case's application: only then does it give orders for it. */
export function agencyKnows(store: Store, caseId: string): boolean {
  return (
    store.get("SELECT 1 FROM outbox WHERE case_id = ? AND kind IN ('application', 'service') AND state = 'accepted'", caseId) !== undefined
  );
}

function outboxRow(row: Row): OutboxRow {
  const text = (name: string): string => String(row[name]);
  return {
    entry: {
      id: text('id'),
      caseId: text('case_id'),
      seq: Number(row['seq']),
      operator: text('operator'),
      body: JSON.parse(text('body')) as EntryBody,
    },
    kind: text('kind') as EntryKind,
    createdAt: text('created_at'),
    state: text('state') as OutboxRow['state'],
    tries: Number(row['tries']),
    refusal: row['refusal'] === null ? null : (JSON.parse(text('refusal')) as EntryRefusal),
    receipt: row['receipt_number'] === null ? null : { number: Number(row['receipt_number']), acceptedAt: text('accepted_at') },
    after: row['after'] === null ? null : Number(row['after']),
  };
}
