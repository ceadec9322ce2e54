import { constants, statfsSync, statSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkFile } from '../../../native/sqlite-check.ts';

/** So often the file may change while it is copied. */
const copies = 5;

/**
 * Checks the whole of an open store on a copy, in another thread, so that nobody at the counter waits for it.
 * @param bringIn writes the log into the file
 * @returns what is amiss; null where there was no room for a copy, or no moment of rest
 */
export async function checkCopy(file: string, key: Uint8Array, bringIn: () => void, ended: AbortSignal): Promise<readonly string[] | null> {
  const copy = `${file}.checking`;
  try {
    if (!(await copyAtRest(file, copy, bringIn, ended))) return null;
    return await checkFile({ file: copy, key }, ended);
  } finally {
    for (const end of ['', '-wal']) await rm(`${copy}${end}`, { force: true });
  }
}

/** The file changes only when the log is written into it: a copy during which it did not is one of a single moment. */
async function copyAtRest(file: string, copy: string, bringIn: () => void, ended: AbortSignal): Promise<boolean> {
  for (let count = 0; count < copies && !ended.aborted; count += 1) {
    bringIn();
    const { mtimeMs, size } = statSync(file);
    const { bavail, bsize } = statfsSync(dirname(file));
    if (bavail * bsize < 2 * size) return false;
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    if (statSync(file).mtimeMs === mtimeMs) return true;
  }
  return false;
}
