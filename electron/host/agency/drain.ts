import { entriesPerExchange } from '../../../core/exchange.ts';
import type { Entry } from '../../../core/entry.ts';
import type { Fault } from '../../../core/fault.ts';
import { sendable } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import type { Applied } from './apply.ts';
import { answerNonsense } from './faults.ts';

/** Exchanges under way at a time: the next one fills a long line while the answer to the last one comes back. */
const lanes = 2;

/** What one request brought. `held`: something in between does not take an entry. */
export type Done = Applied & { readonly held?: Fault | undefined };

/** What came of it, counted up. */
interface Sum {
  sent: number;
  accepted: number;
  refused: number;
  changes: number;
}

/** Exchanges until nothing more can be sent and nothing more is to be heard. What is under way in one lane the other one leaves alone. */
export class Drain {
  readonly #store: Store;
  readonly #send: (entries: readonly Entry[]) => Promise<Done>;
  readonly #caseId: string | undefined;
  readonly #stopped: () => boolean;
  /** Entries that are under way, or that stayed where they were: they would be sent for ever. */
  readonly #taken = new Set<string>();
  #held: Fault | null = null;
  #begunAnew = false;

  constructor(store: Store, send: (entries: readonly Entry[]) => Promise<Done>, caseId: string | undefined, stopped: () => boolean) {
    this.#store = store;
    this.#send = send;
    this.#caseId = caseId;
    this.#stopped = stopped;
  }

  /** @throws Fault why the agency did not decide */
  async run(sum: Sum): Promise<void> {
    let failed: { readonly reason: unknown } | null = null;
    const lane = async (first: boolean): Promise<void> => {
      let more = first;
      while (failed === null && !this.#stopped()) {
        const entries = this.#take();
        if (entries.length === 0 && !more) return;
        more = await this.#exchange(entries, sum).catch((reason: unknown) => {
          failed ??= { reason };
          return false;
        });
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index === 0)));
    if (failed !== null) throw (failed as { readonly reason: unknown }).reason;
    if (this.#held !== null) throw this.#held;
  }

  #take(): readonly Entry[] {
    const entries = sendable(this.#store, entriesPerExchange + this.#taken.size, this.#caseId)
      .filter(({ id }) => !this.#taken.has(id))
      .slice(0, entriesPerExchange);
    for (const { id } of entries) this.#taken.add(id);
    return entries;
  }

  /** @returns whether the agency has more to tell */
  async #exchange(entries: readonly Entry[], sum: Sum): Promise<boolean> {
    const done = await this.#send(entries);
    sum.sent += entries.length;
    sum.accepted += done.accepted;
    sum.refused += done.refused;
    sum.changes += done.changes;
    this.#held = done.held ?? this.#held;
    for (const id of done.settled) this.#taken.delete(id);
    if (done.begunAnew) {
      // Two agencies behind one address would be told everything for ever.
      if (this.#begunAnew) throw answerNonsense('epoch');
      this.#begunAnew = true;
      this.#taken.clear();
    }
    return done.moved;
  }
}
