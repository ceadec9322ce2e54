import Database from 'better-sqlite3';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../core/contract.ts';
import type { QueueRow } from '../../core/views.ts';
import { cancelCard, configure, listConflicts, reportLoss, setOperator } from '../../fixtures/agency/clerk.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { photoOf } from '../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { faultOf, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import { machineClock } from './clock.ts';
import { putEntry } from './store/outbox.ts';
import { Store } from './store/store.ts';

let desk: TestDesk;
/** How far the agency's clock is ahead, in days. */
let days = 0;
beforeEach(async () => {
  days = 0;
  desk = await startDesk({}, { clock: () => new Date(Date.now() + days * 86_400_000) });
});
afterEach(async () => {
  await desk.end();
});

const queue = async (): Promise<readonly QueueRow[]> => (await desk.call('queue.list', {})).entries;
const rowOf = async (caseId: string): Promise<QueueRow | undefined> => (await queue()).find((row) => row.caseId === caseId);
const sync = (): ReturnType<typeof desk.call<'queue.sync'>> => desk.call('queue.sync', {});
const goOffline = (): void => desk.proxy.setRule(() => ({ do: 'drop' }));
const goOnline = (): void => desk.proxy.setRule(() => ({ do: 'pass' }));
const notices = async (): Promise<readonly string[]> => (await desk.call('notice.list', {})).notices.map(({ id }) => id);

/** Somebody whose card was issued and handed over here. */
async function withCard(): Promise<{ readonly identityNumber: string; readonly cardNumber: string }> {
  const person = freshPerson();
  const caseId = await desk.apply(person);
  desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await sync();
  const { cards } = inspectAgency(desk.agencyData);
  return { ...person, cardNumber: cards.find((card) => card.caseId === caseId)?.cardNumber ?? '' };
}

async function file(
  service: 'report-loss' | 'lock' | 'unlock',
  identityNumber: string,
  over: Partial<Input<'service.file'>> = {},
): Promise<string> {
  const { holderId } = await desk.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber, name: '何示例' });
  const { caseId } = await desk.call('service.file', {
    holderId,
    service,
    filing: service === 'report-loss' ? {} : { application: 'social-security' },
    standing: { who: 'holder', shown: 'resident-id' },
    ...over,
  });
  return caseId;
}

describe('a refused entry', () => {
  test('becomes a to-do with what to correct; the corrected one takes its place, and both sides see what was decided', async () => {
    const { identityNumber, cardNumber } = await withCard();
    goOffline();
    const locked = await file('lock', identityNumber);
    goOnline();
    // The record changes meanwhile: the card is reported lost by telephone.
    reportLoss(desk.agencyData, cardNumber, 'phone');
    await sync();
    const row = await rowOf(locked);
    expect(row).toMatchObject({ todo: true, state: 'refused', mayCorrect: true, help: 'self' });
    expect(listConflicts(desk.agencyData)).toMatchObject([{ caseId: locked, decision: null }]);
    // On what is held now the service is not allowed: the rule says so, and the person decides.
    expect(await faultOf(desk.call('queue.correct', { id: row?.id ?? '' }))).toBe('rule-refused');
    await desk.call('queue.giveUp', { id: row?.id ?? '', reason: '持卡人已电话挂失' });
    expect(await rowOf(locked)).toMatchObject({ kind: 'given-up' });
    await sync();
    expect(listConflicts(desk.agencyData)).toMatchObject([{ caseId: locked, decision: 'given up: 持卡人已电话挂失' }]);
    expect((await queue()).filter(({ todo }) => todo)).toEqual([]);
    expect(await faultOf(desk.call('queue.giveUp', { id: row?.id ?? '', reason: '再一次' }))).toBe('entry-not-corrected');
  });

  test('an application of somebody with a live card is refused; corrected to the right person it goes on in its case', async () => {
    goOffline();
    // An invented person who holds a card already; offline nobody here can know.
    const caseId = await desk.apply({
      identityNumber: '440111199202290067',
      name: '周样例',
      birthDate: '1992-02-29',
      birthPlace: '440111',
    });
    goOnline();
    await sync();
    const row = await rowOf(caseId);
    expect(row).toMatchObject({ todo: true, mayCorrect: true, mayRetry: false });
    const application = applicationOf(freshPerson()) as never;
    expect(await faultOf(desk.call('queue.correct', { id: row?.id ?? '' }))).toBe('input-invalid');
    expect(await desk.call('queue.correct', { id: row?.id ?? '', application })).toMatchObject({ caseId, state: 'accepted' });
    expect(await sync()).toMatchObject({ waiting: 0 });
    const { entries } = inspectAgency(desk.agencyData);
    expect(entries.filter((entry) => entry.caseId === caseId)).toMatchObject([{ kind: 'application' }]);
    expect(listConflicts(desk.agencyData)[0]?.decision).toMatch(/^corrected entry-/);
  });
});

test('a corrected application still names the photo of its case', async () => {
  goOffline();
  const person = { identityNumber: '440111199202290067', name: '周样例', birthDate: '1992-02-29', birthPlace: '440111' };
  const files = { photo: photoOf(20_000).toString('base64') };
  const { caseId } = await desk.call('case.create', { application: applicationOf(person) as never, files });
  goOnline();
  await sync();
  const heard: string[] = [];
  desk.proxy.setRule(({ body }) => {
    heard.push(String(body));
    return { do: 'pass' };
  });
  const application = applicationOf(freshPerson()) as never;
  await desk.call('queue.correct', { id: (await rowOf(caseId))?.id ?? '', application });
  await sync();
  expect(heard.find((body) => body.includes('"supersedes"'))).toContain('"use":"photo"');
  expect(await queue()).toContainEqual(expect.objectContaining({ caseId, kind: 'application', state: 'accepted' }));
});

describe('what changed at the agency', () => {
  test('a loss by telephone is known here without a network too', async () => {
    const { cardNumber, identityNumber } = await withCard();
    reportLoss(desk.agencyData, cardNumber, 'phone');
    await sync();
    goOffline();
    const { warnings } = await desk.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber, name: '何示例' });
    expect(warnings.find(({ code }) => code === 'lost')?.zh).toContain('经电话挂失');
  });

  test('operators and configuration come in order, once; who was taken off is signed out', async () => {
    await sync();
    await setOperator(desk.agencyData, { id: 'teller9', name: '新样例', role: 'teller', remove: false });
    await setOperator(desk.agencyData, { id: 'teller1', remove: true });
    configure(desk.agencyData, { hotline: '020-12345', retentionDays: 30, calendar: { daysOff: ['2027-01-01'] } });
    expect(await sync()).toMatchObject({ changes: 3 });
    expect(await sync()).toMatchObject({ changes: 0 });
    expect(await faultOf(desk.apply())).toBe('sign-in-first');
    await desk.signIn('teller9');
    expect(await faultOf(desk.apply())).toBe(null);
  });

  test('a cancelled card is told to who has a case of it open', async () => {
    const { identityNumber, cardNumber } = await withCard();
    goOffline();
    const caseId = await file('lock', identityNumber);
    goOnline();
    cancelCard(desk.agencyData, cardNumber);
    desk.proxy.setRule((request) =>
      request.path === '/v1/exchange' && request.body.includes('"entries":[{') ? { do: 'drop' } : { do: 'pass' },
    );
    await faultOf(sync());
    goOnline();
    await faultOf(sync());
    expect((await rowOf(caseId))?.state).toBe('refused');
  });
});

describe('put back to an earlier day', () => {
  test('the agency, and nobody says so: the first exchange shows it, and it hears everything again, once', async () => {
    await desk.apply();
    await sync();
    const kept = await desk.backUpAgency();
    const later = await desk.apply();
    await sync();
    await kept.putBack({ declared: false });
    expect(inspectAgency(desk.agencyData).entries).toHaveLength(1);
    expect(await sync()).toMatchObject({ waiting: 0 });
    const { entries } = inspectAgency(desk.agencyData);
    expect(entries.map(({ caseId }) => caseId)).toContain(later);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(await notices()).toContain('agency-restored');
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  test.each([true, false])('the agency, whose people say so: %s: it takes nothing before what goes before it', async (declared) => {
    const caseId = await desk.apply();
    await sync();
    const kept = await desk.backUpAgency();
    desk.reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    await sync();
    goOffline();
    await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
    await kept.putBack({ declared });
    goOnline();
    expect(await sync()).toMatchObject({ refused: 0, waiting: 0 });
    expect(inspectAgency(desk.agencyData).entries.map(({ kind }) => kind)).toEqual(['application', 'card-issued', 'card-handed-over']);
    expect((await queue()).every(({ state }) => state === 'accepted')).toBe(true);
  });

  test.each([
    ['and heard of at once', 0],
    ['and heard of once its numbers are as high as before', 1],
    ['and heard of once its numbers are higher', 3],
  ])('the terminal, %s: it begins a new epoch, says which cases it does not know any more, and goes on', async (_when, takenIn) => {
    await desk.apply();
    await sync();
    await desk.host.close();
    cpSync(desk.data, `${desk.data}-kept`, { recursive: true });
    await desk.restart();
    // Its receipt is in nobody's next request: only its number is known at the agency.
    desk.proxy.setRule(({ path }) => ({ do: path === '/v1/exchange' ? 'drop-answer' : 'pass' }));
    const forgotten = await desk.apply();
    await faultOf(sync());
    await desk.host.close();
    goOnline();
    rmSync(desk.data, { recursive: true });
    cpSync(`${desk.data}-kept`, desk.data, { recursive: true });
    await desk.restart();
    goOffline();
    for (let time = 0; time < takenIn; time += 1) await desk.apply();
    goOnline();
    await sync();
    const [notice] = (await desk.call('notice.list', {})).notices;
    expect(notice).toMatchObject({ id: 'terminal-restored', tone: 'bad' });
    expect(notice?.zh).toContain(forgotten);
    const next = await desk.apply();
    await sync();
    const { entries, terminals } = inspectAgency(desk.agencyData);
    expect(terminals[0]?.epochs).toHaveLength(2);
    expect(entries.map(({ caseId }) => caseId)).toContain(next);
    await desk.restart();
    await sync();
    expect(inspectAgency(desk.agencyData).terminals[0]?.epochs).toHaveLength(2);
  });
});

test('a request that others overtook on its way says less than is known by now: nobody was put back', async () => {
  const fee = { kind: 'fee', cardNumber: 'A12345674', outcome: 'paid', amountFen: 0, at: '2026-11-25T01:00:00.000Z' } as const;
  const filled = (file: string, key: Uint8Array): Store => {
    const store = new Store(file, key);
    store.write(() => {
      for (let count = 0; count < 450; count += 1)
        putEntry(store, { caseId: `case-of-${String(count)}`, operator: 'teller1', body: fee, at: fee.at });
    });
    return store;
  };
  await desk.restart({ openStore: filled });
  let exchanges = 0;
  // Two are under way at a time; the second one arrives after those behind it.
  desk.proxy.setRule((request) => {
    if (request.path !== '/v1/exchange') return { do: 'pass' };
    exchanges += 1;
    return exchanges === 2 ? { do: 'delay', ms: 1_500 } : { do: 'pass' };
  });
  await sync();
  expect(inspectAgency(desk.agencyData).terminals[0]?.epochs).toHaveLength(1);
  expect(await notices()).toEqual([]);
  expect(exchanges).toBeGreaterThan(2);
  expect(inspectAgency(desk.agencyData).entries).toHaveLength(450);
});

describe('letting go', () => {
  test('only what was tallied, of closed cases, and only after its retention', async () => {
    await withCard();
    const open = await desk.apply();
    await sync();
    const before = (await queue()).length;
    days = 1;
    await sync();
    expect(await queue()).toHaveLength(before);
    // The machine's clock has nothing to do with it: the agency's day has.
    days = 182;
    await sync();
    await sync();
    const left = await queue();
    expect(left.map(({ caseId }) => caseId)).toEqual([open]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
  });

  test('a tally that differs: everything of that day is sent once more; if it still differs people are told, and nothing goes', async () => {
    await withCard();
    // The agency has one of that day that nobody here knows of.
    const books = new Database(join(desk.agencyData, 'agency.sqlite'));
    books
      .prepare(
        `INSERT INTO entry (entry_id, terminal_id, case_id, seq, kind, body, digest, receipt, accepted_at)
         SELECT 'entry-unknown', terminal_id, case_id, 0, kind, body, digest, receipt, accepted_at FROM entry ORDER BY number LIMIT 1`,
      )
      .run();
    books.close();
    days = 1;
    await sync();
    expect((await desk.call('queue.list', {})).waiting).toBe(0);
    expect(await notices()).toContainEqual(expect.stringMatching(/^tally-/));
    const { length } = await queue();
    days = 400;
    await sync();
    await sync();
    expect(await queue()).toHaveLength(length);
  });
});

test('a clock that was set back a year: noticed and shown; order and dates stay right', async () => {
  await desk.restart({ clock: { ...machineClock, wall: () => new Date(Date.now() - 365 * 86_400_000) } });
  expect(await notices()).toContain('clock-set');
  const caseId = await desk.apply();
  await sync();
  const entry = inspectAgency(desk.agencyData).entries.find((each) => each.caseId === caseId);
  expect(JSON.stringify(entry?.body)).toContain(new Date().toISOString().slice(0, 10));
});
