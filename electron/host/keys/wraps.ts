import { join } from 'node:path';
import { z } from 'zod';
import { keyCheck } from '../../../native/key-wrap.ts';
import { readIfThere, writeDurably } from '../files.ts';

/**
 * What lies in KEYS of one store: its key, wrapped for the device, for operators and for the agency. Each wrap opens alone.
 * The file holds no key and no secret.
 */

const wrapped = z.object({ nonce: z.base64(), sealed: z.base64() });

const deviceWrap = wrapped.extend({
  since: z.iso.datetime(),
  /** Where the secret lies that opens it: in a file beside this one, or in the system's key store. */
  kept: z.enum(['file', 'system']),
});

const operatorWrap = wrapped.extend({
  since: z.iso.datetime(),
  salt: z.base64(),
  cost: z.object({ memoryCost: z.int(), timeCost: z.int(), parallelism: z.int() }),
  /** Of the hash of the PIN that it was made with: a changed PIN shows. */
  of: z.string(),
});

const recoveryWrap = z.object({
  since: z.iso.datetime(),
  /** Compact JWE to the agency's sealing key. */
  sealed: z.string(),
  /** Who opens it: base URL, and the Ed25519 key that signs its answers. */
  agency: z.url(),
  agencyKey: z.string(),
  /** PEM: who vouches for it in TLS; none for a sandbox in clear. */
  authorities: z.array(z.string()).default([]),
});

const wrappedKey = z.object({
  /** Of the key, see `keyCheck`. */
  check: z.base64(),
  since: z.iso.datetime(),
  /** More than one while the device's secret is being changed. */
  device: z.array(deviceWrap),
  operators: z.record(z.string(), operatorWrap),
  recovery: recoveryWrap.nullable(),
});

const wraps = z.object({
  format: z.literal(2),
  key: wrappedKey,
  /**
   * The key that takes its place: the store is under either of the two until this becomes `key`. Wrapped by the old one too, so that
   * whoever has a way to that one has the other.
   */
  next: wrappedKey.extend({ byOld: wrapped.optional() }).optional(),
});

/** Of the first versions: one wrap, for the device, with no more about it. */
const firstFormat = wrapped.extend({ format: z.literal(1) });

export type DeviceWrap = z.infer<typeof deviceWrap>;
export type OperatorWrap = z.infer<typeof operatorWrap>;
export type RecoveryWrap = z.infer<typeof recoveryWrap>;
export type WrappedStoreKey = z.infer<typeof wrappedKey>;
export type Wraps = z.infer<typeof wraps>;
export type FirstFormat = z.infer<typeof firstFormat>;

/** Which store, and where its wraps lie. */
export interface Place {
  readonly storeId: string;
  readonly keys: string;
}

/** The file and the same once more: all wraps lie in it, and a damaged one would take them along together. */
function filesOf({ storeId, keys }: Place): readonly string[] {
  return ['.json', '.json.copy'].map((end) => join(keys, `${storeId}${end}`));
}

/** @returns null where the store has none here @throws what reading throws, or for a damaged file without a whole copy */
export function readWraps(place: Place): Wraps | FirstFormat | null {
  let damage: unknown = null;
  for (const file of filesOf(place))
    try {
      const text = readIfThere(file);
      if (text !== null) return z.union([wraps, firstFormat]).parse(JSON.parse(text));
    } catch (cause) {
      damage ??= cause;
    }
  if (damage !== null) throw damage;
  return null;
}

/** Whether file and copy are there and say the same. */
export function areKeptTwice(place: Place): boolean {
  const [file = null, copy] = filesOf(place).map(readIfThere);
  return file !== null && file === copy;
}

/** The wraps in today's format. For a store that is open: opening brings an old file up to date. */
export function wrapsOf(place: Place): Wraps {
  const read = readWraps(place);
  if (read?.format !== 2) throw new Error('the wraps of an open store are gone');
  return read;
}

/** On the disk, whole and twice, when it returns. */
export function writeWraps(place: Place, content: Wraps): void {
  for (const file of filesOf(place)) writeDurably(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** A key with no wrap yet. */
export function unwrapped(key: Uint8Array, storeId: string, since: string): WrappedStoreKey {
  return { check: keyCheck(key, storeId), since, device: [], operators: {}, recovery: null };
}
