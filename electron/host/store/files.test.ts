import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EntryBody } from '../../../core/entry.ts';
import { openEncrypted } from '../../../native/sqlite.ts';
import type { FileRef } from '../../../core/files.ts';
import {
  bytesOf,
  countFileTry,
  dropUnneeded,
  fileProgress,
  fileRefused,
  fileSent,
  filesLost,
  filesOfCase,
  filesWaiting,
  putFile,
} from './files.ts';
import { putEntry, sendable, sendAgain, setAside } from './outbox.ts';
import { entryById, listOutbox } from './outbox-rows.ts';
import { migrations } from './schema.ts';
import { Store } from './store.ts';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-store-files-'));
  store = new Store(join(folder, 'terminal.sqlite'), new Uint8Array(32));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = '2026-11-25T01:00:00.000Z';
function keep(use: FileRef['use'] = 'photo', bytes = randomBytes(1_000)): FileRef {
  const ref: FileRef = { digest: createHash('sha256').update(bytes).digest('hex'), length: bytes.length, use, type: 'image/jpeg' };
  store.write(() => putFile(store, ref, bytes, at));
  return ref;
}
function put(caseId: string, files: readonly FileRef[] = []): string {
  const body: EntryBody = { kind: 'job-cancelled', jobId: 'job-00000001', reason: '样例', at };
  store.write(() => putEntry(store, { caseId, operator: 'teller1', body, at, files }));
  return listOutbox(store, 100).find(({ entry }) => entry.caseId === caseId)?.entry.id ?? '';
}
const sendableCases = (): readonly string[] => sendable(store, 10).map(({ caseId }) => caseId);

test('an entry waits until the last of its files is there; one without files does not', () => {
  const [photo, signature] = [keep(), keep('signature')];
  put('case-1', [photo, signature]);
  put('case-2');
  expect(sendableCases()).toEqual(['case-2']);
  store.write(() => fileSent(store, photo.digest));
  expect(sendableCases()).toEqual(['case-2']);
  store.write(() => fileSent(store, signature.digest));
  expect(sendableCases()).toEqual(['case-1', 'case-2']);
  expect(sendable(store, 10)[0]?.files).toEqual([photo, signature]);
  expect(sendable(store, 10)[1]).not.toHaveProperty('files');
  // The agency was put back to an earlier day.
  store.write(() => filesLost(store, [signature.digest, 'f'.repeat(64)]));
  expect(sendableCases()).toEqual(['case-2']);
  expect(filesWaiting(store, 10)).toEqual([signature]);
});

test('a file that two entries need is kept and sent once', () => {
  const bytes = randomBytes(500);
  const photo = keep('photo', bytes);
  put('case-1', [keep('photo', bytes)]);
  put('case-2', [photo]);
  expect(filesWaiting(store, 10)).toEqual([photo]);
  expect(filesWaiting(store, 10, 'case-3')).toEqual([]);
  expect(Buffer.from(bytesOf(store, photo.digest))).toEqual(bytes);
  store.write(() => fileSent(store, photo.digest));
  expect(sendableCases()).toEqual(['case-1', 'case-2']);
});

test('progress in bytes stands with the entry and with the case; what was tried goes behind the others', () => {
  const [photo, other] = [keep(), keep()];
  const id = put('case-1', [photo]);
  put('case-2', [other]);
  store.write(() => {
    fileProgress(store, photo.digest, 600);
    countFileTry(store, photo.digest);
  });
  expect(entryById(store, id)?.files).toEqual({ missing: 1, sent: 600, length: 1_000 });
  expect(filesOfCase(store, 'case-1')).toEqual([{ ...photo, state: 'waiting', sent: 600 }]);
  expect(filesWaiting(store, 10)).toEqual([other, photo]);
});

test('a file that the agency never takes names its entries; sent again by a person, it waits anew', () => {
  const photo = keep();
  const id = put('case-1', [photo]);
  store.write(() => {
    expect(fileRefused(store, photo.digest)).toEqual([id]);
    setAside(store, id, { reason: 'not-taken' });
  });
  expect(filesWaiting(store, 10)).toEqual([]);
  store.write(() => sendAgain(store, id));
  expect(filesWaiting(store, 10)).toEqual([photo]);
  expect(sendableCases()).toEqual([]);
});

test('neither a file nor what an entry needs is rewritten, and no file goes before its entries', () => {
  const photo = keep();
  put('case-1', [photo]);
  const write = (sql: string) => () => store.write(() => store.run(sql));
  expect(write("UPDATE file_bytes SET bytes = x'00'")).toThrow('a file is never rewritten');
  expect(write('UPDATE file SET length = 1')).toThrow('a file is never rewritten');
  expect(write('UPDATE outbox SET files = NULL')).toThrow('an entry is never rewritten');
  expect(store.write(() => dropUnneeded(store))).toBe(0);
  keep();
  expect(store.write(() => dropUnneeded(store))).toBe(1);
  expect(bytesOf(store, photo.digest)).toHaveLength(photo.length);
  expect(store.get('SELECT count(*) AS kept FROM file_bytes')).toEqual({ kept: 1 });
});

test('entries that were queued before there were files wait for none', () => {
  const before = migrations.findIndex((text) => text.includes('CREATE TABLE file ('));
  const file = join(folder, 'before.sqlite');
  const old = openEncrypted(file, new Uint8Array(32));
  for (const migration of migrations.slice(0, before)) old.exec(migration);
  old.pragma(`user_version = ${String(before)}`);
  old
    .prepare(
      "INSERT INTO outbox (id, case_id, operator, kind, body, created_at) VALUES ('entry-of-before', 'case-1', 'teller1', 'fee', '{}', ?)",
    )
    .run(at);
  old.close();
  const opened = new Store(file, new Uint8Array(32));
  expect(sendable(opened, 10)).toEqual([{ id: 'entry-of-before', caseId: 'case-1', seq: 1, operator: 'teller1', body: {} }]);
  opened.close();
});
