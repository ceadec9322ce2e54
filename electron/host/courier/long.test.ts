import { statSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mostCarried } from '../../../core/courier.ts';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { startCourier } from '../../test-courier.ts';
import type { CourierDesk } from '../../test-courier.ts';
import { putEntry } from '../store/outbox.ts';
import { Store } from '../store/store.ts';

let desk: CourierDesk;
let store: Store;
/** How far the agency's clock is ahead, in days. */
let days: number;
beforeEach(async () => {
  days = 0;
  desk = await startCourier({ clock: () => new Date(Date.now() + days * 86_400_000) });
  await desk.goOffline();
  await desk.restart({ openStore: (file, key) => (store = new Store(file, key)) });
});
afterEach(async () => {
  await desk.end();
});

async function thereAndBack(): Promise<void> {
  const { file } = await desk.make();
  await desk.take((await desk.carry(file)).file);
}

function queueMany(count: number, reason: string): void {
  const at = '2026-11-25T06:00:00.000Z';
  store.write(() => {
    for (let index = 0; index < count; index += 1)
      putEntry(store, {
        caseId: `case-${String(index).padStart(6, '0')}`,
        operator: 'teller1',
        body: { kind: 'finished-card', cardNumber: 'A12345674', outcome: 'returned', reason, at },
        at,
      });
  });
}

test('more entries than one bundle holds go in the next one, from the first without a receipt on', async () => {
  queueMany(mostCarried.entries + 5, '无人领取');
  expect(await desk.make()).toMatchObject({ entries: mostCarried.entries, left: 5 });
  const second = await desk.make();
  expect(second.entries).toBe(mostCarried.entries);
  const carried = await desk.carry(second.file);
  const taken = await desk.take(carried.file);
  expect(taken.accepted + taken.refused).toBe(mostCarried.entries);
  expect(await desk.make()).toMatchObject({ entries: 5, left: 0 });
  const { entries, refused } = inspectAgency(desk.agencyData);
  expect(entries.length + refused.length).toBe(mostCarried.entries);
}, 60_000);

test('entries that are long themselves: as many as fit; the bundle is longer than any other request may be, and is taken in', async () => {
  queueMany(30, '长'.repeat(100_000));
  const { entries, left, file } = await desk.make();
  expect([entries, left]).toEqual([22, 8]);
  expect(statSync(file).size).toBeGreaterThan(1024 * 1024);
  const carried = await desk.carry(file);
  const { accepted, refused } = await desk.take(carried.file);
  expect(accepted + refused).toBe(22);
}, 60_000);

test('where nothing but bundles ever goes, days are tallied one after another and old entries are let go of', async () => {
  const kept = (): unknown => store.get('SELECT count(*) AS kept FROM outbox')?.['kept'];
  days = -220;
  queueMany(1, '无人领取');
  await thereAndBack();
  expect(kept()).toBe(1);
  // An answer has the tallies of a month: of the first one, and not yet of its own.
  days = -185;
  queueMany(1, '无人领取');
  await thereAndBack();
  expect(kept()).toBe(1);
  days = 0;
  await thereAndBack();
  expect(kept()).toBe(0);
});
