import { closeSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { isDamage, openEncrypted, sqlitePage } from '../../../native/sqlite.ts';
import type { Sqlite, Value } from '../../../native/sqlite.ts';
import type { SavedRow } from './salvage-rows.ts';
import { readStrays } from './salvage-strays.ts';
import { migrations } from './schema.ts';
import { migrate } from './store.ts';

const columns = ['type', 'name', 'tbl_name', 'rootpage', 'sql'] as const;

/**
 * Makes a page 1 for a copy of a store that has lost it and its kept pages: that of another file as long as this one, under the
 * same key. The rows of the schema are looked for on all other pages; none of them can be read with another key.
 * @returns whether the copy has the whole schema of a release again; which of its pages are free is not known any more
 */
export function makeFirstPage(copy: string, key: Uint8Array): boolean {
  const pages = Math.ceil(statSync(copy).size / sqlitePage);
  putFirstPage(copy, key, pages);
  let database: Sqlite | null = null;
  try {
    database = openEncrypted(copy, key);
    const found = schemaIn(database, pages);
    const version = found === null ? 0 : versionWith(new Set(found.keys()), copy, key);
    if (found === null || version === 0) return false;
    database.unsafeMode(true);
    database.exec('DELETE FROM sqlite_schema');
    const put = database.prepare<Value[]>('INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)');
    for (const row of found.values()) put.run(...columns.map((column) => row[column] ?? null));
    database.pragma(`user_version = ${String(version)}`);
    return true;
  } catch (cause) {
    if (isDamage(cause)) return false;
    throw cause;
  } finally {
    database?.close();
  }
}

function putFirstPage(copy: string, key: Uint8Array, pages: number): void {
  const page = Buffer.alloc(sqlitePage);
  withOther(copy, key, (other, file) => {
    other.exec(`CREATE TABLE looked_for (${columns.join(', ')}); CREATE TABLE filler (bytes BLOB)`);
    const fill = other.prepare('INSERT INTO filler VALUES (zeroblob(?))');
    other.transaction(() => {
      while (Number(other.pragma('page_count', { simple: true })) < pages) fill.run(sqlitePage);
    })();
    other.pragma('wal_checkpoint(TRUNCATE)');
    at(file, 'r', (descriptor) => readSync(descriptor, page, 0, sqlitePage, 0));
  });
  at(copy, 'r+', (descriptor) => writeSync(descriptor, page, 0, sqlitePage, 0));
}

/** The rows of the schema by their names; null where two say different things, one of them of a former day. */
function schemaIn(database: Sqlite, pages: number): ReadonlyMap<string, SavedRow> | null {
  const found = new Map<string, SavedRow>();
  let clear = true;
  const table = { name: 'looked_for', key: 'rowid', columns, indexes: [] };
  const rest = Array.from({ length: pages - 1 }, (_, index) => index + 2);
  const isOurs = (_key: Value, { type, rootpage }: SavedRow): boolean =>
    ['table', 'index', 'trigger'].includes(String(type)) && typeof rootpage === 'number';
  readStrays(database, table, rest, isOurs, (row) => {
    const before = found.get(String(row['name']));
    clear &&= before === undefined || before['rootpage'] === row['rootpage'];
    found.set(String(row['name']), row);
  });
  return clear ? found : null;
}

/** The latest schema that has just these names; 0 where there is none. */
function versionWith(names: ReadonlySet<string>, copy: string, key: Uint8Array): number {
  for (let version = migrations.length; version > 0; version -= 1) {
    let known: string[] = [];
    withOther(copy, key, (other) => {
      migrate(other, version);
      known = other.prepare('SELECT name FROM sqlite_schema').pluck().all() as string[];
    });
    if (known.length === names.size && known.every((name) => names.has(name))) return version;
  }
  return 0;
}

/** Work on a file beside the copy that is gone afterwards. */
function withOther(copy: string, key: Uint8Array, work: (other: Sqlite, file: string) => void): void {
  const file = `${copy}.first`;
  const forget = (): void => ['', '-wal'].forEach((end) => rmSync(`${file}${end}`, { force: true }));
  forget();
  const other = openEncrypted(file, key);
  try {
    other.pragma('synchronous = OFF');
    work(other, file);
  } finally {
    other.close();
    forget();
  }
}

function at(file: string, flags: string, work: (descriptor: number) => void): void {
  const descriptor = openSync(file, flags);
  try {
    work(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
