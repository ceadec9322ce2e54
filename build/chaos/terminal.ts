import { writeSync } from 'node:fs';
import { uptime } from 'node:os';
import { createInterface } from 'node:readline';
import { Fault } from '../../core/fault.ts';
import { connect, transportPair } from '../../core/wire.ts';
import { machineClock } from '../../electron/host/clock.ts';
import { openHost } from '../../electron/host/host.ts';
import type { Host } from '../../electron/host/host.ts';
import { placesOf } from '../../electron/host/unexpected.ts';
import { bodyDigest } from '../../electron/test-day-run.ts';
import { cheapPin } from '../../electron/test-desk.ts';
import { WatchedStore } from '../../electron/test-watched-store.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { booksOf } from './books.ts';
import { dealWithTodo, faultsOnly, serve } from './counter.ts';
import type { Counter } from './counter.ts';
import type { Answer, Line, StartTerminal, Step } from './steps.ts';

/**
 * A terminal of the chaos run, in a process of its own: the real host over a real store, with a window, so that the queue
 * leaves by itself too. It does what it is told on standard input, and ends with it. Each entry is acknowledged on standard
 * output once it is on the disk.
 */

/** As many pages as SQLite allows. */
const mostPages = 0xffff_fffe;

interface Open extends Counter {
  readonly host: Host;
  readonly store: WatchedStore;
}

let clockAside = 0;

function say(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

function acknowledgeFrom(store: WatchedStore): () => void {
  let last = Number(store.get('SELECT max(seq) AS seq FROM outbox')?.['seq'] ?? 0);
  return () => {
    for (const row of store.all('SELECT seq, id, case_id, body FROM outbox WHERE seq > ? ORDER BY seq', last)) {
      last = Number(row['seq']);
      say({ entry: { id: String(row['id']), caseId: String(row['case_id']), digest: bodyDigest(JSON.parse(String(row['body']))) } });
    }
  };
}

async function open({ data, agency, bank, ticket, cards }: StartTerminal): Promise<Open> {
  const reader = createVirtualReader({ folder: cards, commandMs: 0 });
  let store: WatchedStore | undefined;
  const host = await openHost({
    data,
    agency,
    bank,
    readers: reader,
    version: 'chaos',
    pinCost: cheapPin,
    idleLockSeconds: 86_400,
    clock: { ...machineClock, wall: () => new Date(Date.now() + clockAside), steady: () => Math.round(uptime() * 1_000) },
    openStore: (file, key) => (store = new WatchedStore(file, key)),
  });
  if (store === undefined) throw new Error('the host opened no store');
  const [here, there] = transportPair();
  host.serve(here);
  const client = connect(there);
  if (ticket !== undefined) await client.call('terminal.enrol', { ticket });
  store.watch = { after: acknowledgeFrom(store) };
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  return { host, store, client, reader };
}

async function work(terminal: Open, step: Step): Promise<Omit<Answer, 'step'>> {
  const { client, store, host } = terminal;
  switch (step.do) {
    case 'serve':
      return { outcome: await serve(terminal, step.person, step.dice) };
    case 'todo':
      return { outcome: await dealWithTodo(terminal, step.dice) };
    case 'sync':
      for (let time = 1; time < step.times; time += 1) await client.call('queue.sync', {}).catch(faultsOnly);
      await client.call('queue.sync', {});
      return { outcome: 'sync' };
    case 'look': {
      const [{ entries }, { notices }] = [await client.call('queue.list', { limit: 200 }), await client.call('notice.list', {})];
      return { outcome: 'look', rows: entries, notices };
    }
    case 'clock':
      clockAside = step.aside;
      return { outcome: 'clock' };
    case 'room': {
      const pages = step.full ? Number(store.get('PRAGMA page_count')?.['page_count']) : mostPages;
      store.get(`PRAGMA max_page_count = ${String(pages)}`);
      return { outcome: 'room' };
    }
    case 'make':
      return { outcome: 'courier', file: (await client.call('courier.make', { path: step.path })).file };
    case 'take':
      await client.call('courier.take', { path: step.path });
      return { outcome: 'courier' };
    case 'books':
      return {
        outcome: 'books',
        books: booksOf(store, await client.call('audit.verify', {}), (await client.call('notice.list', {})).notices),
      };
    case 'close':
      await host.close();
      return { outcome: 'close' };
  }
}

async function main(): Promise<void> {
  let terminal: Open;
  try {
    terminal = await open(JSON.parse(process.argv[2] ?? '') as StartTerminal);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    say({ fault: cause.code });
    process.exit(0);
  }
  say({ ready: true });
  let number = 0;
  for await (const line of createInterface(process.stdin)) {
    number += 1;
    const step = JSON.parse(line) as Step;
    const answer = await work(terminal, step).catch((cause: unknown) => {
      if (cause instanceof Fault) return { outcome: cause.code };
      throw cause;
    });
    say({ step: number, ...answer });
    if (step.do === 'close') break;
  }
  process.exit(0);
}

if (import.meta.main)
  await main().catch((cause: unknown) => {
    // Where, and never what: a value may be personal.
    process.stderr.write(`${placesOf(cause)}\n`);
    process.exit(70);
  });
