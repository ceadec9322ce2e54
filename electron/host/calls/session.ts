import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { signInFirst } from '../faults.ts';
import { identify } from '../sign-in.ts';

export async function signIn(
  desk: Desk,
  window: Window,
  { operator: id, pin }: Input<'session.signIn'>,
): Promise<Output<'session.signIn'>> {
  // A terminal that was never enrolled has no operators; the first sign-in tries again to become one.
  await desk.enrolled();
  const operator = await identify(desk, id, pin);
  window.operator = operator;
  window.locked = false;
  window.jobId = null;
  // What a call under way still keeps goes to the old one.
  window.holders = new Map();
  window.touch();
  desk.store.write(() => audit(desk, window, 'session.signIn', operator.id));
  desk.keys.signedIn(operator, pin);
  return { operator: operator.id, role: operator.role };
}

export function signOut(desk: Desk, window: Window): Output<'session.signOut'> {
  if (window.operator !== null) desk.store.write(() => audit(desk, window, 'session.signOut', window.operator?.id ?? ''));
  window.operator = null;
  window.locked = false;
  window.jobId = null;
  window.holders = new Map();
  desk.changed();
  return {};
}

export async function unlock(desk: Desk, window: Window, { pin }: Input<'session.unlock'>): Promise<Output<'session.unlock'>> {
  if (window.operator === null) throw signInFirst();
  window.operator = await identify(desk, window.operator.id, pin);
  window.locked = false;
  window.touch();
  desk.store.write(() => audit(desk, window, 'session.unlock', window.operator?.id ?? ''));
  return {};
}

export function touch(_desk: Desk, window: Window): Output<'session.touch'> {
  if (!window.locked) window.touch();
  return {};
}
