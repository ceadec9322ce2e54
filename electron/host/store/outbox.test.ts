import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EntryBody } from '../../../core/entry.ts';
import { factKinds } from '../../../core/entry.ts';
import { endEntry, putEntry, sendAgain, sendAllAgain, sendable, setAside, settleAccepted } from './outbox.ts';
import { entryById, listOutbox } from './outbox-rows.ts';
import type { OutboxRow } from './outbox-rows.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-outbox-'));
  store = new Store(join(folder, 'store.sqlite'), new Uint8Array(randomBytes(32)));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = '2026-11-25T01:00:00.000Z';
const fact = { kind: 'fee', cardNumber: 'A12345674', outcome: 'paid', amountFen: 0, at } as const;
const application = { kind: 'application', application: {}, acceptedAt: at, dueOn: '2026-12-11' } as unknown as EntryBody;
const loss = { kind: 'service', service: 'report-loss', at } as unknown as EntryBody;

function person(caseId: string, identityNumber: string): void {
  store.write(() =>
    store.run(
      `INSERT OR IGNORE INTO service_case (case_id, service, state, name, document_type, identity_number, accepted_at, accepted_by, due_provisional)
       VALUES (?, 'apply', 'accepted', '何样例', 'resident-id', ?, ?, 'teller1', 0)`,
      caseId,
      identityNumber,
      at,
    ),
  );
}

function put(caseId: string, body: EntryBody, supersedes?: string): string {
  const corrected = supersedes === undefined ? null : entryById(store, supersedes);
  store.write(() => putEntry(store, { caseId, operator: 'teller1', body, at, ...(corrected === null ? {} : { supersedes: corrected }) }));
  return String(store.get('SELECT id FROM outbox ORDER BY seq DESC LIMIT 1')?.['id']);
}

let receipts = 0;
const accept = (id: string): void => store.write(() => settleAccepted(store, id, 'receipt', { number: (receipts += 1), acceptedAt: at }));
const refuse = (id: string): void => void store.write(() => setAside(store, id, { reason: 'rule' }));
const next = (): readonly string[] => sendable(store, 100).map(({ id }) => id);

test('order holds within a case; one refusal holds back its own case only, and no fact', () => {
  const [a1, a2, a3] = [put('case-a', application), put('case-a', application), put('case-a', fact)];
  const b1 = put('case-b', application);
  expect(next()).toEqual([a1, b1]);
  refuse(a1);
  // The fact does not wait for what was refused, but goes after what waits before it.
  expect(entryById(store, a2)?.after).toBe(1);
  expect(next()).toEqual([b1]);
  accept(b1);
  expect(next()).toEqual([]);
  const corrected = put('case-a', application, a1);
  expect(next()).toEqual([corrected]);
  expect(entryById(store, a1)).toMatchObject({ state: 'refused', ended: { how: 'corrected', seq: 5 } });
  expect(entryById(store, a2)?.after).toBe(5);
  accept(corrected);
  accept(a2);
  expect(next()).toEqual([a3]);
});

test('a loss goes first, and what it waits for goes first with it', () => {
  const many = Array.from({ length: 5 }, (_, index) => put(`case-${String(index)}`, application));
  person('case-hand', 'X1');
  person('case-loss', 'X1');
  const hand = put('case-hand', fact);
  const lost = put('case-loss', loss);
  expect(next()).toEqual([hand, ...many]);
  accept(hand);
  expect(next()).toEqual([lost, ...many]);
});

test('what stands still holds back its own case and nothing else of the same person', () => {
  person('case-still', 'X2');
  person('case-lost', 'X2');
  const refused = put('case-still', application);
  refuse(refused);
  put('case-still', application);
  const lost = put('case-lost', loss);
  expect(next()).toEqual([lost]);
});

test('what a person gave up is waited for no longer; what was sent again waits in its old place', () => {
  const [one, two] = [put('case-a', application), put('case-a', application)];
  refuse(one);
  expect(store.write(() => sendAgain(store, one))).toBe(true);
  expect(next()).toEqual([one]);
  refuse(one);
  store.write(() => endEntry(store, { id: one }, { how: 'given-up', by: 'teller1', at, reason: '撤回' }));
  expect(next()).toEqual([two]);
  expect(store.write(() => sendAgain(store, one))).toBe(false);
});

test('an entry is never rewritten, nor deleted before its day was tallied; a receipt stays', () => {
  const id = put('case-a', application);
  const run = (sql: string) => (): unknown => store.write(() => store.run(sql, id));
  expect(run("UPDATE outbox SET body = '{}' WHERE id = ?")).toThrow('never rewritten');
  expect(run('UPDATE outbox SET place_of = 7 WHERE id = ?')).toThrow('never rewritten');
  accept(id);
  expect(run("UPDATE outbox SET receipt = 'another' WHERE id = ?")).toThrow('receipt is never rewritten');
  expect(run('DELETE FROM outbox WHERE id = ?')).toThrow('tallied');
  store.write(() => store.run('UPDATE outbox SET tallied = 1'));
  expect(run('DELETE FROM outbox WHERE id = ?')).not.toThrow();
});

test('whatever happens: what each entry waits for is what the rules of order say, looked at from scratch', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('put' as const), of: fc.nat(3), what: fc.nat(2) }),
    fc.record({
      do: fc.constantFrom('accept' as const, 'refuse' as const, 'again' as const, 'correct' as const, 'give up' as const),
      of: fc.nat(30),
    }),
    fc.record({ do: fc.constant('restore' as const), of: fc.constant(0) }),
  );
  // Two cases are of one person.
  for (const [index, of] of ['P1', 'P1', 'P2', 'P3'].entries()) person(`case-${String(index)}`, of);
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      store.write(() =>
        store.run("UPDATE outbox SET state = 'accepted', receipt = coalesce(receipt, 'r'), receipt_number = 0, after = NULL, tallied = 1"),
      );
      store.write(() => store.run('DELETE FROM outbox'));
      for (const each of steps) {
        if (each.do === 'put') {
          put(`case-${String(each.of)}`, [application, fact, loss][each.what] ?? fact);
          continue;
        }
        if (each.do === 'restore') {
          store.write(() => sendAllAgain(store));
          continue;
        }
        const rows = listOutbox(store, 1_000);
        const row = rows[each.of % Math.max(1, rows.length)];
        if (row === undefined) continue;
        const { id } = row.entry;
        const mayLeave = row.state === 'waiting' && row.after === null;
        if (each.do === 'accept' && mayLeave) accept(id);
        if (each.do === 'refuse' && mayLeave) refuse(id);
        if (each.do === 'again') store.write(() => sendAgain(store, id));
        if (each.do === 'correct' && row.state === 'refused' && row.ended === null) put(row.entry.caseId, application, id);
        if (each.do === 'give up' && row.state === 'refused' && row.ended === null)
          store.write(() => endEntry(store, row.entry, { how: 'given-up', by: '', at, reason: 'xx' }));
        expectInOrder();
      }
      // Nothing waits in a circle: with receipts for all that may be sent everything that waits for no person is sent in the end.
      for (let turn = 0; turn < 60 && next().length > 0; turn += 1) for (const id of next()) accept(id);
      for (const row of listOutbox(store, 1_000)) if (row.state === 'waiting') expect(waitsForPerson(row.entry.caseId)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

const waitsForPerson = (caseId: string): boolean =>
  store.get("SELECT 1 FROM outbox WHERE case_id = ? AND state = 'refused' AND ended IS NULL", caseId) !== undefined;

/** The rule of order, written down a second time and the slow way. */
function expectInOrder(): void {
  const rows = listOutbox(store, 1_000);
  const personOf = (caseId: string): string => ['P1', 'P1', 'P2', 'P3'][Number(caseId.slice(5))] ?? '';
  const isFact = (row: OutboxRow): boolean => factKinds.includes(row.kind);
  const before = (row: OutboxRow): readonly OutboxRow[] =>
    rows.filter((other) => other.place < row.place || (other.place === row.place && other.entry.seq < row.entry.seq));
  const inCase = (row: OutboxRow): readonly OutboxRow[] =>
    before(row).filter(
      (other) =>
        other.entry.caseId === row.entry.caseId &&
        (other.state === 'waiting' || (other.state === 'refused' && other.ended === null && !isFact(row))),
    );
  /** A person has to do something first. */
  const standsStill = (row: OutboxRow): boolean => inCase(row).some((other) => other.state === 'refused' || standsStill(other));
  for (const row of rows.filter(({ state }) => state === 'waiting')) {
    const ofPerson = before(row).filter(
      (other) =>
        other.state === 'waiting' &&
        other.entry.caseId !== row.entry.caseId &&
        personOf(other.entry.caseId) === personOf(row.entry.caseId) &&
        !standsStill(other),
    );
    const waitsFor = [...inCase(row), ...ofPerson].map(({ entry }) => entry.seq);
    expect(row.after !== null, `no. ${String(row.entry.seq)}`).toBe(waitsFor.length > 0);
    if (row.after !== null) expect(waitsFor).toContain(row.after);
  }
}
