import type { CaseFilter } from '../../../core/desk/case-filters.ts';
import { caseColumns, caseRow, openStates } from './cases.ts';
import type { Case } from './cases.ts';
import type { Store } from './store.ts';

/** Lists and counts of cases. However many there are, each is read along an index, and no further than a bound. */

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

/** Some cases, the latest first. A page may be short, or empty, and others still follow. */
export interface CasePage {
  readonly cases: readonly Case[];
  /** `before` of the page that follows; null where nothing does. */
  readonly next: number | null;
}

/** How many cases one question looks at, whatever was typed. */
export interface Reach {
  /** A search that finds no more is answered from the indexes of what is searched. */
  readonly found: number;
  /** Any other question looks through so many cases from the latest down, and the next one goes on from there. */
  readonly walked: number;
}
const usual: Reach = { found: 5_000, walked: 2_000 };

/** @param limit cases on a page, at most as many as are walked */
export function listCases(store: Store, limit: number, query: CaseQuery, reach: Reach = usual): CasePage {
  const { search = '' } = query;
  return search !== '' && findsAtMost(store, search, reach.found)
    ? foundCases(store, limit, query, search)
    : walkedCases(store, limit, query, search, reach.walked);
}

/** Whether a search finds so few that all of them can be put in the order of their numbers. */
function findsAtMost(store: Store, search: string, most: number): boolean {
  const each = searched.map((one) => `SELECT 1 FROM service_case INDEXED BY ${one.index} WHERE ${beginsSo(one)}`);
  const sql = `SELECT count(*) AS n FROM (${each.join(' UNION ALL ')} LIMIT ?)`;
  return Number(store.get(sql, ...searched.flatMap((one) => beginning(one, search)), most + 1)?.['n']) <= most;
}

/** What is found along each index of what is searched, and within it. */
function foundCases(store: Store, limit: number, query: CaseQuery, search: string): CasePage {
  const { before = Number.MAX_SAFE_INTEGER } = query;
  const { along, also } = filterOf(query);
  const each = searched.map(
    (one) =>
      `SELECT number FROM (SELECT number FROM service_case INDEXED BY ${one.index} WHERE ${beginsSo(one)} AND ${along.where} AND ${also.where}
        AND number < ? ORDER BY number DESC LIMIT ?)`,
  );
  const sql = `SELECT ${caseColumns} FROM service_case WHERE number IN (${each.join(' UNION ALL ')}) ORDER BY number DESC LIMIT ?`;
  const values = searched.flatMap((one) => [...beginning(one, search), ...along.values, ...also.values, before, limit]);
  const cases = store.all(sql, ...values, limit).map(caseRow);
  return { cases, next: cases.length < limit ? null : (cases.at(-1)?.number ?? null) };
}

/** Case after case from the latest down, among those of the filter's index, and no further than the reach. */
function walkedCases(store: Store, limit: number, query: CaseQuery, search: string, most: number): CasePage {
  const { before = Number.MAX_SAFE_INTEGER } = query;
  const { index, along, also } = filterOf(query);
  const from = `FROM service_case ${index} WHERE ${along.where} AND number < ?`;
  const end = store.get(
    `SELECT count(*) AS n, min(number) AS number FROM (SELECT number ${from} ORDER BY number DESC LIMIT ?)`,
    ...along.values,
    before,
    most,
  );
  const [walked, last] = [Number(end?.['n']), Number(end?.['number'])];
  const matches = search === '' ? 'true' : searched.map((one) => `(${beginsSo(one)})`).join(' OR ');
  const texts = search === '' ? [] : searched.flatMap((one) => beginning(one, search));
  const sql = `SELECT ${caseColumns} ${from} AND number >= ? AND ${also.where} AND (${matches}) ORDER BY number DESC LIMIT ?`;
  const cases = store.all(sql, ...along.values, before, last, ...also.values, ...texts, limit).map(caseRow);
  if (cases.length === limit) return { cases, next: cases.at(-1)?.number ?? null };
  return { cases, next: walked < most ? null : last };
}

/** What is searched, each along its own index. Names compare without case. */
const searched = [
  { column: 'name', index: 'case_name', upper: false },
  { column: 'identity_number', index: 'case_person', upper: true },
  { column: 'card_number', index: 'case_card', upper: true },
  { column: 'case_id', index: 'case_paper', upper: true },
] as const;

function beginsSo({ column }: (typeof searched)[number]): string {
  return `${column} >= ? AND ${column} < ?`;
}

/** What {@link beginsSo} asks for: the text, and what is greater than everything that begins with it. */
function beginning({ upper }: (typeof searched)[number], search: string): readonly [string, string] {
  const text = upper ? search.toUpperCase() : search;
  return [text, `${text}\u{10FFFF}`];
}

interface Condition {
  readonly where: string;
  readonly values: readonly string[];
}

/** What a filter asks: an index that has its cases in the order of their numbers, and what is looked at in each case of it. */
interface Filter {
  readonly index: string;
  readonly along: Condition;
  readonly also: Condition;
}

function filterOf({ filter, operator, today }: CaseQuery): Filter {
  const is = (where: string, ...values: readonly string[]): Condition => ({ where, values });
  const along = (index: string, condition: Condition, also = is('true')): Filter => ({ index, along: condition, also });
  const ofState = (state: string): Filter => along('INDEXED BY case_state', is(`state = '${state}'`));
  switch (filter) {
    case undefined:
      return along('NOT INDEXED', is('true'));
    case 'open':
      return along('INDEXED BY case_open', is(open));
    case 'late':
      return along('INDEXED BY case_open', is(open), is('due_on < ?', today));
    case 'unsure':
      return ofState('unsure');
    case 'to-hand-over':
      return ofState('issued');
    case 'waiting-agency': {
      const agency = is("state IN ('accepted', 'deciding') AND service NOT IN ('apply', 'reissue', 'replace')");
      return along('INDEXED BY case_open', is(open), agency);
    }
    case 'refused':
      return ofState('refused');
    case 'mine':
      return along('INDEXED BY case_by', is('accepted_by = ?', operator));
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
