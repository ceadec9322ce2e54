import type { HttpLine } from '../agency/http.ts';
import type { Folder } from '../folder.ts';
import { deviceSecret, wrapForDevice } from './device.ts';
import { inKeys, keyMissing, recoveryMissing, unlockRefused } from './faults.ts';
import { unwrapForOperator } from './operators.ts';
import { recoverFromAgency } from './recovery.ts';
import { keyInUse } from './rotation.ts';
import { readWraps, writeWraps } from './wraps.ts';
import type { WrappedStoreKey } from './wraps.ts';

/** How a store is opened whose device wrap or device secret is gone. */
export type Unlock =
  | { readonly by: 'operator'; readonly operator: string; readonly pin: string }
  | { readonly by: 'agency'; readonly code: string; readonly url?: string | undefined };

/**
 * The key by an operator's or the agency's wrap. The device's wrap is made anew, and a rotation that waited is forgotten.
 * @throws Fault `store-key-missing`, `store-unlock-refused`, `store-recovery-missing`, and what the agency says
 */
export async function unlock(
  { storeId, storeFile }: Folder,
  keys: string,
  how: Unlock,
  handed: Uint8Array | undefined,
  line: HttpLine,
): Promise<Uint8Array> {
  const file = inKeys(keys, () => readWraps({ storeId, keys }));
  if (file?.format !== 2) throw keyMissing(keys);
  const key = how.by === 'operator' ? await byOperator(file.key, storeId, how) : await byAgency(file.key, { storeId, keys }, how, line);
  const inUse = keyInUse({ storeId }, storeFile, file, key);
  if (inUse === null) throw keyMissing(keys);
  inKeys(keys, () => {
    const device = [wrapForDevice(inUse.key, deviceSecret(keys, handed), storeId, new Date().toISOString())];
    writeWraps({ storeId, keys }, { format: 2, key: { ...inUse.wraps, device } });
  });
  return inUse.key;
}

async function byOperator(
  wrapped: WrappedStoreKey,
  storeId: string,
  { operator, pin }: Extract<Unlock, { by: 'operator' }>,
): Promise<Uint8Array> {
  const key = await unwrapForOperator(wrapped, storeId, operator, pin);
  if (key === null) throw unlockRefused();
  return key;
}

function byAgency(
  wrapped: WrappedStoreKey,
  place: { readonly storeId: string; readonly keys: string },
  how: Extract<Unlock, { by: 'agency' }>,
  line: HttpLine,
): Promise<Uint8Array> {
  if (wrapped.recovery === null) throw recoveryMissing(place.keys);
  return recoverFromAgency(line, place, wrapped, wrapped.recovery, { code: how.code, url: how.url });
}
