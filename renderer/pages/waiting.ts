import type { CaseRow, QueueRow } from '../../core/views.ts';

export type Waiting = { readonly kind: 'case'; readonly row: CaseRow } | { readonly kind: 'queue'; readonly row: QueueRow };

/**
 * What a teller should look at next: jobs that stand half-way first, then what the agency sent back, then what is late, then
 * cards to hand over, then the rest by its time limit.
 */
export function arrange(cases: readonly CaseRow[], queue: readonly QueueRow[]): Waiting[] {
  const rank = (row: CaseRow): number =>
    row.state === 'unsure' ? 0 : row.late ? 2 : row.state === 'issued' || row.state === 'issuing' ? 3 : 4;
  const open = cases.filter((row) => ['accepted', 'deciding', 'issuing', 'unsure', 'issued'].includes(row.state));
  const sorted = open.toSorted((one, other) => rank(one) - rank(other) || (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'));
  const unsure = sorted.filter((row) => rank(row) === 0);
  const rest = sorted.filter((row) => rank(row) > 0);
  return [...unsure.map(asCase), ...queue.filter((row) => row.todo).map((row) => ({ kind: 'queue', row }) as const), ...rest.map(asCase)];
}

function asCase(row: CaseRow): Waiting {
  return { kind: 'case', row };
}
