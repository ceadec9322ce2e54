import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../core/card/channel.ts';
import type { Readers } from '../core/card/reader.ts';
import type { CallName, Client, Input, Output } from '../core/contract.ts';
import type { Job, State } from '../core/views.ts';
import { Fault } from '../core/fault.ts';
import type { FaultCode } from '../core/fault.ts';
import { applicationOf, freshPerson } from '../fixtures/agency/test-sandbox.ts';
import { prepareOperators, sandboxPin } from '../fixtures/agency/operators.ts';
import { startAgency } from '../fixtures/agency/server.ts';
import type { AgencyOptions } from '../fixtures/agency/server.ts';
import { declareRestored, openStore } from '../fixtures/agency/store.ts';
import { startProxy } from '../fixtures/agency/proxy.ts';
import type { RunningProxy } from '../fixtures/agency/proxy.ts';
import { createVirtualReader, virtualReaderName } from '../fixtures/card/virtual-reader.ts';
import type { VirtualReader } from '../fixtures/card/virtual-reader.ts';
import { takeFolder } from './host/folder.ts';
import { openHost } from './host/host.ts';
import type { Host, HostOptions } from './host/host.ts';
import { keyOfStore } from './host/keys.ts';
import { keysFolder } from './host/keys/place.ts';

/** A whole terminal for one test: sandbox agency behind a proxy, virtual reader, real files, and a teller at the desk. */
export interface TestDesk {
  readonly folder: string;
  /** The terminal's own folder. */
  readonly data: string;
  readonly agencyData: string;
  readonly proxy: RunningProxy;
  /** In front of the bank. */
  readonly bank: RunningProxy;
  readonly reader: VirtualReader;
  client: Client;
  host: Host;
  /** Closes the host and opens it again, as after a restart; the teller signs in again. */
  restart(options?: Partial<HostOptions>): Promise<void>;
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  signIn(operator: string): Promise<void>;
  /** An application of somebody new; the case's id comes back. */
  apply(over?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Keeps what the agency knows now; `putBack` makes the agency forget everything since, and its people say so, or do not. */
  backUpAgency(): Promise<{ putBack(how?: { readonly declared: boolean }): Promise<void> }>;
  end(): Promise<void>;
}

/** An operator's PIN and wrap that take no time. */
export const cheapPin = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** What the sandbox's own reviewers sign with. */
export const reviewer = { operator: 'reviewer1', pin: sandboxPin };

export async function startDesk(options: Partial<HostOptions> = {}, agencyOptions: Partial<AgencyOptions> = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-desk-'));
  process.env['SUIKA_KEYS'] = join(folder, 'keys');
  const [data, agencyData] = [join(folder, 'data'), join(folder, 'agency')];
  await employ(agencyData);
  let agency = await startAgency({ port: 0, data: agencyData, ...agencyOptions });
  const { port } = agency;
  const proxy = await startProxy(agency.url);
  const bank = await startProxy(agency.bankUrl);
  const reader = createVirtualReader({ folder: join(folder, 'cards'), commandMs: 0 });
  const open = (over: Partial<HostOptions>): Promise<Host> =>
    openHost({
      data,
      agency: proxy.url,
      bank: bank.url,
      readers: reader,
      sandbox: reader,
      version: 'test',
      pinCost: cheapPin,
      ...options,
      ...over,
    });
  const desk: TestDesk = {
    folder,
    data,
    agencyData,
    proxy,
    bank,
    reader,
    host: await open({}),
    client: undefined as unknown as Client,
    async restart(over = {}) {
      await desk.host.close();
      desk.host = await open(over);
      desk.client = desk.host.client();
      await desk.signIn('teller1');
    },
    call: (name, input) => desk.client.call(name, input),
    signIn: async (operator) => {
      await desk.client.call('session.signIn', { operator, pin: sandboxPin });
    },
    apply: async (over = {}) =>
      (await desk.call('case.create', { application: applicationOf({ ...freshPerson(), ...over }) as never })).caseId,
    async backUpAgency() {
      await agency.close();
      const kept = `${agencyData}-kept`;
      cpSync(agencyData, kept, { recursive: true });
      agency = await startAgency({ port, data: agencyData, ...agencyOptions });
      return {
        putBack: async ({ declared } = { declared: true }) => {
          await agency.close();
          rmSync(agencyData, { recursive: true });
          cpSync(kept, agencyData, { recursive: true });
          if (declared) declareRestored(agencyData);
          agency = await startAgency({ port, data: agencyData, ...agencyOptions });
        },
      };
    },
    async end() {
      await desk.host.close();
      await reader.close();
      await proxy.close();
      await bank.close();
      await agency.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  desk.client = desk.host.client();
  await desk.signIn('teller1');
  return desk;
}

/** The operators with PINs that are looked at in no time. */
async function employ(agencyData: string): Promise<void> {
  const store = openStore(agencyData);
  await prepareOperators(store, cheapPin);
  store.close();
}

/** File and key of a terminal's store, after its host has been closed. */
export function openedStore(data: string): { readonly file: string; readonly key: Uint8Array } {
  const folder = takeFolder(data);
  const key = keyOfStore(folder, keysFolder());
  folder.release();
  return { file: folder.storeFile, key };
}

/** The code of the fault that a call rejects with; null when it does not. */
export async function faultOf(call: Promise<unknown>): Promise<FaultCode | null> {
  try {
    await call;
    return null;
  } catch (cause) {
    if (cause instanceof Fault) return cause.code;
    throw cause;
  }
}

/** The state once `ready` says so. */
export function stateWhen(client: Client, ready: (state: State) => boolean): Promise<State> {
  return new Promise((resolve) => {
    const stop = client.onState((state) => {
      if (!ready(state)) return;
      queueMicrotask(() => stop());
      resolve(state);
    });
  });
}

/** A job once its case is looked at again. */
export async function jobOfCase(desk: TestDesk, caseId: string): Promise<Job> {
  const row = (await desk.call('case.list', {})).cases.find((each) => each.caseId === caseId);
  return desk.call('issue.show', { jobId: row?.jobId ?? '' });
}

/** Readers whose commands pass through `pass`, which may look at them, hold them up, change the answer or throw. */
export function through(inner: Readers, pass: (apdu: Uint8Array, transmit: Channel) => Promise<Uint8Array>): Readers {
  return {
    list: () => inner.list(),
    onChange: (listener) => inner.onChange(listener),
    close: () => inner.close(),
    connect: async (reader) => {
      const connection = await inner.connect(reader);
      return { ...connection, transmit: (apdu) => pass(apdu, connection.transmit) };
    },
  };
}

/**
 * Readers that do something at the nth command from now on, before or after the card has it.
 * @param deed what happens; it may throw what the driver would
 */
export function interfering(
  readers: Readers,
  at: { readonly command: number; readonly when: 'before' | 'after' },
  deed: () => void,
): Readers {
  let commands = 0;
  return through(readers, async (apdu, transmit) => {
    commands += 1;
    const now = commands === at.command;
    if (now && at.when === 'before') deed();
    const answer = await transmit(apdu);
    if (now && at.when === 'after') deed();
    return answer;
  });
}

export { virtualReaderName };

/** Somebody writes another sex to the card, behind the terminal's back; a second time, the old one again. */
export function changeHolder(cards: string, serial: string): void {
  changeRecord(cards, serial, 'SSSE/EF06', 4, (record) => (record === '0A0131' ? '0A0132' : '0A0131'));
}

/** @param number of the record, from 1 on */
export function changeRecord(cards: string, serial: string, path: string, number: number, change: (record: string) => string): void {
  const file = join(cards, `${serial}.json`);
  const card = JSON.parse(readFileSync(file, 'utf8')) as { records: Record<string, (string | null)[]> };
  const records = card.records[path] ?? [];
  records[number - 1] = change(records[number - 1] ?? '');
  writeFileSync(file, JSON.stringify(card));
}
