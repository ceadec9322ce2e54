import { useEffect } from 'react';
import { create } from 'zustand';
import type { CaseRow } from '../../../core/views.ts';
import { faultOf } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { ask, useHost } from '../../store.ts';

/** Rows read by `case.list`, page after page, and the row that was open last. The host's state holds only the first hundred. */
interface Older {
  readonly operator: string;
  readonly rows: readonly CaseRow[];
  readonly next: string | undefined;
  readonly reading: boolean;
  readonly ended: boolean;
  readonly fault: ShownFault | null;
  readonly selected: string | null;
}

const fresh = { rows: [], next: undefined, reading: false, ended: false, fault: null, selected: null } as const;
const pageLength = 100;

export const useOlder = create<Older>()(() => ({ operator: '', ...fresh }));

/** What one operator saw is not kept for the next. */
export function openOlder(operator: string): void {
  if (useOlder.getState().operator !== operator) useOlder.setState({ operator, ...fresh });
}

/** Reads one page more; `again` begins anew, because what was read earlier may have moved on since. */
export async function readOlder(again = false): Promise<void> {
  const { reading, ended, next: before, rows: held, operator } = useOlder.getState();
  if (reading || (ended && !again)) return;
  useOlder.setState({ reading: true, fault: null });
  try {
    const { cases, next } = await ask('case.list', { limit: pageLength, ...(again || before === undefined ? {} : { before }) });
    if (useOlder.getState().operator !== operator) return;
    useOlder.setState({ rows: again ? cases : merge(held, cases), next, ended: next === undefined });
  } catch (error) {
    useOlder.setState({ fault: faultOf(error) });
  } finally {
    useOlder.setState({ reading: false });
  }
}

export function select(caseId: string): void {
  useOlder.setState({ selected: caseId });
}

/** One list; where both have a row, the first one's is the newer truth. */
export function merge(first: readonly CaseRow[], then: readonly CaseRow[]): CaseRow[] {
  const had = new Set(first.map((row) => row.caseId));
  return [...first, ...then.filter((row) => !had.has(row.caseId))];
}

/** @returns the row of a case, `null` where this terminal has none, `undefined` while that is being found out */
export function useCaseRow(caseId: string): CaseRow | null | undefined {
  const told = useHost((state) => state.cases.find((row) => row.caseId === caseId));
  const operator = useHost((state) => state.session?.operator ?? '');
  const older = useOlder();
  const found = told ?? older.rows.find((row) => row.caseId === caseId);
  const searching = found === undefined && !older.ended && older.fault === null;
  useEffect(() => {
    openOlder(operator);
    if (searching && !older.reading) void readOlder();
  }, [operator, searching, older.reading, older.next]);
  return found ?? (searching ? undefined : null);
}
