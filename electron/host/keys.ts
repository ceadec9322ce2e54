import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { sqliteKeyLength } from '../../native/sqlite.ts';
import type { Folder } from './folder.ts';
import { deviceSecret, deviceSecrets, dropFileSecret, unwrapForDevice, upToDate, wrapForDevice } from './keys/device.ts';
import type { DeviceSecret } from './keys/device.ts';
import { inKeys, keyMissing } from './keys/faults.ts';
import { settleRotation } from './keys/rotation.ts';
import { areKeptTwice, readWraps, unwrapped, writeWraps } from './keys/wraps.ts';
import type { Place, Wraps } from './keys/wraps.ts';

/**
 * The key of the store is random and lies nowhere in clear: it is wrapped for this device and user, for the operators and for
 * the agency. Wraps and the device's secret lie outside the data folder, so that a copied folder opens nowhere else.
 */

type StoreFolder = Pick<Folder, 'storeId' | 'storeFile'>;

/**
 * The key of the folder's store by this device, 32 bytes; a new one for a folder without a store. It is the right one: a wrap
 * says which store it is of and cannot be changed unseen. A rotation that was asked for, or was interrupted, is done here.
 * @param handed the device's secret where the system's key store has it, 32 bytes
 * @throws the faults `store-key-missing`, `store-key-unusable`
 */
export function keyOfStore({ storeId, storeFile }: StoreFolder, keys: string, handed?: Uint8Array): Uint8Array {
  return inKeys(keys, () => {
    const place = { storeId, keys };
    const secrets = deviceSecrets(keys, handed);
    const before = upToDate(place, secrets);
    if (before === null && (existsSync(storeFile) || readWraps(place) !== null)) throw keyMissing(keys);
    const file = before ?? newKey(place, deviceSecret(keys, handed));
    const opened = unwrapForDevice(file.key, deviceSecrets(keys, handed), storeId);
    if (opened === null) throw keyMissing(keys);
    const [preferred = opened.secret] = secrets;
    if (file.key.device.length > 1 || opened.wrap.kept !== preferred.kept) {
      const wrap = wrapForDevice(opened.key, preferred, storeId, new Date().toISOString());
      writeWraps(place, { ...file, key: { ...file.key, device: [wrap] } });
      if (preferred.kept === 'system') dropFileSecret(keys);
    } else if (!areKeptTwice(place)) writeWraps(place, file);
    return settleRotation(place, storeFile, opened.key, secrets);
  });
}

function newKey(place: Place, secret: DeviceSecret): Wraps {
  const key = randomBytes(sqliteKeyLength);
  const since = new Date().toISOString();
  const device = [wrapForDevice(key, secret, place.storeId, since)];
  const file: Wraps = { format: 2, key: { ...unwrapped(key, place.storeId, since), device } };
  writeWraps(place, file);
  return file;
}
