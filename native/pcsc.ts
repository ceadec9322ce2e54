import { cardTorn, readerBusy } from '../core/card/reader-faults.ts';
import type { CardConnection, ReaderInfo, Readers } from '../core/card/reader.ts';
import type { Fault } from '../core/fault.ts';
import { openConnection } from './pcsc-connection.ts';
import type { OpenConnection } from './pcsc-connection.ts';
import { connectFault, notInstalled, serviceDown } from './pcsc-faults.ts';
import type { BindingChoice, DriveReply, SeenReader, WatchReport } from './pcsc-messages.ts';
import { startDriving, startWatching } from './pcsc-threads.ts';
import type { DriveThread, WatchThread } from './pcsc-threads.ts';
import { cardState, eventsBetween, readerInfo } from './pcsc-words.ts';

export interface PcscOptions {
  /** Which module binds PC/SC; tests put a stand-in here. */
  readonly binding?: BindingChoice;
}

type Listener = (readers: readonly ReaderInfo[] | null) => void;

/**
 * The readers of this machine's PC/SC service. All its calls are made in worker threads: one watches, one for each reader that
 * was ever connected drives it. Starts watching at once, reconnects by itself when the service goes and comes, and must be closed.
 *
 * Commands run on libuv's pool, which the whole process shares: where more than two readers work at once, start Node with a
 * larger UV_THREADPOOL_SIZE.
 */
export function createPcscReaders(options: PcscOptions = {}): Readers {
  return new PcscReaders(options.binding ?? { module: 'smartcard' });
}

class PcscReaders implements Readers {
  readonly #binding: BindingChoice;
  readonly #watch: WatchThread;
  readonly #listeners = new Set<Listener>();
  readonly #threads = new Map<string, DriveThread>();
  /** Null while the connection is being made. */
  readonly #connections = new Map<string, OpenConnection | null>();
  #report: WatchReport | null = null;
  #waiting: ((report: WatchReport) => void)[] = [];

  constructor(binding: BindingChoice) {
    this.#binding = binding;
    this.#watch = startWatching(binding, (report) => this.#hear(report));
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
    if (this.#connections.has(reader)) throw readerBusy(reader);
    this.#connections.set(reader, null);
    try {
      const thread = this.#threads.get(reader) ?? startDriving(reader, this.#binding);
      this.#threads.set(reader, thread);
      const reply = await thread.ask({ kind: 'connect' });
      if (!reply.ok) throw connectFault(reader, reply.detail);
      return this.#open(reader, reply, thread);
    } catch (cause) {
      this.#connections.delete(reader);
      throw cause;
    }
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    await Promise.all([this.#watch.stop(), ...[...this.#threads.values()].map((thread) => thread.stop())]);
    this.#threads.clear();
    this.#lose(() => true, cardTorn);
  }

  #open(reader: string, reply: DriveReply & { ok: true }, thread: DriveThread): CardConnection {
    const connection = openConnection(reader, reply, {
      thread,
      abandoned: () => {
        thread.abandon();
        if (this.#threads.get(reader) === thread) this.#threads.delete(reader);
      },
      closed: () => {
        if (this.#connections.get(reader) === connection) this.#connections.delete(reader);
      },
    });
    this.#connections.set(reader, connection);
    return connection;
  }

  /** What the watcher saw last; when the service was down, what one attempt more says. */
  async #seen(): Promise<readonly SeenReader[]> {
    let report = this.#report;
    if (report === null || report.kind === 'down') {
      const next = new Promise<WatchReport>((resolve) => this.#waiting.push(resolve));
      if (report !== null) this.#watch.tell('again');
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
    else this.#lose(() => true, () => serviceDown(report.detail));
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
    for (const connection of this.#connections.values()) if (connection !== null && gone(connection)) connection.lose(why(connection.reader));
  }
}
