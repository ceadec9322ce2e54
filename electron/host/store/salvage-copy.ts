import { isDamage, sqliteCode } from '../../../native/sqlite.ts';
import type { Sqlite, Value } from '../../../native/sqlite.ts';
import { isGenuineLine } from './audit.ts';
import { alignFiles } from './salvage-files.ts';
import { readAround, tablesOf } from './salvage-rows.ts';
import { readStrays, strayPages } from './salvage-strays.ts';
import type { SavedRow, TableToRead } from './salvage-rows.ts';

/** What became of the rows of one table. */
export interface TableSaved {
  readonly table: string;
  readonly saved: number;
  /** Null where nobody can know. */
  readonly lost: number | null;
}

/** A row that was read and has no place: what it belongs to, or what it contradicts, is not known any more. */
export interface Unplaced {
  readonly origin: string;
  readonly row: SavedRow;
}

export interface Copied {
  readonly tables: readonly TableSaved[];
  readonly unplaced: readonly Unplaced[];
}

/**
 * Copies all that can be read of a damaged store into a new, empty one of the same schema.
 * @param pages that the damaged file itself has
 * @param at of what has to stand in for what was lost, ISO 8601
 */
export function copyReadable(from: Sqlite, to: Sqlite, pages: number, at: string): Copied {
  const unplaced: Unplaced[] = [];
  to.pragma('foreign_keys = OFF');
  const copied = to.transaction(() => {
    // Their time is when something happens, and what is copied has happened.
    const triggers = to.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of triggers) to.exec(`DROP TRIGGER ${name}`);
    const all = tablesOf(to);
    const tables = all.map((table) => copyTable(from, to, table, unplaced));
    keepNumbers(from, to);
    const whole = copyStrays({ from, to, pages }, all, tables, unplaced);
    stopChipsOfLostJobs(from, to, at);
    alignFiles(to, at);
    giveParents(to, at, unplaced);
    for (const { sql } of triggers) to.exec(sql);
    return whole;
  })();
  to.pragma('foreign_keys = ON');
  return { tables: copied, unplaced };
}

interface TableRead extends TableSaved {
  /** Of all its rows, where an index names them and some were not read. */
  readonly keys: readonly Value[] | null;
}

function copyTable(from: Sqlite, to: Sqlite, table: TableToRead, unplaced: Unplaced[]): TableRead {
  const put = putter(to, table, unplaced);
  let saved = 0;
  const { lost, keys } = readAround(from, table, (row) => {
    saved += 1;
    put(row);
  });
  return { table: table.name, saved, lost, keys };
}

/** How a row is put into its table, or apart where it contradicts another. */
function putter(to: Sqlite, { name, columns }: TableToRead, unplaced: Unplaced[]): (row: SavedRow) => void {
  const insert = to.prepare<Value[]>(
    `INSERT INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => {
    try {
      insert.run(...columns.map((column) => row[column] ?? null));
    } catch (cause) {
      if (sqliteCode(cause)?.startsWith('SQLITE_CONSTRAINT') !== true) throw cause;
      unplaced.push({ origin: name, row });
    }
  };
}

/**
 * What lay below a bad page that led to others. Of a table with row numbers it is known by the numbers that an index still has;
 * a line of the audit log is known by its own hash.
 */
function copyStrays(
  { from, to, pages: most }: { readonly from: Sqlite; readonly to: Sqlite; readonly pages: number },
  all: readonly TableToRead[],
  tables: readonly TableRead[],
  unplaced: Unplaced[],
): readonly TableSaved[] {
  const short = tables.filter(({ lost }) => lost !== 0).map(({ table }) => table);
  const pages = short.length === 0 ? [] : strayPages(from, most);
  return all.map((table, index) => {
    const { keys, ...saved } = tables[index] ?? { table: table.name, saved: 0, lost: null, keys: null };
    if (!short.includes(table.name) || table.key !== 'rowid' || pages.length === 0) return saved;
    const known = new Set(keys ?? []);
    const has = to.prepare<Value[]>(`SELECT 1 FROM ${table.name} WHERE rowid = ?`);
    const put = putter(to, table, unplaced);
    let more = 0;
    const isOurs = (at: Value, row: SavedRow): boolean =>
      (table.name === 'audit' ? isGenuineLine(row) : at !== null && known.has(at)) && has.get(at) === undefined;
    readStrays(from, table, pages, isOurs, (row) => {
      more += 1;
      put(row);
    });
    return { ...saved, saved: saved.saved + more, lost: saved.lost === null ? null : saved.lost - more };
  });
}

/** Numbers that were given are not given again: the counters go on from where they were, or well beyond the last that is known. */
function keepNumbers(from: Sqlite, to: Sqlite): void {
  const wellBeyond = 1_000;
  const rows = readIfWhole<{ name: string; seq: number }>(from, 'SELECT name, seq FROM sqlite_sequence');
  if (rows !== null)
    for (const { name, seq } of rows) {
      to.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(name);
      to.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(name, seq);
    }
  else to.prepare('UPDATE sqlite_sequence SET seq = seq + ?').run(wellBeyond);
}

/**
 * Chips are used up for ever, also where the job that used one is lost: the indexes that guard chip and number know both
 * beside the job's own row.
 */
function stopChipsOfLostJobs(from: Sqlite, to: Sqlite, at: string): void {
  const used = "WHERE state NOT IN ('open', 'cancelled')";
  const chips = readIfWhole<{ number: number; chip: string }>(from, `SELECT number, chip FROM job INDEXED BY chip_used_up ${used}`);
  const numbers = readIfWhole<{ number: number; card: string }>(
    from,
    `SELECT number, card_number AS card FROM job INDEXED BY number_used_up ${used}`,
  );
  const cardOf = new Map((numbers ?? []).map(({ number, card }) => [number, card]));
  const known = to.prepare('SELECT 1 FROM job WHERE number = ?');
  const stop = to.prepare("INSERT OR IGNORE INTO stopped_chip VALUES (?, ?, 'job-lost', ?)");
  for (const { number, chip } of chips ?? []) if (known.get(number) === undefined) stop.run(chip, cardOf.get(number) ?? '', at);
}

/** All rows of a question, or null where it meets a damaged page. */
function readIfWhole<Row>(from: Sqlite, sql: string): readonly Row[] | null {
  try {
    return from.prepare(sql).all() as Row[];
  } catch (cause) {
    if (isDamage(cause)) return null;
    throw cause;
  }
}

/** What is kept of a case or a parcel whose row is lost, by the columns that its schema has. */
const standIns: Readonly<Record<string, (id: string, to: Sqlite, at: string) => SavedRow>> = {
  service_case: (caseId, to, at) => ({
    case_id: caseId,
    service: 'apply',
    state: stateOfJobs(to, caseId),
    name: '资料已损坏',
    document_type: 'resident-id',
    // Nobody's, and another one for each such case.
    identity_number: caseId,
    accepted_at: at,
    accepted_by: '',
    due_on: at.slice(0, 10),
    due_provisional: 1,
  }),
  parcel: (parcelId, _to, at) => ({ parcel_id: parcelId, sent_on: at.slice(0, 10), received_at: at }),
};

function stateOfJobs(to: Sqlite, caseId: string): string {
  const job = to.prepare('SELECT state, handed_over_at FROM job WHERE case_id = ? ORDER BY number DESC LIMIT 1').get(caseId) as
    { state: string; handed_over_at: string | null } | undefined;
  if (job?.state === 'issued') return job.handed_over_at === null ? 'issued' : 'handed-over';
  return job?.state === 'unsure' || job?.state === 'writing' ? 'unsure' : 'cancelled';
}

/** Rows whose parent is lost: a case or a parcel gets a stand-in, so that number and chip of a job stay used up. */
function giveParents(to: Sqlite, at: string, unplaced: Unplaced[]): void {
  const orphans = to.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string; fkid: number }[];
  for (const { table, rowid, parent, fkid } of orphans) {
    const keys = to.pragma(`foreign_key_list(${table})`) as { id: number; from: string; to: string }[];
    const { from: column, to: parentColumn } = keys.find(({ id }) => id === fkid) ?? { from: '', to: '' };
    const makes = standIns[parent];
    const missing = `${column} IS NOT NULL AND ${column} NOT IN (SELECT ${parentColumn} FROM ${parent})`;
    const lone = `FROM ${table} WHERE ${missing}${rowid === null ? '' : ` AND rowid = ${String(rowid)}`}`;
    if (makes === undefined) {
      for (const row of to.prepare(`SELECT * ${lone}`).all() as SavedRow[]) unplaced.push({ origin: table, row });
      to.exec(`DELETE ${lone}`);
      continue;
    }
    for (const id of to.prepare(`SELECT DISTINCT ${column} ${lone}`).pluck().all() as string[])
      insertFitting(to, parent, makes(id, to, at));
  }
  if (orphans.length > 0) giveParents(to, at, unplaced);
}

/** Fills what an earlier schema asks for besides. */
function insertFitting(to: Sqlite, table: string, row: SavedRow): void {
  const columns = to.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number; pk: number; dflt_value: unknown }[];
  const values = columns
    .filter(({ name, notnull, pk, dflt_value: usual }) => name in row || (notnull === 1 && pk === 0 && usual === null))
    .map(({ name, type }) => [name, row[name] ?? (type === 'TEXT' ? '{}' : 0)] as const);
  to.prepare<Value[]>(`INSERT INTO ${table} (${values.map(([name]) => name).join(', ')}) VALUES (${values.map(() => '?').join(', ')})`).run(
    ...values.map(([, value]) => value),
  );
}
