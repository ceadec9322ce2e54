import type { PageName } from './place.ts';

/** Roles that take in applications (contract: desk). */
export function takesIn(role: string): boolean {
  return role === 'teller' || role === 'field' || role === 'manager';
}

/** Roles that send an entry that was sent back once more, as it is (contract: queue.retry). */
export function sendsAgain(role: string): boolean {
  return takesIn(role) || role === 'technician';
}

/** Roles that help a holder with the PIN of the card (contract: pinDesk). */
export function servesPins(role: string): boolean {
  return takesIn(role) || role === 'technician';
}

/** Roles that make, carry and take in bundles (contract: carriers). */
export function carries(role: string): boolean {
  return takesIn(role) || role === 'technician';
}

/** Places of the rail that are not for every role: whoever does nothing there is not led there. */
export function mayGo(role: string, page: PageName): boolean {
  if (page === 'new' || page === 'finished' || page === 'correct') return takesIn(role);
  if (page === 'explain') return role !== 'reviewer';
  if (page === 'card') return role !== 'auditor';
  return !['pin', 'services', 'service', 'diagnosis'].includes(page) || servesPins(role);
}
