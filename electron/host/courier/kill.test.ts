import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectAgency } from '../../../fixtures/agency/inspect.ts';
import { startCourier } from '../../test-courier.ts';
import type { CourierDesk } from '../../test-courier.ts';
import type { CourierKill } from '../../test-courier-kill.ts';

let desk: CourierDesk;
beforeEach(async () => {
  desk = await startCourier();
  await desk.goOffline();
});
afterEach(async () => {
  await desk.end();
});

/** One call in a process of its own; the terminal is closed meanwhile and open again after. */
async function killed(call: CourierKill['call'], path: string, at: CourierKill['at']): Promise<boolean> {
  await desk.host.close();
  const run: CourierKill = { data: desk.data, agency: desk.proxy.url, cards: join(desk.folder, 'cards'), call, input: { path }, at };
  const main = fileURLToPath(new URL('../../test-courier-kill.ts', import.meta.url));
  const child = spawn(process.execPath, [main, JSON.stringify(run)], { stdio: 'ignore' });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  await desk.restart();
  return signal === 'SIGKILL';
}

const points = [1, 2].flatMap((commit) => (['before', 'after'] as const).map((when) => ({ commit, when })));

test('kill -9 at each commit while a bundle is made: no number twice, no half file, and the next bundle has everything', async () => {
  await desk.apply();
  const seen = [];
  for (const at of points) {
    const folder = join(desk.stick, `${String(at.commit)}-${at.when}`);
    mkdirSync(folder);
    expect(await killed('courier.make', folder, at)).toBe(true);
    const { bundles } = await desk.call('courier.look', {});
    const [row] = (await desk.call('queue.list', {})).entries;
    seen.push([readdirSync(folder).length, bundles.length, row?.zh.startsWith('已写入离线包') === true]);
  }
  // Files in the folder, numbers used up, and whether the entry says that it is in a bundle: never before its file is whole.
  expect(seen).toEqual([
    [0, 0, false],
    [0, 1, false],
    [1, 2, false],
    [1, 3, true],
  ]);
  // The file of a bundle whose end was not recorded is as good as any.
  const [file = ''] = readdirSync(join(desk.stick, '2-before'));
  const carried = await desk.carry(join(desk.stick, '2-before', file));
  expect(await desk.take(carried.file)).toMatchObject({ number: 2, accepted: 1 });
  expect(await desk.make()).toMatchObject({ number: 4, entries: 0 });
}, 60_000);

test('kill -9 around the commit that takes an answer in: all of it or nothing, and it can be taken again', async () => {
  await desk.apply();
  await desk.apply();
  const made = await desk.make();
  const { file } = await desk.carry(made.file);
  expect(await killed('courier.take', file, { commit: 1, when: 'before' })).toBe(true);
  expect((await desk.call('queue.list', {})).waiting).toBe(2);
  expect(await killed('courier.take', file, { commit: 1, when: 'after' })).toBe(true);
  expect((await desk.call('queue.list', {})).waiting).toBe(0);
  expect((await desk.call('courier.look', {})).bundles).toMatchObject([{ outcome: 'taken', waiting: 0 }]);
  expect(inspectAgency(desk.agencyData).entries).toHaveLength(2);
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
}, 60_000);
