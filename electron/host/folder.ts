import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Fault, fault } from '../../core/fault.ts';
import { lockFile } from '../../native/sqlite.ts';
import { makeFolder, readIfThere, reasonOf, writeDurably } from './files.ts';

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
    makeFolder(data);
    const lock = lockFile(join(data, 'lock'));
    if (lock === null) throw folderInUse(data);
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

/** Another process has the folder, or a copy of it. */
export function folderInUse(folder: string): Fault {
  return fault('folder-in-use', { folder });
}

/** A folder that cannot be made, read or written, for this reason. */
export function folderUnusable(folder: string, cause: unknown): Fault {
  return fault('folder-unusable', { folder, reason: reasonOf(cause) }, cause);
}

/** The id of the store in a folder, or null where there is none; for who only looks. @throws the fault `folder-unusable` */
export function readStoreId(data: string): string | null {
  try {
    return idIn(data);
  } catch (cause) {
    throw folderUnusable(data, cause);
  }
}

function idIn(data: string): string | null {
  const text = readIfThere(markerFile(data));
  return text === null ? null : marker.parse(JSON.parse(text)).storeId;
}

function markerFile(data: string): string {
  return join(data, 'terminal.json');
}

function storeIdOf(data: string, storeFile: string): string {
  const before = idIn(data);
  if (before !== null) return before;
  // The key of a store is found by its name: a store without one must not get another.
  if (existsSync(storeFile)) throw Object.assign(new Error('terminal.json is missing'), { code: 'terminal.json' });
  const storeId = randomUUID();
  writeDurably(markerFile(data), `${JSON.stringify({ format: 1, storeId })}\n`);
  return storeId;
}
