import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { Fault, fault } from '../../core/fault.ts';
import { sqliteKeyLength } from '../../native/sqlite.ts';
import { makeFolder, readIfThere, reasonOf, writeDurably } from './folder.ts';
import type { Folder } from './folder.ts';

/**
 * The key of the store is random and lies nowhere in clear: it is wrapped (AES-256-GCM) by a secret of this device and
 * user. Secret and wraps lie outside the data folder, so that a copied folder opens nowhere else.
 */

const wrapSchema = z.object({ format: z.literal(1), nonce: z.base64(), sealed: z.base64() });

/** Where this user's keys lie. SUIKA_KEYS names another folder, for tests and for a key store on another disk. */
export function keysFolder(): string {
  const named = process.env['SUIKA_KEYS'];
  if (named !== undefined && named !== '') return named;
  const base = process.platform === 'win32' ? process.env['APPDATA'] : process.env['XDG_CONFIG_HOME'];
  // A relative one would be another folder each time (XDG base directory specification).
  return join(base !== undefined && isAbsolute(base) ? base : join(userHome(), '.config'), 'suika-counter', 'keys');
}

/** The home of this user, also where the environment does not say. @throws the fault `store-key-unusable` */
function userHome(): string {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : userInfo().homedir;
  } catch (cause) {
    throw unusable('~', cause);
  }
}

/**
 * The key of the folder's store, 32 bytes; a new one for a folder without a store.
 * @throws the faults `store-key-missing`, `folder-unusable`
 */
export function keyOfStore({ storeId, storeFile }: Folder, keys: string): Uint8Array {
  try {
    makeFolder(keys);
    const file = join(keys, `${storeId}.json`);
    const before = readIfThere(file);
    const secret = deviceSecret(keys, before === null);
    if (before !== null && secret !== null) return unwrap(before, secret, storeId);
    if (existsSync(storeFile) || secret === null) throw fault('store-key-missing', { keys });
    const key = randomBytes(sqliteKeyLength);
    writeDurably(file, wrap(key, secret, storeId));
    return key;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw unusable(keys, cause);
  }
}

function deviceSecret(keys: string, make: boolean): Uint8Array | null {
  const file = join(keys, 'device.key');
  const before = readIfThere(file);
  if (before !== null) return Buffer.from(before, 'base64');
  if (!make) return null;
  const secret = randomBytes(32);
  writeDurably(file, secret.toString('base64'), true);
  // Another terminal of this user may have made it in the same moment.
  return Buffer.from(readIfThere(file) ?? '', 'base64');
}

function wrap(key: Uint8Array, secret: Uint8Array, storeId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(storeId));
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return `${JSON.stringify({ format: 1, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') })}\n`;
}

function unwrap(text: string, secret: Uint8Array, storeId: string): Uint8Array {
  const { nonce, sealed } = wrapSchema.parse(JSON.parse(text));
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64')).setAAD(Buffer.from(storeId));
  decipher.setAuthTag(bytes.subarray(sqliteKeyLength));
  return Buffer.concat([decipher.update(bytes.subarray(0, sqliteKeyLength)), decipher.final()]);
}

function unusable(keys: string, cause: unknown): Error {
  return fault('store-key-unusable', { keys, reason: reasonOf(cause) }, cause);
}
