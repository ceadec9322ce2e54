import type { Entry } from '../../../core/entry.ts';
import { entryById } from './outbox-rows.ts';
import type { Row, Store } from './store.ts';

/** What was made to be carried by hand, and what came back. An entry in a bundle goes on waiting, and leaves by the network too. */

/** `overtaken`: the answer came after the agency had been put back to an earlier day, so that nothing of it counts. */
export type BundleOutcome = 'taken' | 'refused' | 'overtaken';

export interface BundleRow {
  readonly number: number;
  readonly madeAt: string;
  /** SHA-256 of its envelope, lower-case hex. */
  readonly digest: string;
  /** The agency's epoch as it was known then; null before the first exchange. */
  readonly agencyEpoch: string | null;
  /** Name of its file, once that is whole on the disk or stick. */
  readonly file: string | null;
  readonly writtenAt: string | null;
  readonly answeredAt: string | null;
  readonly outcome: BundleOutcome | null;
}

/** Takes the next number, for good. Within the store's `write`. */
export function nextBundle(store: Store): number {
  const number = Number(store.readMeta('bundleNumber') ?? 0) + 1;
  store.writeMeta('bundleNumber', String(number));
  return number;
}

/** The agency took in a higher one, as after this store was put back to an earlier day. */
export function neverBelowBundle(store: Store, last: number): void {
  if (Number(store.readMeta('bundleNumber') ?? 0) < last) store.writeMeta('bundleNumber', String(last));
}

export function putBundle(
  store: Store,
  { number, madeAt, digest, agencyEpoch }: Pick<BundleRow, 'number' | 'madeAt' | 'digest' | 'agencyEpoch'>,
  entries: readonly Entry[],
): void {
  store.run('INSERT INTO bundle (number, made_at, digest, agency_epoch) VALUES (?, ?, ?, ?)', number, madeAt, digest, agencyEpoch);
  for (const { id } of entries) store.run('INSERT INTO bundle_entry SELECT seq, ? FROM outbox WHERE id = ?', number, id);
}

export function bundleWritten(store: Store, number: number, file: string, at: string): void {
  store.run('UPDATE bundle SET file = ?, written_at = ? WHERE number = ?', file, at, number);
}

export function bundleAnswered(store: Store, number: number, outcome: BundleOutcome, at: string): void {
  store.run('UPDATE bundle SET outcome = ?, answered_at = ? WHERE number = ?', outcome, at, number);
}

export function bundleByNumber(store: Store, number: number): BundleRow | null {
  const row = store.get('SELECT * FROM bundle WHERE number = ?', number);
  return row === undefined ? null : bundleRow(row);
}

/** Its entries as they were sent, for an entry is never rewritten. */
export function entriesOfBundle(store: Store, number: number): readonly Entry[] {
  const rows = store.all('SELECT outbox.id FROM bundle_entry JOIN outbox USING (seq) WHERE number = ? ORDER BY seq', number);
  return rows.flatMap((row) => entryById(store, String(row['id']))?.entry ?? []);
}

/** The latest bundle that an entry was written into and whose answer is not back. */
export function bundleWith(store: Store, seq: number): { readonly number: number; readonly writtenAt: string } | null {
  const row = store.get(
    `SELECT number, written_at FROM bundle_entry JOIN bundle USING (number)
     WHERE seq = ? AND written_at IS NOT NULL AND answered_at IS NULL ORDER BY number DESC LIMIT 1`,
    seq,
  );
  return row === undefined ? null : { number: Number(row['number']), writtenAt: String(row['written_at']) };
}

/** The latest first. `waiting`: how many of its entries have no receipt and no refusal yet. */
export function listBundles(store: Store, limit: number): readonly (BundleRow & { readonly entries: number; readonly waiting: number })[] {
  const rows = store.all(
    `SELECT bundle.*, (SELECT count(*) FROM bundle_entry WHERE bundle_entry.number = bundle.number) AS entries,
       (SELECT count(*) FROM bundle_entry JOIN outbox USING (seq) WHERE bundle_entry.number = bundle.number AND state = 'waiting') AS waiting
     FROM bundle ORDER BY number DESC LIMIT ?`,
    limit,
  );
  return rows.map((row) => ({ ...bundleRow(row), entries: Number(row['entries']), waiting: Number(row['waiting']) }));
}

function bundleRow(row: Row): BundleRow {
  const text = (name: string): string | null => row[name] as string | null;
  return {
    number: Number(row['number']),
    madeAt: String(row['made_at']),
    digest: String(row['digest']),
    agencyEpoch: text('agency_epoch'),
    file: text('file'),
    writtenAt: text('written_at'),
    answeredAt: text('answered_at'),
    outcome: text('outcome') as BundleOutcome | null,
  };
}
