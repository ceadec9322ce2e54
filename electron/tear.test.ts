import { expect, test } from 'vitest';
import { moments, tearMatrix } from './test-tear.ts';

/** Killing takes a process for each cell: `kill.test.ts` has those of one kind, and `npm run tear` all of them. */
const here = moments.filter((moment) => moment !== 'killed');

test.each([
  ['2.0', false, 18],
  ['3.0', false, 20],
  ['2.0', true, 49],
  ['3.0', true, 49],
] as const)(
  'whatever befalls an issue of kind %s (directories and photo: %s), at each of its %i commands, it ends issued or spoilt',
  async (kind, full, commands) => {
    const matrix = await tearMatrix(kind, full, here);
    expect(matrix.wrong).toEqual([]);
    expect(matrix.commands).toBe(commands);
    for (const moment of here) expect(matrix.rows[moment]).toMatch(moment === 'worn' ? /^[-S]+$/ : moment === 'gone' ? /^I+S+$/ : /^I+$/);
    // Most cells are in the middle of writing.
    expect(matrix.unsure).toBeGreaterThan((here.length - 1) * commands * 0.5);
  },
  240_000,
);
