import { chipIdOf } from '../../../core/card/identify.ts';
import { changePin, pinTries, reloadPin, unblockPin, verifyPin } from '../../../core/card/pin.ts';
import type { OneTry, PinOnPad, TypedPin } from '../../../core/card/pin.ts';
import type { Procedure } from '../../../core/card/procedure.ts';
import { prove } from '../../../core/card/unlock.ts';
import { randomBytes } from 'node:crypto';
import type { Input, Output } from '../../../core/contract.ts';
import { Fault } from '../../../core/fault.ts';
import { atCard } from '../card.ts';
import type { CardAtHand } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { pinSource } from '../faults.ts';
import { requireNotHeld } from '../issue/chip.ts';
import { review } from '../sign-in.ts';

/** The PIN of the social security application: one press, one try; never remembered, never logged. */

type Tries = Output<'pin.unblock'>;

export function tries(desk: Desk, _window: Window, { reader }: Input<'pin.tries'>): Promise<Output<'pin.tries'>> {
  return atCard(desk, reader, async ({ perform, pad }) => {
    const left = await perform(pinTries());
    const { verify: toVerify, modify } = await pad.features();
    return { ...shown(left), pad: { verify: toVerify !== undefined, change: modify !== undefined } };
  });
}

export function verify(desk: Desk, window: Window, input: Input<'pin.verify'>): Promise<Tries> {
  const where = typedWhere({ pin: input.pin }, input.padDigits);
  return spend(desk, window, 'pin.verify', input, (oneTry) => verifyPin('pin' in where ? typed(where.pin) : where, oneTry));
}

export function change(desk: Desk, window: Window, input: Input<'pin.change'>): Promise<Tries> {
  const where = typedWhere({ pin: input.pin, newPin: input.newPin }, input.padDigits);
  const pins = (): Parameters<typeof changePin>[0] => ('pin' in where ? { old: typed(where.pin), renewed: typed(where.newPin) } : where);
  return spend(desk, window, 'pin.change', input, (oneTry) => changePin(pins(), oneTry));
}

export function unblock(desk: Desk, window: Window, { reader }: Input<'pin.unblock'>): Promise<Tries> {
  return underPuk(desk, window, 'pin.unblock', reader, ({ identity }) => unblockPin(identity));
}

export function reload(desk: Desk, window: Window, { reader, newPin }: Input<'pin.reload'>): Promise<Tries> {
  return underPuk(desk, window, 'pin.reload', reader, ({ identity }) => reloadPin(identity, typed(newPin)));
}

/** Either every PIN of the act, or the digits for the reader's own keys. @throws Fault `pin-source` */
function typedWhere<Name extends string>(
  pins: Readonly<Record<Name, string | undefined>>,
  padDigits: number | undefined,
): Readonly<Record<Name, string>> | PinOnPad {
  const given = Object.values(pins).filter((pin) => pin !== undefined).length;
  if (padDigits !== undefined && given === 0) return { padDigits };
  if (padDigits === undefined && given === Object.keys(pins).length) return pins as Record<Name, string>;
  throw pinSource();
}

/**
 * One try, here or on the reader's keys, and what it came to in the audit log, right or wrong. The last one may lock the PIN: a
 * second person has to agree to it.
 */
async function spend(
  desk: Desk,
  window: Window,
  act: string,
  { reader, reviewer, padDigits }: Pick<Input<'pin.verify'>, 'reader' | 'reviewer' | 'padDigits'>,
  attempt: (oneTry: OneTry) => Procedure<void>,
): Promise<Tries> {
  const second = reviewer === undefined ? null : await review(desk, window, reviewer);
  const detail = { ...(padDigits === undefined ? {} : { pad: true }), ...(second === null ? {} : { reviewer: second.id }) };
  return atCard(desk, reader, async ({ identity, perform }) => {
    const subject = identity.chipId ?? identity.identificationCode ?? '';
    try {
      await perform(attempt({ lastTryAllowed: second !== null }));
    } catch (reason) {
      if (reason instanceof Fault) desk.store.write(() => audit(desk, window, act, subject, { ...detail, fault: reason.code }));
      throw reason;
    }
    desk.store.write(() => audit(desk, window, act, subject, detail));
    return shown(await perform(pinTries()));
  });
}

/** With the key that unblocks: the chip proves itself before a key with a counter is shown to it. */
function underPuk(
  desk: Desk,
  window: Window,
  act: string,
  reader: string | undefined,
  work: (card: CardAtHand) => Procedure<number>,
): Promise<Tries> {
  return atCard(desk, reader, async (card) => {
    const chipId = chipIdOf(card.identity);
    requireNotHeld(desk, chipId);
    await card.perform(prove(card.identity, randomBytes(16)));
    const left = await card.perform(work(card));
    desk.store.write(() => audit(desk, window, act, chipId));
    return shown(left);
  });
}

function shown(left: number | null): Tries {
  return { set: left !== null, tries: left };
}

function typed(pin: string): TypedPin {
  return Uint8Array.from(Buffer.from(pin, 'latin1'));
}
