import { statSync } from 'node:fs';
import { isDamage } from '../../../native/sqlite.ts';
import { isMarked, unmark } from './mark.ts';
import { finishSalvage, salvage } from './salvage.ts';
import { Store } from './store.ts';

/** A store of at most so many bytes is checked whole at each start, which takes a few milliseconds; a larger one while it is worked with. */
const checkedAtStart = 4 << 20;

/**
 * Opens a terminal's store. What a damaged file still gives goes into a new one first, and the file is set aside; with another
 * key than its own nothing is touched.
 * @param open how a whole file is opened
 * @param at now, ISO 8601
 * @throws the faults `store-unreadable`, `store-newer`, `disk-full`
 */
export function openWhole(file: string, key: Uint8Array, open: (file: string, key: Uint8Array) => Store, at: string): Store {
  finishSalvage(file, at);
  const marked = isMarked(file);
  let damage: unknown;
  try {
    const store = open(file, key);
    damage = marked || statSync(file).size <= checkedAtStart ? store.damage() : null;
    if (damage === null) {
      unmark(file);
      return store;
    }
    store.close();
  } catch (cause) {
    if (!isDamage((cause as Error).cause ?? cause)) throw cause;
    damage = cause;
  }
  if (salvage(file, key, at) === null) throw damage;
  unmark(file);
  return open(file, key);
}
