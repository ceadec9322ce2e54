import { z } from 'zod';
import { appendAudit } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

/** That the agency has revoked this terminal: kept in the store, so that it stays locked after a restart. */

const revocationSchema = z.object({ at: z.string(), reason: z.string() });
export type Revocation = z.infer<typeof revocationSchema>;

export function revocationOf(store: Store): Revocation | null {
  const text = store.readMeta('revoked') ?? '';
  return text === '' ? null : revocationSchema.parse(JSON.parse(text));
}

/** Cases, jobs and queue stay as they are; the first word stands. */
export function recordRevocation(store: Store, revocation: Revocation): void {
  if (revocationOf(store) !== null) return;
  store.write(() => {
    store.writeMeta('revoked', JSON.stringify(revocation));
    appendAudit(store, { at: revocation.at, operator: '', act: 'terminal.revoked', subject: '', detail: {} });
  });
}

/** The agency took the terminal in again. Within the transaction of its enrolment. */
export function forgetRevocation(store: Store): void {
  store.writeMeta('revoked', '');
}
