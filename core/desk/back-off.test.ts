import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestHint, pollDelay, pollEvery, retryCap, retryDelay, retryFloor } from './back-off.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 2_000 });
const hint = fc.double({ min: 0, max: 3 * longestHint, noNaN: true });
/** What nobody should hand over, and a wrong clock or header may. */
const anything = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, Number.MAX_VALUE));

test('the wait doubles from one second to five minutes, the upper half of it by chance', () => {
  expect([1, 2, 3, 4].map((n) => retryDelay(n, 0))).toEqual([500, 1000, 2000, 4000]);
  expect([1, 2, 3, 4].map((n) => retryDelay(n, 0.5))).toEqual([750, 1500, 3000, 6000]);
  expect([9, 10, 11, 5000].map((n) => retryDelay(n, 0))).toEqual([128_000, 150_000, 150_000, 150_000]);
  expect(retryDelay(5000, 1 - 2 ** -53)).toBe(retryCap);
});

test('what the agency asked for is honoured up to an hour, and jittered above it', () => {
  expect([0, 0.5, 0.75].map((random) => retryDelay(1, random, 60_000))).toEqual([60_000, 90_000, 105_000]);
  expect(retryDelay(1, 0, 86_400_000)).toBe(longestHint);
  expect(retryDelay(1, 0.5, Infinity)).toBe(longestHint + retryCap / 4);
  // An agency that says "1 s" to everybody for ever does not stop the growing.
  expect(retryDelay(20, 0, 1_000)).toBe(retryCap / 2);
});

test('never negative, never NaN, never without end, whatever is handed over', () => {
  fc.assert(
    fc.property(anything, anything, fc.option(anything, { nil: undefined }), (tries, random, asked) => {
      for (const wait of [retryDelay(tries, random, asked), pollDelay(random)]) {
        expect(Number.isSafeInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(retryFloor / 2);
        expect(wait).toBeLessThanOrEqual(longestHint + retryCap / 2);
      }
    }),
  );
});

test('without a hint never above the cap; with one never below it', () => {
  fc.assert(
    fc.property(failures, chance, hint, (tries, random, asked) => {
      expect(retryDelay(tries, random)).toBeLessThanOrEqual(retryCap);
      expect(retryDelay(tries, random, asked)).toBeGreaterThanOrEqual(Math.min(asked, longestHint));
    }),
  );
});

test('more failures, a longer hint or a higher number never make the wait shorter', () => {
  fc.assert(
    fc.property(failures, chance, hint, fc.nat(50), hint, chance, (tries, random, asked, more, longer, higher) => {
      const wait = retryDelay(tries, random, asked);
      expect(retryDelay(tries + more, random, asked)).toBeGreaterThanOrEqual(wait);
      expect(retryDelay(tries, random, asked + longer)).toBeGreaterThanOrEqual(wait);
      expect(retryDelay(tries, Math.max(random, higher), asked)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

test('all who failed together come back evenly over a window as wide as the least wait', () => {
  const evenly = Array.from({ length: 1_000 }, (_, index) => index / 1_000);
  fc.assert(
    fc.property(failures, hint, (tries, asked) => {
      const least = retryDelay(tries, 0, asked);
      const width = Math.min(least, retryCap / 2);
      const waits = evenly.map((random) => retryDelay(tries, random, asked) - least);
      const inFirstTenth = waits.filter((wait) => wait < width / 10).length;
      expect(Math.max(...waits)).toBeGreaterThan(0.99 * width - 2);
      expect(inFirstTenth).toBeGreaterThan(90);
      expect(inFirstTenth).toBeLessThan(110);
    }),
  );
});

test('an idle terminal asks once a minute on the average, and never in step', () => {
  const waits = Array.from({ length: 1_000 }, (_, index) => pollDelay(index / 1_000));
  expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeCloseTo(pollEvery, -2);
  expect([Math.min(...waits), Math.max(...waits)]).toEqual([pollEvery / 2, 1.5 * pollEvery - pollEvery / 1_000]);
  expect(new Set(waits).size).toBe(1_000);
});
