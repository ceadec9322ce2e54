import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Small files that are there whole or not at all. */

/** The text of a file, or null where there is none. */
export function readIfThere(file: string): string | null {
  return readBytesIfThere(file)?.toString('utf8') ?? null;
}

/** The same in bytes. */
export function readBytesIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/**
 * Writes a file whole or not at all, for its owner only, and returns when it is on the disk.
 * @param onlyNew leave a file that is there already as it is, even when another process makes it at this moment
 */
export function writeDurably(file: string, content: string | Uint8Array, onlyNew = false): void {
  const draft = `${file}.${String(process.pid)}.new`;
  try {
    // One that a crash left goes; and on a stick somebody may have laid a link of this name to a file of ours.
    rmSync(draft, { force: true });
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      // Not writeSync, which leaves the rest out when only a part fits.
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (onlyNew) linkNew(draft, file);
    else replaceDurably(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}

/** Puts a file that is on the disk whole in another one's place. */
export function replaceDurably(draft: string, file: string): void {
  renameSync(draft, file);
  syncFolder(dirname(file));
}

function linkNew(draft: string, file: string): void {
  try {
    linkSync(draft, file);
    syncFolder(dirname(file));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Makes a folder for its owner only, and what is missing above it, and returns when their names are on the disk. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const above = dirname(resolve(first));
  for (let made = resolve(folder); made !== above; made = dirname(made)) syncFolder(dirname(made));
}

/** What was renamed in a folder is so on the disk. */
export function syncFolder(folder: string): void {
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
  const code = (cause as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : cause instanceof Error ? cause.name : 'unknown';
}
