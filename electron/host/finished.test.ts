import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultOf, startDesk, stateWhen } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import { announceParcel } from './store/finished.ts';
import { listOutbox } from './store/outbox-rows.ts';
import { Store } from './store/store.ts';

let desk: TestDesk;
let store: Store;
beforeEach(async () => {
  desk = await startDesk({ openStore: (file, key) => (store = new Store(file, key)) });
});
afterEach(async () => {
  await desk.end();
});

/** What the centre sends to each new terminal of the sandbox. */
async function firstParcel(): Promise<{ readonly parcelId: string; readonly serials: readonly string[] }> {
  await desk.call('queue.sync', {});
  const { parcels } = await desk.call('finished.list', {});
  const parcelId = parcels[0]?.parcelId ?? '';
  const { cards } = await desk.call('finished.list', { parcelId });
  return { parcelId, serials: cards.map(({ serial }) => serial) };
}

const holder = { who: 'holder', shown: 'resident-id', validUntil: 'long-term' } as const;
const person = {
  name: '甘样例',
  documentType: 'resident-id',
  identityNumber: '440112197201010025',
  birthDate: '1972-01-01',
  mobile: '13800000022',
} as const;

/** A card that the list says was made; the agency need not know. */
function announce(card: {
  readonly serial: string;
  readonly cardNumber: string;
  readonly service: 'apply' | 'reissue' | 'replace';
  readonly feeFen: number;
}): void {
  const parcelId = `parcel-${card.serial}`;
  store.write(() => announceParcel(store, { kind: 'parcel', number: 1, parcelId, sentOn: '2026-11-20', cards: [{ ...card, person }] }));
}

async function received(card: Parameters<typeof announce>[0]): Promise<string> {
  announce(card);
  await desk.call('finished.receive', { parcelId: `parcel-${card.serial}`, serials: [card.serial] });
  return card.serial;
}

describe('a parcel', () => {
  test('is counted in: what is there, what is missing, what nobody announced; what was missing may come later', async () => {
    const { parcelId, serials } = await firstParcel();
    const [one = '', two = '', three = ''] = serials;
    expect(serials).toHaveLength(3);
    expect(await faultOf(desk.call('finished.handOver', { serial: one, standing: holder, faceChecked: true }))).toBe('finished-not-ready');
    const counted = await desk.call('finished.receive', { parcelId, serials: [one.toLowerCase(), two, 'FFFFFFFF'] });
    expect(counted).toEqual({ received: 2, missing: [three], unexpected: ['FFFFFFFF'] });
    const { parcels, cards, kept } = await desk.call('finished.list', {});
    expect(parcels).toMatchObject([{ parcelId, cards: 3, missing: 1, state: 'received' }]);
    expect(cards.map(({ serial, state }) => `${serial} ${state}`)).toEqual([`${one} received`, `${two} received`]);
    expect(kept).toBe(2);
    expect(await desk.call('finished.receive', { parcelId, serials: [three] })).toEqual({ received: 1, missing: [], unexpected: [] });
    expect((await desk.call('finished.list', {})).kept).toBe(3);
    await desk.call('queue.sync', {});
    expect((await desk.call('queue.list', {})).refused).toBe(0);
  });

  test('that nobody announced cannot be received', async () => {
    expect(await faultOf(desk.call('finished.receive', { parcelId: 'parcel-of-nobody', serials: ['00000000'] }))).toBe('finished-unknown');
  });
});

describe('a card that is kept', () => {
  test('is found by serial and name, masked; its holder is called; it is handed over to the person alone, and the agency hears of it', async () => {
    const { parcelId, serials } = await firstParcel();
    const [serial = ''] = serials;
    await desk.call('finished.receive', { parcelId, serials: [...serials] });
    const found = await desk.call('finished.list', { search: '钟' });
    expect(found.cards).toMatchObject([{ name: '钟*例', state: 'received', fee: null, calledOn: null }]);
    expect((await desk.call('finished.list', { search: serial.slice(0, 7).toLowerCase() })).cards.length).toBeGreaterThan(0);
    expect((await desk.call('finished.list', { search: '无此人' })).cards).toEqual([]);
    const clear = await desk.call('finished.reveal', { serial, reason: '电话通知领卡' });
    expect(clear).toMatchObject({ name: '钟样例', mobile: '13800000021' });
    await desk.call('finished.call', { serial });
    expect((await desk.call('finished.list', { search: serial })).cards).toMatchObject([{ state: 'called' }]);
    const given = (standing: Parameters<typeof desk.call<'finished.handOver'>>[1]['standing']) =>
      faultOf(desk.call('finished.handOver', { serial, standing, faceChecked: true }));
    expect(await given({ who: 'holder' })).toBe('rule-refused');
    expect(await given({ ...holder, shown: 'electronic-card' })).toBe('rule-refused');
    expect(await given({ ...holder, validUntil: '2020-01-01' })).toBe('rule-refused');
    expect(await given({ ...holder, who: 'agent' })).toBe('rule-refused');
    expect(await given(holder)).toBe(null);
    expect(await given(holder)).toBe('finished-not-ready');
    await desk.call('queue.sync', {});
    expect((await desk.call('queue.list', {})).refused).toBe(0);
    const [row] = (await desk.call('finished.list', { search: serial })).cards;
    expect(row?.state).toBe('handed-over');
    expect(row?.cardNumber).not.toContain('*');
  });

  test('goes to an agent whose identity is recorded with the document that was shown', async () => {
    const serial = await received({ serial: '0CAAAA01', cardNumber: 'AB7000001', service: 'apply', feeFen: 0 });
    const other = { name: '施样例', documentType: 'resident-id', identityNumber: '440103199003070029', relation: 'spouse' } as const;
    const asAgent = { who: 'agent', shown: 'resident-id', validUntil: 'long-term' } as const;
    const call = (standing: object) => faultOf(desk.call('finished.handOver', { serial, standing: standing as never, faceChecked: true }));
    expect(await call({ ...asAgent, other, shown: 'passport' })).toBe('rule-refused');
    expect(await call({ ...asAgent, other })).toBe(null);
  });

  test('has its fee paid with a receipt or deferred, and the old card is taken back', async () => {
    const serial = await received({ serial: '0CAAAA02', cardNumber: 'AB7000002', service: 'replace', feeFen: 2_000 });
    const call = (more: object) => faultOf(desk.call('finished.handOver', { serial, standing: holder, faceChecked: true, ...more }));
    expect(await call({ oldCard: 'taken-back' })).toBe('rule-refused');
    expect(await call({ fee: { outcome: 'deferred' } })).toBe('rule-refused');
    expect(await call({ oldCard: 'taken-back', fee: { outcome: 'paid' } })).toBe('receipt-missing');
    expect(await call({ oldCard: 'taken-back', fee: { outcome: 'paid', receipt: '粤0001' } })).toBe(null);
    expect((await desk.call('finished.list', { search: serial })).cards).toMatchObject([{ fee: 'paid', state: 'handed-over' }]);
    const kinds = listOutbox(store, 20).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['fee', 'finished-card', 'parcel-received']));
  });

  test('is compared with the chip that is laid into the reader', async () => {
    const caseId = await desk.apply();
    const { serial } = desk.reader.insert({ kind: '3.0' });
    const { cardNumber } = await desk.call('issue.start', { caseId });
    await received({ serial: '0CAAAA03', cardNumber: 'AB7000003', service: 'apply', feeFen: 0 });
    await received({ serial, cardNumber, service: 'apply', feeFen: 0 });
    const reader = (await desk.call('readers.list', {})).readers[0]?.name ?? '';
    const call = (each: string) => desk.call('finished.handOver', { serial: each, standing: holder, faceChecked: true, reader });
    expect(await faultOf(call('0CAAAA03'))).toBe('finished-other-chip');
    expect((await desk.call('finished.list', { search: '0CAAAA03' })).cards).toMatchObject([{ state: 'received' }]);
    expect(await call(serial)).toEqual({ cardNumber, compared: true });
  });

  test('that nobody fetches is sent back with a reason, once', async () => {
    const serial = await received({ serial: '0CAAAA04', cardNumber: 'AB7000004', service: 'apply', feeFen: 0 });
    await desk.call('finished.return', { serial, reason: '三次通知无人领取' });
    expect(await faultOf(desk.call('finished.return', { serial, reason: '三次通知无人领取' }))).toBe('finished-not-ready');
    expect((await desk.call('finished.list', {})).cards).toMatchObject([{ serial, state: 'returned' }]);
  });

  test('is not the auditor’s to hand over', async () => {
    const serial = await received({ serial: '0CAAAA05', cardNumber: 'AB7000005', service: 'apply', feeFen: 0 });
    await desk.signIn('auditor1');
    await stateWhen(desk.client, ({ session }) => session?.role === 'auditor');
    expect(await faultOf(desk.call('finished.handOver', { serial, standing: holder, faceChecked: true }))).toBe('role-not-allowed');
    expect((await desk.call('finished.list', {})).kept).toBe(1);
  });
});
