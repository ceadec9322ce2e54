import { expect, test } from 'vitest';
import { jobStates, nextJobState, unfinished, usedUp, type JobEvent } from './job.ts';

const events: readonly JobEvent[] = ['write', 'interrupted', 'equal', 'spoil', 'cancel'];

test('the whole table of states and events', () => {
  const table = Object.fromEntries(jobStates.map((state) => [state, events.map((event) => nextJobState(state, event) ?? '-').join(' ')]));
  expect(table).toEqual({
    open: 'writing - - - cancelled',
    writing: '- unsure issued - -',
    unsure: 'writing - issued spoilt -',
    issued: '- - - spoilt -',
    spoilt: '- - - - -',
    cancelled: '- - - - -',
  });
});

test('what was ever written stays used up, on every way on', () => {
  for (const state of jobStates)
    for (const event of events) {
      const next = nextJobState(state, event);
      if (next && usedUp(state)) expect(usedUp(next)).toBe(true);
    }
});

test('every unfinished state has a way out', () => {
  for (const state of jobStates.filter(unfinished)) expect(events.some((event) => nextJobState(state, event) !== null)).toBe(true);
});
