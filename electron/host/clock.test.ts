import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Clock } from './clock.ts';
import type { MachineClock } from './clock.ts';
import { Store } from './store/store.ts';
import { appendAudit } from './store/audit.ts';

let folder: string;
let store: Store;
/** A machine whose clocks this test sets. */
let machine: { -readonly [K in keyof MachineClock]: MachineClock[K] };
let wall: number;
let steady: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-clock-'));
  store = new Store(join(folder, 'store.sqlite'), new Uint8Array(randomBytes(32)));
  [wall, steady] = [Date.parse('2026-11-25T01:00:00.000Z'), 5_000];
  machine = { wall: () => new Date(wall), steady: () => steady, boot: 'one' };
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const minute = 60_000;
const started = (): Clock => {
  const clock = new Clock(store, machine);
  clock.begin();
  return clock;
};
const pass = (ms: number): void => void ((wall += ms), (steady += ms));

test('time goes on by what nobody sets; a clock that is set back or forward is noticed once and moves nothing', () => {
  const clock = started();
  pass(10 * minute);
  expect(clock.now().toISOString()).toBe('2026-11-25T01:10:00.000Z');
  expect(clock.jump()).toBeNull();
  wall -= 3 * 60 * minute;
  expect(clock.now().toISOString()).toBe('2026-11-25T01:10:00.000Z');
  expect(clock.jump()).toBe(-3 * 60 * minute);
  expect(clock.jump()).toBeNull();
  wall += 400 * 24 * 60 * minute;
  expect(clock.jump()).toBe(400 * 24 * 60 * minute);
  expect(clock.now().toISOString()).toBe('2026-11-25T01:10:00.000Z');
  expect(clock.moment()).toMatchObject({ boot: 'one', steady: 5_000 + 10 * minute });
});

test('a restart of the program in the same run of the machine knows it too', () => {
  started();
  pass(minute);
  wall -= 24 * 60 * minute;
  const again = started();
  expect(again.jump()).toBe(-24 * 60 * minute);
  expect(again.now().toISOString()).toBe('2026-11-25T01:01:00.000Z');
});

test('after another start of the machine its clock has to do, but never behind what was recorded', () => {
  const clock = started();
  pass(60 * minute);
  store.write(() => appendAudit(store, { at: clock.now().toISOString(), operator: '', act: 'x', subject: '', detail: {} }));
  Object.assign(machine, { boot: 'two' });
  steady = 100;
  wall = Date.parse('2026-11-24T20:00:00.000Z');
  const again = started();
  expect(again.now().toISOString()).toBe('2026-11-25T02:00:00.000Z');
  expect(again.jump()).toBe(-6 * 60 * minute);
  Object.assign(machine, { boot: 'three' });
  wall = Date.parse('2026-11-26T01:00:00.000Z');
  expect(started().now().toISOString()).toBe('2026-11-26T07:00:00.000Z');
});

test("the agency's time is taken over and kept; one that is out of order is not", () => {
  const clock = started();
  const correct = (time: string): number | null => store.write(() => clock.correct(time));
  expect(correct('2026-11-25T01:00:01.000Z')).toBeNull();
  expect(clock.now().toISOString()).toBe('2026-11-25T01:00:00.000Z');
  expect(correct('2026-11-25T03:00:00.000Z')).toBe(2 * 60 * minute);
  expect(correct('1970-01-01T00:00:00.000Z')).toBeNull();
  expect(correct('nonsense')).toBeNull();
  pass(minute);
  expect(started().now().toISOString()).toBe('2026-11-25T03:01:00.000Z');
});
