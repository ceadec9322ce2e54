import { closeSync, fstatSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { sqliteCode, sqlitePage } from '../../../native/sqlite.ts';
import type { Sqlite } from '../../../native/sqlite.ts';
import { readBytesIfThere, writeDurably } from '../files.ts';

/**
 * The pages without which nothing of a store can be read, once more beside it: page 1, and those that say what its tables
 * are. A flipped bit in one of them would cost the whole file, since each page is authenticated. They are copied as they lie
 * in the file, encrypted; so they also tell another key from a damaged page 1: another key opens neither.
 */
const headOf = (file: string): string => `${file.replace(/\.sqlite$/, '')}.head`;

type Pages = Map<number, Buffer>;

/** Keeps the copy of an open store true. */
export class Head {
  readonly #file: string;
  #kept: Pages;
  #changed = 0;

  /** Writes the log into the file, so that what is copied is what the file has, and copies. */
  constructor(file: string, database: Sqlite) {
    this.#file = file;
    this.#kept = readHead(file);
    if (!broughtIn(database)) return;
    const numbers = database.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").pluck().all().map(Number);
    this.#keep(numbers);
  }

  /** After each commit: page 1 changes in the file only when the log is written into it, which shows in the file's time. */
  follow(): void {
    if (statSync(this.#file, { throwIfNoEntry: false })?.mtimeMs !== this.#changed) this.#keep([...this.#kept.keys()]);
  }

  #keep(numbers: readonly number[]): void {
    let descriptor: number | null = null;
    try {
      // Closing a file drops the locks that SQLite has on it in this process; the folder's own lock is what guards it.
      descriptor = openSync(this.#file, 'r');
      const pages: Pages = new Map();
      this.#changed = fstatSync(descriptor).mtimeMs;
      for (const number of numbers) pages.set(number, readPage(descriptor, number));
      if (same(pages, this.#kept)) return;
      writeDurably(headOf(this.#file), Buffer.concat([...pages].flatMap(([number, page]) => [numbered(number), page])));
      this.#kept = pages;
    } catch {
      // On a full disk, and on one that fails otherwise, the copy stays as it was: an older one gives back less, none is needed for
      // work. A commit is on the disk by now, and whoever made it must not hear anything else.
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  }
}

/** Whether the log could be written into the file; a full disk has no room for it. */
function broughtIn(database: Sqlite): boolean {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
    return true;
  } catch (cause) {
    if (sqliteCode(cause) === 'SQLITE_FULL') return false;
    throw cause;
  }
}

function readPage(descriptor: number, number: number): Buffer {
  const page = Buffer.alloc(sqlitePage);
  readSync(descriptor, page, 0, sqlitePage, (number - 1) * sqlitePage);
  return page;
}

function numbered(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

function same(one: Pages, other: Pages): boolean {
  return one.size === other.size && [...one].every(([number, page]) => other.get(number)?.equals(page) === true);
}

export function dropHead(file: string): void {
  rmSync(headOf(file), { force: true });
}

/** The pages that were kept of a store; none where there is no copy. */
function readHead(file: string): Pages {
  const bytes = readBytesIfThere(headOf(file)) ?? Buffer.alloc(0);
  const pages: Pages = new Map();
  for (let at = 0; at + 4 + sqlitePage <= bytes.length; at += 4 + sqlitePage)
    pages.set(bytes.readUInt32BE(at), bytes.subarray(at + 4, at + 4 + sqlitePage));
  return pages;
}

/**
 * Puts kept pages of a store into a copy of its damaged file.
 * @param first page 1 too, which also says how long the file was when it was kept
 */
export function putHead(file: string, copy: string, first: boolean): void {
  const descriptor = openSync(copy, 'r+');
  try {
    for (const [number, page] of readHead(file))
      if (first || number > 1) writeSync(descriptor, page, 0, sqlitePage, (number - 1) * sqlitePage);
  } finally {
    closeSync(descriptor);
  }
}
