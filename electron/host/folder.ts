import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault, fault } from '../../core/fault.ts';
import { lockFile, sqliteCode } from '../../native/sqlite.ts';

/** The folder of one terminal, held by this process. */
export interface Folder {
  /** Names this store, and the wraps of its key, which lie elsewhere. */
  readonly storeId: string;
  readonly storeFile: string;
  release(): void;
}

const marker = z.object({ format: z.literal(1), storeId: z.uuid() });

/**
 * Takes a terminal's folder for this process, making it where it does not exist.
 * @throws the faults `folder-in-use`, `folder-unusable`
 */
export function takeFolder(data: string): Folder {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const lock = lockFile(join(data, 'lock'));
    if (lock === null) throw fault('folder-in-use', { folder: data });
    const storeFile = join(data, 'terminal.sqlite');
    try {
      return { storeId: storeIdOf(data, storeFile), storeFile, release: lock.release };
    } catch (cause) {
      lock.release();
      throw cause;
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw folderUnusable(data, cause);
  }
}

/** A folder that cannot be made, read or written, for this reason. */
export function folderUnusable(folder: string, cause: unknown): Fault {
  return fault('folder-unusable', { folder, reason: reasonOf(cause) }, cause);
}

function storeIdOf(data: string, storeFile: string): string {
  const file = join(data, 'terminal.json');
  const before = readIfThere(file);
  if (before !== null) return marker.parse(JSON.parse(before)).storeId;
  // The key of a store is found by its name: a store without one must not get another.
  if (existsSync(storeFile)) throw Object.assign(new Error('terminal.json is missing'), { code: 'terminal.json' });
  const storeId = randomUUID();
  writeDurably(file, `${JSON.stringify({ format: 1, storeId })}\n`);
  return storeId;
}

/** The text of a file, or null where there is none. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/**
 * Writes a file whole or not at all, for its owner only, and returns when it is on the disk.
 * @param onlyNew leave a file that is there already as it is, even when another process makes it at this moment
 */
export function writeDurably(file: string, text: string, onlyNew = false): void {
  const draft = `${file}.${String(process.pid)}.new`;
  try {
    const descriptor = openSync(draft, 'w', 0o600);
    try {
      // Not writeSync, which leaves the rest out when only a part fits.
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (onlyNew) linkNew(draft, file);
    else renameSync(draft, file);
    syncFolder(dirname(file));
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

function linkNew(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

function syncFolder(folder: string): void {
  // Windows keeps no such thing as an open folder; there a rename is durable by itself.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a system or SQLite error calls itself: a code where it has one. */
export function reasonOf(cause: unknown): string {
  const code = sqliteCode(cause) ?? (cause as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : cause instanceof Error ? cause.name : 'unknown';
}
