import { createHash } from 'node:crypto';
import type { Store } from '../../electron/host/store/store.ts';

/**
 * Everything that a store holds, table by table and row by row, as one digest: two stores with the same one hold the same.
 * A disk after a power cut is compared by it with what the store held after each commit, so that half a transaction, a case
 * without its entry or an entry without its line of the audit log, is equal to nothing.
 */
export function contentOf(store: Store): { readonly content: string; readonly entries: number } {
  const hash = createHash('sha256');
  const tables = store.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  for (const { name } of tables) {
    const rows = store.all(`SELECT * FROM "${String(name)}"`).map((row) => JSON.stringify(row));
    hash.update(`${String(name)}\n${rows.toSorted().join('\n')}\n`);
  }
  return { content: hash.digest('hex'), entries: Number(store.get('SELECT count(*) AS count FROM outbox')?.['count']) };
}
