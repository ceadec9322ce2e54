import { expect, test } from 'vitest';
import type { Answered } from './agency.ts';
import { Events } from './events.ts';
import { Terminal } from './terminal.ts';

/** One terminal with an entry, each of whose requests meets the next of these; when it asked, in milliseconds. */
function asking(...replies: readonly (Omit<Answered, 'at' | 'answer'> & { readonly status: number })[]) {
  const events = new Events();
  const asked: number[] = [];
  const failures: number[] = [];
  const backOff = {
    retry: (failed: number, _random: number, hint = 1_000) => {
      failures.push(failed);
      return hint;
    },
    poll: () => 30_000,
  };
  const terminal = new Terminal({
    events,
    backOff,
    random: () => 0,
    batch: 100,
    send: (heard) => {
      const { status, ...hint } = replies[asked.push(events.now) - 1] ?? { status: 200 };
      heard({ answer: { kind: 'http', status, wellFormed: true, signed: true, html: false }, at: events.now, ...hint });
    },
  });
  terminal.record(true, true);
  events.plan(0, () => terminal.kick());
  // Something new after two seconds.
  events.plan(2_000, () => terminal.kick());
  events.run(() => 20_000);
  return { asked, failures, backlog: terminal.backlog };
}

test('what was sent is settled, and once more it asks what that changed', () => {
  expect(asking()).toMatchObject({ asked: [0, 0, 2_000], backlog: 0 });
});

test.each([429, 503])('after %i it tries again when its back-off says so', (status) => {
  expect(asking({ status })).toMatchObject({ asked: [0, 1_000, 1_000, 2_000], backlog: 0 });
});

test('told when to come again, it does not come earlier for anything new', () => {
  expect(asking({ status: 503, hint: 10_000 })).toMatchObject({ asked: [0, 10_000, 10_000], backlog: 0 });
});

test('a try for something new takes the place of the one that was planned', () => {
  expect(asking({ status: 503 }, { status: 503 }, { status: 503 })).toMatchObject({ asked: [0, 1_000, 2_000, 3_000, 3_000], backlog: 0 });
});

test.each([400, 403])('after %i it is up to a person, and the entry is still there', (status) => {
  expect(asking({ status })).toMatchObject({ asked: [0], backlog: 1 });
});

test('failures are counted in a row: what succeeded begins anew', () => {
  const { failures } = asking({ status: 503 }, { status: 200 }, { status: 200 }, { status: 503 }, { status: 503 });
  expect(failures).toEqual([1, 1, 2]);
});
