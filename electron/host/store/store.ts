import type { Moment } from '../../../core/entry.ts';
import { fault } from '../../../core/fault.ts';
import type { Fault } from '../../../core/fault.ts';
import { openEncrypted, sqliteCode } from '../../../native/sqlite.ts';
import type { Sqlite, Statement, Value } from '../../../native/sqlite.ts';
import { reasonOf } from '../folder.ts';
import { migrations } from './schema.ts';

export type Row = Readonly<Record<string, Value>>;

/** The encrypted store. Reads at any time; writes only within {@link Store.write}. */
export class Store {
  readonly #database: Sqlite;
  /** Made once: making one costs as much as a commit's own work. */
  readonly #transaction: (work: () => unknown) => unknown;
  readonly #listeners = new Set<() => void>();
  readonly #statements = new Map<string, Statement>();
  /** When it is by this machine's own clocks, for the record of an entry; the host sets it. */
  moment: () => Moment | null = () => null;

  /**
   * @param open opens the file; the bench has one there without a cipher
   * @throws the faults `store-unreadable`, `store-newer`, `disk-full`
   */
  constructor(file: string, key: Uint8Array, open: typeof openEncrypted = openEncrypted) {
    this.#database = openStore(() => open(file, key));
    this.#transaction = this.#database.transaction((work: () => unknown) => work()).immediate;
  }

  /**
   * One transaction, on the disk when this returns; nothing of it is kept when `work` throws.
   * @throws what `work` throws, or the faults `disk-full` and `store-unreadable`
   */
  write<Result>(work: () => Result): Result {
    const result = named(() => this.#transaction(work)) as Result;
    for (const listener of this.#listeners) listener();
    return result;
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
    return named(() => this.#prepare(sql).get(...values));
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return named(() => this.#prepare(sql).all(...values));
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

  close(): void {
    this.#database.close();
  }

  #prepare(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare<Value[], Row>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function openStore(open: () => Sqlite): Sqlite {
  const database = named(open);
  try {
    named(() => migrate(database));
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function migrate(database: Sqlite): void {
  const done = Number(database.pragma('user_version', { simple: true }));
  if (done > migrations.length) throw fault('store-newer', { version: done, known: migrations.length });
  if (done === migrations.length) return;
  // A table that others refer to is made anew under its own name (sqlite.org/lang_altertable.html, section 7).
  database.pragma('foreign_keys = OFF');
  database.pragma('legacy_alter_table = ON');
  database
    .transaction(() => {
      for (const migration of migrations.slice(done)) database.exec(migration);
      const broken = database.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0) throw new Error('a migration broke references between tables');
      database.pragma(`user_version = ${String(migrations.length)}`);
    })
    .immediate();
  database.pragma('legacy_alter_table = OFF');
  database.pragma('foreign_keys = ON');
}

/** What goes wrong with disk or file is a fault with a sentence; every other error stays what it is. */
function named<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw storeFault(cause) ?? cause;
  }
}

/** What the disk or the file did, in words; null for every other error. */
function storeFault(cause: unknown): Fault | null {
  const code = sqliteCode(cause);
  if (code === 'SQLITE_FULL') return fault('disk-full', {}, cause);
  const broken = code !== null && /^SQLITE_(?:NOTADB|CORRUPT|IOERR|CANTOPEN|READONLY)/.test(code);
  return broken ? fault('store-unreadable', { reason: reasonOf(cause) }, cause) : null;
}
