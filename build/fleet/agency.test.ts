import { expect, test } from 'vitest';
import { Agency } from './agency.ts';
import type { Hinting } from './agency.ts';

const status = (answered: ReturnType<Agency['take']>) => (answered.answer.kind === 'http' ? answered.answer.status : 0);
/** Thirty requests in one instant to an agency that works off ten a second. */
const rush = (hints: Hinting) => {
  const agency = new Agency({ capacity: 10, backAt: 0, hints });
  const answers = Array.from({ length: 30 }, () => agency.take(5_000));
  return { agency, answers };
};

test('an agency that is away does not answer and refuses nobody', () => {
  const agency = new Agency({ capacity: 10, backAt: 1_000, hints: 'queue' });
  expect(agency.take(999)).toEqual({ answer: { kind: 'none' }, at: 999 });
  expect(status(agency.take(1_000))).toBe(200);
  expect(agency.refusals).toBe(0);
});

test('it works off one after another, a second of work waits at the most, and the rest is refused at once', () => {
  const { agency, answers } = rush('none');
  expect(answers.map(status)).toEqual([...Array<number>(11).fill(200), ...Array<number>(19).fill(503)]);
  expect(answers.slice(0, 3).map(({ at }) => at)).toEqual([5_100, 5_200, 5_300]);
  expect(answers.at(-1)).toMatchObject({ at: 5_000 });
  expect(agency.refusals).toBe(19);
  expect(status(agency.take(6_200))).toBe(200);
});

test('hints: none, the same for everybody, or later for each who comes later', () => {
  const hintsOf = (hints: Hinting) => rush(hints).answers.flatMap((answered) => (status(answered) === 503 ? [answered.hint] : []));
  expect(new Set(hintsOf('none'))).toEqual(new Set([undefined]));
  expect(new Set(hintsOf('fixed'))).toEqual(new Set([60_000]));
  const queue = hintsOf('queue');
  expect(queue).toEqual(queue.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
  expect([queue[0], queue.at(-1)]).toEqual([2_000, 3_000]);
});
