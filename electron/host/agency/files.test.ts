import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import type { Deed, SeenRequest } from '../../../fixtures/agency/proxy.ts';
import { photoOf, pngOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { faultOf, startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.end());

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const isBytes = ({ path }: SeenRequest): boolean => /^\/v1\/files\/[0-9a-f]{64}\/\d+$/.test(path);
const offline: Deed = { do: 'answer', status: 503 };

async function applyWith(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const application = applicationOf(freshPerson()) as never;
  const encoded = Object.fromEntries(Object.entries(files).map(([use, bytes]) => [use, bytes.toString('base64')]));
  return (await desk.call('case.create', { application, files: encoded })).caseId;
}

async function rowOf(caseId: string) {
  const row = (await desk.call('case.list', { search: caseId })).cases[0];
  if (row === undefined) throw new Error('no case');
  return row;
}

/** The whole files that the agency has on its disk, by digest. */
function kept(): Readonly<Record<string, Buffer>> {
  const folders = readdirSync(join(desk.agencyData, 'files'), { withFileTypes: true, recursive: true });
  const files = folders.filter((one) => one.isFile() && !one.name.endsWith('.part'));
  return Object.fromEntries(files.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))]));
}

test('photo and signature go first, then the entry that names them; its receipt speaks of them', async () => {
  const [photo, signature] = [photoOf(30_000), pngOf(600, 200)];
  const caseId = await applyWith({ photo, signature });
  await desk.call('queue.sync', {});
  expect(await rowOf(caseId)).toMatchObject({
    agencyKnows: true,
    files: [
      { use: 'photo', state: 'sent' },
      { use: 'signature', state: 'sent' },
    ],
  });
  expect(kept()).toEqual({ [digestOf(photo)]: photo, [digestOf(signature)]: signature });
  const sent = desk.proxy.seen.filter(({ path }) => path === '/v1/exchange').flatMap(({ body }) => entriesIn(body));
  expect(sent.filter((entry) => entry.caseId === caseId).map(({ files }) => files?.map(({ digest }) => digest))).toEqual([
    [digestOf(photo), digestOf(signature)],
  ]);
  const revealed = await desk.call('case.reveal', { caseId, reason: '核对照片' });
  expect(Buffer.from(revealed.photo ?? '', 'base64')).toEqual(photo);
});

test('an entry goes as soon as its own files are there, and not behind those of others', async () => {
  const [long, short] = [photoOf(180_000), photoOf(20_000)];
  desk.proxy.setRule(() => offline);
  const [held, free] = [await applyWith({ photo: long }), await applyWith({ photo: short })];
  await expect(desk.call('queue.sync', {})).rejects.toThrow();
  // The exchange that the last application begins is over when the short photo is there.
  const deeds: readonly (readonly [Buffer, Deed])[] = [
    [long, { do: 'hang' }],
    [short, { do: 'delay', ms: 500 }],
  ];
  const deedFor = (path: string): Deed | undefined => deeds.find(([photo]) => path.includes(digestOf(photo)))?.[1];
  desk.proxy.setRule((request) => (isBytes(request) && deedFor(request.path)) || { do: 'pass' });
  await applyWith({});
  await expect.poll(async () => (await rowOf(free)).agencyKnows, { timeout: 5_000 }).toBe(true);
  expect(await rowOf(held)).toMatchObject({ agencyKnows: false, files: [{ state: 'waiting' }] });
});

function entriesIn(body: Buffer): { caseId: string; files?: { digest: string }[] }[] {
  return (JSON.parse(body.toString()) as { entries: { caseId: string; files?: { digest: string }[] }[] }).entries;
}

test('a line that breaks again and again at any byte: every byte crosses it once, and the whole is the right one', async () => {
  desk.proxy.setRule(() => offline);
  const photos = [180_000, 199_000, 90_000].map(photoOf);
  for (const photo of photos) await applyWith({ photo });
  let crossed = 0;
  let breaks = 0;
  desk.proxy.setRule((request) => {
    if (!isBytes(request)) return { do: 'pass' };
    const bytes = Math.floor(Math.random() * request.body.length);
    const breaksNow = breaks < 24 && bytes > 0;
    crossed += breaksNow ? bytes : request.body.length;
    if (breaksNow) breaks += 1;
    return breaksNow ? { do: 'cut-request', bytes } : { do: 'pass' };
  });
  for (let run = 0; run < 12 && Object.keys(kept0()).length < photos.length; run += 1) await faultOf(desk.call('queue.sync', {}));
  expect(breaks).toBeGreaterThanOrEqual(10);
  expect(kept()).toEqual(Object.fromEntries(photos.map((photo) => [digestOf(photo), photo])));
  const length = photos.reduce((sum, photo) => sum + photo.length, 0);
  // A question may overtake the last bytes of a broken line, which then cross twice.
  expect(crossed).toBeGreaterThanOrEqual(length);
  expect(crossed).toBeLessThan(length * 1.1);
  await desk.call('queue.sync', {});
  expect((await desk.call('case.list', {})).cases.map(({ agencyKnows }) => agencyKnows)).toEqual([true, true, true]);
});

function kept0(): Readonly<Record<string, Buffer>> {
  try {
    return kept();
  } catch {
    return {};
  }
}

test('what waits for its photo says so, and holds back its own case only', async () => {
  desk.proxy.setRule((request) => (isBytes(request) ? { do: 'drop' } : { do: 'pass' }));
  const withPhoto = await applyWith({ photo: photoOf(40_000) });
  const without = await desk.apply();
  await desk.call('queue.sync', {});
  expect(await rowOf(without)).toMatchObject({ agencyKnows: true, files: [] });
  expect(await rowOf(withPhoto)).toMatchObject({
    agencyKnows: false,
    waits: { zh: '先送照片、签名：已送 0/39 KB', en: 'Photo and signature go first: 0 of 39 KB sent' },
    files: [{ use: 'photo', length: 40_000, sent: 0, state: 'waiting' }],
  });
  desk.proxy.setRule(() => ({ do: 'pass' }));
  desk.reader.insert({ kind: '3.0' });
  expect(await desk.call('issue.start', { caseId: withPhoto })).toMatchObject({ state: 'issued' });
});

test('an agency that lost the files says so, gets them again, and then takes the entry', async () => {
  const backup = await desk.backUpAgency();
  const photo = photoOf(20_000);
  const caseId = await applyWith({ photo });
  await desk.call('queue.sync', {});
  expect(await rowOf(caseId)).toMatchObject({ agencyKnows: true });
  await backup.putBack();
  await faultOf(desk.call('queue.sync', {}));
  await desk.call('queue.sync', {});
  expect(await rowOf(caseId)).toMatchObject({ agencyKnows: true, files: [{ state: 'sent' }] });
  expect(kept()).toEqual({ [digestOf(photo)]: photo });
  expect(inspectAgency(desk.agencyData).refused).toEqual([]);
});

test.each([
  { use: 'photo', bytes: pngOf(358, 441), is: 'of another type' },
  { use: 'photo', bytes: photoOf(30_000).subarray(0, 25_000), is: 'torn' },
  { use: 'photo', bytes: photoOf(210 * 1024), is: 'too long' },
  { use: 'signature', bytes: pngOf(20, 10), is: 'too small' },
  { use: 'evidence', bytes: pngOf(3000, 300), is: 'out of proportion' },
])('a $use that is $is is refused before anything is kept', async ({ use, bytes }) => {
  const base64 = bytes.toString('base64');
  const files = { [use]: use === 'evidence' ? [base64] : base64 };
  expect(await faultOf(desk.call('case.create', { application: applicationOf(freshPerson()) as never, files }))).toBe('picture-unusable');
  expect((await desk.call('case.list', {})).cases).toEqual([]);
});

test('a picture that the agency never takes is for a person, and the others go', async () => {
  const photo = photoOf(20_000);
  desk.proxy.setRule(({ path }) => (path.startsWith('/v1/files') ? offline : { do: 'pass' }));
  const bad = await applyWith({ photo });
  const good = await applyWith({ photo: photoOf(30_000) });
  // The agency knows this digest with another length: what it has seen before of this terminal does not fit.
  const agency = new Database(join(desk.agencyData, 'agency.sqlite'));
  agency
    .prepare("INSERT INTO file SELECT terminal_id, ?, 1, 'photo', 'image/jpeg', '2026-11-25T01:00:00.000Z', NULL FROM terminal")
    .run(digestOf(photo));
  desk.proxy.setRule(() => ({ do: 'pass' }));
  await desk.call('queue.sync', {});
  expect(await rowOf(good)).toMatchObject({ agencyKnows: true });
  expect(await rowOf(bad)).toMatchObject({ agencyKnows: false, files: [{ state: 'refused' }] });
  const [todo] = (await desk.call('queue.list', {})).entries.filter((entry) => entry.todo);
  expect(todo).toMatchObject({ caseId: bad, mayRetry: true });
  expect(todo?.zh).toContain('管理机构不接收这张图像');
  agency.prepare('DELETE FROM file WHERE length = 1').run();
  agency.close();
  await desk.call('queue.retry', { id: todo?.id ?? '' });
  await desk.call('queue.sync', {});
  expect(await rowOf(bad)).toMatchObject({ agencyKnows: true, files: [{ state: 'sent' }] });
});

test('after a restart a file goes on from where it was', async () => {
  const photo = photoOf(150_000);
  let first = true;
  desk.proxy.setRule((request) => {
    if (!isBytes(request)) return first ? { do: 'pass' } : offline;
    first = false;
    return { do: 'cut-request', bytes: 100_000 };
  });
  const caseId = await applyWith({ photo });
  await faultOf(desk.call('queue.sync', {}));
  await desk.host.close();
  desk.proxy.setRule(() => ({ do: 'pass' }));
  const before = desk.proxy.seen.length;
  await desk.restart();
  await desk.call('queue.sync', {});
  expect(await rowOf(caseId)).toMatchObject({ agencyKnows: true });
  expect(
    desk.proxy.seen
      .slice(before)
      .filter(isBytes)
      .map(({ body }) => body.length),
  ).toEqual([50_000]);
});
