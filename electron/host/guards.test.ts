import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../core/card/gb18030.ts';
import { applicationOf, freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { openEncrypted } from '../../native/sqlite.ts';
import { faultOf, openedStore, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import { openHost } from './host.ts';
import { keysFolder } from './keys/place.ts';
import { Store } from './store/store.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

/** Opens the folder of the desk once more, as another program would. */
async function openAgain(data = desk.data): Promise<void> {
  const reader = createVirtualReader({ folder: join(desk.folder, 'other-cards') });
  const host = await openHost({ data, readers: reader, version: 'test' });
  await host.close();
}

describe('the folder', () => {
  test('a second host on it says so, and the first goes on', async () => {
    expect(await faultOf(openAgain())).toBe('folder-in-use');
    await desk.apply();
  });

  test('a second process too, until the first is killed', async () => {
    const data = join(desk.folder, 'another');
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { takeFolder } from ${JSON.stringify(import.meta.resolve('./folder.ts'))}; globalThis.held = takeFolder(${JSON.stringify(data)}); console.log('held'); setInterval(() => {}, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    expect(await faultOf(openAgain(data))).toBe('folder-in-use');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await faultOf(openAgain(data))).toBe(null);
  });

  test('a copy beside it too, and the same where its lock was deleted', async () => {
    const copy = join(desk.folder, 'copy');
    cpSync(desk.data, copy, { recursive: true });
    expect(await faultOf(openAgain(copy))).toBe('folder-in-use');
    rmSync(join(desk.data, 'lock'));
    expect(await faultOf(openAgain())).toBe('folder-in-use');
    await desk.host.close();
    expect(await faultOf(openAgain(copy))).toBe(null);
  });

  test('one that cannot be made or written is named', async () => {
    writeFileSync(join(desk.folder, 'file'), '');
    expect(await faultOf(openAgain(join(desk.folder, 'file', 'below')))).toBe('folder-unusable');
  });

  test('a copy opens nowhere else: without the device key it stays shut, and nothing of it is changed', async () => {
    await desk.apply();
    await desk.host.close();
    const copy = join(desk.folder, 'copy');
    cpSync(desk.data, copy, { recursive: true });
    const before = readFileSync(join(copy, 'terminal.sqlite'));
    renameSync(keysFolder(), `${keysFolder()}-away`);
    expect(await faultOf(openAgain(copy))).toBe('store-key-missing');
    expect(readFileSync(join(copy, 'terminal.sqlite')).equals(before)).toBe(true);
    rmSync(keysFolder(), { recursive: true });
    renameSync(`${keysFolder()}-away`, keysFolder());
    expect(await faultOf(openAgain(copy))).toBe(null);
  });
});

describe('the store', () => {
  test('a flipped bit anywhere is noticed, not read as something else: what can be saved is saved, and the person is told', async () => {
    const kept = await desk.apply();
    await desk.host.close();
    const file = join(desk.data, 'terminal.sqlite');
    const bytes = readFileSync(file);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await desk.restart();
    expect((await desk.call('notice.list', {})).notices).toMatchObject([{ tone: 'bad', en: expect.stringContaining('damaged') }]);
    expect((await desk.call('case.list', {})).cases.map(({ caseId }) => caseId)).toContain(kept);
    expect(readdirSync(desk.data).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
    expect(await desk.call('queue.sync', {})).toMatchObject({ waiting: 0, refused: 0 });
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
    await desk.apply();
  });

  test('one of a newer program is left alone', async () => {
    await desk.host.close();
    const { file, key } = openedStore(desk.data);
    const database = openEncrypted(file, key);
    database.pragma('user_version = 999');
    database.close();
    expect(await faultOf(openAgain())).toBe('store-newer');
  });

  test('a full disk stops new work with a clear word; what was saved stays', async () => {
    const kept = await desk.apply();
    await desk.restart({ openStore: (file, key) => limited(file, key, 0) });
    expect(await faultOf(applyMuch())).toBe('disk-full');
    await desk.restart();
    expect((await desk.call('case.list', {})).cases.map(({ caseId }) => caseId)).toContain(kept);
    expect(await faultOf(desk.apply())).toBe(null);
  });

  /** Applications until the store takes no more. */
  async function applyMuch(): Promise<void> {
    for (let count = 0; count < 500; count += 1) await desk.apply({ address: `广州市样例路${'长'.repeat(100)}` });
  }

  /** A store that may grow by so many pages only, as on a full disk. */
  function limited(file: string, key: Uint8Array, pages: number): Store {
    const database = openEncrypted(file, key);
    const count = Number(database.pragma('page_count', { simple: true }));
    database.close();
    const store = new Store(file, key);
    store.get(`PRAGMA max_page_count = ${String(count + pages)}`);
    return store;
  }

  test('what guards numbers, chips and queued work stands beneath the code', async () => {
    const caseId = await desk.apply();
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    await desk.host.close();
    const store = new Store(...storeArguments());
    const refused = (sql: string): string => {
      try {
        store.write(() => store.run(sql));
        return 'done';
      } catch (cause) {
        return cause instanceof Error ? cause.message : '';
      }
    };
    expect(refused("UPDATE job SET state = 'open'")).toMatch(/used up for ever/);
    expect(refused("UPDATE job SET card_number = 'A12345674'")).toMatch(/used up for ever/);
    expect(refused('DELETE FROM job')).toMatch(/never deleted/);
    expect(refused("UPDATE outbox SET body = '{}'")).toMatch(/never rewritten/);
    expect(refused('DELETE FROM outbox')).toMatch(/never deleted/);
    expect(refused("UPDATE audit SET act = ''")).toMatch(/never rewritten/);
    expect(refused('DELETE FROM audit')).toMatch(/never shortened/);
    expect(
      refused(
        "INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope) SELECT 'job-twin', case_id, 'unsure', operator, reader, opened_at, chip_id, card_number, order_envelope FROM job",
      ),
    ).toMatch(/UNIQUE/);
    store.close();
  });

  test('an audit line that was changed, or is missing, breaks the chain', async () => {
    await desk.apply();
    await desk.host.close();
    const { file, key } = openedStore(desk.data);
    const database = openEncrypted(file, key);
    database.exec("DROP TRIGGER audit_stays; UPDATE audit SET operator = 'somebody' WHERE seq = 2");
    database.close();
    await desk.restart();
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: false, entries: 1, brokenAt: 2 });
  });
});

function storeArguments(): [string, Uint8Array] {
  const { file, key } = openedStore(desk.data);
  return [file, key];
}

test('no name, number, mobile, key or PIN lies in clear in any file of the terminal', async () => {
  const person = { ...freshPerson(), name: '司马样例', mobile: '13811112222', address: '广州市越秀区样例路77号' };
  const caseId = (await desk.call('case.create', { application: applicationOf(person) as never })).caseId;
  desk.reader.insert({ kind: '3.0', serial: '5AA50001' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  const inUse = filesBelow(desk.data);
  await desk.host.close();
  const files = [...inUse, ...filesBelow(desk.data), ...filesBelow(keysFolder())];
  const texts = [person.name, person.identityNumber, person.mobile, person.address, '135790'];
  const { key } = openedStore(desk.data);
  // The store's own key, and the sandbox card's: the roots of its keys never come to the terminal.
  const keys = [
    Buffer.from(key),
    Buffer.from('C66EB0DA13EE599175537608CD130DDA', 'hex'),
    Buffer.from('0A2CE1C1E815BB5267CCCF5F8945A287', 'hex'),
  ];
  const needles = [
    ...texts.flatMap(writings),
    ...keys.flatMap((bytes) => [bytes, ...hexes(bytes), Buffer.from(bytes.toString('base64').slice(0, 40))]),
  ];
  for (const { path, bytes } of files)
    for (const needle of needles) expect(bytes.includes(needle), `${path} holds ${needle.toString('hex')}`).toBe(false);
  expect(files.length).toBeGreaterThan(3);
});

function writings(text: string): Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const gbk = Buffer.from(encodeGb18030(text) ?? []);
  const forms = [utf8, Buffer.from(text, 'utf16le'), gbk];
  return [...forms, ...[utf8, gbk].flatMap(hexes)];
}

function hexes(bytes: Buffer): Buffer[] {
  return [Buffer.from(bytes.toString('hex')), Buffer.from(bytes.toString('hex').toUpperCase())];
}

function filesBelow(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

test('a terminal that was enrolled before there was a bank, or sealing, opens, and has them as soon as the agency is there', async () => {
  await desk.host.close();
  const { file, key } = openedStore(desk.data);
  const store = new Store(file, key);
  store.write(() => {
    const { bankLine, sealingKey, ...enrolment } = JSON.parse(store.readMeta('enrolment') ?? '{}') as Record<string, unknown>;
    const { instantIssue, ...configuration } = enrolment['configuration'] as Record<string, unknown>;
    expect([instantIssue, typeof bankLine, typeof sealingKey]).toEqual([true, 'object', 'string']);
    store.writeMeta('enrolment', JSON.stringify({ ...enrolment, configuration }));
  });
  store.close();
  desk.proxy.setRule(() => ({ do: 'drop' }));
  await desk.restart();
  expect((await desk.call('case.list', {})).cases).toEqual([]);
  desk.proxy.setRule(() => ({ do: 'pass' }));
  await desk.restart();
  await desk.call('queue.sync', {});
  await desk.host.close();
  const again = new Store(file, key);
  expect(JSON.parse(again.readMeta('enrolment') ?? '{}')).toMatchObject({
    bankLine: { url: expect.any(String) as string },
    sealingKey: expect.any(String) as string,
  });
  again.close();
});
