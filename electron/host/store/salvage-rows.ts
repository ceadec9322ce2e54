import { isDamage } from '../../../native/sqlite.ts';
import type { Sqlite, Statement, Value } from '../../../native/sqlite.ts';

/** A table as it is to be read from a damaged file. */
export interface TableToRead {
  readonly name: string;
  /** What its rows are found by: the row number, or the first column of the key. */
  readonly key: string;
  /** Those that are written, and not computed from others. */
  readonly columns: readonly string[];
  /** Those that name all its rows. */
  readonly indexes: readonly string[];
}

export type SavedRow = Readonly<Record<string, Value>>;
type Key = string | number;

/** Every table of a store, as its schema declares it. @param database a whole one of the same schema */
export function tablesOf(database: Sqlite): readonly TableToRead[] {
  const tables = database
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .all() as { name: string; wr: number }[];
  return tables.map(({ name, wr }) => {
    const columns = database.pragma(`table_xinfo(${name})`) as { name: string; pk: number; hidden: number }[];
    const indexes = database.pragma(`index_list(${name})`) as { name: string; origin: string; partial: number }[];
    return {
      name,
      key: (wr === 1 ? columns.find(({ pk }) => pk === 1)?.name : undefined) ?? 'rowid',
      columns: columns.filter(({ hidden }) => hidden === 0).map((column) => column.name),
      // The index of a key without row numbers is the table itself.
      indexes: indexes.filter(({ origin, partial }) => partial === 0 && !(wr === 1 && origin === 'pk')).map((index) => index.name),
    };
  });
}

/**
 * Reads every row of a table that can still be read: from both ends, and in between what an index still names.
 * A row is as it was or is not given, since each page is authenticated.
 * @returns how many rows are known to have been there and could not be read, null where nobody can know; and the keys of all
 * rows where an index names them and some could not be read
 */
export function readAround(
  database: Sqlite,
  table: TableToRead,
  take: (row: SavedRow) => void,
): { readonly lost: number | null; readonly keys: readonly Key[] | null } {
  const { name, key } = table;
  const select = `SELECT ${key} AS "key of row", ${table.columns.map((column) => `"${column}"`).join(', ')} FROM ${name}`;
  let read = 0;
  const each = (statement: Statement, bounds: readonly Key[], reached: (key: Key) => void): boolean => {
    try {
      for (const { 'key of row': at, ...row } of statement.iterate(...bounds)) {
        take(row);
        reached(at as Key);
        read += 1;
      }
      return true;
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      return false;
    }
  };
  const rows = (sql: string): Statement => database.prepare(`${select} ${sql}`);

  let [first, last]: [Key | null, Key | null] = [null, null];
  if (each(rows(`ORDER BY ${key}`), [], (at) => (first = at))) return { lost: 0, keys: null };
  const after = first as Key | null;
  const [where, bounds] = after === null ? ['', []] : [`WHERE ${key} > ?`, [after]];
  const keys = keysOf(database, table);
  const whole = each(rows(`${where} ORDER BY ${key} DESC`), bounds, (at) => (last = at));
  const before = last as Key | null;
  const one = rows(`WHERE ${key} = ?`);
  if (!whole && keys !== null)
    for (const at of keys) if ((after === null || at > after) && (before === null || at < before)) each(one, [at], () => undefined);
  return { lost: keys === null ? null : keys.length - read, keys };
}

/** The keys of all rows, from the first index that can be read whole; null where there is none. */
function keysOf(database: Sqlite, { name, key, indexes }: TableToRead): readonly Key[] | null {
  for (const index of indexes)
    try {
      return database.prepare(`SELECT ${key} FROM ${name} INDEXED BY "${index}"`).pluck().all() as Key[];
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
    }
  return null;
}
