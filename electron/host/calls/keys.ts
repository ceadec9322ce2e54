import type { Input, Output } from '../../../core/contract.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';

/** Another key for the store, or another secret of this device. */
export async function rotate(desk: Desk, window: Window, { what }: Input<'keys.rotate'>): Promise<Output<'keys.rotate'>> {
  // Before it is done: a key that was changed without a line in the log is worse than a line without a change.
  desk.store.write(() => audit(desk, window, 'keys.rotate', what));
  if (what === 'device') await desk.keys.rotateDevice();
  else await desk.keys.rotate(desk.enrolment());
  return {};
}
