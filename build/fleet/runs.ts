import { retryCap } from '../../core/desk/back-off.ts';
import type { Counter } from './fleet.ts';
import { inStep, product, simulate } from './simulate.ts';
import type { Conditions, Outcome } from './simulate.ts';
import type { BackOff } from './terminal.ts';

/** Of the agency's capacity, which other work needs too. */
export const mostOfCapacity = 0.5;
/** Of the back-off's cap, above the ideal. */
export const mostOfCap = 1.1;
/** How much smaller an agency is that has too little for this fleet. */
const smaller = 8;

export interface Run {
  readonly name: { readonly zh: string; readonly en: string };
  readonly capacity: number;
  readonly outcome: Outcome;
  /** `all`: all four figures; `drains`: it takes its time, and nobody gives up; null: only to compare with. */
  readonly wanted: 'all' | 'drains' | null;
}

/** Every run of `npm run fleet`, over the same fleet. */
export function runAll(fleet: readonly Counter[], conditions: Omit<Conditions, 'atWork'>): readonly [Run, Run, Run, Run] {
  const run = (zh: string, en: string, wanted: Run['wanted'], over: Partial<Conditions>, backOff: BackOff = product): Run => {
    const all = { ...conditions, atWork: true, ...over };
    return { name: { zh, en }, wanted, capacity: all.capacity, outcome: simulate(fleet, all, backOff) };
  };
  const small = { capacity: Math.max(1, Math.round(conditions.capacity / smaller)) };
  return [
    run('柜面照常受理', 'the counters go on working', 'all', {}),
    run('夜间无人受理', 'nobody works, all entries wait', 'all', { atWork: false }),
    run('对照：不加随机，步调一致', 'to compare: without chance, in step', null, { atWork: false }, inStep),
    run('机构能力不足，给出重试时间', 'an agency too small, which says when to come again', 'drains', small),
  ];
}

/** What of a run is not as it has to be; empty: all is well. */
export function shortcomings({ outcome, capacity }: Pick<Run, 'outcome' | 'capacity'>, wanted: Run['wanted']): readonly string[] {
  const { refusals, peak, drained, gaveUp } = outcome;
  if (wanted === null) return [];
  return [
    ...(gaveUp > 0 || !Number.isFinite(drained) ? ['gave up'] : []),
    ...(wanted === 'all' && refusals > 0 ? ['refused'] : []),
    ...(wanted === 'all' && peak > mostOfCapacity * capacity ? ['peak'] : []),
    ...(wanted === 'all' && drained > latest(outcome) ? ['drained'] : []),
  ];
}

/** Seconds after the agency's return by which all has to be told. */
function latest({ ideal }: Outcome): number {
  return ideal + (mostOfCap * retryCap) / 1_000;
}

/** One run for people, in two lines. */
export function lines(run: Run): string {
  const { name, capacity, outcome, wanted } = run;
  const { refusals, peak, drained, ideal, gaveUp } = outcome;
  const amiss = shortcomings(run, wanted);
  const all = wanted === 'all';
  const figures = [
    `拒绝 refused ${String(refusals)}`,
    `峰值 peak ${String(peak)}/s = ${(peak / capacity).toFixed(2)} × ${String(capacity)}/s${all ? ` (≤ ${mostOfCapacity.toFixed(2)})` : ''}`,
    `报完 drained ${drained.toFixed(0)} s${all ? ` (≤ ${latest(outcome).toFixed(0)}` : ' ('}${all ? '; ' : ''}最快 ideal ${ideal.toFixed(0)} s)`,
    `放弃 gave up ${String(gaveUp)}`,
  ];
  const mark = amiss.length > 0 ? '!' : wanted === null ? '·' : '✓';
  return `${mark} ${name.zh} ${name.en}\n    ${figures.join(' · ')}${amiss.length > 0 ? `\n    NOT MET: ${amiss.join(', ')}` : ''}`;
}
