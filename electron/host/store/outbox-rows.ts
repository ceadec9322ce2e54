import type { Entry, EntryBody, EntryKind } from '../../../core/entry.ts';
import type { FileRef } from '../../../core/files.ts';
import { countUpTo } from './case-list.ts';
import type { EntryEnd, EntryRefusal } from './outbox.ts';
import type { Row, Store } from './store.ts';

/** What the queue holds, as it is shown and asked for. */

/** One row of the queue. Rows change their state and are never rewritten. */
export interface OutboxRow {
  readonly entry: Entry;
  readonly kind: EntryKind;
  readonly createdAt: string;
  readonly state: 'waiting' | 'accepted' | 'refused';
  /** Order within the case: its own number, or that of the entry it corrects. */
  readonly place: number;
  readonly tries: number;
  readonly refusal: EntryRefusal | null;
  /** How a person dealt with a refused one. */
  readonly ended: EntryEnd | null;
  readonly receipt: { readonly number: number; readonly acceptedAt: string } | null;
  /** An earlier entry of the case, or one of the same person that waits, which goes first. */
  readonly after: number | null;
  /** Of its files, those that the agency does not have whole, and bytes that it has of all of them; null where it has none. */
  readonly files: { readonly missing: number; readonly sent: number; readonly length: number } | null;
}

/** What {@link outboxRow} reads. */
export const entryColumns = `seq, id, case_id, operator, kind, body, created_at, state, place, after, tries, refusal, ended, supersedes, made,
  receipt_number, accepted_at, files, files_missing,
  iif(files IS NULL, NULL, (SELECT sum(file.sent) FROM entry_file JOIN file USING (digest) WHERE entry_file.entry_id = outbox.id)) AS files_sent`;

/** At most `countedAtMost` of each; `refused` are those that wait for a person. */
export function countOutbox(store: Store): { readonly waiting: number; readonly refused: number } {
  return {
    waiting: countUpTo(store, "outbox INDEXED BY outbox_state WHERE state = 'waiting'"),
    refused: countUpTo(store, "outbox INDEXED BY outbox_todo WHERE state = 'refused' AND ended IS NULL"),
  };
}

/** What needs a person, then what waits, then what a person ended lately, then the latest receipts. */
export function listOutbox(store: Store, limit: number): readonly OutboxRow[] {
  const of = (along: string, where: string, order: string, most: number): readonly OutboxRow[] =>
    store
      .all(`SELECT ${entryColumns} FROM outbox INDEXED BY ${along} WHERE ${where} ORDER BY seq ${order} LIMIT ?`, Math.max(0, most))
      .map(outboxRow);
  const refused = of('outbox_todo', "state = 'refused' AND ended IS NULL", '', limit);
  const waiting = of('outbox_state', "state = 'waiting'", '', limit - refused.length);
  const ended = of(
    'outbox_ended',
    "state = 'refused' AND ended IS NOT NULL",
    'DESC',
    Math.min(10, limit - refused.length - waiting.length),
  );
  const accepted = of('outbox_state', "state = 'accepted'", 'DESC', limit - refused.length - waiting.length - ended.length);
  return [...refused, ...waiting, ...ended, ...accepted];
}

export function entryById(store: Store, id: string): OutboxRow | null {
  const row = store.get(`SELECT ${entryColumns} FROM outbox WHERE id = ?`, id);
  return row === undefined ? null : outboxRow(row);
}

export function isSentBack(store: Store, seq: number): boolean {
  return store.get("SELECT 1 FROM outbox WHERE seq = ? AND state = 'refused'", seq) !== undefined;
}

/** The first entry of a case that has no receipt and was not ended by a person, or null. */
export function openEntryOf(store: Store, caseId: string): OutboxRow | null {
  const row = store.get(
    `SELECT ${entryColumns} FROM outbox WHERE case_id = ? AND state <> 'accepted' AND ended IS NULL ORDER BY place, seq LIMIT 1`,
    caseId,
  );
  return row === undefined ? null : outboxRow(row);
}

/** The entry that tells this of a job, or null. */
export function entryOfJob(store: Store, jobId: string, kind: EntryKind): OutboxRow | null {
  const row = store.get(
    `SELECT ${entryColumns} FROM outbox WHERE kind = ? AND case_id = (SELECT case_id FROM job WHERE job_id = ?) AND body ->> 'jobId' = ?`,
    kind,
    jobId,
    jobId,
  );
  return row === undefined ? null : outboxRow(row);
}

const ofApplication = "case_id = ? AND kind IN ('application', 'service')";

/** Whether the case's application was set aside or refused and waits for a person. */
export function applicationIsAside(store: Store, caseId: string): boolean {
  return store.get(`SELECT 1 FROM outbox WHERE ${ofApplication} AND state = 'refused' AND ended IS NULL`, caseId) !== undefined;
}

/** Whether the agency has taken the case's application: only then does it give orders for it. */
export function agencyKnows(store: Store, caseId: string): boolean {
  return store.get(`SELECT 1 FROM outbox WHERE ${ofApplication} AND state = 'accepted'`, caseId) !== undefined;
}

export function outboxRow(row: Row): OutboxRow {
  const text = (name: string): string => String(row[name]);
  const json = <T>(name: string): T | null => (row[name] == null ? null : (JSON.parse(text(name)) as T));
  const files = json<FileRef[]>('files');
  const supersedes = row['supersedes'];
  const made = json<Entry['made']>('made');
  return {
    entry: {
      id: text('id'),
      caseId: text('case_id'),
      seq: Number(row['seq']),
      operator: text('operator'),
      body: JSON.parse(text('body')) as EntryBody,
      ...(typeof supersedes === 'string' ? { supersedes } : {}),
      ...(made == null ? {} : { made }),
      ...(files === null ? {} : { files }),
    },
    kind: text('kind') as EntryKind,
    createdAt: text('created_at'),
    state: text('state') as OutboxRow['state'],
    place: Number(row['place']),
    tries: Number(row['tries']),
    refusal: json<EntryRefusal>('refusal'),
    ended: json<EntryEnd>('ended'),
    receipt: row['receipt_number'] === null ? null : { number: Number(row['receipt_number']), acceptedAt: text('accepted_at') },
    after: row['after'] === null ? null : Number(row['after']),
    files: files && {
      missing: Number(row['files_missing']),
      sent: Number(row['files_sent']),
      length: files.reduce((sum, file) => sum + file.length, 0),
    },
  };
}
