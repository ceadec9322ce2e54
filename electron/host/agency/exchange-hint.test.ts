import { afterEach, expect, test, vi } from 'vitest';
import { agencyPaths } from '../../../core/agency.ts';
import { transportPair } from '../../../core/wire.ts';
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
  desk.proxy.setRule(({ path }) =>
    path === agencyPaths.exchange ? { do: 'answer', status: 503, headers: { 'retry-after': '1' } } : { do: 'pass' },
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
