import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDesk } from '../../electron/test-desk.ts';
import type { TestDesk } from '../../electron/test-desk.ts';
import { Store } from '../../electron/host/store/store.ts';
import type { QueueRow } from '../../core/views.ts';
import { booksOf } from './books.ts';
import { Ledger } from './ledger.ts';
import { judge } from './oracle.ts';
import type { Verdict } from './oracle.ts';
import type { BookedEntry, Books } from './steps.ts';

// What is true of a real terminal and its agency, and then one thing that is not.

let desk: TestDesk;
let books: Books;
let rows: readonly QueueRow[];
const none: Books = { entries: [], jobs: [], halves: [], audit: { ok: true }, acts: {}, notices: [] };
beforeAll(async () => {
  let store: Store | undefined;
  desk = await startDesk({ openStore: (file, key) => (store = new Store(file, key)) });
  const caseId = await desk.apply();
  desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await desk.call('queue.sync', {});
  books = booksOf(store as unknown as Store, await desk.call('audit.verify', {}), []);
  rows = (await desk.call('queue.list', {})).entries;
});
afterAll(() => desk.end());

function judged(change: (books: Books) => Books, tell: (ledger: Ledger) => void = () => undefined): Verdict {
  const ledger = new Ledger(desk.agencyData);
  for (const { id, caseId, digest } of books.entries) ledger.acknowledged.plain.set(id, { id, caseId, digest });
  tell(ledger);
  return judge(ledger, { plain: change(books), tls: none });
}

function withEntry(place: number, over: Partial<BookedEntry>): (books: Books) => Books {
  return (of) => ({ ...of, entries: of.entries.map((entry, index) => (index === place ? { ...entry, ...over } : entry)) });
}

const counts = ({ lost, twice, order, unexplained, explained }: Verdict) => [
  lost.length,
  twice.length,
  order.length,
  unexplained.length,
  explained,
];

test('what is as it should be', () => {
  expect(books.entries).toHaveLength(3);
  expect(counts(judged((of) => of))).toEqual([0, 0, 0, 0, 3]);
});

test.each<[string, (of: Books) => Books, number[]]>([
  ['an acknowledged entry is gone', (of) => ({ ...of, entries: of.entries.slice(0, 2) }), [1, 0, 0, 0, 2]],
  ['it says something else, here and so at the agency too', withEntry(0, { digest: '0' }), [1, 0, 0, 1, 2]],
  ['it has a receipt that the agency knows nothing of', withEntry(0, { id: 'entry-other' }), [2, 0, 0, 0, 2]],
  ['it waits for nothing', withEntry(2, { state: 'waiting' }), [1, 0, 0, 0, 3]],
  ['it was refused, and the agency took it', withEntry(2, { state: 'refused', reason: 'rule' }), [0, 0, 0, 1, 3]],
  ['something in between set it aside', withEntry(2, { id: 'entry-other', state: 'refused', reason: 'not-taken' }), [1, 0, 0, 1, 2]],
  ['its id came with two bodies', withEntry(2, { id: 'entry-other', state: 'refused', reason: 'other-body' }), [1, 0, 0, 1, 2]],
  ['the last one should have been the first', withEntry(2, { place: 0 }), [0, 0, 2, 0, 3]],
  ['its card is not known', (of) => ({ ...of, jobs: of.jobs.map((job) => ({ ...job, chipId: 'other' })) }), [1, 0, 0, 0, 3]],
  ['one chip twice', (of) => ({ ...of, jobs: [...of.jobs, ...of.jobs] }), [0, 2, 0, 0, 3]],
  ['the audit log is broken', (of) => ({ ...of, audit: { ok: false } }), [0, 0, 0, 1, 3]],
  ['one half was committed', (of) => ({ ...of, halves: ['a case without an entry'] }), [0, 0, 0, 1, 3]],
])('%s', (_what, change, expected) => {
  expect(counts(judged(change))).toEqual(expected);
});

test('what was done and is refused as unknown is excused only where a fault took its case away', () => {
  const refused = withEntry(2, { id: 'entry-other', state: 'refused', reason: 'case-unknown' });
  const wrong = (goneToo: string): readonly string[] =>
    judged(refused, ({ refusalsLost, restoredAway }) => (refusalsLost.add('entry-other'), restoredAway.add(goneToo))).unexplained;
  expect(wrong('entry-of-nobody')).toEqual([expect.stringContaining('what was done is refused as unknown')]);
  expect(wrong(books.entries[0]?.id ?? '')).toEqual([]);
});

test('a restore takes away what was named at its moment, and says so to the people there', () => {
  const without = (of: Books): Books => ({ ...of, entries: of.entries.slice(0, 2) });
  const putBack = (ledger: Ledger): void => ledger.terminalPutBack('plain', without(books));
  expect(judged(without, putBack).unexplained).toEqual([expect.stringContaining('its case is not named')]);
  const { caseId = '' } = books.entries[2] ?? {};
  const notice = { id: 'terminal-restored', tone: 'bad', zh: caseId, en: caseId, at: '2026-11-25T00:00:00.000Z' } as const;
  expect(counts(judged(without, (ledger) => (putBack(ledger), ledger.look('plain', [], [notice]))))).toEqual([0, 0, 0, 0, 3]);
});

test('what a terminal that was put back forgot was refused once all the same: what was done did not wait for it', () => {
  const last = withEntry(2, { place: 0 });
  expect(judged(last).order).toHaveLength(2);
  const forgotten = books.entries.map((entry, index) => ({ ...entry, refusedOnce: index === 2 }));
  expect(judged(last, (ledger) => ledger.noteRefused(forgotten)).order).toHaveLength(1);
});

test('an entry that is refused here and accepted there is explained by an agency that was put back to before the refusal alone', () => {
  const refused = withEntry(2, { state: 'refused', reason: 'rule' });
  const [, , last] = books.entries;
  expect(judged(refused).unexplained).toHaveLength(1);
  expect(judged(refused, (ledger) => ledger.refusalsLost.add(last?.id ?? '')).unexplained).toEqual([]);
});

test('a row of the queue without words, or with words that are not so, is noticed', () => {
  const [row] = rows as [QueueRow];
  const flaws = (...shown: QueueRow[]): number => {
    const ledger = new Ledger(desk.agencyData);
    ledger.look('plain', shown, []);
    return ledger.wrong.length;
  };
  expect(flaws(...rows)).toBe(0);
  expect(flaws({ ...row, zh: '' })).toBe(1);
  expect(flaws({ ...row, en: 'Delivered' })).toBe(1);
  expect(flaws(row, { ...row, seq: 99, state: 'waiting', zh: '等待回执', en: `Waits for the receipt of no. ${String(row.seq)}` })).toBe(1);
});
