import { createHash } from 'node:crypto';
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

/** Walks the chain. `brokenAt` is the first line that does not fit. */
export function verifyAudit(store: Store): { readonly ok: boolean; readonly entries: number; readonly brokenAt?: number } {
  let expected = 1;
  let previous = '';
  for (const row of store.each('SELECT * FROM audit ORDER BY seq')) {
    const fits = row['seq'] === expected && row['previous'] === previous && row['hash'] === hashOf(row);
    if (!fits) return { ok: false, entries: expected - 1, brokenAt: expected };
    previous = String(row['hash']);
    expected += 1;
  }
  return { ok: true, entries: expected - 1 };
}

function hashOf({ seq, at, operator, act, subject, detail, previous }: Row): string {
  return createHash('sha256')
    .update(canonicalJson([seq, at, operator, act, subject, detail, previous]))
    .digest('hex');
}
