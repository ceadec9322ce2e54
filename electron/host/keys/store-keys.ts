import { Fault } from '../../../core/fault.ts';
import { keyCheck } from '../../../native/key-wrap.ts';
import type { PinCost } from '../../../native/key-wrap.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import { readTlsIdentity } from '../agency/tls-identity.ts';
import { appendAudit } from '../store/audit.ts';
import { listOperators } from '../store/operators.ts';
import type { Operator } from '../store/operators.ts';
import type { Store } from '../store/store.ts';
import { reasonOf } from '../files.ts';
import { deviceSecret } from './device.ts';
import { inKeys } from './faults.ts';
import { isWrappedFor, keepOperators, wrapForOperator } from './operators.ts';
import { keepRecovery, wrapForAgency } from './recovery.ts';
import { askRotation, rotateDeviceSecret } from './rotation.ts';
import type { Unlock } from './unlock.ts';
import { wrapsOf } from './wraps.ts';
import type { Place } from './wraps.ts';

interface Held {
  readonly key: Uint8Array;
  readonly deviceSecret: Uint8Array | undefined;
  readonly pinCost: PinCost;
}

/** The key of the open store, and what becomes of its wraps meanwhile. Wraps are made beside the work: nobody waits for one. */
export class StoreKeys {
  readonly #place: Place;
  readonly #store: Store;
  readonly #held: Held;
  /** One after the other, since each reads the file of wraps and writes it anew. */
  #work: Promise<void> = Promise.resolve();
  #enrolment: Enrolment | null = null;

  constructor(place: Place, store: Store, held: Held) {
    this.#place = place;
    this.#store = store;
    this.#held = held;
  }

  /** Writes down how the store was opened, where that was not as always, and that its key is another one than before. */
  opened(at: string, how: Unlock | undefined): void {
    const check = keyCheck(this.#held.key, this.#place.storeId);
    const before = this.#store.readMeta('keyCheck');
    if (before === check && how === undefined) return;
    const note = (act: string, subject: string, operator = ''): void =>
      appendAudit(this.#store, { at, operator, act, subject, detail: {} });
    this.#store.write(() => {
      this.#store.writeMeta('keyCheck', check);
      if (before !== null && before !== check) note('keys.changed', check);
      if (how !== undefined) note('keys.unlocked', how.by, how.by === 'operator' ? how.operator : '');
    });
  }

  /** The PIN was right a moment ago: the operator can open the store with it from now on. */
  signedIn(operator: Operator, pin: string): void {
    this.operatorsChanged();
    this.#beside(async () => {
      if (!isWrappedFor(wrapsOf(this.#place).key.operators, operator))
        await wrapForOperator(this.#place, this.#held.key, operator, pin, this.#held.pinCost);
    });
  }

  /** What the agency is to this terminal: its own wrap, and who its operators are. */
  enrolled(enrolment: Enrolment): void {
    if (this.#enrolment === enrolment) return;
    this.#enrolment = enrolment;
    this.operatorsChanged();
    this.#beside(() => keepRecovery(this.#place, this.#held.key, enrolment, this.#authorities()));
  }

  /** The agency's list of operators is in the store: who is not on it, or has another PIN, opens nothing any more. */
  operatorsChanged(): void {
    this.#beside(async () => keepOperators(this.#place, listOperators(this.#store)));
  }

  /** Who vouches for the agency in TLS: what gives the key back must be reached while the store is locked. */
  #authorities(): readonly string[] {
    return readTlsIdentity(this.#store)?.authorities ?? [];
  }

  /** Another key from the next opening on. @throws the fault `store-key-unusable` */
  async rotate(enrolment: Enrolment | null): Promise<void> {
    const { keys, storeId } = this.#place;
    await this.#after(async () => {
      const secret = inKeys(keys, () => deviceSecret(keys, this.#held.deviceSecret));
      await askRotation(this.#place, this.#held.key, secret, async (key) =>
        enrolment === null ? null : wrapForAgency(key, storeId, enrolment, this.#authorities()),
      );
    });
  }

  /** @throws the faults `device-secret-in-system`, `store-key-unusable` */
  rotateDevice(): Promise<void> {
    const { keys } = this.#place;
    return this.#after(async () => inKeys(keys, () => rotateDeviceSecret(keys, this.#held.deviceSecret)));
  }

  /** Resolves when what is under way is on the disk. */
  close(): Promise<void> {
    return this.#work;
  }

  /** A wrap that could not be made is missed by nobody today; the next sign-in, or opening, tries again. */
  #beside(work: () => Promise<void>): void {
    this.#after(work).catch((cause: unknown) => {
      process.stderr.write(`keys: ${cause instanceof Fault ? cause.code : reasonOf(cause)}\n`);
    });
  }

  #after(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}
