import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Events } from './events.ts';

test('everything happens in the order of its time, and what was planned first goes first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const events = new Events();
      const seen: (readonly [number, number])[] = [];
      for (const [index, at] of times.entries()) events.plan(at, () => seen.push([events.now, index]));
      events.run(() => 100);
      const wanted = times.map((at, index) => [at, index] as const).toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
      expect(seen).toEqual(wanted);
    }),
  );
});

test('what happens may plan more; nothing after the end happens, and nothing at a time that never comes', () => {
  const events = new Events();
  const seen: number[] = [];
  const again = (): void => {
    seen.push(events.now);
    events.plan(events.now + 10, again);
  };
  events.plan(5, again);
  events.plan(Number.NaN, () => seen.push(-1));
  events.plan(Infinity, () => seen.push(-2));
  events.run(() => 30);
  expect(seen).toEqual([5, 15, 25]);
});
