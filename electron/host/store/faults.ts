import { fault } from '../../../core/fault.ts';
import type { Fault } from '../../../core/fault.ts';

/** The faults of the store: one place for each code. */

export function diskFull(cause?: unknown): Fault {
  return fault('disk-full', {}, cause);
}

/** @param reason what SQLite or the system calls it */
export function storeUnreadable(reason: string, cause?: unknown): Fault {
  return fault('store-unreadable', { reason }, cause);
}

/** @param version of the file @param known up to which this program knows */
export function storeNewer(version: number, known: number): Fault {
  return fault('store-newer', { version, known });
}
