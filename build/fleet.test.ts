import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { retryCap } from '../core/desk/back-off.ts';
import { defaults, fleetReport, plotFile } from './fleet.ts';
import { shortcomings } from './fleet/runs.ts';
import { inCheckout } from './setup/place.mjs';

describe('npm run fleet: 1,000 terminals with 50 entries each after six hours without the agency', () => {
  const { runs, svg, met, text } = fleetReport(defaults, 'queue');
  const [atWork, quiet, inStep, small] = runs;

  it.each([
    ['at work', atWork],
    ['quiet', quiet],
  ])('%s: nobody is refused, at most half of the capacity is used, all is told in time, nobody gives up', (_name, run) => {
    const { refusals, peak, drained, ideal, gaveUp } = run.outcome;
    expect(refusals).toBe(0);
    expect(peak / run.capacity).toBeLessThanOrEqual(0.5);
    expect(drained).toBeLessThanOrEqual(ideal + (1.1 * retryCap) / 1_000);
    expect(gaveUp).toBe(0);
  });

  it('can fail: without chance the same fleet overloads the agency', () => {
    expect(inStep.outcome.refusals).toBeGreaterThan(1_000);
    expect(inStep.outcome.peak).toBeGreaterThan(2 * inStep.capacity);
    expect(shortcomings(inStep, 'all')).toEqual(['refused', 'peak', 'drained']);
  });

  it('an agency that is too small refuses, says when to come again, and gets everything', () => {
    expect(small.outcome.refusals).toBeGreaterThan(0);
    expect(small.outcome.gaveUp).toBe(0);
    expect(small.outcome.drained).toBeLessThan(3_600);
  });

  it('says so, and docs/fleet.svg shows it', () => {
    expect(met).toBe(true);
    expect(text).toContain('seed 1');
    expect(readFileSync(inCheckout(plotFile), 'utf8')).toBe(svg);
  });
});

test.each([
  ['refused', { refusals: 1 }],
  ['peak', { peak: 101 }],
  ['drained', { drained: 341 }],
  ['gave up', { gaveUp: 1 }],
])('a run is not met when it has too much of: %s', (name, over) => {
  const outcome = { refusals: 0, peak: 100, drained: 340, ideal: 10, gaveUp: 0, load: [], backAt: 0 };
  expect(shortcomings({ capacity: 200, outcome }, 'all')).toEqual([]);
  expect(shortcomings({ capacity: 200, outcome: { ...outcome, ...over } }, 'all')).toEqual([name]);
});
