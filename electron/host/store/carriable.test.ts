import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostCarried } from '../../../core/courier.ts';
import type { EntryBody } from '../../../core/entry.ts';
import { mostFileBytes } from '../../../core/files.ts';
import type { FileRef } from '../../../core/files.ts';
import { carriable } from './carriable.ts';
import { fileSent, putFile } from './files.ts';
import { putEntry, setAside } from './outbox.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-carriable-'));
  store = new Store(join(folder, 'store.sqlite'), new Uint8Array(randomBytes(32)));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = '2026-11-25T01:00:00.000Z';
const application = { kind: 'application', application: {}, acceptedAt: at, dueOn: '2026-12-11' } as unknown as EntryBody;
const fact = { kind: 'fee', cardNumber: 'A12345674', outcome: 'paid', amountFen: 0, at } as const;
const long = { kind: 'finished-card', cardNumber: 'A12345674', outcome: 'returned', reason: 'x'.repeat(2_000_000), at } as const;

function kept(length = mostFileBytes): FileRef {
  const bytes = new Uint8Array(randomBytes(length));
  const ref = { digest: createHash('sha256').update(bytes).digest('hex'), length, use: 'evidence', type: 'image/jpeg' } as const;
  store.write(() => putFile(store, ref, bytes, at));
  return ref;
}

const put = (caseId: string, body: EntryBody, ...files: readonly FileRef[]): void =>
  store.write(() => putEntry(store, { caseId, operator: 'teller1', body, at, files }));

/** What would be carried now, by the running number of each entry. */
const load = () => {
  const { entries, files, left } = carriable(store);
  return { entries: entries.map(({ seq }) => seq), files: files.length, left };
};

test('an entry whose files find no room stays with all that follows it in its case, done or not; others go', () => {
  put('case-a', application, kept(), kept(), kept(), kept());
  put('case-b', fact);
  put('case-b', application, kept(), kept());
  put('case-b', application);
  put('case-b', fact);
  put('case-c', application, kept(1_000));
  put('case-b', application, kept(1_000));
  expect(load()).toEqual({ entries: [1, 2, 6], files: 5, left: 4 });
});

test('what the agency has whole takes no room, and what lies there already takes it once', () => {
  const [there, shared] = [kept(), kept()];
  store.write(() => fileSent(store, there.digest));
  put('case-a', application, shared, kept(), kept());
  put('case-b', application, shared, there);
  put('case-c', application, shared, kept());
  expect(load()).toEqual({ entries: [1, 2, 3], files: 4, left: 0 });
});

test('where an entry itself finds no room nothing more goes, however short: it may speak of the same person', () => {
  for (let index = 0; index < 4; index += 1) put(`case-${String(index)}`, long);
  put('case-short', fact);
  expect(load()).toEqual({ entries: [1, 2, 3], files: 0, left: 2 });
});

test('what waits for a person is not among those without room', () => {
  put('case-a', application, kept(1_000));
  put('case-a', application, kept(1_000));
  put('case-b', application);
  const [first] = carriable(store).entries;
  store.write(() => setAside(store, first?.id ?? '', { reason: 'rule' }));
  expect(load()).toEqual({ entries: [3], files: 0, left: 0 });
});

test('more entries than one bundle holds: those behind them are counted', () => {
  const many = Array.from({ length: mostCarried.entries + 3 }, () => kept(1_000));
  store.write(() => {
    many.forEach((file, index) => {
      putEntry(store, { caseId: `case-${String(index)}`, operator: 'teller1', body: fact, at, files: [file] });
    });
  });
  const { entries, files, left } = carriable(store);
  expect([entries.length, files.length, left]).toEqual([mostCarried.entries, mostCarried.entries, 3]);
});
