import { machineClock } from '../clock.ts';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compactDecrypt, compactVerify } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bundle } from '../../../core/courier.ts';
import { configure } from '../../../fixtures/agency/clerk.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { agencyKeys, startCourier } from '../../test-courier.ts';
import type { CourierDesk } from '../../test-courier.ts';
import { faultOf, stateWhen } from '../../test-desk.ts';

let desk: CourierDesk;
beforeEach(async () => {
  desk = await startCourier();
  await desk.goOffline();
});
afterEach(async () => {
  await desk.end();
});

const queue = async () => (await desk.call('queue.list', {})).entries;
const states = async () => (await queue()).map(({ state }) => state).toSorted();
const acceptedAtAgency = () => inspectAgency(desk.agencyData).entries.map(({ id }) => id);

test('there and back without a network: receipts and changes as from an exchange, each entry once', async () => {
  const cases = [await desk.apply(), await desk.apply({ name: '罗示例' })];
  const made = await desk.make();
  expect(made).toMatchObject({ number: 1, entries: 2 });
  expect(basename(made.file)).toMatch(/^suika-[0-9a-f]{8}-1\.bundle$/);
  const [row] = await queue();
  expect(row?.zh).toMatch(/^已写入离线包 #1（\d+月\d+日 \d\d:\d\d），等待带回回执$/);
  expect(row?.en).toMatch(/^Written into bundle #1 \(\d+ \w{3} \d\d:\d\d\)/);
  expect(await states()).toEqual(['waiting', 'waiting']);

  configure(desk.agencyData, { hotline: '020-12345' });
  const carried = await desk.carry(made.file);
  expect(carried.refusal).toBeNull();
  expect(acceptedAtAgency()).toHaveLength(2);
  expect(await desk.take(carried.file)).toMatchObject({ number: 1, accepted: 2, refused: 0, waiting: 0 });
  expect(await states()).toEqual(['accepted', 'accepted']);
  // What every terminal works by is in force at once.
  await stateWhen(desk.client, ({ product }) => product.hotline === '020-12345');
  expect(cases).toHaveLength(2);
  expect(await faultOf(desk.take(carried.file))).toBe('courier-answer-again');

  desk.goOnline();
  expect(await desk.call('queue.sync', {})).toMatchObject({ sent: 0, waiting: 0 });
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
});

test('the envelope of the house: jose and nothing of ours opens it; nothing lies open on the stick', async () => {
  await desk.apply({ name: '何示例' });
  const { file } = await desk.make();
  const sealed = readFileSync(file, 'utf8').trim();
  const { sealingKey, terminals } = agencyKeys(desk.agencyData);
  const opened = await compactDecrypt(
    sealed,
    createPrivateKey({ key: Buffer.from(sealingKey, 'base64url'), format: 'der', type: 'pkcs8' }),
  );
  const envelope = new TextDecoder().decode(opened.plaintext);
  const own = terminals.find(({ terminalId }) => basename(file).includes(terminalId.slice(9, 17)));
  const device = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: String(own?.deviceKey) }, format: 'jwk' });
  const { payload, protectedHeader } = await compactVerify(envelope, device, { algorithms: ['EdDSA'] });
  expect(protectedHeader).toMatchObject({ typ: 'suika-bundle+jws', kid: own?.terminalId });
  const bundle = JSON.parse(new TextDecoder().decode(payload)) as Bundle;
  expect(bundle).toMatchObject({ terminalId: own?.terminalId, number: 1 });
  expect(JSON.stringify(bundle.exchange.entries)).toContain('何示例');
  for (const name of readdirSync(desk.stick)) {
    const parts = readFileSync(join(desk.stick, name), 'utf8').split('.');
    const text = parts.map((part) => Buffer.from(part, 'base64url').toString('utf8')).join();
    expect(text).not.toMatch(/何示例|entries|4401|terminal-/);
  }
});

test('a replay is refused in words that say when it was taken in; a lost answer costs another bundle and no entry', async () => {
  await desk.apply();
  const first = await desk.make();
  const lost = await desk.carry(first.file, 'lost.answer');
  const again = await desk.carry(first.file, 'again.answer');
  expect(again.refusal?.zh).toMatch(/^第 1 号离线包已于 \d+月\d+日 \d\d:\d\d 收过$/);
  expect(await faultOf(desk.take(again.file))).toBe('courier-bundle-refused');
  expect(await states()).toEqual(['waiting']);
  const second = await desk.make();
  expect(second).toMatchObject({ number: 2, entries: 1 });
  const carried = await desk.carry(second.file);
  // Two carried the same bundle, and the one who was refused is back first: that decided nothing.
  expect(await faultOf(desk.take(again.file))).toBe('courier-bundle-refused');
  expect(await desk.take(lost.file)).toMatchObject({ number: 1, accepted: 1 });
  expect(await states()).toEqual(['accepted']);
  for (const { file } of [lost, again]) expect(await faultOf(desk.take(file))).toBe('courier-answer-again');
  expect(await desk.take(carried.file)).toMatchObject({ number: 2, accepted: 1 });
  expect(acceptedAtAgency()).toHaveLength(1);
});

test('one that arrives after a newer one is refused, and the newer one has all of it', async () => {
  await desk.apply();
  const older = await desk.make();
  await desk.apply();
  const newer = await desk.make();
  expect(newer.entries).toBe(2);
  const carried = await desk.carry(newer.file);
  const late = await desk.carry(older.file);
  expect(late.refusal?.en).toMatch(/^bundle no\. 1 came after no\. 2, which was taken in on /);
  expect(await faultOf(desk.take(late.file))).toBe('courier-bundle-refused');
  expect(await desk.take(carried.file)).toMatchObject({ accepted: 2, waiting: 0 });
});

test('a refusal in the middle of a case: what follows is not looked at and waits, other cases pass', async () => {
  const caseId = await desk.apply({ identityNumber: '440111199202290067', birthDate: '1992-02-29', name: '邓样例' });
  desk.reader.insert({ kind: '3.0' });
  await faultOf(desk.call('issue.start', { caseId }));
  const jobId = (await desk.call('case.list', {})).cases.find((row) => row.caseId === caseId)?.jobId ?? '';
  await desk.call('issue.cancel', { jobId, reason: '客户离开' });
  await desk.apply();
  const made = await desk.make();
  expect(made.entries).toBe(3);
  const carried = await desk.carry(made.file);
  expect(await desk.take(carried.file)).toMatchObject({ accepted: 1, refused: 1, waiting: 1 });
  const rows = (await queue()).map(({ kind, state }) => `${kind} ${state}`).toSorted();
  expect(rows).toEqual(['application accepted', 'application refused', 'job-cancelled waiting']);
  // What waits for the refused one goes into no further bundle either.
  expect(await desk.make()).toMatchObject({ number: 2, entries: 0 });
});

test('whichever receipt comes first counts, and never twice', async () => {
  await desk.apply();
  const made = await desk.make();
  await desk.apply();
  desk.goOnline();
  await desk.call('queue.sync', {});
  expect(await states()).toEqual(['accepted', 'accepted']);
  const receipts = (await queue()).map(({ receipt }) => receipt);
  const carried = await desk.carry(made.file);
  await desk.take(carried.file);
  expect((await queue()).map(({ receipt }) => receipt)).toEqual(receipts);
  expect(acceptedAtAgency()).toHaveLength(2);
});

test('an agency put back to an earlier day: its old answer does not count, a new one does', async () => {
  desk.goOnline();
  await desk.call('queue.sync', {});
  const backup = await desk.backUpAgency();
  await desk.goOffline();
  await desk.apply();
  const first = await desk.make();
  const old = await desk.carry(first.file);
  await backup.putBack();
  desk.goOnline();
  // It hears of the restored agency while nothing waits that could leave: the entries are in the line behind the fault.
  desk.proxy.setRule((request) => (request.path === '/v1/exchange' ? { do: 'pass' } : { do: 'drop' }));
  await desk.call('queue.sync', {});
  expect(acceptedAtAgency()).toHaveLength(1);
  expect(await faultOf(desk.take(old.file))).toBe('courier-answer-overtaken');
  expect(await states()).toEqual(['accepted']);
});

test('an agency put back between making and carrying: it takes nothing before what it lost, and all of it is sent again', async () => {
  desk.goOnline();
  await desk.apply();
  await desk.call('queue.sync', {});
  const backup = await desk.backUpAgency();
  await desk.goOffline();
  await desk.apply();
  const made = await desk.make();
  await backup.putBack();
  const carried = await desk.carry(made.file);
  expect(acceptedAtAgency()).toHaveLength(1);
  expect(await desk.take(carried.file)).toMatchObject({ accepted: 0, refused: 0 });
  expect(await states()).toEqual(['waiting', 'waiting']);
  const next = await desk.carry((await desk.make()).file);
  expect(await desk.take(next.file)).toMatchObject({ accepted: 2 });
  expect(await states()).toEqual(['accepted', 'accepted']);
  expect(acceptedAtAgency()).toHaveLength(2);
});

test('the answer does not set the clock back to when it was written', async () => {
  await desk.apply();
  const made = await desk.make();
  const carried = await desk.carry(made.file);
  const later = 6 * 3_600_000;
  await desk.restart({ clock: { ...machineClock, steady: () => machineClock.steady() + later, wall: () => new Date(Date.now() + later) } });
  await desk.goOffline();
  await desk.take(carried.file);
  const { madeAt } = await desk.make();
  expect(Date.parse(madeAt) - Date.now()).toBeGreaterThan(later - 60_000);
});

test('a file that is there already is not overwritten, nor is one tried where none can be, and nothing is asked of the agency for it', async () => {
  await desk.apply();
  const { file } = await desk.make();
  expect(await faultOf(desk.call('courier.make', { path: file }))).toBe('courier-file-exists');
  writeFileSync(join(desk.stick, 'mine.answer'), 'of somebody');
  expect(await faultOf(desk.carry(file, 'mine.answer'))).toBe('courier-file-exists');
  expect(readFileSync(join(desk.stick, 'mine.answer'), 'utf8')).toBe('of somebody');
  // A stick that may not be written to: nobody makes a file there.
  desk.goOnline();
  expect(await faultOf(desk.carrier.client.call('courier.carry', { path: file, answer: '/sys/mine.answer' }))).toBe('courier-drive-denied');
  await desk.goOffline();
  expect(acceptedAtAgency()).toEqual([]);
  expect(await faultOf(desk.call('courier.make', { path: join(desk.stick, 'none', 'f') }))).toBe('courier-drive-gone');
  expect(await faultOf(desk.call('courier.make', { path: 'stick' }))).toBe('courier-path-relative');
  expect(existsSync(join(desk.stick, 'none'))).toBe(false);
});
