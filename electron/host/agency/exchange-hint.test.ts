import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { agencyPaths } from '../../../core/agency.ts';
import { transportPair } from '../../../core/wire.ts';
import { photoOf } from '../../../fixtures/agency/test-pictures.ts';
import { applicationOf, freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { startDesk } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';

let desk: TestDesk;
afterEach(async () => {
  vi.restoreAllMocks();
  await desk.end();
});

test('what the agency asked for is waited for, and then the terminal comes by itself, whichever clock is ahead', async () => {
  desk = await startDesk();
  // Node's timers count whole milliseconds and may be a little ahead of the monotonic clock; here they are by far.
  vi.spyOn(performance, 'now').mockReturnValue(performance.now());
  desk.host.serve(transportPair()[1]);
  // An instant of the agency's own clock, which is a year ahead of ours.
  const [date, later] = [0, 1_000].map((ms) => new Date(Date.now() + 365 * 86_400_000 + ms).toUTCString());
  desk.proxy.setRule(({ path }) =>
    path === agencyPaths.exchange ? { do: 'answer', status: 503, headers: { date, 'retry-after': later } } : { do: 'pass' },
  );
  const exchanges = (): number => desk.proxy.seen.filter(({ path }) => path === agencyPaths.exchange).length;
  const before = exchanges();
  await desk.apply();
  await vi.waitFor(() => expect(exchanges()).toBeGreaterThan(before));
  const refusedAt = Date.now();
  desk.proxy.setRule(() => ({ do: 'pass' }));
  await vi.waitFor(async () => expect((await desk.call('queue.list', {})).entries).toMatchObject([{ state: 'accepted' }]), {
    timeout: 10_000,
    interval: 100,
  });
  expect(Date.now() - refusedAt).toBeGreaterThan(900);
});

test('photos wait for as long as the agency asked too, however many are taken in meanwhile', async () => {
  desk = await startDesk();
  const files = (): number => desk.proxy.seen.filter(({ path }) => path === agencyPaths.fileStatus).length;
  desk.proxy.setRule(({ path }) =>
    path === agencyPaths.fileStatus ? { do: 'answer', status: 503, headers: { 'retry-after': '600' } } : { do: 'pass' },
  );
  const apply = (): Promise<unknown> =>
    desk.call('case.create', { application: applicationOf(freshPerson()) as never, files: { photo: photoOf(9_000).toString('base64') } });
  await apply();
  await vi.waitFor(() => expect(files()).toBe(1));
  await wait(50);
  await apply();
  await wait(100);
  expect(files()).toBe(1);
});
