import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { jobOfCase, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';
import type { KillRun } from '../test-kill.ts';
import { issueIn } from '../test-kill-run.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

/** A case with its blank in the reader, as a teller leaves it before the first press. */
async function prepared(): Promise<{ readonly caseId: string; readonly serial: string }> {
  const caseId = await desk.apply();
  await desk.call('queue.sync', {});
  const { serial } = desk.reader.insert({ kind: '3.0' });
  await desk.host.close();
  return { caseId, serial };
}

test('kill -9 at every commit and around every command: after a restart issued, or unsure and then issued; one number, one chip', async () => {
  const whole = (await issueIn(desk, (await prepared()).caseId, { what: 'command', number: 0, when: 'before' })).answer;
  expect(whole).toMatchObject({ state: 'issued', apdus: 20 });
  const points: KillRun['at'][] = [];
  for (const when of ['before', 'after'] as const) {
    for (let number = 1; number <= 20; number += 1) points.push({ what: 'command', number, when });
    for (let number = 1; number <= (whole?.commits ?? 0); number += 1) points.push({ what: 'commit', number, when });
  }
  const found: Record<string, number> = {};
  for (const at of points) {
    await desk.restart();
    const { caseId, serial } = await prepared();
    const { killed } = await issueIn(desk, caseId, at);
    await desk.restart();
    const [row] = (await desk.call('case.list', { limit: 1 })).cases;
    const state = row?.jobId === undefined ? 'none' : (await jobOfCase(desk, caseId)).state;
    found[`${killed ? 'killed' : 'not killed'} ${state}`] = (found[`${killed ? 'killed' : 'not killed'} ${state}`] ?? 0) + 1;
    // The card as the killed process left it, which is not what this process remembers.
    desk.reader.insert({ serial });
    if (state !== 'issued') expect(await desk.call('issue.start', { caseId })).toMatchObject({ state: 'issued', verified: true });
    await desk.call('queue.sync', {});
  }
  const { issued, orders, refused } = inspectAgency(desk.agencyData);
  expect(issued).toHaveLength(points.length + 1);
  expect(orders.filter(({ state }) => state === 'open')).toEqual([]);
  expect(new Set(issued.map(({ cardNumber }) => cardNumber)).size).toBe(points.length + 1);
  expect(new Set(issued.map(({ chipId }) => chipId)).size).toBe(points.length + 1);
  expect(refused).toEqual([]);
  expect(found['killed unsure']).toBeGreaterThan(20);
  expect(found['killed open']).toBeGreaterThan(10);
  expect(found['killed issued']).toBeGreaterThan(0);
  expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
}, 300_000);
