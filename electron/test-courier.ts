import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Client, Output } from '../core/contract.ts';
import type { AgencyOptions } from '../fixtures/agency/server.ts';
import { storeFile } from '../fixtures/agency/store.ts';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { openPrivateKey } from '../native/ed25519.ts';
import { openHost } from './host/host.ts';
import type { Host } from './host/host.ts';
import { faultOf, startDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';

/** A terminal without a network, a stick, and another terminal that carries it to the same agency: for tests. */
export interface CourierDesk extends TestDesk {
  readonly stick: string;
  readonly carrier: { readonly host: Host; readonly client: Client };
  /** The terminal is off the network from now on; what it was sending has come to nothing. */
  goOffline(): Promise<void>;
  goOnline(): void;
  make(): Promise<Output<'courier.make'>>;
  /** By the carrier, who is on the network. @param to name of the answer's file on the stick */
  carry(file: string, to?: string): Promise<Output<'courier.carry'>>;
  take(file: string): Promise<Output<'courier.take'>>;
}

export async function startCourier(agencyOptions: Partial<AgencyOptions> = {}): Promise<CourierDesk> {
  const desk = await startDesk({}, agencyOptions);
  const stick = join(desk.folder, 'stick');
  mkdirSync(stick);
  const host = await openHost({
    data: join(desk.folder, 'carrier'),
    agency: desk.proxy.url,
    bank: desk.bank.url,
    readers: desk.reader,
    version: 'test',
  });
  const client = host.client();
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  const goOffline = async (): Promise<void> => {
    desk.proxy.setRule(() => ({ do: 'drop' }));
    await faultOf(desk.call('queue.sync', {}));
  };
  const goOnline = (): void => desk.proxy.setRule(() => ({ do: 'pass' }));
  return Object.assign(desk, {
    stick,
    carrier: { host, client },
    goOffline,
    goOnline,
    make: () => desk.call('courier.make', { path: stick }),
    carry: async (file: string, to = `${basename(file, '.bundle')}.answer`) => {
      // What the terminal began by itself has ended before the line is there for the carrier.
      await goOffline();
      goOnline();
      try {
        return await client.call('courier.carry', { path: file, answer: join(stick, to) });
      } finally {
        await goOffline();
      }
    },
    take: (file: string) => desk.call('courier.take', { path: file }),
    end: endBoth(desk, host),
  });
}

function endBoth(desk: TestDesk, carrier: Host): () => Promise<void> {
  const end = desk.end.bind(desk);
  return async () => {
    await carrier.close();
    await end();
  };
}

/** The keys of the sandbox agency, and what it holds of its terminals. */
export function agencyKeys(data: string) {
  const store = new Database(join(data, storeFile), { readonly: true });
  const meta = (name: string): string => (store.prepare('SELECT value FROM meta WHERE name = ?').get(name) as { value: string }).value;
  const terminals = store
    .prepare('SELECT terminal_id AS terminalId, device_key AS deviceKey, sealing_key AS sealingKey FROM terminal ORDER BY enrolled_at')
    .all() as { terminalId: string; deviceKey: string; sealingKey: string }[];
  const keys = { sealingKey: meta('sealingKey'), signing: openPrivateKey(meta('privateKey'), 'agency'), terminals };
  store.close();
  return keys;
}
