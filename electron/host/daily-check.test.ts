import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../build/setup/place.mjs';
import { fixtureKey } from '../../fixtures/store/key.ts';
import { sqlitePage } from '../../native/sqlite.ts';
import { checkDaily, checkStore } from './daily-check.ts';
import { openNotices } from './store/notices.ts';
import { openWhole } from './store/open.ts';
import { Store } from './store/store.ts';

const now = (): Date => new Date('2026-11-26T01:00:00.000Z');
let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-check-'));
  file = join(folder, 'terminal.sqlite');
  copyFileSync(join(root, 'fixtures/store/schema-3.sqlite'), file);
  store = open();
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): Store {
  return openWhole(file, fixtureKey, (name, key) => new Store(name, key), now().toISOString());
}

/** A page of this table goes bad on the disk, while the store is open. */
function spoil(table: string): void {
  const page = Number(store.get('SELECT pageno FROM dbstat WHERE name = ?', table)?.['pageno']);
  const bytes = readFileSync(file);
  bytes[page * sqlitePage - 1_000] = (bytes[page * sqlitePage - 1_000] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

test('a whole store is found whole, and nothing stays behind', async () => {
  store.write(() => store.writeMeta('more', 'x'));
  expect(await checkStore(store, now, new AbortController().signal)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes('checking') || name.includes('damaged'))).toEqual([]);
  expect(openNotices(store)).toEqual([]);
});

test('a page that went bad is found beside the work, told, and mended at the next start', async () => {
  spoil('stopped_chip');
  const end = checkDaily({ store, now, unexpected: (cause) => expect.unreachable(String(cause)) }, 1);
  while (openNotices(store).length === 0) await pause(10);
  end();
  expect(openNotices(store)).toMatchObject([{ id: 'store-damaged', tone: 'bad' }]);
  expect(existsSync(`${file}.damaged`)).toBe(true);
  store.close();
  store = open();
  expect(existsSync(`${file}.damaged`)).toBe(false);
  expect(store.all("SELECT 1 FROM audit WHERE act IN ('store.damaged', 'store.salvaged')")).toHaveLength(2);
  expect(await checkStore(store, now, new AbortController().signal)).toEqual([]);
});

test('work that runs into a bad page marks the store for the next start', () => {
  spoil('stopped_chip');
  // What was read before is in memory still.
  store.write(() => store.run('PRAGMA shrink_memory'));
  expect(() => store.all('SELECT * FROM stopped_chip')).toThrow(expect.objectContaining({ code: 'store-unreadable' }));
  expect(existsSync(`${file}.damaged`)).toBe(true);
});

test('a check that is ended early leaves nothing behind', async () => {
  const ended = new AbortController();
  const checking = checkStore(store, now, ended.signal);
  ended.abort();
  await checking.catch(() => null);
  expect(readdirSync(folder).filter((name) => name.includes('checking'))).toEqual([]);
});
