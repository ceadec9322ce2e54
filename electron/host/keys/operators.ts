import { randomBytes } from 'node:crypto';
import { sha256 } from '../../../native/ed25519.ts';
import { secretOfPin, unwrapKey, wrapKey } from '../../../native/key-wrap.ts';
import type { PinCost } from '../../../native/key-wrap.ts';
import type { Operator } from '../store/operators.ts';
import { wrapsOf, writeWraps } from './wraps.ts';
import type { OperatorWrap, Place, WrappedStoreKey } from './wraps.ts';

/** The store's key wrapped for people: each by what follows from the own PIN. */

type Known = Pick<Operator, 'id' | 'pinHash'>;

/** Whether this operator can open the store with the PIN of today. */
export function isWrappedFor(operators: WrappedStoreKey['operators'], { id, pinHash }: Known): boolean {
  return operators[id]?.of === digestOf(pinHash);
}

/** Makes the wrap of an operator whose PIN was right a moment ago. */
export async function wrapForOperator(place: Place, key: Uint8Array, { id, pinHash }: Known, pin: string, cost: PinCost): Promise<void> {
  const salt = randomBytes(16);
  const secret = await secretOfPin(pin, salt, cost);
  const wrap: OperatorWrap = {
    ...wrapKey(key, secret, useOf(place.storeId, id)),
    since: new Date().toISOString(),
    salt: salt.toString('base64'),
    cost,
    of: digestOf(pinHash),
  };
  const file = wrapsOf(place);
  writeWraps(place, { ...file, key: { ...file.key, operators: { ...file.key.operators, [id]: wrap } } });
}

/** Drops the wraps of who is not on the list any more, and those of PINs that were changed. */
export function keepOperators(place: Place, list: readonly Known[]): void {
  const file = wrapsOf(place);
  const { operators } = file.key;
  const kept = Object.fromEntries(
    Object.entries(operators).filter(([id]) => list.some((known) => known.id === id && isWrappedFor(operators, known))),
  );
  if (Object.keys(kept).length === Object.keys(operators).length) return;
  writeWraps(place, { ...file, key: { ...file.key, operators: kept } });
}

/** The store's key by an operator's PIN, or null. */
export async function unwrapForOperator(
  { operators }: WrappedStoreKey,
  storeId: string,
  operator: string,
  pin: string,
): Promise<Uint8Array | null> {
  const wrap = operators[operator];
  if (wrap === undefined) return null;
  const secret = await secretOfPin(pin, Buffer.from(wrap.salt, 'base64'), wrap.cost);
  return unwrapKey(wrap, secret, useOf(storeId, operator));
}

/** Of a PIN's hash: shows that it is another one, and is no hash of the PIN to guess by. */
function digestOf(pinHash: string): string {
  return Buffer.from(sha256(Buffer.from(pinHash)).subarray(0, 16)).toString('base64');
}

function useOf(storeId: string, operator: string): string {
  return `${storeId} operator ${operator}`;
}
