import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { caseFilters } from '../../core/desk/case-filters.ts';
import type { CaseFilter } from '../../core/desk/case-filters.ts';
import { workingCalendar } from '../../core/rules/working-calendar.ts';
import { dueBankAct } from '../../electron/host/store/bank-acts.ts';
import { interruptedJobs } from '../../electron/host/store/jobs.ts';
import { countOutbox, listOutbox } from '../../electron/host/store/outbox-rows.ts';
import { sendable } from '../../electron/host/store/outbox.ts';
import { Store } from '../../electron/host/store/store.ts';
import { sharedState } from '../../electron/host/view/state.ts';
import { caseNumber, personNumber } from '../../electron/test-cases.ts';
import { startDesk } from '../../electron/test-desk.ts';
import type { TestDesk } from '../../electron/test-desk.ts';
import type { Figure } from './figures.ts';
import { filledStore } from './rows.ts';
import type { Filled } from './rows.ts';
import { benchColdStart } from './start.ts';

const [few, many] = [100_000, 1_000_000];
/** Milliseconds at the 95th percentile, from the question to the answer. */
const most = 10;

interface Question {
  readonly search?: string;
  readonly filter?: CaseFilter;
  readonly before?: string;
}

/** A start, and what a teller waits for, with a hundred thousand and with a million cases in the encrypted store. */
export async function* benchCases(runs: number): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  try {
    const stores = [filledStore(folder, few), filledStore(folder, many)] as const;
    yield benchColdStart(...stores, runs);
    for (const filled of stores) yield* benchQuestions(filled, Math.max(100, runs));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* benchQuestions({ many: count, file, key }: Filled, runs: number): AsyncGenerator<Figure> {
  let store: Store | undefined;
  const desk = await startDesk({ openStore: () => (store = new Store(file, key)) });
  try {
    // A terminal that has worked for a minute: its first questions wait for the compiler.
    await asked(desk, [{}, { search: '陈' }], 20);
    for (const [name, questions] of questionsOf(count)) yield figure(`${String(count)} cases: ${name}`, await asked(desk, questions, runs));
    if (store === undefined) throw new Error('the host opened no store');
    for (const [name, work] of storeQuestions(store)) yield figure(`${String(count)} cases: ${name}`, timed(work, runs));
  } finally {
    await desk.end();
  }
}

/** Each search alone and within each filter, each filter alone, and pages in the middle. */
function questionsOf(count: number): readonly (readonly [string, readonly Question[]])[] {
  const searches: readonly (readonly [string, string])[] = [
    ['one character of a common surname', '陈'],
    ['a whole name', '陈样例'],
    ['an identity number', personNumber(5_000).identityNumber],
    ['its first four digits, as nearly everybody has them', '4401'],
    ['a case number', caseNumber(777, count)],
    ['a day long ago', caseNumber(777, count).slice(0, 6)],
    ['a month long ago', caseNumber(777, count).slice(0, 4)],
    ['nothing found', '赵无此人'],
  ];
  const filters = caseFilters.map((filter) => ({ filter }));
  const both = searches.flatMap(([, search]) => filters.map(({ filter }) => ({ search, filter })));
  const middle = [{}, ...filters, { search: '陈' }].map((question) => ({ ...question, before: String(count / 2) }));
  return [
    ...searches.map(([name, search]) => [`search, ${name}`, [{ search }]] as const),
    ...caseFilters.map((filter) => [`filter, ${filter}`, [{ filter }]] as const),
    ['each search within each filter', both],
    ['a page in the middle', middle],
  ];
}

async function asked(desk: TestDesk, questions: readonly Question[], runs: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1)
    for (const question of questions) {
      const begun = performance.now();
      await desk.call('case.list', { ...question, limit: 100 });
      times.push(performance.now() - begun);
    }
  return times;
}

/** What the host asks by itself: after each change, before each exchange, at the start. */
function storeQuestions(store: Store): readonly (readonly [string, () => unknown])[] {
  const shown = {
    store,
    enrolment: () => null,
    now: () => new Date(),
    calendar: workingCalendar(),
    seen: () => [],
    exchange: { state: { kind: 'unknown' } },
  } as const;
  return [
    ['home, the state of all windows', () => sharedState(shown, 'bench')],
    ['next due, what may be sent', () => sendable(store, 100)],
    ['the queue, counted and listed', () => [countOutbox(store), listOutbox(store, 100)]],
    ['next due at the bank', () => dueBankAct(store, [])],
    ['jobs that a crash left', () => interruptedJobs(store)],
  ];
}

function timed(work: () => unknown, runs: number): readonly number[] {
  return Array.from({ length: runs }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
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
