import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { Output } from '../../../core/contract.ts';
import type { CaseFilter } from '../../../core/desk/case-filters.ts';
import type { CaseRow } from '../../../core/views.ts';
import { faultOf } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { ask, useHost } from '../../store.ts';

/** What is asked of the list. */
export interface Query {
  readonly search: string;
  readonly filter: CaseFilter | null;
}

/** Rows read by `case.list`, page after page, what was asked for them, and the row that was open last. */
interface Older {
  readonly operator: string;
  readonly query: Query;
  readonly rows: readonly CaseRow[];
  readonly next: string | undefined;
  readonly reading: boolean;
  /** The first page of this question has come. */
  readonly begun: boolean;
  readonly ended: boolean;
  readonly fault: ShownFault | null;
  readonly selected: string | null;
}

const everything: Query = { search: '', filter: null };
const fresh = { rows: [], next: undefined, reading: false, begun: false, ended: false, fault: null } as const;
const pageLength = 100;
/** So many rows are read again at once when something has changed. */
const mostAgain = 200;

export const useOlder = create<Older>()(() => ({ operator: '', query: everything, selected: null, ...fresh }));

/** What one operator saw and searched is not kept for the next. */
export function openOlder(operator: string): void {
  if (useOlder.getState().operator !== operator) useOlder.setState({ operator, query: everything, selected: null, ...fresh });
}

/** Asks something else; what was found stays on the screen until the answer comes. */
export function askFor(query: Query): void {
  const { query: held } = useOlder.getState();
  if (held.search === query.search && held.filter === query.filter) return;
  // `begun` rests until the answer: an empty list that is being asked anew is not yet known to be empty.
  useOlder.setState({ query, reading: false, next: undefined, begun: false, ended: false, fault: null });
  void readOlder(true);
}

/**
 * Reads one page more; `again` begins anew, because what was read earlier may have moved on since. Who has scrolled far keeps
 * what was read: the first page then comes on top.
 */
export async function readOlder(again = false): Promise<void> {
  const { reading, ended, next: before, rows: held, query, operator, begun } = useOlder.getState();
  if (reading || (ended && !again)) return;
  useOlder.setState({ reading: true, fault: null });
  const here = (): boolean => useOlder.getState().query === query && useOlder.getState().operator === operator;
  const first = again || !begun;
  const onTop = begun && again && held.length > mostAgain;
  const limit = first && !onTop ? Math.min(mostAgain, Math.max(pageLength, held.length)) : pageLength;
  try {
    const { cases, next } = await readPage(limit, first ? undefined : before, (page) =>
      here() ? ask('case.list', { ...page, ...asked(query) }) : Promise.resolve({ cases: [] }),
    );
    if (!here()) return;
    if (onTop) useOlder.setState({ rows: merge(cases, held), reading: false });
    else useOlder.setState({ rows: first ? cases : merge(held, cases), next, ended: next === undefined, begun: true, reading: false });
  } catch (error) {
    if (here()) useOlder.setState({ fault: faultOf(error), reading: false });
  }
}

type Page = Pick<Output<'case.list'>, 'cases' | 'next'>;

/** A whole page: the host looks through a bounded number of cases at once, so that one answer may have few of them, or none. */
export async function readPage(
  limit: number,
  before: string | undefined,
  read: (page: { limit: number; before?: string }) => Promise<Page>,
): Promise<{ readonly cases: readonly CaseRow[]; readonly next: string | undefined }> {
  const cases: CaseRow[] = [];
  let next = before;
  do {
    const page = await read({ limit: limit - cases.length, ...(next === undefined ? {} : { before: next }) });
    cases.push(...page.cases);
    next = page.next;
  } while (cases.length < limit && next !== undefined);
  return { cases, next };
}

function asked({ search, filter }: Query): { search?: string; filter?: CaseFilter } {
  return { ...(search === '' ? {} : { search }), ...(filter === null ? {} : { filter }) };
}

export function select(caseId: string): void {
  useOlder.setState({ selected: caseId });
}

/** One list; where both have a row, the first one's is the newer truth. */
export function merge(first: readonly CaseRow[], then: readonly CaseRow[]): CaseRow[] {
  const had = new Set(first.map((row) => row.caseId));
  return [...first, ...then.filter((row) => !had.has(row.caseId))];
}

/** A row as the host's state says it, where that has it: it is told with every change. */
export function renewed(rows: readonly CaseRow[], told: readonly CaseRow[]): CaseRow[] {
  const newer = new Map(told.map((row) => [row.caseId, row]));
  return rows.map((row) => newer.get(row.caseId) ?? row);
}

/** @returns the row of a case, `null` where this terminal has none, `undefined` while that is being found out */
export function useCaseRow(caseId: string): CaseRow | null | undefined {
  const told = useHost((state) => state.cases.find((row) => row.caseId === caseId));
  const revision = useHost((state) => state.revision);
  const [shown, setShown] = useState<CaseRow | null>();
  const asking = useRef(false);
  const unseen = told === undefined;
  useEffect(() => {
    // The state tells of the hundred most urgent cases; of another one it is asked after each change.
    if (!unseen || asking.current) return;
    asking.current = true;
    ask('case.show', { caseId })
      .then(setShown, () => {
        setShown(null);
      })
      .finally(() => {
        asking.current = false;
      });
  }, [caseId, unseen, revision]);
  return told ?? shown;
}
