import type { Entry } from '../../../core/entry.ts';
import type { Store } from '../store/store.ts';
import { epochOf } from './enrolment.ts';

/** An exchange's request as it goes over the line and in a bundle: the entries, and from where on the agency is to tell what changed. */
export function requestWith(store: Store, entries: readonly Entry[]) {
  return {
    epoch: epochOf(store),
    agencyEpoch: store.readMeta('agencyEpoch') ?? undefined,
    cursor: Number(store.readMeta('cursor') ?? 0),
    entries: [...entries],
    tallied: store.readMeta('tallied') ?? undefined,
  };
}
