import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { agencyPaths } from '../../../core/agency.ts';
import type { exchangeAnswer } from '../../../core/exchange.ts';
import { configure } from '../../../fixtures/agency/clerk.ts';
import { bringToCentre } from '../../../fixtures/agency/courier-centre.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { RequestRefused } from '../../../fixtures/agency/refusal.ts';
import { photoOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { faultOf, startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';
import { Store } from '../store/store.ts';

// An agency that signs what it says and is not in its right mind: the sandbox's own, each of its answers changed before it is signed.

type Answer = z.infer<typeof exchangeAnswer>;
const mind = vi.hoisted(() => ({ says: (answer: unknown): unknown => answer }));
vi.mock(import('../../../fixtures/agency/exchange.ts'), async (original) => {
  const real = await original();
  return { ...real, exchange: (...asked: Parameters<typeof real.exchange>) => mind.says(real.exchange(...asked)) as Answer };
});

let desk: TestDesk;
let store: Store;
beforeAll(async () => {
  desk = await startDesk({ openStore: (file, key) => (store = new Store(file, key)) });
});
beforeEach(() => sync());
afterEach(async () => {
  mind.says = (answer) => answer;
  await sync();
});
afterAll(() => desk.end());

const sync = () => desk.call('queue.sync', {});
const says = (change: (answer: Answer) => object): void => {
  mind.says = (answer) => ({ ...(answer as Answer), ...change(answer as Answer) });
};
const rowOf = async (caseId: string) => (await desk.call('queue.list', {})).entries.find((row) => row.caseId === caseId);
const stateOf = async (caseId: string) => (await desk.call('case.list', { search: caseId })).cases[0]?.state;
/** Takes somebody in, and nothing of it has left yet. */
async function waiting(photo?: Buffer): Promise<string> {
  desk.proxy.setRule(() => ({ do: 'drop' }));
  const files = photo === undefined ? {} : { files: { photo: photo.toString('base64') } };
  const { caseId } = await desk.call('case.create', { application: applicationOf(freshPerson()) as never, ...files });
  await faultOf(sync());
  desk.proxy.setRule(() => ({ do: 'pass' }));
  return caseId;
}
/** Exchanges that one sync took. */
async function exchangesOf(work: () => Promise<unknown>): Promise<number> {
  const count = (): number => desk.proxy.seen.filter(({ path }) => path === agencyPaths.exchange).length;
  const before = count();
  await work();
  return count() - before;
}

test.each<[string, (id: string) => object[]]>([
  ['nothing', () => []],
  ['that it needs files of another entry', (id) => [{ id, outcome: 'needs-files', files: ['ab'.repeat(32)] }]],
  ['that it is held back', (id) => [{ id, outcome: 'held', after: 'entry-of-nobody' }]],
  ['a receipt that nobody signed', (id) => [{ id, outcome: 'accepted', receipt: 'e30.e30.e30' }]],
  ['a reason that is not in the table', (id) => [{ id, outcome: 'refused', reason: 'because' }]],
  ['what came of an entry that nobody sent', () => [{ id: 'entry-of-nobody', outcome: 'refused', reason: 'rule' }]],
])('it says of an entry %s: that was a try, asked once, and the others have their receipts', async (_what, of) => {
  const [first, second] = [await waiting(), await waiting()];
  const id = (await rowOf(first))?.id ?? '';
  const tries = (await rowOf(first))?.tries ?? 0;
  says(({ results }) => ({ results: results.flatMap((result) => (result.id === id ? of(id) : [result])) }));
  expect(await exchangesOf(sync)).toBeLessThan(4);
  expect(await rowOf(first)).toMatchObject({ state: 'waiting', tries: tries + 1, en: `Tried ${String(tries + 1)} times, no receipt yet` });
  expect(await rowOf(second)).toMatchObject({ state: 'accepted' });
});

test('it asks for a picture that a damaged file has taken along: a to-do, and not a question for ever', async () => {
  const caseId = await waiting(photoOf(9_000));
  const digest = String(store.get('SELECT digest FROM file')?.['digest']);
  says(({ results }) => ({ results: results.map(({ id }) => ({ id, outcome: 'needs-files', files: [digest] })) }));
  store.write(() => store.run('UPDATE outbox SET files_missing = 0 WHERE case_id = ?', caseId));
  store.write(() => store.run('DELETE FROM entry_file'));
  store.write(() => store.run('DELETE FROM file'));
  expect(await exchangesOf(sync)).toBeLessThan(4);
  const row = await rowOf(caseId);
  expect(row).toMatchObject({ todo: true, help: 'technician' });
  expect(row?.en).toContain('does not have the picture any more');
  await desk.call('queue.giveUp', { id: row?.id ?? '', reason: '样例：照片已丢失' });
});

test('it refuses and accepts the same entry: what it signed a receipt for is accepted, once, and the case goes on', async () => {
  const caseId = await waiting();
  says(({ results }) => ({
    results: results.flatMap((result) => [{ id: result.id, outcome: 'refused', reason: 'rule' }, result, result]),
  }));
  expect(await sync()).toMatchObject({ sent: 1, accepted: 1, refused: 0 });
  expect([(await rowOf(caseId))?.state, await stateOf(caseId)]).toEqual(['accepted', 'accepted']);
});

test('it refuses over the line and accepts by bundle: the case goes on', async () => {
  const caseId = await waiting();
  const { file } = await desk.call('courier.make', { path: desk.folder });
  says(({ results }) => ({ results: results.map(({ id }) => ({ id, outcome: 'refused', reason: 'rule' })) }));
  await sync();
  expect(await stateOf(caseId)).toBe('refused');
  mind.says = (answer) => answer;
  const answer = join(desk.folder, 'bundle.answer');
  writeFileSync(answer, (await bringToCentre(desk.agencyData, readFileSync(file, 'utf8'))).answer);
  await desk.call('courier.take', { path: answer });
  expect([(await rowOf(caseId))?.state, await stateOf(caseId)]).toEqual(['accepted', 'accepted']);
});

test('changes that come twice, the last one first, and beyond the cursor: each once, in its order', async () => {
  configure(desk.agencyData, { hotline: '020-11111' });
  configure(desk.agencyData, { hotline: '020-22222' });
  says(({ changes, cursor }) => ({ changes: [...changes, ...changes].toReversed(), cursor: changes[0]?.number ?? cursor }));
  expect(await sync()).toMatchObject({ changes: 2 });
  expect(store.readMeta('enrolment')).toContain('020-22222');
});

test('a change that contradicts what is here keeps no receipt away', async () => {
  const caseId = await waiting();
  const { cardNumber, ...card } = { cardNumber: 'A12345674', service: 'apply', feeFen: 0, person: applicationOf() };
  const person = { ...card.person, documentType: 'resident-id' };
  const cards = ['00000001', '00000002'].map((serial) => ({ ...card, person, serial, cardNumber }));
  let told = false;
  says(({ changes, cursor }) => {
    if (told) return {};
    told = true;
    return { changes: [...changes, { kind: 'parcel', number: cursor, parcelId: 'parcel-1234', sentOn: '2026-11-01', cards }] };
  });
  await sync();
  expect(await rowOf(caseId)).toMatchObject({ state: 'accepted' });
});

test('it decides of a case that nobody asked it about: the person gets the card all the same', async () => {
  const caseId = await desk.apply();
  await sync();
  configure(desk.agencyData, { hotline: '020-33333' });
  says(({ changes }) => ({
    changes: changes.map(({ number }) => ({ kind: 'decision', number, caseId, granted: true, zh: '样例', en: 'specimen' })),
  }));
  await sync();
  expect(await stateOf(caseId)).toBe('accepted');
});

test('it says again and again that the terminal was put back: told once, one new epoch', async () => {
  await desk.apply();
  await sync();
  const entry = { id: 'entry-unknown', caseId: '261126-XXXXXX', kind: 'application', seq: 1_000 };
  says(() => ({ restored: { seq: 1_000, receipt: 0, entries: [entry] } }));
  expect(await exchangesOf(sync)).toBeLessThan(4);
  await sync();
  await sync();
  expect(inspectAgency(desk.agencyData).terminals[0]?.epochs).toHaveLength(2);
  expect(store.get("SELECT count(*) AS n FROM audit WHERE act = 'terminal.restored'")).toEqual({ n: 1 });
});

test('a cursor that runs ahead with nothing to tell is not run after', async () => {
  says(({ cursor }) => ({ cursor: cursor + 1 }));
  expect(await exchangesOf(sync)).toBeLessThan(3);
});

test('it takes no request at all: no entry is to blame, and all of them wait', async () => {
  const caseId = await waiting();
  mind.says = () => {
    throw new RequestRefused('body-invalid');
  };
  expect(await faultOf(sync())).toBe('agency-refused');
  expect(await rowOf(caseId)).toMatchObject({ state: 'waiting', todo: false });
});

test('a mistake of the program itself is no trouble of the network, and the queue says so', async () => {
  const caseId = await waiting();
  vi.spyOn(process.stderr, 'write').mockReturnValueOnce(true);
  store.write(() => store.run("CREATE TEMP TRIGGER broken BEFORE UPDATE OF receipt ON outbox BEGIN SELECT RAISE(ABORT, 'broken'); END"));
  expect(await faultOf(sync())).toBe('internal');
  expect((await rowOf(caseId))?.en).toMatch(/^On hold: /);
  store.write(() => store.run('DROP TRIGGER broken'));
});
