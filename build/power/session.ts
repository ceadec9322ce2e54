import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openHost } from '../../electron/host/host.ts';
import { peopleOfADay, workDay } from '../../electron/test-day.ts';
import { WatchedStore } from '../../electron/test-watched-store.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { startProxy } from '../../fixtures/agency/proxy.ts';
import { startAgency } from '../../fixtures/agency/server.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import { contentOf } from './content.ts';

/**
 * The process that is recorded: a terminal that works for some days in the folder that build/power/cut.c watches, and marks
 * each commit once the store's `write` has returned. Agency, line and cards lie elsewhere.
 */
export interface Session {
  /** Watched; holds the terminal's folder `data` and its `keys`. */
  readonly disk: string;
  /** Not watched. */
  readonly elsewhere: string;
  readonly marks: string;
  readonly days: number;
  /** What the terminal has is FULL; the others are there to see that the tool finds what they lose. */
  readonly synchronous: Synchronous;
}

export type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

/** What the process was told was on the disk. */
export type Mark =
  | {
      /** Commits of the store so far; 0 after it was made. */
      readonly commit: number;
      /** Entries of the queue. */
      readonly entries: number;
      /** Of everything in the store, as {@link contentOf} has it. */
      readonly content: string;
    }
  /** `openHost` has returned. */
  | { readonly opened: true };

/** Pages of the log after which SQLite carries them into the database: far fewer than it has by itself, since there lies the danger. */
const checkpointAfter = 60;

/** For this process alone, beneath everything that the product says of its store. */
function weaken(synchronous: Synchronous): void {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function (this: Database.Database, text: string, options?: Database.PragmaOptions) {
    if (text !== 'synchronous = FULL') return pragma.call(this, text, options);
    pragma.call(this, `wal_autocheckpoint = ${String(checkpointAfter)}`);
    return pragma.call(this, `synchronous = ${synchronous}`);
  } as typeof pragma;
}

function marking(file: string): (mark: Mark) => void {
  const descriptor = openSync(file, 'w');
  return (mark) => void writeSync(descriptor, `${JSON.stringify(mark)}\n`);
}

async function work({ disk, elsewhere, marks, days, synchronous }: Session): Promise<void> {
  const mark = marking(marks);
  mkdirSync(elsewhere, { recursive: true });
  const agency = await startAgency({ port: 0, data: join(elsewhere, 'agency') });
  const line = await startProxy(agency.url);
  const reader = createVirtualReader({ folder: join(elsewhere, 'cards'), commandMs: 0 });
  weaken(synchronous);
  const openStore = (file: string, key: Uint8Array): WatchedStore => {
    const store = new WatchedStore(file, key);
    const tell = (commit: number): void => mark({ commit, ...contentOf(store) });
    tell(0);
    store.watch = { after: tell };
    return store;
  };
  const host = await openHost({ data: join(disk, 'data'), agency: line.url, readers: reader, version: 'test', openStore });
  mark({ opened: true });
  const client = host.client();
  await client.call('session.signIn', { operator: 'teller1', pin: sandboxPin });
  for (let day = 0; day < days; day += 1) await workDay({ client, reader, line, firstPerson: 1 + day * peopleOfADay });
  await host.close();
  await line.close();
  await reader.close();
  await agency.close();
}

if (import.meta.main) await work(JSON.parse(process.argv[2] ?? '') as Session);
