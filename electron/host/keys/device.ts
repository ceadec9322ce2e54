import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { unwrapKey, wrapKey } from '../../../native/key-wrap.ts';
import { readIfThere, writeDurably } from '../files.ts';
import { secretFile } from './place.ts';
import { readWraps, unwrapped, writeWraps } from './wraps.ts';
import type { DeviceWrap, Place, WrappedStoreKey, Wraps } from './wraps.ts';

/**
 * The secret of this user on this machine. Under Electron the system's own key store has it, and the main process hands it in;
 * elsewhere it lies in a file beside the wraps. One for all stores of the user.
 */
export interface DeviceSecret {
  readonly kept: DeviceWrap['kept'];
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** Of the secrets, in the order in which they are tried. @param handed what the system's key store had, 32 bytes */
export function deviceSecrets(keys: string, handed: Uint8Array | undefined): readonly DeviceSecret[] {
  const file = readIfThere(secretFile(keys));
  return [
    ...(handed === undefined ? [] : [{ kept: 'system', bytes: handed } as const]),
    ...(file === null ? [] : [{ kept: 'file', bytes: Buffer.from(file, 'base64') } as const]),
  ];
}

/** The secret that new wraps are made with: the system's where it has one, else the file's, made where there is none. */
export function deviceSecret(keys: string, handed: Uint8Array | undefined): DeviceSecret {
  const [first] = deviceSecrets(keys, handed);
  if (first !== undefined) return first;
  writeDurably(secretFile(keys), randomBytes(32).toString('base64'), true);
  // Another terminal of this user may have made it in the same moment.
  return { kept: 'file', bytes: Buffer.from(readIfThere(secretFile(keys)) ?? '', 'base64') };
}

export function wrapForDevice(key: Uint8Array, { bytes, kept }: DeviceSecret, storeId: string, since: string): DeviceWrap {
  return { ...wrapKey(key, bytes, useOf(storeId)), since, kept };
}

/** The key by the first secret that opens a wrap of it, or null. */
export function unwrapForDevice({ device }: Pick<WrappedStoreKey, 'device'>, secrets: readonly DeviceSecret[], storeId: string) {
  for (const secret of secrets)
    for (const wrap of device) {
      const key = unwrapKey(wrap, secret.bytes, useOf(storeId));
      if (key !== null) return { key, wrap, secret };
    }
  return null;
}

/** The wraps of a store, those of the first format brought to today's. @returns null where there are none, or none that open here */
export function upToDate(place: Place, secrets: readonly DeviceSecret[]): Wraps | null {
  const file = readWraps(place);
  if (file === null || file.format === 2) return file;
  for (const secret of secrets) {
    // It was bound to the store alone.
    const key = unwrapKey(file, secret.bytes, place.storeId);
    if (key === null) continue;
    const since = new Date().toISOString();
    const made: Wraps = {
      format: 2,
      key: { ...unwrapped(key, place.storeId, since), device: [wrapForDevice(key, secret, place.storeId, since)] },
    };
    writeWraps(place, made);
    return made;
  }
  return null;
}

/** Once the system keeps the secret of every store here, none lies in a file any more. */
export function dropFileSecret(keys: string): void {
  if (storesIn(keys).every((place) => isKeptBySystem(place))) rmSync(secretFile(keys), { force: true });
}

function isKeptBySystem(place: Place): boolean {
  const file = readWraps(place);
  return (
    file?.format === 2 &&
    [file.key, ...(file.next === undefined ? [] : [file.next])].every(({ device }) => device.every(({ kept }) => kept === 'system'))
  );
}

/** Every store whose wraps lie here. */
export function storesIn(keys: string): readonly Place[] {
  return readdirSync(keys).flatMap((name) => (name.endsWith('.json') ? [{ keys, storeId: name.slice(0, -'.json'.length) }] : []));
}

function useOf(storeId: string): string {
  return `${storeId} device`;
}
