import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import type { Readers } from '../../core/card/reader.ts';
import type { Client } from '../../core/contract.ts';
import { agencyPaths } from '../../core/agency.ts';
import { signRequest } from '../../core/http-signature.ts';
import type { SignatureHeaders } from '../../core/http-signature.ts';
import { entriesPerExchange } from '../../core/exchange.ts';
import { epochOf, readEnrolment } from '../../electron/host/agency/enrolment.ts';
import { openHost } from '../../electron/host/host.ts';
import { lastSeq, sendable } from '../../electron/host/store/outbox.ts';
import { Store } from '../../electron/host/store/store.ts';
import { fillCases } from '../../electron/test-cases.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { coded } from '../../native/coding.ts';
import { sha256 } from '../../native/ed25519.ts';
import { fillWaiting } from './waiting.ts';

// node --expose-gc build/bench/terminal.ts ASKED: a terminal whose queue is long, and how it gets rid of it.

export interface Asked {
  readonly data: string;
  /** Base URL. */
  readonly agency: string;
  /** `drain`: the host itself; `bare`: the same requests, made before and posted by the same client. */
  readonly how: 'drain' | 'bare';
  /** Entries that wait, each of its own case. */
  readonly entries: number;
  /** Bytes of the photo that each of them needs; none where absent. */
  readonly photo?: number;
  /** Cases of the years before. */
  readonly before?: number;
  /** Looks at the memory, which takes time. */
  readonly memory?: boolean;
}

export interface Said {
  readonly ms: number;
  /** MiB when a tenth was accepted and at the end, each after the garbage was collected. */
  readonly heap: readonly number[];
  readonly resident: readonly number[];
}

interface Signed {
  readonly body: Uint8Array;
  readonly headers: SignatureHeaders;
}

/** Exchanges under way at a time, as in the host. */
const lanes = 2;
const mebibyte = 1024 * 1024;

/** By the host, as when somebody presses 立即发送. */
async function drained(client: Client, own: Store, { entries, memory: looked }: Asked): Promise<Said> {
  const memory = looked === true ? new Memory(own, entries / 10) : null;
  const begun = performance.now();
  const { accepted, waiting } = await client.call('queue.sync', {});
  const ms = performance.now() - begun;
  if (waiting > 0 || accepted !== entries) throw new Error(`${String(accepted)} were accepted, and ${String(waiting)} wait`);
  memory?.look();
  return { ms, heap: memory?.heap ?? [], resident: memory?.resident ?? [] };
}

/** The requests that the host would send, made and signed. */
function signed(own: Store, count: number): Signed[] {
  const enrolment = readEnrolment(own);
  if (enrolment === null) throw new Error('not enrolled');
  const entries = sendable(own, count);
  const requests: Signed[] = [];
  for (let at = 0; at < entries.length; at += entriesPerExchange) {
    const content = {
      epoch: epochOf(own),
      cursor: 0,
      entries: entries.slice(at, at + entriesPerExchange),
      knows: { seq: lastSeq(own), receipt: 0 },
    };
    const { body } = coded(Buffer.from(JSON.stringify(content)));
    const made = {
      key: enrolment.signing.key,
      nonce: randomBytes(16).toString('base64url'),
      created: Math.floor(Date.now() / 1000),
      sha256,
    };
    requests.push({ body, headers: signRequest({ method: 'POST', path: agencyPaths.exchange, body }, made) });
  }
  return requests;
}

/** Posts them; nobody looks at what the answers say. */
async function posted(agency: string, requests: Signed[]): Promise<Said> {
  const dispatcher = new Agent();
  const begun = performance.now();
  const lane = async (): Promise<void> => {
    for (let one = requests.shift(); one !== undefined; one = requests.shift()) {
      const headers = { ...one.headers, 'content-type': 'application/json', 'content-encoding': 'gzip', 'accept-encoding': 'gzip' };
      const answer = await request(agency + agencyPaths.exchange, { dispatcher, method: 'POST', headers, body: one.body });
      const { length } = Buffer.from(await answer.body.arrayBuffer());
      if (answer.statusCode !== 200 || length === 0) throw new Error(`HTTP ${String(answer.statusCode)}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const ms = performance.now() - begun;
  await dispatcher.close();
  return { ms, heap: [], resident: [] };
}

/** What is used when a tenth of the queue is accepted, and whenever it is asked. */
class Memory {
  readonly heap: number[] = [];
  readonly resident: number[] = [];

  constructor(own: Store, first: number) {
    const before = accepted(own);
    own.onWrite(() => {
      if (this.heap.length === 0 && accepted(own) - before >= first) this.look();
    });
  }

  look(): void {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    this.heap.push((heapUsed + external) / mebibyte);
    this.resident.push(rss / mebibyte);
  }
}

function accepted(own: Store): number {
  return Number(own.get("SELECT count(*) AS rows FROM outbox WHERE state = 'accepted'")?.['rows']);
}

async function run(asked: Asked): Promise<void> {
  let store: Store | undefined;
  const host = await openHost({
    data: asked.data,
    agency: asked.agency,
    readers: noReaders,
    version: 'bench',
    pinCost: { memoryCost: 8, timeCost: 1, parallelism: 1 },
    openStore: (file, key) => (store = new Store(file, key)),
  });
  if (store === undefined) throw new Error('the host opened no store');
  const client = host.client();
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  if (asked.before !== undefined) fillCases(store, asked.before);
  fillWaiting(store, asked.entries, asked.photo);
  const requests = asked.how === 'bare' ? signed(store, asked.entries) : null;
  process.stdout.write('"ready"\n');
  await once(process.stdin, 'data');
  const said = requests === null ? await drained(client, store, asked) : await posted(asked.agency, requests);
  process.stdout.write(`${JSON.stringify(said)}\n`);
  process.stdin.destroy();
  await host.close();
}

const noReaders: Readers = {
  list: () => Promise.resolve([]),
  onChange: () => () => undefined,
  connect: () => Promise.reject(new Error('no reader')),
  close: () => Promise.resolve(),
};

if (import.meta.main) await run(JSON.parse(process.argv[2] ?? '') as Asked);
