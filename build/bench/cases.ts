import { performance } from 'node:perf_hooks';
import { caseFilters } from '../../core/desk/case-filters.ts';
import type { CaseFilter } from '../../core/desk/case-filters.ts';
import { workingCalendar } from '../../core/rules/working-calendar.ts';
import { Store } from '../../electron/host/store/store.ts';
import { sharedState } from '../../electron/host/view/state.ts';
import { caseNumber, fillCases, personNumber } from '../../electron/test-cases.ts';
import { startDesk } from '../../electron/test-desk.ts';
import type { TestDesk } from '../../electron/test-desk.ts';
import type { Figure } from './figures.ts';

const many = 100_000;
/** Milliseconds at the 95th percentile, from the call to the answer. */
const most = 50;
const searches = {
  'one character of a common surname': '陈',
  'a whole name': '陈样例',
  'an identity number': personNumber(5_000).identityNumber,
  'its first four digits, as nearly everybody has them': '4401',
  'a case number': caseNumber(777, many),
  'nothing found': '赵无此人',
} as const;

interface Question {
  readonly search?: string;
  readonly filter?: CaseFilter;
  readonly before?: string;
}

/** What a teller waits for with many cases in the encrypted store: each search alone and within each filter, and pages in the middle. */
export async function benchCases(runs: number): Promise<readonly Figure[]> {
  const held: { store?: Store } = {};
  const desk = await startDesk({ openStore: (file, key) => (held.store = new Store(file, key)) });
  const { store } = held;
  try {
    if (store === undefined) throw new Error('the host opened no store');
    fillCases(store, many);
    const figures: Figure[] = [];
    for (const [name, search] of Object.entries(searches)) figures.push(await slowest(desk, `search, ${name}`, [{ search }], runs));
    const filters = caseFilters.map((filter) => ({ filter }));
    figures.push(await slowest(desk, 'each filter', filters, runs));
    const both = Object.values(searches).flatMap((search) => filters.map(({ filter }) => ({ search, filter })));
    figures.push(await slowest(desk, 'each search within each filter', both, runs));
    const middle = [{}, ...filters, { search: '陈' }].map((question) => ({ ...question, before: String(many / 2) }));
    figures.push(await slowest(desk, 'a page in the middle', middle, runs));
    return [...figures, benchState(store, runs)];
  } finally {
    await desk.end();
  }
}

async function slowest(desk: TestDesk, name: string, questions: readonly Question[], runs: number): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < Math.max(20, runs); run += 1)
    for (const question of questions) {
      const begun = performance.now();
      await desk.call('case.list', { ...question, limit: 100 });
      times.push(performance.now() - begun);
    }
  return figure(`case.list of ${String(many)} cases: ${name}`, times);
}

/** What all windows are told after each change. */
function benchState(store: Store, runs: number): Figure {
  const times: number[] = [];
  const shown = {
    store,
    enrolment: () => null,
    now: () => new Date(),
    calendar: workingCalendar(),
    seen: () => [],
    exchange: { state: { kind: 'unknown' } },
  } as const;
  for (let run = 0; run < Math.max(100, runs); run += 1) {
    const begun = performance.now();
    sharedState(shown, 'bench');
    times.push(performance.now() - begun);
  }
  return figure(`the state of all windows with ${String(many)} cases`, times);
}

function figure(name: string, times: readonly number[]): Figure {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return {
    name: `${name} / ${String(most)} ms`,
    ratio: at(0.95) / most,
    aim: { most: 1 },
    detail: `median ${at(0.5).toFixed(1)} ms, 95th percentile ${at(0.95).toFixed(1)} ms, most ${at(1).toFixed(1)} ms, ${String(times.length)} times`,
  };
}
