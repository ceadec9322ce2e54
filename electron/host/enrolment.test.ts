import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Client } from '../../core/contract.ts';
import type { EnrolmentTicket } from '../../core/enrolment-ticket.ts';
import { announceNextAuthority, switchAuthority } from '../../fixtures/agency/authority.ts';
import { makeTicket } from '../../fixtures/agency/codes.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { revokeTerminal } from '../../fixtures/agency/revocation.ts';
import { startAgency } from '../../fixtures/agency/server.ts';
import type { AgencyOptions, RunningAgency } from '../../fixtures/agency/server.ts';
import { applicationOf, freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { faultOf, stateWhen } from '../test-desk.ts';
import { startRelay, startTls, testAuthority, testCertificate } from '../test-tls.ts';
import { openHost } from './host.ts';
import type { Host, HostOptions } from './host.ts';
import { Store } from './store/store.ts';

let folder: string;
let agencyData: string;
let agency: RunningAgency;
const hosts: Host[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suika-enrol-'));
  process.env['SUIKA_KEYS'] = join(folder, 'keys');
  agencyData = join(folder, 'agency');
  agency = await startAgency({ port: 0, data: agencyData });
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  await agency.close();
  rmSync(folder, { recursive: true });
});

async function restartAgency(options: Partial<AgencyOptions> = {}): Promise<void> {
  await agency.close();
  agency = await startAgency({ port: 0, data: agencyData, ...options });
}

/** A terminal in a folder of its own; opened again it is the same one. */
async function terminal(name = 'one', options: Partial<HostOptions> = {}): Promise<{ client: Client; host: Host; close(): Promise<void> }> {
  const readers = createVirtualReader({ folder: join(folder, 'cards'), commandMs: 0 });
  const host = await openHost({ data: join(folder, name), readers, version: 'test', ...options });
  hosts.push(host);
  const close = async (): Promise<void> => {
    hosts.splice(hosts.indexOf(host), 1);
    await host.close();
  };
  return { client: host.client(), host, close };
}

const ticket = (minutes = 30, clock?: () => Date): EnrolmentTicket => makeTicket(agencyData, minutes, clock);
const enrol = (client: Client, with_: EnrolmentTicket) => client.call('terminal.enrol', { ticket: JSON.stringify(with_) });

async function apply(client: Client): Promise<string> {
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  return (await client.call('case.create', { application: applicationOf(freshPerson()) as never })).caseId;
}

test('a ticket enrols: from then on everything goes over TLS with a certificate, also after a restart', async () => {
  const { client, close } = await terminal();
  const { terminalId } = await enrol(client, ticket());
  await apply(client);
  expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
  expect(await client.call('terminal.show', {})).toMatchObject({ terminalId, agency: agency.tlsUrl, certificateUntil: expect.any(String) });
  await close();
  const again = await terminal();
  await apply(again.client);
  expect(await again.client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
  expect(inspectAgency(agencyData).terminals).toHaveLength(1);
});

describe('a code', () => {
  it('works once', async () => {
    const once = ticket();
    await enrol((await terminal()).client, once);
    const other = await terminal('two');
    expect(await faultOf(enrol(other.client, once))).toBe('code-refused');
    await expect(enrol(other.client, once)).rejects.toMatchObject({ facts: { reason: 'code-used' } });
    expect(await other.client.call('terminal.show', {})).toMatchObject({ terminalId: null });
    await enrol(other.client, ticket());
  });

  it('ends', async () => {
    const old = ticket(30, () => new Date(Date.now() - 31 * 60_000));
    await expect(enrol((await terminal()).client, old)).rejects.toMatchObject({ code: 'code-refused', facts: { reason: 'code-expired' } });
  });

  it('is burnt after five wrong tries, and so is the right one then', async () => {
    const right = ticket();
    const wrong = { ...right, code: `${right.code.slice(0, 7)}${'0'.repeat(20)}` };
    const { client } = await terminal();
    for (let tried = 0; tried < 5; tried += 1)
      await expect(enrol(client, wrong)).rejects.toMatchObject({ facts: { reason: 'code-unknown' } });
    await expect(enrol(client, right)).rejects.toMatchObject({ facts: { reason: 'code-burnt' } });
    await expect(enrol(client, { ...right, code: `000000-${'0'.repeat(20)}` })).rejects.toMatchObject({
      facts: { reason: 'code-unknown' },
    });
  });

  it('may be asked again by the same terminal when its answer was lost, also after a restart', async () => {
    const relay = await startRelay(Number(new URL(agency.tlsUrl).port));
    const once = { ...ticket(), url: `https://127.0.0.1:${String(relay.port)}` };
    relay.loseAnswers(true);
    const first = await terminal();
    expect(await faultOf(enrol(first.client, once))).toBe('agency-unreachable');
    expect(inspectAgency(agencyData).terminals).toHaveLength(1);
    await first.close();
    relay.loseAnswers(false);
    const { client, close } = await terminal();
    const { terminalId } = await enrol(client, once);
    expect(inspectAgency(agencyData).terminals.map((each) => each.terminalId)).toEqual([terminalId]);
    await close();
    await relay.close();
  });
});

test('what is no ticket, or one of another agency, changes nothing', async () => {
  const { client } = await terminal();
  expect(await faultOf(client.call('terminal.enrol', { ticket: '{"url":"https://127.0.0.1:1"' }))).toBe('ticket-invalid');
  expect(await faultOf(enrol(client, { ...ticket(), url: 'http://127.0.0.1:1' }))).toBe('ticket-invalid');
  const torn = ticket();
  expect(await faultOf(enrol(client, { ...torn, authority: torn.authority.replace('MII', 'MIX') }))).toBe('ticket-invalid');
  const { terminalId } = await enrol(client, ticket());
  const elsewhere = { ...ticket(), agencyKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
  expect(await faultOf(enrol(client, elsewhere))).toBe('enrolled-elsewhere');
  await client.call('terminal.enrol', { ticket: JSON.stringify(ticket()), proxy: 'http://10.0.0.1:3128' });
  expect(await client.call('terminal.show', {})).toMatchObject({ proxy: null });
  expect(await client.call('terminal.show', {})).toMatchObject({ terminalId });
});

test('a code goes to the agency of the ticket and to nobody else; a proxy that is dead is told in words', async () => {
  const authority = testAuthority();
  const heard: string[] = [];
  const impostor = await startTls(testCertificate(authority), (request, response) => {
    heard.push(request.url ?? '');
    response.end('{}');
  });
  const { client } = await terminal();
  const real = ticket();
  expect(await faultOf(enrol(client, { ...real, url: `https://127.0.0.1:${String(impostor.port)}` }))).toBe('agency-between');
  expect(heard).toEqual([]);
  const signedByNobody = { ...real, authority: authority.certificate, url: `https://127.0.0.1:${String(impostor.port)}` };
  expect(await faultOf(enrol(client, signedByNobody))).toBe('agency-unreachable');
  const far = JSON.stringify({ ...real, url: 'https://agency.example' });
  expect(await faultOf(client.call('terminal.enrol', { ticket: far, proxy: 'http://127.0.0.1:9' }))).toBe('proxy-unusable');
  expect(await faultOf(client.call('terminal.enrol', { ticket: far, proxy: 'http://a:b@127.0.0.1:9' }))).toBe('proxy-invalid');
  expect(await client.call('terminal.show', {})).toMatchObject({ terminalId: null, proxy: 'http://127.0.0.1:9' });
  await impostor.close();
});

test('a terminal that enrolled in clear enrols over TLS as the same one', async () => {
  const before = await terminal('one', { agency: agency.url });
  await apply(before.client);
  await before.client.call('queue.sync', {});
  const { terminalId } = await before.client.call('terminal.show', {});
  await before.close();
  const made = { url: agency.tlsUrl, ticket: ticket() };
  const { client } = await terminal('one', { agency: () => Promise.resolve(made) });
  await apply(client);
  expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
  expect(await client.call('terminal.show', {})).toMatchObject({ terminalId, agency: agency.tlsUrl });
  expect(inspectAgency(agencyData).terminals).toHaveLength(1);
});

describe('a revoked terminal', () => {
  const revoked = 'terminal-revoked';

  it('locks itself, keeps its work, and opens with a new code alone', async () => {
    const first = await terminal();
    const used = ticket();
    const { terminalId } = await enrol(first.client, used);
    const caseId = await apply(first.client);
    await first.client.call('queue.sync', {});
    revokeTerminal(agencyData, terminalId, '样例：终端遗失');
    expect(await faultOf(first.client.call('queue.sync', {}))).toBe(revoked);
    const state = await stateWhen(first.client, (each) => each.revoked !== null);
    expect(state).toMatchObject({ revoked: { reason: '样例：终端遗失' }, session: null, cases: [], queue: [] });
    expect(await faultOf(first.client.call('queue.list', {}))).toBe(revoked);
    expect(await faultOf(first.client.call('session.signIn', { operator: 'teller1', pin: sandboxPin }))).toBe(revoked);
    await first.close();

    const { client } = await terminal();
    expect(await faultOf(client.call('case.list', {}))).toBe(revoked);
    expect((await client.call('terminal.show', {})).revoked?.reason).toBe('样例：终端遗失');
    // The code that it used before opens nothing, although the same key may ask with it again.
    expect(await faultOf(enrol(client, used))).toBe(revoked);
    expect(await enrol(client, ticket())).toMatchObject({ terminalId });
    await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
    expect((await client.call('case.list', {})).cases.map((each) => each.caseId)).toEqual([caseId]);
    await client.call('queue.sync', {});
  });

  it('is not made by anybody in between: a 403 without the signature locks nothing', async () => {
    const fake = JSON.stringify({ refused: revoked, reason: 'x' });
    const { startProxy } = await import('../../fixtures/agency/proxy.ts');
    const proxy = await startProxy(agency.url);
    const { client } = await terminal('one', { agency: proxy.url });
    await apply(client);
    proxy.setRule(() => ({ do: 'answer', status: 403, body: fake, headers: { 'content-type': 'application/json' } }));
    expect(await faultOf(client.call('queue.sync', {}))).toBe('terminal-refused');
    expect((await client.call('terminal.show', {})).revoked).toBeNull();
    proxy.setRule(() => ({ do: 'pass' }));
    expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    await proxy.close();
  });
});

describe('a certificate', () => {
  const until = async (client: Client) => (await client.call('terminal.show', {})).certificateUntil ?? '';

  /** The certificate's end once it is another one than `before`. */
  async function changed(client: Client, before: string): Promise<string> {
    for (let tried = 0; tried < 60; tried += 1) {
      const now = await until(client);
      if (now !== before) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it was not renewed');
  }

  /** Enrolled with a certificate that is in its last third; closed again, for a certificate is tried once in ten minutes. */
  async function enrolledWithShort(url = agency.tlsUrl): Promise<string> {
    const { client, close } = await terminal();
    await enrol(client, { ...ticket(), url });
    await close();
    const { client: again, close: end } = await terminal();
    const short = await until(again);
    await end();
    return short;
  }

  it('is renewed by itself in its last third, and the old one serves until then', async () => {
    await restartAgency({ certificateLifetime: 60_000 });
    const short = await enrolledWithShort();
    await restartAgency();
    const { client } = await terminal();
    await client.call('queue.sync', {});
    expect(Date.parse(await changed(client, short)) - Date.now()).toBeGreaterThan(80 * 24 * 3_600_000);
    await client.call('queue.sync', {});
  });

  it('that was lost on its way is asked for again', async () => {
    await restartAgency({ certificateLifetime: 60_000 });
    const relay = await startRelay(Number(new URL(agency.tlsUrl).port));
    const first = await terminal();
    await enrol(first.client, { ...ticket(), url: `https://127.0.0.1:${String(relay.port)}` });
    const short = await until(first.client);
    await restartAgency();
    relay.loseAnswers(true);
    expect(await faultOf(first.client.call('queue.sync', {}))).toBe('agency-unreachable');
    expect(await until(first.client)).toBe(short);
    await first.close();
    relay.loseAnswers(false);
    const { client, close } = await terminal();
    await client.call('queue.sync', {});
    await changed(client, short);
    await client.call('queue.sync', {});
    await close();
    await relay.close();
  });

  it('that cannot be kept because of a mistake of the program ends neither the work nor the process', async () => {
    await restartAgency({ certificateLifetime: 60_000 });
    await enrolledWithShort();
    await restartAgency();
    const mistaken = (file: string, key: Uint8Array): Store => {
      const store = new Store(file, key);
      const writeMeta = store.writeMeta.bind(store);
      store.writeMeta = (name, value) => {
        if (name === 'tls') throw new TypeError('a mistake');
        writeMeta(name, value);
      };
      return store;
    };
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { client } = await terminal('one', { openStore: mistaken });
    await client.call('queue.sync', {});
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(expect.stringMatching(/^unexpected: TypeError/)));
    told.mockRestore();
    expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
  });

  it('that has ended is renewed before anything else', async () => {
    await restartAgency({ certificateLifetime: 1_000 });
    const { client } = await terminal();
    await enrol(client, ticket());
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await restartAgency();
    expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    expect(Date.parse(await until(client)) - Date.now()).toBeGreaterThan(80 * 24 * 3_600_000);
  });

  it('survives a roll-over of the authority: announced, renewed, switched', async () => {
    await restartAgency({ certificateLifetime: 60_000 });
    const short = await enrolledWithShort();
    await agency.close();
    await announceNextAuthority(agencyData);
    agency = await startAgency({ port: 0, data: agencyData });
    const { client } = await terminal();
    await client.call('queue.sync', {});
    await changed(client, short);
    await agency.close();
    switchAuthority(agencyData);
    agency = await startAgency({ port: 0, data: agencyData });
    expect(await client.call('queue.sync', {})).toMatchObject({ waiting: 0 });
    // One that slept through the next one does not take the new authority for the agency.
    await agency.close();
    rmSync(join(agencyData, 'agency.sqlite'));
    agency = await startAgency({ port: 0, data: agencyData, tlsPort: Number(new URL(agency.tlsUrl).port) });
    expect(await faultOf(client.call('queue.sync', {}))).toBe('agency-between');
  });
});
