import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { makeRecoveryCode } from '../../../fixtures/agency/recovery.ts';
import { openStore } from '../../../fixtures/agency/store.ts';
import { openEncrypted, opensWith, sqlitePage } from '../../../native/sqlite.ts';
import { faultOf, openedStore, startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';
import { readStoreId } from '../folder.ts';
import { openHost } from '../host.ts';
import { keysFolder } from './place.ts';
import type { RotationRun } from './test-rotation.ts';
import { wrapsOf } from './wraps.ts';
import type { Place } from './wraps.ts';

let desk: TestDesk;
let caseId: string;
let old: Uint8Array;
beforeEach(async () => {
  desk = await startDesk();
  caseId = await desk.apply();
  await desk.host.close();
  old = Uint8Array.from(openedStore(desk.data).key);
  await desk.restart();
  await desk.signIn('manager1');
});
afterEach(async () => {
  await desk.end();
});

const place = (): Place => ({ storeId: readStoreId(desk.data) ?? '', keys: keysFolder() });
const storeFile = (): string => join(desk.data, 'terminal.sqlite');

async function ask(what: 'store' | 'device' = 'store'): Promise<void> {
  await desk.call('keys.rotate', { what });
  await desk.host.close();
}

/** What was kept is there, under another key than before, and nothing is left of the old one. */
async function expectRotated(): Promise<void> {
  await desk.restart();
  expect((await desk.call('case.list', {})).cases.map((row) => row.caseId)).toEqual([caseId]);
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  await desk.host.close();
  const { key } = openedStore(desk.data);
  expect(Buffer.from(key).equals(old)).toBe(false);
  expect([opensWith(storeFile(), key), opensWith(storeFile(), old)]).toEqual([true, false]);
  const wraps = wrapsOf(place());
  // The operator's came back with the sign-in, the agency's with the key.
  expect([wraps.next, Object.keys(wraps.key.operators), wraps.key.recovery === null]).toEqual([undefined, ['teller1'], false]);
  expect([existsSync(`${storeFile()}.next`), existsSync(`${storeFile()}.next-wal`)]).toEqual([false, false]);
}

function acts(): readonly unknown[] {
  const { key } = openedStore(desk.data);
  const database = openEncrypted(storeFile(), key);
  try {
    return database.prepare("SELECT act FROM audit WHERE act LIKE 'keys.%' ORDER BY seq").pluck().all();
  } finally {
    database.close();
  }
}

describe('another key for the store', () => {
  test('takes a manager, comes into use at the next start, and is in the log', async () => {
    await desk.signIn('teller1');
    expect(await faultOf(desk.call('keys.rotate', { what: 'store' }))).toBe('role-not-allowed');
    await desk.signIn('manager1');
    await ask();
    expect(opensWith(storeFile(), old)).toBe(true);
    await expectRotated();
    expect(acts()).toEqual(['keys.rotate', 'keys.changed']);
  });

  test('a salvage that was cut off while it waited is finished first: nothing else may be taken for the store', async () => {
    await ask();
    renameSync(storeFile(), `${storeFile()}.mended`);
    await expectRotated();
  });

  test('a damaged log is kept and told before a waiting key has the file opened', async () => {
    await ask();
    const database = openEncrypted(storeFile(), old);
    for (let count = 0; count < 10; count += 1) database.exec(`INSERT INTO meta VALUES ('step-${String(count)}', '')`);
    // As a kill leaves it.
    const killed = ['', '-wal'].map((end) => [`${storeFile()}${end}`, readFileSync(`${storeFile()}${end}`)] as const);
    database.close();
    for (const [name, bytes] of killed) {
      if (name.endsWith('-wal')) bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
      writeFileSync(name, bytes);
    }
    await desk.restart();
    expect(await desk.call('notice.list', {})).toMatchObject({ notices: [{ zh: expect.stringContaining('日志曾损坏') }] });
    expect(readdirSync(desk.data).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
  });

  test.each(['copied', 'replaced', 'settled'] as const)('kill -9 when it was %s: the next start has everything', async (at) => {
    await ask();
    expect(await rotateIn({ data: desk.data, at }).ended).toBe('SIGKILL');
    // Both keys are kept until the file under the new one is in its place.
    expect([wrapsOf(place()).next === undefined, opensWith(storeFile(), old)]).toEqual([at === 'settled', at === 'copied']);
    await expectRotated();
    expect(acts()).toEqual(['keys.rotate', 'keys.changed']);
  });

  test('kill -9 when it was replaced, and the device lost: the agency gives back the new key', async () => {
    await ask();
    expect(await rotateIn({ data: desk.data, at: 'replaced' }).ended).toBe('SIGKILL');
    rmSync(join(keysFolder(), 'device.key'));
    const agency = openStore(desk.agencyData);
    const [terminal] = inspectAgency(desk.agencyData).terminals;
    const code = makeRecoveryCode({ store: agency, clock: () => new Date() }, terminal?.terminalId ?? '')?.code ?? '';
    agency.close();
    await desk.restart({ unlock: { by: 'agency', code } });
    expect((await desk.call('case.list', {})).cases.map((row) => row.caseId)).toEqual([caseId]);
    await desk.host.close();
    await expectRotated();
  });

  test('kill -9 at any moment of it, with a log that was not closed in good order', async () => {
    await desk.host.close();
    grow(20_000);
    await desk.restart();
    await desk.signIn('manager1');
    await desk.call('keys.rotate', { what: 'store' });
    const whole = join(desk.folder, 'whole');
    // Of an open store, as a kill would leave it.
    cpSync(desk.data, join(whole, 'data'), { recursive: true });
    cpSync(keysFolder(), join(whole, 'keys'), { recursive: true });
    await desk.host.close();
    expect(statSync(join(whole, 'data', 'terminal.sqlite-wal')).size).toBeGreaterThan(0);
    let killed = 0;
    for (let ms = 60; ms < 1_500; ms = Math.ceil(ms * 1.5)) {
      rmSync(desk.data, { recursive: true });
      rmSync(keysFolder(), { recursive: true });
      cpSync(join(whole, 'data'), desk.data, { recursive: true });
      cpSync(join(whole, 'keys'), keysFolder(), { recursive: true });
      const run = rotateIn({ data: desk.data, at: 'never' });
      await pause(ms);
      run.kill();
      if ((await run.ended) === 'SIGKILL') killed += 1;
      const { key } = openedStore(desk.data);
      const database = openEncrypted(storeFile(), key);
      expect(database.prepare('SELECT count(*) FROM filler').pluck().get(), `killed after ${String(ms)} ms`).toBe(20_000);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    }
    expect(killed).toBeGreaterThan(3);
    await expectRotated();
  }, 120_000);

  test('a full disk leaves the store under its old key, and the new one waits', async () => {
    await ask();
    // Where the copy would be made there is something that is no file.
    mkdirSync(join(`${storeFile()}.next`, 'in the way'), { recursive: true });
    await desk.restart();
    expect((await desk.call('case.list', {})).cases.map((row) => row.caseId)).toEqual([caseId]);
    await desk.host.close();
    expect(wrapsOf(place()).next).not.toBe(undefined);
    expect(opensWith(storeFile(), old)).toBe(true);
    rmSync(`${storeFile()}.next`, { recursive: true });
    await expectRotated();
  });

  test('a damaged file loses neither key', async () => {
    await ask();
    const before = wrapsOf(place());
    const bytes = readFileSync(storeFile());
    for (let at = 100; at < bytes.length; at += sqlitePage) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(storeFile(), bytes);
    // With it the first pages could be put right.
    rmSync(join(dirname(storeFile()), 'terminal.head'));
    expect(await faultOf(openHost({ data: desk.data, readers: desk.reader, version: 'test' }))).toBe('store-unreadable');
    expect(wrapsOf(place())).toEqual(before);
  });
});

describe('another secret for the device', () => {
  test('opens every store of this user, and the old one opens none', async () => {
    const other = { data: join(desk.folder, 'other'), readers: desk.reader, version: 'test' };
    await (await openHost(other)).close();
    const file = join(keysFolder(), 'device.key');
    const before = readFileSync(file, 'utf8');
    await ask('device');
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(wrapsOf(place()).key.device).toHaveLength(2);
    await desk.restart();
    await desk.host.close();
    await (await openHost(other)).close();
    expect(wrapsOf(place()).key.device).toHaveLength(1);
    const now = readFileSync(file, 'utf8');
    writeFileSync(file, before);
    expect(await faultOf(openHost(other))).toBe('store-key-missing');
    writeFileSync(file, now);
  });

  test('a kill before the new secret is on the disk leaves the old one in use', async () => {
    const file = join(keysFolder(), 'device.key');
    const before = readFileSync(file, 'utf8');
    await ask('device');
    writeFileSync(file, before);
    await desk.restart();
    await desk.host.close();
    expect(wrapsOf(place()).key.device).toHaveLength(1);
  });

  test('is not changed where the system keeps it', async () => {
    await desk.restart({ deviceSecret: new Uint8Array(32).fill(7) });
    await desk.signIn('manager1');
    expect(await faultOf(desk.call('keys.rotate', { what: 'device' }))).toBe('device-secret-in-system');
  });
});

/** A store that takes a while to copy. */
function grow(rows: number): void {
  const { key } = openedStore(desk.data);
  const database = openEncrypted(storeFile(), key);
  database.exec('CREATE TABLE filler (number INTEGER PRIMARY KEY, bytes BLOB)');
  const insert = database.prepare('INSERT INTO filler (bytes) VALUES (randomblob(900))');
  database.transaction(() => {
    for (let count = 0; count < rows; count += 1) insert.run();
  })();
  database.close();
}

function rotateIn(run: RotationRun): { readonly ended: Promise<NodeJS.Signals | null>; kill(): void } {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./test-rotation.ts', import.meta.url)), JSON.stringify(run)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { ended: once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals | null), kill: () => child.kill('SIGKILL') };
}
