import { existsSync } from 'node:fs';
import { readStoreId } from '../folder.ts';
import { inKeys } from './faults.ts';
import { keysFolder, secretFile, systemFile } from './place.ts';
import { readWraps } from './wraps.ts';
import type { DeviceWrap } from './wraps.ts';

/** Which wraps a store has, and since when; nothing of a key. Instants are ISO 8601, UTC. */
export interface KeysShown {
  readonly keys: string;
  /** null: no terminal is in this folder. */
  readonly storeId: string | null;
  /** Of the key itself; null where there are no wraps of today's format. */
  readonly since: string | null;
  readonly device: { readonly since: string; readonly kept: DeviceWrap['kept']; readonly secretThere: boolean } | null;
  readonly operators: readonly { readonly id: string; readonly since: string }[];
  readonly agency: { readonly since: string; readonly url: string } | null;
  /** A new key waits since then. */
  readonly next: string | null;
}

/** Looks without opening anything, so that it also serves where nothing opens. @throws the faults `store-key-unusable`, `folder-unusable` */
export function showKeys(data: string): KeysShown {
  const keys = keysFolder();
  const storeId = readStoreId(data);
  const file = storeId === null ? null : inKeys(keys, () => readWraps({ storeId, keys }));
  if (file?.format !== 2) return { keys, storeId, since: null, device: null, operators: [], agency: null, next: null };
  const { key, next } = file;
  const [device] = key.device;
  return {
    keys,
    storeId,
    since: key.since,
    device:
      device === undefined
        ? null
        : { since: device.since, kept: device.kept, secretThere: existsSync(device.kept === 'file' ? secretFile(keys) : systemFile(keys)) },
    operators: Object.entries(key.operators).map(([id, { since }]) => ({ id, since })),
    agency: key.recovery === null ? null : { since: key.recovery.since, url: key.recovery.agency },
    next: next?.since ?? null,
  };
}
