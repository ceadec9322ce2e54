import Database from 'better-sqlite3';

export type Sqlite = Database.Database;
export type Value = string | number | null | Uint8Array;
export type Statement = Database.Statement<Value[], Readonly<Record<string, Value>>>;

/** Bytes of the key of an encrypted file. */
export const sqliteKeyLength = 32;

/**
 * How a store works on its file: every commit is on the disk before it returns, and nothing is written outside the file and
 * its log. One process has the folder (see lockFile), so the log's index needs no file of its own.
 */
export const storePragmas = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
] as const;

/**
 * Opens, and where needed makes, an encrypted SQLite file. The cipher is AEGIS-256 of SQLite3 Multiple Ciphers, which
 * authenticates each page: a flipped bit or another key is an error, never other data.
 * @param key 32 bytes
 * @throws SqliteError with its `code`: SQLITE_NOTADB for another key or a damaged head
 */
export function openEncrypted(file: string, key: Uint8Array): Sqlite {
  if (key.length !== sqliteKeyLength) throw new RangeError('the key of a store has 32 bytes');
  const database = new Database(file);
  try {
    database.pragma("cipher = 'aegis'");
    database.pragma(`key = "raw:${Buffer.from(key).toString('hex')}"`);
    for (const pragma of storePragmas) database.pragma(pragma);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** A lock that the operating system takes back when the process ends, however it ends. */
export interface FileLock {
  release(): void;
}

/**
 * Takes a file for this process alone, by SQLite's own lock, which works alike on every system.
 * @returns null when another process has it
 * @throws SqliteError for a file that cannot be made or opened
 */
export function lockFile(file: string): FileLock | null {
  const database = new Database(file, { timeout: 0 });
  try {
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (cause) {
    database.close();
    if (sqliteCode(cause) === 'SQLITE_BUSY') return null;
    throw cause;
  }
}

/** SQLite's own name of an error, or null for what is none of its. */
export function sqliteCode(cause: unknown): string | null {
  return cause instanceof Database.SqliteError ? cause.code : null;
}
