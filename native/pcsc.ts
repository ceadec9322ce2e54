import { cardTorn, readerBusy } from '../core/card/reader-faults.ts';
import type { CardConnection, ReaderInfo, Readers } from '../core/card/reader.ts';
import type { Fault } from '../core/fault.ts';
import { openConnection } from './pcsc-connection.ts';
import type { OpenConnection } from './pcsc-connection.ts';
import { connectFault, notInstalled, serviceDown } from './pcsc-faults.ts';
import type { SeenReader, WatchReport } from './pcsc-messages.ts';
import { pcscThread } from './pcsc-thread.ts';
import type { PcscThread } from './pcsc-thread.ts';
import { cardState, eventsBetween, readerInfo } from './pcsc-words.ts';

export interface PcscOptions {
  /** Which module binds PC/SC; tests put a stand-in here. */
  readonly binding?: string;
}

type Listener = (readers: readonly ReaderInfo[] | null) => void;

/** How long closing waits for drivers that do not come back, in milliseconds. */
const closeWithin = 1_000;

/**
 * The readers of this machine's PC/SC service. All its calls are made in one worker thread. Watches from the start, reconnects by
 * itself when the service goes and comes, and must be closed.
 *
 * Commands run on libuv's pool, which the whole process shares: where more than two readers work at once, start Node with a
 * larger UV_THREADPOOL_SIZE.
 */
export function createPcscReaders(options: PcscOptions = {}): Readers {
  return new PcscReaders(pcscThread(options.binding ?? 'smartcard'));
}

class PcscReaders implements Readers {
  readonly #thread: PcscThread;
  readonly #stopWatching: () => void;
  readonly #listeners = new Set<Listener>();
  /** By reader, from the moment a connection is asked for. */
  readonly #claims = new Map<string, Promise<OpenConnection>>();
  readonly #open = new Set<OpenConnection>();
  #report: WatchReport | null = null;
  #waiting: ((report: WatchReport) => void)[] = [];

  constructor(thread: PcscThread) {
    this.#thread = thread;
    this.#stopWatching = thread.watch((report) => this.#hear(report));
  }

  async list(): Promise<readonly ReaderInfo[]> {
    return (await this.#seen()).map(readerInfo);
  }

  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async connect(reader: string): Promise<CardConnection> {
    await this.#seen();
    if (this.#claims.has(reader)) throw readerBusy(reader);
    const claim = this.#connect(reader);
    this.#claims.set(reader, claim);
    claim.catch(() => this.#claims.delete(reader));
    return await claim;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    const ends = [...this.#claims.values()].map((claim) =>
      claim.then(
        (connection) => connection.disconnect('reset'),
        () => undefined,
      ),
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, closeWithin)));
    await Promise.race([Promise.all(ends), late]);
    clearTimeout(timer);
    this.#lose(() => true, cardTorn);
    this.#stopWatching();
  }

  async #connect(reader: string): Promise<OpenConnection> {
    const reply = await this.#thread.ask({ kind: 'connect', reader });
    if (!reply.ok) throw connectFault(reader, reply.detail);
    const connection = openConnection(reader, reply, this.#thread, () => {
      this.#claims.delete(reader);
      this.#open.delete(connection);
    });
    this.#open.add(connection);
    return connection;
  }

  /** What the watcher saw last; when the service was down, what one attempt more says. */
  async #seen(): Promise<readonly SeenReader[]> {
    let report = this.#report;
    if (report === null || report.kind === 'down') {
      const next = new Promise<WatchReport>((resolve) => this.#waiting.push(resolve));
      if (report !== null) this.#thread.look();
      report = await next;
    }
    if (report.kind === 'missing') throw notInstalled(report.detail);
    if (report.kind === 'down') throw serviceDown(report.detail);
    return report.readers;
  }

  #hear(report: WatchReport): void {
    const before = this.#report;
    this.#report = report;
    if (report.kind === 'readers') this.#look(report.readers, before);
    else
      this.#lose(
        () => true,
        () => serviceDown(report.detail),
      );
    for (const resolve of this.#waiting.splice(0)) resolve(report);
    if (before !== null && before.kind === report.kind && report.kind !== 'readers') return;
    const told = report.kind === 'readers' ? report.readers.map(readerInfo) : null;
    for (const listener of this.#listeners) listener(told);
  }

  /** Which connected cards are gone, by what the watcher sees now. */
  #look(readers: readonly SeenReader[], before: WatchReport | null): void {
    const known = new Set(before?.kind === 'readers' ? before.readers.map(({ name }) => name) : []);
    this.#lose((connection) => {
      const seen = readers.find(({ name }) => name === connection.reader);
      // Never seen by the watcher so far: its report is older than the connection.
      if (seen === undefined) return known.has(connection.reader);
      const events = eventsBetween(connection.state, seen.state);
      return events > 0 || (events === 0 && cardState(seen.state) === 'absent');
    }, cardTorn);
  }

  #lose(gone: (connection: OpenConnection) => boolean, why: (reader: string) => Fault): void {
    for (const connection of this.#open) if (gone(connection)) connection.lose(why(connection.reader));
  }
}
