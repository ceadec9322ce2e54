import { expect, test } from 'vitest';
import { chaosReport } from './chaos.ts';

// `npm run chaos` has longer ones, each with another seed.

test('a minute of faults of every kind: nothing lost, nothing twice, order kept, everything explained', async () => {
  const { text, sound } = await chaosReport(1, 1);
  expect(sound, text).toBe(true);
}, 300_000);
