import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { agencyPaths } from '../../../core/agency.ts';
import { entriesPerExchange } from '../../../core/exchange.ts';
import type { exchangeAnswer, exchangeRequest } from '../../../core/exchange.ts';
import { transportPair } from '../../../core/wire.ts';
import { configure } from '../../../fixtures/agency/clerk.ts';
import { bringToCentre } from '../../../fixtures/agency/courier-centre.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { RequestRefused } from '../../../fixtures/agency/refusal.ts';
import { photoOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { faultOf, startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';
import { putEntry } from '../store/outbox.ts';
import { lastReceipt, letGo } from '../store/receipts.ts';
import { Store } from '../store/store.ts';

// An agency that signs what was not agreed: the sandbox's own, each of its answers changed before it is signed.

type Answer = z.infer<typeof exchangeAnswer>;
const agency = vi.hoisted(() => ({ says: (answer: unknown, _request: unknown): unknown => answer }));
vi.mock(import('../../../fixtures/agency/exchange.ts'), async (original) => {
  const real = await original();
  return { ...real, exchange: (...asked: Parameters<typeof real.exchange>) => agency.says(real.exchange(...asked), asked[2]) as Answer };
});

let desk: TestDesk;
let store: Store;
beforeAll(async () => {
  desk = await startDesk({ openStore: (file, key) => (store = new Store(file, key)) });
});
beforeEach(() => sync());
afterEach(async () => {
  agency.says = (answer) => answer;
  await sync();
});
afterAll(() => desk.end());

const sync = () => desk.call('queue.sync', {});
type Request = z.infer<typeof exchangeRequest>;
const says = (change: (answer: Answer, request: Request) => object): void => {
  agency.says = (answer, request) => ({ ...(answer as Answer), ...change(answer as Answer, request as Request) });
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
  agency.says = (answer) => answer;
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

test('a change that nobody here understands: what comes before it counts, the receipts too, and the rest waits for one who does', async () => {
  const caseId = await waiting();
  configure(desk.agencyData, { hotline: '020-44444' });
  configure(desk.agencyData, { hotline: '020-55555' });
  says(({ changes }) => ({
    changes: changes.map((change, index) => (index === changes.length - 1 ? { ...change, kind: 'newer' } : change)),
  }));
  expect(await faultOf(sync())).toBe('agency-answer-nonsense');
  expect(await rowOf(caseId)).toMatchObject({ state: 'accepted' });
  expect(store.readMeta('enrolment')).toContain('020-44444');
  agency.says = (answer) => answer;
  await sync();
  expect(store.readMeta('enrolment')).toContain('020-55555');
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

test('it names entries that were let go of after their tally: nobody was put back', async () => {
  const fee = { kind: 'fee', cardNumber: 'A12345674', outcome: 'paid', amountFen: 0, at: '2026-11-25T01:00:00.000Z' } as const;
  store.write(() => putEntry(store, { caseId: 'case-long-closed', operator: 'teller1', body: fee, at: fee.at }));
  await sync();
  const { id, seq } = (await rowOf('case-long-closed')) ?? { id: '', seq: 0 };
  store.write(() => {
    store.run('UPDATE outbox SET tallied = 1 WHERE id = ?', id);
    letGo(store, '2100-01-01T00:00:00.000Z', 500);
  });
  expect(await rowOf('case-long-closed')).toBeUndefined();
  const noticed = (): unknown => store.get("SELECT count(*) AS n FROM audit WHERE act = 'terminal.restored'");
  const earlier = noticed();
  says(() => ({ restored: { seq: 0, receipt: 0, entries: [{ id, caseId: 'case-long-closed', kind: 'fee', seq }] } }));
  await sync();
  expect(noticed()).toEqual(earlier);
});

test('a cursor that runs ahead with nothing to tell is not run after', async () => {
  says(({ cursor }) => ({ cursor: cursor + 1 }));
  expect(await exchangesOf(sync)).toBeLessThan(3);
});

test('it takes no request at all: no entry is to blame, and all of them wait', async () => {
  const caseId = await waiting();
  agency.says = () => {
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

test('what waits behind one that was sent back says that somebody is needed', async () => {
  const caseId = await waiting();
  says(({ results }) => ({ results: results.map(({ id }) => ({ id, outcome: 'refused', reason: 'rule' })) }));
  await sync();
  const at = '2026-11-25T01:00:00.000Z';
  const body = { kind: 'job-cancelled', jobId: 'job-of-nobody', reason: '客户离开', at } as const;
  store.write(() => putEntry(store, { caseId, operator: 'teller1', body, at }));
  const [before, behind] = (await desk.call('queue.list', {})).entries.filter((row) => row.caseId === caseId);
  expect(behind?.en).toBe(`Waits for no. ${String(before?.seq)}, which was sent back and needs somebody`);
});

test('with a window open an entry that was passed over says when it is tried next', async () => {
  desk.host.serve(transportPair()[1]);
  const caseId = await waiting();
  says(() => ({ results: [] }));
  await sync();
  expect((await rowOf(caseId))?.nextTryAt).toMatch(/^\d{4}-/);
});

test.each([
  ['from before', true],
  ['from afterwards', false],
])('put back while two requests are under way: the answer %s that comes late starts nothing anew', async (when, isOld) => {
  const fee = { kind: 'fee', cardNumber: 'A12345674', outcome: 'paid', amountFen: 0, at: '2026-11-25T01:00:00.000Z' } as const;
  store.write(() => {
    for (let count = 0; count <= entriesPerExchange; count += 1)
      putEntry(store, { caseId: `case-${when.replace(' ', '-')}-${String(count)}`, operator: 'teller1', body: fee, at: fee.at });
  });
  const isFirst = ({ body }: { readonly body: Buffer }): boolean => body.includes(`"case-${when.replace(' ', '-')}-0"`);
  desk.proxy.setRule((request) => (isFirst(request) ? { do: 'delay', ms: 300 } : { do: 'pass' }));
  const receipt = lastReceipt(store);
  says(({ epoch, cursor }, { entries, knows }) => {
    const isLate = entries.length === entriesPerExchange && knows?.receipt === receipt;
    // What it tells behind the place of before leaves out what it told anew until there.
    return { epoch: isLate && isOld ? epoch : 'epoch-of-now', cursor: isLate ? cursor + 1 : cursor };
  });
  const noticed = (): number => Number(store.get("SELECT count(*) AS n FROM audit WHERE act = 'agency.restored'")?.['n']);
  const [earlier, cursor] = [noticed(), store.readMeta('cursor')];
  expect(await faultOf(sync())).toBeNull();
  expect([noticed(), store.readMeta('cursor')]).toEqual([earlier + 1, cursor]);
  desk.proxy.setRule(() => ({ do: 'pass' }));
});
