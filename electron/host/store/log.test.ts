import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqlitePage } from '../../../native/sqlite.ts';
import { epochOf } from '../agency/enrolment.ts';
import { verifyAudit } from './audit.ts';
import { commitsBehindDamage, mendedBeginning } from './log.ts';
import { openNotices } from './notices.ts';
import { openWhole } from './open.ts';
import { Store } from './store.ts';

const key = new Uint8Array(32).fill(3);
const at = '2026-11-26T01:00:00.000Z';
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-log-'));
  file = join(folder, 'terminal.sqlite');
  // As after a kill: a store with ten commits in its log.
  const made = join(folder, 'made.sqlite');
  const store = new Store(made, key);
  epochOf(store);
  for (let count = 0; count < 10; count += 1) store.write(() => store.writeMeta(`step-${String(count)}`, 'x'.repeat(5_000)));
  for (const end of ['', '-wal']) copyFileSync(`${made}${end}`, `${file}${end}`);
  store.close();
  for (const name of readdirSync(folder)) if (name.startsWith('made')) rmSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(): Store {
  return openWhole(file, key, (name, secret) => new Store(name, secret), at);
}

const steps = (store: Store): number => store.all("SELECT 1 FROM meta WHERE name LIKE 'step-%'").length;

function damageLog(): void {
  const log = readFileSync(`${file}-wal`);
  const middle = log.length >> 1;
  log[middle] = (log[middle] ?? 0) ^ 1;
  writeFileSync(`${file}-wal`, log);
}

test('a whole log counts nothing, and neither does one that a power cut left without its end', () => {
  const log = readFileSync(`${file}-wal`);
  expect(commitsBehindDamage(log)).toBe(0);
  expect(commitsBehindDamage(log.subarray(0, log.length - sqlitePage - 100))).toBe(0);
  expect(commitsBehindDamage(Buffer.alloc(0))).toBe(0);
  // The last commit torn: its end reached the disk and its beginning did not.
  const torn = Buffer.from(log);
  torn.fill(0, torn.length - sqlitePage - 500, torn.length - sqlitePage - 100);
  expect(commitsBehindDamage(torn)).toBe(0);
  truncateSync(`${file}-wal`, log.length - 10);
  const store = opened();
  expect([steps(store), openNotices(store)]).toEqual([9, []]);
  store.close();
});

test('a damaged log is kept, and the steps behind the damage are told as lost', () => {
  damageLog();
  const damaged = readFileSync(`${file}-wal`);
  const lost = commitsBehindDamage(damaged);
  const store = opened();
  expect(steps(store)).toBe(10 - lost);
  expect(lost).toBeGreaterThan(1);
  expect(openNotices(store)).toMatchObject([{ tone: 'bad', zh: expect.stringContaining(`最后 ${String(lost)} 步`) }]);
  expect(store.readMeta('cursor')).toBe('0');
  expect(verifyAudit(store)).toEqual({ ok: true, entries: 1 });
  expect(readFileSync(join(folder, 'damaged-20261126T010000Z.sqlite-log')).equals(damaged)).toBe(true);
  store.close();
});

test('a log whose beginning alone is damaged, of which SQLite would take nothing, is mended and whole', () => {
  const log = readFileSync(`${file}-wal`);
  for (let at = 0; at < 32; at += 1) {
    const damaged = Buffer.from(log);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    expect(mendedBeginning(damaged)?.equals(log.subarray(0, 32)), `byte ${String(at)}`).toBe(true);
  }
  expect(mendedBeginning(log)).toBe(null);
  log.fill(0, 0, 32);
  writeFileSync(`${file}-wal`, log);
  const store = opened();
  expect([steps(store), openNotices(store)]).toEqual([10, []]);
  store.close();
});

test('one that has lost its first sector, and the first frame with it, is kept and told', () => {
  const log = readFileSync(`${file}-wal`).fill(0, 0, 512);
  writeFileSync(`${file}-wal`, log);
  const lost = commitsBehindDamage(log);
  const store = opened();
  expect([steps(store), openNotices(store).length]).toEqual([0, 1]);
  expect(lost).toBeGreaterThanOrEqual(10);
  store.close();
});

test('a frame whose salt is damaged does not end the log', () => {
  const log = readFileSync(`${file}-wal`);
  const middle = 32 + Math.floor((log.length - 32) / 4_120 / 2) * 4_120;
  log.fill(0, middle, middle + 24);
  expect(commitsBehindDamage(log)).toBeGreaterThan(1);
});
