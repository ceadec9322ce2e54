import Database from 'better-sqlite3';
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';

export type Sqlite = Database.Database;
export type Value = string | number | null | Uint8Array;
export type Statement = Database.Statement<Value[], Readonly<Record<string, Value>>>;

/** Bytes of the key of an encrypted file. */
export const sqliteKeyLength = 32;
/** Bytes of a page, in the file and in memory. */
export const sqlitePage = 4_096;

/**
 * How a store works on its file: every commit is on the disk before it returns, and nothing is written outside the file and
 * its log. One process has the folder (see lockFile), so the log's index needs no file of its own. The cache has room for the inner
 * pages of a million cases, in KiB; a commit in which a page was split looks through all of it.
 */
export const storePragmas = [
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  'trusted_schema = OFF',
  'cache_size = -4000',
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

/** Whether the key opens the file. A file that is not there or is empty opens with any. @throws SqliteError for anything else that goes wrong */
export function opensWith(file: string, key: Uint8Array): boolean {
  try {
    openEncrypted(file, key).close();
    return true;
  } catch (cause) {
    if (sqliteCode(cause) === 'SQLITE_NOTADB') return false;
    throw cause;
  }
}

/**
 * A copy of a closed file under another key, each page of it read back, on the disk when this returns. The file itself is not
 * touched: to rekey it in place would leave to the log which of two keys a killed process left it under.
 * @throws SqliteError, or a system's error; nothing of the copy is left then
 */
export function rekeyCopy(file: string, key: Uint8Array, copy: string, newKey: Uint8Array): void {
  const forget = (): void => [copy, logOf(copy)].forEach((each) => rmSync(each, { force: true }));
  forget();
  try {
    // What is still in a log would be missing from the copy, and be read into the file that takes its place.
    if (existsSync(logOf(file))) throw new Error('the file is not closed');
    copyFileSync(file, copy);
    const database = openEncrypted(copy, key);
    try {
      database.pragma(`rekey = "raw:${Buffer.from(newKey).toString('hex')}"`);
    } finally {
      database.close();
    }
    requireWhole(copy, newKey);
    syncFile(copy);
  } catch (cause) {
    forget();
    throw cause;
  }
}

function requireWhole(file: string, key: Uint8Array): void {
  const database = openEncrypted(file, key);
  try {
    if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('the copy is damaged');
  } finally {
    database.close();
  }
  if (existsSync(logOf(file))) throw new Error('the copy is not closed');
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The log of a file in WAL mode; it is gone once the file is closed in good order. */
function logOf(file: string): string {
  return `${file}-wal`;
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

/** Whether a file is not what its key and its pages say: a flipped bit, a hole, an end too early, or another key. */
export function isDamage(cause: unknown): boolean {
  return /^SQLITE_(?:NOTADB|CORRUPT)/.test(sqliteCode(cause) ?? '');
}

/** SQLite's own name of an error, or null for what is none of its. */
export function sqliteCode(cause: unknown): string | null {
  return cause instanceof Database.SqliteError ? cause.code : null;
}
