import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestSealed, mostCarried } from '../../../core/courier.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import type { SeenRequest } from '../../../fixtures/agency/proxy.ts';
import { photoOf, pngOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { startCourier } from '../../test-courier.ts';
import type { CourierDesk } from '../../test-courier.ts';

let desk: CourierDesk;
beforeEach(async () => {
  desk = await startCourier();
  await desk.goOffline();
});
afterEach(() => desk.end());

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ofFiles = ({ path }: SeenRequest): boolean => path.startsWith('/v1/files');

interface Pictures {
  readonly photo: Buffer;
  readonly signature?: Buffer;
  readonly evidence?: readonly Buffer[];
}

async function applyWith({ photo, signature, evidence = [] }: Pictures): Promise<string> {
  const base64 = (bytes: Buffer): string => bytes.toString('base64');
  const signed = signature === undefined ? {} : { signature: base64(signature) };
  const files = { photo: base64(photo), ...signed, evidence: evidence.map(base64) };
  return (await desk.call('case.create', { application: applicationOf(freshPerson()) as never, files })).caseId;
}

/** The files in the agency's folder, by name. */
function kept(): Readonly<Record<string, Buffer>> {
  const folder = join(desk.agencyData, 'files');
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
  return Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))]));
}

const named = (...files: readonly Buffer[]) => Object.fromEntries(files.map((file) => [digestOf(file), file]));
const casesAtAgency = () => inspectAgency(desk.agencyData).entries.map(({ caseId }) => caseId);
const rowOf = async (caseId: string) => (await desk.call('case.list', { search: caseId })).cases[0];

async function carryAndTake(file: string) {
  const carried = await desk.carry(file);
  expect(carried.refusal).toBeNull();
  return desk.take(carried.file);
}

/** What goes over the network by itself once it is back. */
async function backOnline(): Promise<readonly SeenRequest[]> {
  const before = desk.proxy.seen.length;
  desk.goOnline();
  await desk.call('queue.sync', {});
  return desk.proxy.seen.slice(before);
}

test('an application with photo and signature goes by stick alone; nothing of it crosses the network afterwards', async () => {
  const [photo, signature] = [photoOf(60_000), pngOf(600, 200)];
  const caseId = await applyWith({ photo, signature });
  const made = await desk.make();
  expect(made).toMatchObject({ entries: 1, files: 2, left: 0 });
  expect((await rowOf(caseId))?.waits?.zh).toMatch(/^已写入离线包 #1（/);
  const taken = await carryAndTake(made.file);
  expect(taken).toMatchObject({ accepted: 1, refused: 0, waiting: 0 });
  expect(casesAtAgency()).toEqual([caseId]);
  expect(kept()).toEqual(named(photo, signature));
  expect(await rowOf(caseId)).toMatchObject({
    agencyKnows: true,
    files: [
      { use: 'photo', state: 'sent', sent: 60_000 },
      { use: 'signature', state: 'sent' },
    ],
  });
  const seen = await backOnline();
  expect(seen.some(({ path }) => path === '/v1/exchange')).toBe(true);
  expect(seen.filter(ofFiles)).toEqual([]);
});

test('what one bundle has no room for goes in the next one, with what follows it in its case; others are not held back', async () => {
  const evidence = () => photoOf(1024 * 1024);
  const first = await applyWith({ photo: photoOf(30_000), evidence: [evidence(), evidence(), evidence(), evidence()] });
  await applyWith({ photo: photoOf(30_000), evidence: [evidence(), evidence()] });
  const third = await desk.apply();
  const made = await desk.make();
  expect(made).toMatchObject({ number: 1, entries: 2, files: 5, left: 1 });
  expect(statSync(made.file).size).toBeLessThan(longestSealed);
  expect(await carryAndTake(made.file)).toMatchObject({ accepted: 2, waiting: 0 });
  expect(casesAtAgency().toSorted()).toEqual([first, third].toSorted());
  const next = await desk.make();
  expect(next).toMatchObject({ number: 2, entries: 1, files: 3, left: 0 });
  expect(await carryAndTake(next.file)).toMatchObject({ accepted: 1 });
  expect(casesAtAgency()).toHaveLength(3);
  expect(Object.keys(kept())).toHaveLength(8);
}, 30_000);

test('the longest bundle of all is shorter than a sealed text may be, and is taken in', async () => {
  // With 2 KiB for each entry itself.
  const length = 200 * 1024;
  const count = Math.floor(mostCarried.bytes / (length * (4 / 3) + 2_048));
  for (let index = 0; index < count; index += 1) await applyWith({ photo: photoOf(length) });
  const made = await desk.make();
  expect(made).toMatchObject({ entries: count, files: count, left: 0 });
  const { size } = statSync(made.file);
  expect(size).toBeGreaterThan(longestSealed * 0.9);
  expect(size).toBeLessThan(longestSealed);
  expect(await carryAndTake(made.file)).toMatchObject({ accepted: count });
}, 60_000);

test('a file that two entries need lies in the bundle once, and one that the agency has not at all', async () => {
  const [shared, online] = [photoOf(50_000), photoOf(20_000)];
  desk.goOnline();
  await applyWith({ photo: online });
  await desk.call('queue.sync', {});
  await desk.goOffline();
  await applyWith({ photo: shared });
  await applyWith({ photo: shared });
  await applyWith({ photo: online });
  const made = await desk.make();
  expect(made).toMatchObject({ entries: 3, files: 1 });
  expect(await carryAndTake(made.file)).toMatchObject({ accepted: 3 });
  expect(kept()).toEqual(named(online, shared));
});

test('a file that was half there by the network: the whole comes with the bundle, and the half is gone', async () => {
  let begun = false;
  desk.proxy.setRule((request) => {
    if (!ofFiles(request) || request.path.endsWith('/status')) return { do: 'pass' };
    if (begun) return { do: 'drop' };
    begun = true;
    return { do: 'cut-request', bytes: 30_000 };
  });
  const photo = photoOf(50_000);
  let sent = 0;
  const caseId = await applyWith({ photo });
  await expect.poll(() => (sent = kept()[`${digestOf(photo)}.part`]?.length ?? 0)).toBeGreaterThanOrEqual(30_000);
  await desk.goOffline();
  expect(sent).toBeLessThan(50_000);
  const made = await desk.make();
  expect(made).toMatchObject({ files: 1 });
  expect(await carryAndTake(made.file)).toMatchObject({ accepted: 1 });
  expect(kept()).toEqual(named(photo));
  expect((await rowOf(caseId))?.files).toMatchObject([{ state: 'sent' }]);
});

test('a file that the agency was thought to have and has lost: the entry waits on, and the next bundle brings it', async () => {
  const backup = await desk.backUpAgency();
  const photo = photoOf(20_000);
  desk.goOnline();
  await applyWith({ photo });
  await desk.call('queue.sync', {});
  await desk.goOffline();
  await backup.putBack();
  await applyWith({ photo });
  const first = await desk.make();
  expect(first).toMatchObject({ entries: 1, files: 0 });
  expect(await carryAndTake(first.file)).toMatchObject({ accepted: 0, refused: 0, waiting: 1 });
  const second = await desk.make();
  expect(second).toMatchObject({ entries: 2, files: 0 });
  expect(await carryAndTake(second.file)).toMatchObject({ accepted: 0, refused: 0, waiting: 2 });
  const third = await desk.make();
  expect(third).toMatchObject({ entries: 2, files: 1 });
  expect(await carryAndTake(third.file)).toMatchObject({ accepted: 2 });
  expect(kept()).toEqual(named(photo));
});

test('an entry that the agency refuses: its file is there all the same, and costs one question later', async () => {
  const photo = photoOf(20_000);
  const encoded = { photo: photo.toString('base64') };
  const taken = applicationOf({ ...freshPerson(), identityNumber: '440111199202290067', birthDate: '1992-02-29', name: '邓样例' });
  await desk.call('case.create', { application: taken as never, files: encoded });
  const made = await desk.make();
  expect(await carryAndTake(made.file)).toMatchObject({ accepted: 0, refused: 1 });
  expect(kept()).toEqual(named(photo));
  const seen = (await backOnline()).filter(ofFiles);
  expect(seen.map(({ path }) => path)).toEqual(['/v1/files/status']);
});
