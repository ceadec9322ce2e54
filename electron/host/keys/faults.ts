import { Fault, fault } from '../../../core/fault.ts';
import { makeFolder, reasonOf } from '../files.ts';

/** The faults of the store's key: one place for each code. */

/** No wrap opens here. @param keys the folder of keys */
export function keyMissing(keys: string): Fault {
  return fault('store-key-missing', { keys });
}

/** The folder of keys cannot be made, read or written, or a file in it is damaged. */
export function keysUnusable(keys: string, cause: unknown): Fault {
  return fault('store-key-unusable', { keys, reason: reasonOf(cause) }, cause);
}

/** A copy of the data folder would bring its keys along. */
export function keysInData(keys: string, data: string): Fault {
  return fault('keys-in-data', { keys, data });
}

/** Work in the folder of keys. @throws the fault `store-key-unusable` for what goes wrong with it */
export function inKeys<Result>(keys: string, work: () => Result): Result {
  try {
    makeFolder(keys);
    return work();
  } catch (cause) {
    throw cause instanceof Fault ? cause : keysUnusable(keys, cause);
  }
}

/** There is no wrap for this operator, or the PIN is not the one it was made with. */
export function unlockRefused(): Fault {
  return fault('store-unlock-refused');
}

/** There is no wrap that the agency could open. */
export function recoveryMissing(keys: string): Fault {
  return fault('store-recovery-missing', { keys });
}

/** The new key waits; the store goes on under the old one. */
export function rotationWaits(): Fault {
  return fault('key-rotation-waits');
}

/** The device secret is in the system's key store, where only the window can change it. */
export function secretInSystem(): Fault {
  return fault('device-secret-in-system');
}
