import { isDamage } from '../../../native/sqlite.ts';
import type { Sqlite, Value } from '../../../native/sqlite.ts';
import type { SavedRow, TableToRead } from './salvage-rows.ts';

/**
 * The pages of a damaged file that nothing readable leads to: what lay below a bad page that led to others. Free pages hold rows
 * of former days and are none of these; they are used up first, in what is a copy anyway.
 * @param most pages that the damaged file itself has
 * @returns nothing where free pages cannot be told apart any more
 */
export function strayPages(copy: Sqlite, most: number): readonly number[] {
  try {
    copy.exec('CREATE TABLE IF NOT EXISTS free_page (bytes BLOB)');
    const use = copy.prepare('INSERT INTO free_page VALUES (zeroblob(3000))');
    while (copy.pragma('freelist_count', { simple: true }) !== 0) use.run();
    const reached = new Set<number>();
    const trees = copy.prepare("SELECT name FROM sqlite_schema WHERE rootpage > 0 UNION ALL SELECT 'sqlite_schema'").pluck().all();
    for (const name of trees) reach(copy, String(name), reached);
    return Array.from({ length: most }, (_, index) => index + 1).filter((page) => !reached.has(page));
  } catch (cause) {
    if (isDamage(cause)) return [];
    throw cause;
  }
}

function reach(copy: Sqlite, tree: string, reached: Set<number>): void {
  try {
    for (const page of copy.prepare<string[], number>('SELECT pageno FROM dbstat WHERE name = ?').pluck().iterate(tree)) reached.add(page);
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
  }
}

/**
 * Reads a table as if it began at each of these pages in turn. A page of another kind is no such beginning; of what is read only
 * rows count that are known to be this table's.
 */
export function readStrays(
  copy: Sqlite,
  { name, key, columns }: TableToRead,
  pages: readonly number[],
  isOurs: (key: Value, row: SavedRow) => boolean,
  take: (row: SavedRow) => void,
): void {
  copy.unsafeMode(true);
  copy.pragma('writable_schema = ON');
  copy.pragma('synchronous = OFF');
  const schema = copy.prepare('SELECT * FROM sqlite_schema').raw().all() as Value[][];
  let version = Number(copy.pragma('schema_version', { simple: true }));
  const readAnew = (): unknown => copy.pragma(`schema_version = ${String((version += 1))}`);
  // SQLite reads the whole schema anew for each page: of this table alone that takes a small part of what all of them take.
  copy.prepare("DELETE FROM sqlite_schema WHERE name NOT IN (?, 'sqlite_sequence')").run(name);
  const lead = copy.prepare('UPDATE sqlite_schema SET rootpage = ? WHERE name = ?');
  const select = `SELECT ${key} AS "key of row", ${columns.map((column) => `"${column}"`).join(', ')} FROM ${name} NOT INDEXED`;
  for (const page of pages)
    try {
      lead.run(page, name);
      readAnew();
      for (const { 'key of row': at = null, ...row } of copy.prepare<Value[], SavedRow>(select).iterate()) if (isOurs(at, row)) take(row);
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
    }
  const put = copy.prepare('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)');
  copy.exec('DELETE FROM sqlite_schema');
  for (const row of schema) put.run(...row);
  readAnew();
  copy.unsafeMode(false);
}
