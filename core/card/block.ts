import { blockWithoutEffect } from './chip-faults.ts';
import { commands } from './commands.ts';
import type { Identity } from './identify.ts';
import { ask } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import { environmentName } from './profiles/environment.ts';
import { profiles } from './profiles/profiles.ts';
import { askMac } from './secure-messaging.ts';
import { authenticate } from './unlock.ts';

/**
 * Blocks for good: they destroy an application or the whole card and cannot be taken back. They are not the service
 * 应用锁定/解锁, which the agency and the bank keep (chip.md §5). SSSE has been selected before.
 */

const applicationBlocked = 0x9303;
const cardBlocked = 0x6a81;

/**
 * Blocks DF03 or DF04, the directories that have an LK, and looks whether the card refuses it from then on.
 * @throws Fault `chip-blocked` where it was before, `block-without-effect`, or what {@link authenticate} raises
 */
export function* blockApplication(identity: Identity, name: 'DF03' | 'DF04'): Procedure<void> {
  const directory = profiles[identity.profile].directories.find((each) => each.name === name);
  if (directory === undefined) throw new RangeError(`${name} is not in profile ${identity.profile}`);
  yield* ask('selectName', { name: directory.aid });
  yield* authenticate(identity, `LK${name}`);
  yield* ask('applicationBlock', { mac: yield* askMac(identity, `STK${name}`, commands.applicationBlock) });
  yield* requireRefused(directory.aid, applicationBlocked);
}

/** Blocks the card, and looks whether it refuses everything from then on. @throws Fault as {@link blockApplication} */
export function* blockCard(identity: Identity): Procedure<void> {
  yield* authenticate(identity, 'BK');
  yield* ask('cardBlock', { mac: yield* askMac(identity, 'STKSSSE', commands.cardBlock) });
  yield* requireRefused(environmentName, cardBlocked);
}

function* requireRefused(name: Uint8Array, expected: number): Procedure<void> {
  const { status } = yield* ask('selectName', { name }, () => true);
  if (status !== expected) throw blockWithoutEffect(status);
}
