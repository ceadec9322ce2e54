import { expect, test } from 'vitest';
import { chanceOf } from '../build/power/chance.ts';
import { killAroundCommits, killAtRandom } from './test-kills.ts';

// `npm run kills` does all of it, around the commits of every part of a day too. Everything that anybody was told of is at
// the agency in the end: once, as it was, in the order of its case.

test('kill -9 before each commit of the queue and of the fee: what the agency knows already is not done twice', async () => {
  const { kills, acknowledged, wrong } = await killAroundCommits(['queue', 'fee'], 'before');
  expect(wrong).toEqual([]);
  // Two exchanges may be one at another time, and a day be a commit shorter than the first.
  expect(kills).toBeGreaterThanOrEqual(18);
  expect(acknowledged).toBeGreaterThan(kills * 4);
}, 600_000);

test('kill -9 after each commit of the fee: what was acknowledged in the same moment is there', async () => {
  const { kills, acknowledged, wrong } = await killAroundCommits(['fee'], 'after');
  expect(wrong).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(acknowledged).toBeGreaterThan(kills * 4);
}, 600_000);

test('kill -9 at random moments, again and again over one folder', async () => {
  const chance = chanceOf(1);
  const { kills, acknowledged, wrong } = await killAtRandom(12, () => chance.next());
  expect(wrong).toEqual([]);
  expect(kills).toBe(12);
  expect(acknowledged).toBeGreaterThan(12);
}, 600_000);
