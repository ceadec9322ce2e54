import { realpathSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import { lockFile } from '../../../native/sqlite.ts';
import type { FileLock } from '../../../native/sqlite.ts';
import { folderInUse } from '../folder.ts';
import { inKeys, keysInData, keysUnusable } from './faults.ts';
import type { Place } from './wraps.ts';

/** Where this user's keys lie. SUIKA_KEYS names another folder, for tests and for a key store on another disk. */
export function keysFolder(): string {
  const named = process.env['SUIKA_KEYS'];
  if (named !== undefined && named !== '') return named;
  const base = process.platform === 'win32' ? process.env['APPDATA'] : process.env['XDG_CONFIG_HOME'];
  // A relative one would be another folder each time (XDG base directory specification).
  return join(base !== undefined && isAbsolute(base) ? base : join(userHome(), '.config'), 'suika-counter', 'keys');
}

/**
 * Where this user's keys lie, for the store in a data folder that is there.
 * @throws the faults `keys-in-data`, `store-key-unusable`
 */
export function keysFor(data: string): string {
  const keys = keysFolder();
  const way = inKeys(keys, () => relative(realpathSync(data), realpathSync(keys)));
  if (!isAbsolute(way) && way.split(sep)[0] !== '..') throw keysInData(keys, data);
  return keys;
}

/**
 * Takes a store for this process by its name: beside a copy of its folder, or where the folder's own lock was deleted, it would
 * be one terminal at work twice.
 * @throws the faults `folder-in-use`, `store-key-unusable`
 */
export function takeStore({ storeId, keys }: Place, data: string): FileLock {
  const lock = inKeys(keys, () => lockFile(join(keys, `${storeId}.lock`)));
  if (lock === null) throw folderInUse(data);
  return lock;
}

/** The home of this user, also where the environment does not say. @throws the fault `store-key-unusable` */
function userHome(): string {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : userInfo().homedir;
  } catch (cause) {
    throw keysUnusable('~', cause);
  }
}

/** The secret of this user on this machine, base64; for its owner only. */
export function secretFile(keys: string): string {
  return join(keys, 'device.key');
}

/** The one that the system's key store keeps, as that encrypted it. */
export function systemFile(keys: string): string {
  return join(keys, 'device.safe');
}
