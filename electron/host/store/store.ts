import type { Moment } from '../../../core/entry.ts';
import type { Fault } from '../../../core/fault.ts';
import { isDamage, openEncrypted, sqliteCode } from '../../../native/sqlite.ts';
import type { Sqlite, Statement, Value } from '../../../native/sqlite.ts';
import { reasonOf } from '../files.ts';
import { checkCopy } from './check.ts';
import { diskFull, storeNewer, storeUnreadable } from './faults.ts';
import { dropHead, Head } from './head.ts';
import { markDamaged } from './mark.ts';
import { Reserve } from './reserve.ts';
import { migrations } from './schema.ts';

export type Row = Readonly<Record<string, Value>>;

/** The encrypted store. Reads at any time; writes only within {@link Store.write}. */
export class Store {
  readonly file: string;
  readonly #key: Uint8Array;
  readonly #database: Sqlite;
  /** Made once: making one costs as much as a commit's own work. */
  readonly #transaction: (work: () => unknown) => unknown;
  readonly #listeners = new Set<() => void>();
  readonly #statements = new Map<string, Statement>();
  /** When it is by this machine's own clocks, for the record of an entry; the host sets it. */
  moment: () => Moment | null = () => null;
  readonly #head: Head;
  readonly #reserve: Reserve;
  readonly #givenUp = new Set<() => void>();

  /**
   * @param open opens the file; the bench has one there without a cipher
   * @throws the faults `store-unreadable`, `store-newer`, `disk-full`
   */
  constructor(file: string, key: Uint8Array, open: typeof openEncrypted = openEncrypted) {
    this.file = file;
    this.#key = key;
    [this.#database, this.#head] = openStore(file, () => open(file, key));
    this.#reserve = new Reserve(file);
    this.#transaction = this.#database.transaction((work: () => unknown) => work()).immediate;
  }

  /**
   * One transaction, on the disk when this returns; nothing of it is kept when `work` throws. `work` may be done twice.
   * @throws what `work` throws, or the faults `disk-full` and `store-unreadable`
   */
  write<Result>(work: () => Result): Result {
    const result = this.#committed(work) as Result;
    this.#head.follow();
    for (const listener of this.#listeners) listener();
    return result;
  }

  /** On a full disk the reserve is given up once, so that what was done is recorded all the same. */
  #committed(work: () => unknown): unknown {
    try {
      return this.#named(() => this.#transaction(work));
    } catch (cause) {
      if (sqliteCode((cause as Error).cause) !== 'SQLITE_FULL' || !this.#reserve.giveUp()) throw cause;
      const result = named(() => this.#transaction(work));
      for (const listener of this.#givenUp) listener();
      return result;
    }
  }

  /** Whether new work may begin: what is in hand has a reserve, and there is room besides. Makes the reserve where it can. */
  hasRoom(): boolean {
    return this.#reserve.hasRoom();
  }

  /** Called after a commit that took the reserve. */
  onGivenUp(listener: () => void): void {
    this.#givenUp.add(listener);
  }

  /** Called after each commit. */
  onWrite(listener: () => void): void {
    this.#listeners.add(listener);
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  run(sql: string, ...values: readonly Value[]): { readonly changes: number } {
    if (!this.inTransaction) throw new Error('the store is written within write() only');
    return this.#prepare(sql).run(...values);
  }

  get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.#named(() => this.#prepare(sql).get(...values));
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#named(() => this.#prepare(sql).all(...values));
  }

  /** Row by row, for what may be long. */
  each(sql: string): IterableIterator<Row> {
    return this.#prepare(sql).iterate();
  }

  readMeta(name: string): string | null {
    return (this.get('SELECT value FROM meta WHERE name = ?', name)?.['value'] as string | undefined) ?? null;
  }

  writeMeta(name: string, value: string): void {
    this.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
  }

  /**
   * Reads the whole file: each page as it was written, each table and index in order.
   * @returns what is amiss, or null
   */
  damage(): Fault | null {
    try {
      const found = named(() => this.#database.pragma('quick_check(1)', { simple: true }));
      return found === 'ok' ? null : storeUnreadable('quick_check');
    } catch (cause) {
      if (isDamage((cause as Error).cause)) return cause as Fault;
      throw cause;
    }
  }

  /** The whole check, on a copy and in another thread. @returns what is amiss; null where there is no room or no rest for it */
  check(ended: AbortSignal): Promise<readonly string[] | null> {
    return checkCopy(this.file, this.#key, () => this.#database.pragma('wal_checkpoint(TRUNCATE)'), ended);
  }

  close(): void {
    this.#database.close();
    this.#head.follow();
  }

  /** Damage that work runs into is looked for at the next start. */
  #named<Result>(work: () => Result): Result {
    try {
      return named(work);
    } catch (cause) {
      if (isDamage((cause as Error).cause)) markDamaged(this.file);
      throw cause;
    }
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare<Value[], Row>(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

function openStore(file: string, open: () => Sqlite): readonly [Sqlite, Head] {
  const database = named(open);
  try {
    if (named(() => versionOf(database)) < migrations.length) {
      // Pages of an earlier schema would say other things of the same file.
      dropHead(file);
      named(() => migrate(database));
    }
    return [database, named(() => new Head(file, database))];
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/**
 * The migrations that a store has been through.
 * @throws the fault `store-newer`
 */
export function versionOf(database: Sqlite): number {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw storeNewer(version, migrations.length);
  return version;
}

/** Brings a store to a schema. @param version to which; the present one when absent */
export function migrate(database: Sqlite, version = migrations.length): void {
  const done = versionOf(database);
  // A table that others refer to is made anew under its own name (sqlite.org/lang_altertable.html, section 7).
  database.pragma('foreign_keys = OFF');
  database.pragma('legacy_alter_table = ON');
  database
    .transaction(() => {
      for (const migration of migrations.slice(done, version)) database.exec(migration);
      const broken = database.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0) throw new Error('a migration broke references between tables');
      database.pragma(`user_version = ${String(version)}`);
    })
    .immediate();
  database.pragma('legacy_alter_table = OFF');
  database.pragma('foreign_keys = ON');
}

/** What goes wrong with disk or file is a fault with a sentence; every other error stays what it is. */
export function named<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw storeFault(cause) ?? cause;
  }
}

/** What the disk or the file did, in words, to SQLite or to us; null for every other error. */
function storeFault(cause: unknown): Fault | null {
  const code = sqliteCode(cause);
  const system = (cause as NodeJS.ErrnoException | null)?.syscall === undefined ? null : reasonOf(cause);
  if (code === 'SQLITE_FULL' || system === 'ENOSPC') return diskFull(cause);
  const broken = system !== null || (code !== null && /^SQLITE_(?:NOTADB|CORRUPT|IOERR|CANTOPEN|READONLY)/.test(code));
  return broken ? storeUnreadable(reasonOf(cause), cause) : null;
}
