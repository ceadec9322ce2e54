import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { startProxy } from '../../fixtures/agency/proxy.ts';
import { startAgency } from '../../fixtures/agency/server.ts';
import type { MortalAgency } from '../../fixtures/agency/test-mortal-agency.ts';
import { samplePerson } from '../../fixtures/agency/test-sandbox.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { apply, file, look, partsOfADay } from '../test-day.ts';
import type { Counter } from '../test-day.ts';
import { wrongInQueue } from '../test-day-kills.ts';
import { faultOf } from '../test-desk.ts';
import { openHost } from './host.ts';
import type { Host } from './host.ts';
import { Store } from './store/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'suika-agency-kill-'));
const [agencyData, cards] = [join(folder, 'agency'), join(folder, 'cards')];
let host: Host;
let store: Store;
let counter: Counter;
/** Of the agency, always the same. */
let port: number;
let running: { close(): Promise<void> } | null;

beforeEach(async () => {
  process.env['SUIKA_KEYS'] = join(folder, 'keys');
  const agency = await startAgency({ port: 0, data: agencyData });
  [running, port] = [agency, agency.port];
  const line = await startProxy(agency.url);
  const reader = createVirtualReader({ folder: cards, commandMs: 0 });
  const openStore = (path: string, key: Uint8Array): Store => (store = new Store(path, key));
  host = await openHost({ data: join(folder, 'data'), agency: line.url, readers: reader, version: 'test', openStore });
  counter = { client: host.client(), reader, line, firstPerson: 1 };
  await counter.client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
});
afterEach(async () => {
  await host.close();
  await counter.reader.close();
  await counter.line.close();
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** People with a card of this terminal, each as the agency shows the record now. */
async function holders(count: number) {
  const found: Awaited<ReturnType<typeof look>>[] = [];
  for (let firstPerson = 1; firstPerson <= count; firstPerson += 1) {
    await partsOfADay.card({ ...counter, firstPerson });
    found.push(await look(counter.client, samplePerson(firstPerson)));
  }
  return found;
}

/** The agency as a process that dies at one of its commits. */
async function mortal(at: MortalAgency['at']): Promise<ChildProcess> {
  const options: MortalAgency = { port, data: agencyData, at };
  const script = fileURLToPath(new URL('../../fixtures/agency/test-mortal-agency.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('kill -9 of the agency around each of its commits: after its restart nothing is there twice, and nothing is missing', async () => {
  const most = 20;
  const lost = await holders(most);
  await running?.close();
  running = null;
  let [filed, killed] = [0, 0];
  for (const when of ['before', 'after'] as const) {
    let died = true;
    for (let number = 1; died; number += 1) {
      // What waits when the agency comes back: a loss and an application.
      await file(counter.client, lost[filed] ?? { holderId: '' }, 'report-loss');
      await apply(counter.client, samplePerson(most + 1 + filed));
      filed += 1;
      const agency = await mortal({ number, when });
      const fault = await faultOf(counter.client.call('queue.sync', {}));
      if (fault === null) agency.kill('SIGKILL');
      if (agency.signalCode === null) await once(agency, 'exit');
      died = fault !== null;
      if (died) killed += 1;
    }
  }
  running = await startAgency({ port, data: agencyData });
  expect(await counter.client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
  expect(wrongInQueue(agencyData, store, [])).toEqual([]);
  const { bankNotices, cards: records } = inspectAgency(agencyData);
  // What a loss does is done once: one line in the card's record, one word to the bank.
  expect(records.filter(({ changes }) => changes.includes('挂失'))).toHaveLength(filed);
  expect(records.flatMap(({ changes }) => changes.filter((change) => change === '挂失'))).toHaveLength(filed);
  expect(bankNotices).toHaveLength(filed);
  expect(bankNotices.every(({ toldAt }) => toldAt !== null)).toBe(true);
  expect(killed).toBeGreaterThanOrEqual(6);
}, 120_000);
