import type { CaseFilter } from '../../../core/desk/case-filters.ts';
import { caseColumns, caseRow, openStates } from './cases.ts';
import type { Case } from './cases.ts';
import type { Store } from './store.ts';

/** Lists and counts of cases. However many there are, each is read along an index, and no further than it is shown. */

const open = `state IN ${openStates}`;
const closed = "state IN ('handed-over', 'done', 'refused', 'cancelled')";
/** A service without a time limit is behind every one that has one. */
const dueOn = "ifnull(due_on, '9999-12-31')";

export interface CaseQuery {
  /** Only cases whose number is less: keyset paging, the latest first. */
  readonly before?: number | undefined;
  /** The beginning of a name, of an identity or card number, or of a case number. */
  readonly search?: string | undefined;
  readonly filter?: CaseFilter | undefined;
  readonly operator: string;
  /** YYYY-MM-DD in Guangzhou. */
  readonly today: string;
}

/** The latest cases first. */
export function listCases(store: Store, limit: number, query: CaseQuery): readonly Case[] {
  const { before = Number.MAX_SAFE_INTEGER, search = '' } = query;
  const { along, where, values } = filterOf(query);
  const page = 'AND number < ? ORDER BY number DESC LIMIT ?';
  if (search === '') {
    const sql = `SELECT ${caseColumns} FROM service_case ${along} WHERE ${where} ${page}`;
    return store.all(sql, ...values, before, limit).map(caseRow);
  }
  const texts = searched.map(({ upper }) => (upper ? search.toUpperCase() : search));
  const found = searched.map(
    ({ column, index }) =>
      `SELECT number FROM (SELECT number FROM service_case INDEXED BY ${index} WHERE ${column} >= ? AND ${column} < ? AND ${where} ${page})`,
  );
  return store
    .all(
      `SELECT ${caseColumns} FROM service_case WHERE number IN (${found.join(' UNION ALL ')}) ORDER BY number DESC LIMIT ?`,
      ...texts.flatMap((text) => [text, afterAll(text), ...values, before, limit]),
      limit,
    )
    .map(caseRow);
}

/** What is searched, each along its own index. Names compare without case. */
const searched = [
  { column: 'name', index: 'case_name', upper: false },
  { column: 'identity_number', index: 'case_person', upper: true },
  { column: 'card_number', index: 'case_card', upper: true },
  { column: 'case_id', index: 'case_paper', upper: true },
] as const;

/** Greater than everything that begins with a text. */
function afterAll(text: string): string {
  return `${text}\u{10FFFF}`;
}

/** What a filter asks, and the index that has its cases in the order of their numbers. */
interface Filter {
  readonly along: string;
  readonly where: string;
  readonly values: readonly string[];
}

function filterOf({ filter, operator, today }: CaseQuery): Filter {
  const ofState = (state: string): Filter => ({ along: 'INDEXED BY case_state', where: `state = '${state}'`, values: [] });
  const ofOpen = (also: string, ...values: readonly string[]): Filter => ({
    along: 'INDEXED BY case_open',
    where: `${open}${also}`,
    values,
  });
  switch (filter) {
    case undefined:
      return { along: '', where: 'true', values: [] };
    case 'open':
      return ofOpen('');
    case 'late':
      return ofOpen(' AND due_on < ?', today);
    case 'unsure':
      return ofState('unsure');
    case 'to-hand-over':
      return ofState('issued');
    case 'waiting-agency':
      return ofOpen(" AND state IN ('accepted', 'deciding') AND service NOT IN ('apply', 'reissue', 'replace')");
    case 'refused':
      return ofState('refused');
    case 'mine':
      return { along: 'INDEXED BY case_by', where: 'accepted_by = ?', values: [operator] };
  }
}

/** What somebody still has to do something about, the most urgent first; then the latest others. */
export function listForDesk(store: Store, limit: number): readonly Case[] {
  const waiting = store.all(
    `SELECT ${caseColumns} FROM service_case INDEXED BY case_due WHERE ${open} ORDER BY ${dueOn}, number LIMIT ?`,
    limit,
  );
  const others = store.all(
    `SELECT ${caseColumns} FROM service_case INDEXED BY case_closed WHERE ${closed} ORDER BY number DESC LIMIT ?`,
    limit - waiting.length,
  );
  return [...waiting, ...others].map(caseRow);
}

/** As many as are counted; beyond that it only matters that they are many, and the figure reads 999+. */
export const countedAtMost = 1_000;

/** @param today YYYY-MM-DD in Guangzhou; a case is late when its last day is over */
export function countCases(store: Store, today: string): Readonly<Record<'waiting' | 'late' | 'unsure' | 'toHandOver', number>> {
  const count = (along: string, where: string, ...values: readonly string[]): number =>
    countUpTo(store, `service_case INDEXED BY ${along} WHERE ${where}`, ...values);
  return {
    waiting: count('case_state', "state IN ('accepted', 'issuing')"),
    late: count('case_due', `${open} AND ${dueOn} < ?`, today),
    unsure: count('case_state', "state = 'unsure'"),
    toHandOver: count('case_state', "state = 'issued'"),
  };
}

/** @param from a table with its condition @returns how many rows, at most {@link countedAtMost} */
export function countUpTo(store: Store, from: string, ...values: readonly string[]): number {
  return Number(store.get(`SELECT count(*) AS n FROM (SELECT 1 FROM ${from} LIMIT ${String(countedAtMost)})`, ...values)?.['n']);
}
