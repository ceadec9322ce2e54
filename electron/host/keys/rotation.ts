import { randomBytes } from 'node:crypto';
import { unwrapKey, wrapKey } from '../../../native/key-wrap.ts';
import { opensWith, rekeyCopy, sqliteKeyLength } from '../../../native/sqlite.ts';
import { replaceDurably, writeDurably } from '../files.ts';
import { deviceSecrets, storesIn, unwrapForDevice, upToDate, wrapForDevice } from './device.ts';
import type { DeviceSecret } from './device.ts';
import { secretInSystem } from './faults.ts';
import { secretFile } from './place.ts';
import { unwrapped, wrapsOf, writeWraps } from './wraps.ts';
import type { Place, RecoveryWrap, WrappedStoreKey, Wraps } from './wraps.ts';

/**
 * Another key for the store. It is asked for by putting the new key's wraps beside the old one's; the next opening makes a copy
 * of the file under the new key, puts it in the old one's place, and then drops the old wraps. At every moment one of the two
 * opens the file that is there, and nothing is ever changed within a file that is in use.
 */

/** Asks for it. @param old the key of the open store @param recover makes the agency's wrap of the new key */
export async function askRotation(
  place: Place,
  old: Uint8Array,
  secret: DeviceSecret,
  recover: (key: Uint8Array) => Promise<RecoveryWrap | null>,
): Promise<void> {
  const key = randomBytes(sqliteKeyLength);
  const since = new Date().toISOString();
  const device = [wrapForDevice(key, secret, place.storeId, since)];
  const byOld = wrapKey(key, old, useOf(place.storeId));
  const next: Wraps['next'] = { ...unwrapped(key, place.storeId, since), device, recovery: await recover(key), byOld };
  writeWraps(place, { ...wrapsOf(place), next });
  key.fill(0);
}

/** Steps at which a test kills the process. */
export type RotationStep = 'copied' | 'replaced' | 'settled';

/**
 * Does what was asked for, or goes on where it was interrupted. Whatever keeps the copy from being made, a full disk mostly,
 * leaves the store under its old key until the next opening.
 * @param key that opens the store now, as far as its wraps know
 * @returns the key that does
 */
export function settleRotation(
  place: Place,
  storeFile: string,
  key: Uint8Array,
  secrets: readonly DeviceSecret[],
  reached: (step: RotationStep) => void = () => undefined,
): Uint8Array {
  const { next } = wrapsOf(place);
  if (next === undefined) return key;
  const fresh = unwrapForDevice(next, secrets, place.storeId)?.key;
  if (fresh === undefined) return key;
  try {
    if (opensWith(storeFile, key)) {
      const copy = `${storeFile}.next`;
      rekeyCopy(storeFile, key, copy, fresh);
      reached('copied');
      replaceDurably(copy, storeFile);
      reached('replaced');
      // Neither opens a damaged file, and then neither is dropped.
    } else if (!opensWith(storeFile, fresh)) return key;
  } catch {
    return key;
  }
  writeWraps(place, settled(next));
  reached('settled');
  return fresh;
}

/** The next key has taken the old one's place. */
function settled({ byOld: _byOld, ...key }: NonNullable<Wraps['next']>): Wraps {
  return { format: 2, key };
}

/**
 * The key under which the store is, by what opened a wrap of the first of the two: a rotation may have been killed before its
 * last step. Its wraps are left where they belong.
 * @returns null where the store opens with neither
 */
export function keyInUse(
  { storeId }: Pick<Place, 'storeId'>,
  storeFile: string,
  { key: wraps, next }: Wraps,
  key: Uint8Array,
): { readonly key: Uint8Array; readonly wraps: WrappedStoreKey } | null {
  if (opensWith(storeFile, key)) return { key, wraps };
  const fresh = next?.byOld === undefined ? null : unwrapKey(next.byOld, key, useOf(storeId));
  return next === undefined || fresh === null || !opensWith(storeFile, fresh) ? null : { key: fresh, wraps: settled(next).key };
}

function useOf(storeId: string): string {
  return `${storeId} next`;
}

/**
 * Another secret of this device, for all stores of this user: each is wrapped for both before the new one takes the old one's
 * place. The others of them must be closed.
 * @throws the fault `device-secret-in-system`
 */
export function rotateDeviceSecret(keys: string, handed: Uint8Array | undefined): void {
  const old = deviceSecrets(keys, handed);
  if (old.some(({ kept }) => kept === 'system')) throw secretInSystem();
  const secret: DeviceSecret = { kept: 'file', bytes: randomBytes(32) };
  for (const place of storesIn(keys)) {
    const file = upToDate(place, old);
    if (file === null) continue;
    const both = (wrapped: WrappedStoreKey): WrappedStoreKey => {
      const opened = unwrapForDevice(wrapped, old, place.storeId);
      if (opened === null) return wrapped;
      return { ...wrapped, device: [opened.wrap, wrapForDevice(opened.key, secret, place.storeId, new Date().toISOString())] };
    };
    writeWraps(place, { ...file, key: both(file.key), ...(file.next === undefined ? {} : { next: both(file.next) }) });
  }
  writeDurably(secretFile(keys), Buffer.from(secret.bytes).toString('base64'));
}
