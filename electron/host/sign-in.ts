import { isPin } from '../../native/pin-hash.ts';
import type { Desk, Window } from './desk.ts';
import { audit } from './desk.ts';
import { operatorLocked, reviewerRole, reviewerSame, signInRefused } from './faults.ts';
import type { Operator } from './store/operators.ts';
import { operatorOf, setFailures } from './store/operators.ts';

/** Wrong PINs in a row after which an operator is locked, and for how long. */
const mostFailures = 5;
const lockMinutes = 5;

/**
 * Who this is. A try is counted before the PIN is looked at, so that neither a kill nor tries side by side give more of them.
 * @throws Fault `sign-in-refused`, `operator-locked`
 */
export async function identify(desk: Desk, id: string, pin: string): Promise<Operator> {
  const operator = operatorOf(desk.store, id);
  if (operator === null) throw signInRefused(mostFailures - 1);
  const now = desk.now().getTime();
  // Never longer than it was meant to be, wherever the clock was when it began.
  const locked = Math.min(operator.lockedUntil - now, lockMinutes * 60_000);
  if (locked > 0) throw operatorLocked(Math.ceil(locked / 1_000));
  const failures = operator.failures + 1;
  const lockedUntil = failures >= mostFailures ? now + lockMinutes * 60_000 : 0;
  desk.store.write(() => {
    setFailures(desk.store, id, lockedUntil > 0 ? 0 : failures, lockedUntil);
  });
  if (await isPin(operator.pinHash, pin)) {
    desk.store.write(() => {
      setFailures(desk.store, id, 0, 0);
    });
    return operator;
  }
  desk.store.write(() => {
    audit(desk, { operator }, 'session.refused', id, { failures });
  });
  throw lockedUntil > 0 ? operatorLocked(lockMinutes * 60) : signInRefused(mostFailures - failures);
}

/**
 * The second pair of eyes: another person, with the role for it.
 * @throws Fault `reviewer-same`, `reviewer-role`, or what {@link identify} raises
 */
export async function review(desk: Desk, window: Window, reviewer: { readonly operator: string; readonly pin: string }): Promise<Operator> {
  if (reviewer.operator === window.operator?.id) throw reviewerSame();
  const other = await identify(desk, reviewer.operator, reviewer.pin);
  if (other.role !== 'reviewer' && other.role !== 'manager') throw reviewerRole();
  return other;
}
