import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { agencyPaths } from '../../../core/agency.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { courierAnswer } from '../../../core/courier.ts';
import { ask } from '../agency/client.ts';
import { makeBundle, takeAnswer } from '../courier/bundle.ts';
import { drives, placeFor, readSealed, tryPlace, writeSealed } from '../courier/drives.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant } from '../desk.ts';
import { bundleWritten, listBundles } from '../store/bundles.ts';

/** Bundles that the page shows. */
const shown = 10;

export function lookAtDrives(desk: Desk): Output<'courier.look'> {
  return {
    drives: drives().map(({ folder, bundles, answers }) => ({ folder, bundles: [...bundles], answers: [...answers] })),
    bundles: listBundles(desk.store, shown).map(({ digest: _digest, agencyEpoch: _epoch, ...row }) => row),
  };
}

export async function make(desk: Desk, window: Window, { path }: Input<'courier.make'>): Promise<Output<'courier.make'>> {
  // A path that is none uses up no number.
  const place = placeFor(path);
  const { name, sealed, ...made } = await makeBundle(desk, window);
  const file = place(name);
  writeSealed(file, sealed);
  desk.store.write(() => bundleWritten(desk.store, made.number, basename(file), instant(desk)));
  return { ...made, file };
}

/** For another terminal: nothing of what is carried can be read here, and nothing but a line of the audit stays. */
export async function carry(
  desk: Desk,
  window: Window,
  { path, answer: answerPath }: Input<'courier.carry'>,
): Promise<Output<'courier.carry'>> {
  const bundle = readSealed(path);
  const file = placeFor(answerPath ?? dirname(path))(`${basename(path).replace(/\.bundle$/, '')}.answer`);
  // What cannot be written is not asked for: a bundle that was taken in is not taken in again.
  tryPlace(file);
  const { answer, refusal } = await ask(() => desk.askAgency(agencyPaths.courier, { bundle }), courierAnswer);
  desk.store.write(() =>
    audit(desk, window, 'courier.carry', createHash('sha256').update(bundle).digest('hex').slice(0, 16), { taken: refusal === null }),
  );
  writeSealed(file, answer);
  return { file, refusal };
}

export async function take(desk: Desk, window: Window, { path }: Input<'courier.take'>): Promise<Output<'courier.take'>> {
  const taken = await takeAnswer(desk, window, readSealed(path));
  // The agency has decided something: what the bank is to do after that may go on.
  desk.bank.kick();
  return taken;
}
