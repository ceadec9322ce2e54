import { describe, expect, test } from 'vitest';
import { exchangesFor, makeFleet } from './fleet.ts';
import { inStep, product, simulate } from './simulate.ts';
import type { Conditions } from './simulate.ts';

const conditions: Conditions = { outage: 3_600_000, capacity: 80, batch: 100, hints: 'queue', atWork: false, seed: 7 };
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('one terminal by hand: two cases with two entries and one, asked again every four seconds', () => {
  const counter = { upAt: 0, cases: [2, 1], recordedAt: [0.1, 0.2, 0.9] };
  const backOff = { retry: () => 4_000, poll: () => 60_000 };
  const outcome = simulate([counter], { ...conditions, outage: 10_000, capacity: 10 }, backOff);

  test('knocks at 1, 5 and 9 s, and is heard at 13 s', () => {
    expect(outcome.load.flatMap((requests, second) => (requests > 0 ? [[second, requests]] : [])).slice(0, 5)).toEqual([
      [1, 1],
      [5, 1],
      [9, 1],
      // Two entries, then the one behind the first, then one more to hear what that changed.
      [13, 3],
      [73, 1],
    ]);
  });

  test('is drained with its second exchange, each of 100 ms and a round trip of 20 to 80 ms', () => {
    expect(outcome.drained).toBeGreaterThan(3.3);
    expect(outcome.drained).toBeLessThan(3.6);
    expect(outcome).toMatchObject({ refusals: 0, peak: 3, gaveUp: 0, backAt: 10 });
    expect(outcome.ideal).toBeCloseTo(0.2);
  });

  test('at work it tries with each entry too', () => {
    const { load } = simulate(
      [counter],
      { ...conditions, outage: 10_000, capacity: 10, atWork: true },
      { ...backOff, retry: () => 60_000 },
    );
    // Up at 1 s; the first is recorded while that first try is under way.
    expect(load.slice(0, 10)).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0, 1]);
    // Work goes on in the same way: the first entry after the return takes the three of the outage along.
    expect(load.slice(10, 20)).toEqual([0, 3, 2, 0, 0, 0, 0, 0, 0, 2]);
  });
});

test('exchanges that the order within cases and the size of a batch make necessary', () => {
  expect(exchangesFor([3, 1], 100)).toBe(3);
  expect(exchangesFor([1, 1, 1], 2)).toBe(2);
  expect(exchangesFor([1, 2, 1], 1)).toBe(4);
  expect(exchangesFor([], 100)).toBe(0);
});

test('a batch that takes one entry makes one exchange for each', () => {
  const fleet = [{ upAt: 0, cases: [1, 1, 1, 1], recordedAt: [0, 0, 0, 0] }];
  const asked = (batch: number) => sum(simulate(fleet, { ...conditions, outage: 0, batch }).load.slice(0, 20));
  expect([asked(1), asked(2), asked(100)]).toEqual([5, 3, 2]);
});

test('every counter has its entries, in cases of one to five', () => {
  const fleet = makeFleet(200, 23, 1);
  expect(fleet.every(({ cases }) => sum(cases) === 23)).toBe(true);
  expect(new Set(fleet.flatMap(({ cases }) => cases))).toEqual(new Set([1, 2, 3, 4, 5]));
});

test('the same seed gives the same numbers, another one others', () => {
  const run = (seed: number) => simulate(makeFleet(50, 10, seed), { ...conditions, atWork: true, seed });
  expect(run(3)).toEqual(run(3));
  expect(run(3).load).not.toEqual(run(4).load);
});

test('with chance the agency is never asked too much; without it the same fleet overloads it', () => {
  const fleet = makeFleet(300, 20, 1);
  const calm = simulate(fleet, conditions);
  expect(calm).toMatchObject({ refusals: 0, gaveUp: 0 });
  expect(calm.peak).toBeLessThanOrEqual(conditions.capacity / 2);
  const overload = simulate(fleet, conditions, inStep);
  expect(overload.refusals).toBeGreaterThan(300);
  expect(overload.peak).toBeGreaterThan(4 * conditions.capacity);
});

test('told the same time in the same second they come back spread; obeyed to the second they come back as one', () => {
  const fleet = makeFleet(300, 5, 1);
  const secondWave = (backOff: typeof product) => {
    const { load } = simulate(fleet, { ...conditions, outage: 0, hints: 'fixed' }, { ...backOff, poll: product.poll });
    return Math.max(...load.slice(50, 140));
  };
  expect(secondWave(product)).toBeLessThan(conditions.capacity);
  expect(secondWave({ ...inStep, retry: (_failures, _random, hint = 1_000) => hint })).toBeGreaterThan(2 * conditions.capacity);
});

test('a terminal whose wait is no number gives up, and is counted', () => {
  const { gaveUp, drained } = simulate(makeFleet(3, 4, 1), conditions, { ...product, retry: () => Number.NaN });
  expect([gaveUp, drained]).toEqual([3, Infinity]);
});
