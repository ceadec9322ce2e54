import { hash } from 'node:crypto';
import { canonicalJson } from '../../../core/canonical.ts';
import type { Row, Store } from './store.ts';

/** One line of the audit log: who did what to whom, never the data themselves. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Operator id; empty where the terminal acted by itself. */
  readonly operator: string;
  /** A call of the contract, or a change of state: `issue.start`, `job.unsure`. */
  readonly act: string;
  /** Case, job or chip; never a person. */
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Each line carries the SHA-256 of itself and of the line before, so that none can be changed, taken out or moved. */
export function appendAudit(store: Store, entry: AuditEntry): void {
  const last = store.get('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const line = {
    ...entry,
    detail: canonicalJson(entry.detail),
    seq: Number(last?.['seq'] ?? 0) + 1,
    previous: String(last?.['hash'] ?? ''),
  };
  store.run(
    'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    line.seq,
    line.at,
    line.operator,
    line.act,
    line.subject,
    line.detail,
    line.previous,
    hashOf(line),
  );
}

export interface AuditVerdict {
  readonly ok: boolean;
  /** Lines that are there and fit. */
  readonly entries: number;
  /** The first line that does not fit. */
  readonly brokenAt?: number;
  /** Lines that are missing since the file was damaged, as the log itself records. */
  readonly lost?: number;
}

/** Walks the chain. Lines that a damaged file lost are told apart from lines that somebody took out: a later line names them. */
export function verifyAudit(store: Store): AuditVerdict {
  const recorded = new Set(
    store
      .all("SELECT detail ->> 'auditGaps' AS gaps FROM audit WHERE act = 'store.salvaged'")
      .flatMap(({ gaps }) => String(gaps).split(',')),
  );
  let [expected, previous, lost] = [1, '', 0];
  for (const row of store.each('SELECT * FROM audit ORDER BY seq')) {
    const seq = Number(row['seq']);
    const gap = seq > expected && recorded.has(gapOf(expected, seq));
    const fits = (gap || (seq === expected && row['previous'] === previous)) && row['hash'] === hashOf(row);
    if (!fits) return { ok: false, entries: expected - 1 - lost, brokenAt: expected };
    if (gap) lost += seq - expected;
    previous = String(row['hash']);
    expected = seq + 1;
  }
  return { ok: true, entries: expected - 1 - lost, ...(lost === 0 ? {} : { lost }) };
}

/** The lines that are missing between others: `12-19,40-40`. */
export function auditGaps(store: Store): string {
  const gaps = store.all(
    'SELECT seq, before FROM (SELECT seq, lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM audit) WHERE seq > before + 1 ORDER BY seq',
  );
  return gaps.map(({ seq, before }) => gapOf(Number(before) + 1, Number(seq))).join(',');
}

function gapOf(first: number, next: number): string {
  return `${String(first)}-${String(next - 1)}`;
}

/** Whether a line is one that was written here: it carries its own hash. */
export function isGenuineLine(row: Row): boolean {
  return row['hash'] === hashOf(row);
}

function hashOf({ seq, at, operator, act, subject, detail, previous }: Row): string {
  return hash('sha256', canonicalJson([seq, at, operator, act, subject, detail, previous]));
}
