import { chipIdOf } from '../../../core/card/identify.ts';
import { changePin, pinTries, reloadPin, unblockPin, verifyPin } from '../../../core/card/pin.ts';
import type { OneTry, TypedPin } from '../../../core/card/pin.ts';
import type { Procedure } from '../../../core/card/procedure.ts';
import { prove } from '../../../core/card/unlock.ts';
import { randomBytes } from 'node:crypto';
import type { Input, Output } from '../../../core/contract.ts';
import { Fault } from '../../../core/fault.ts';
import { atCard } from '../card.ts';
import type { CardAtHand } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { requireNotHeld } from '../issue/chip.ts';
import { review } from '../sign-in.ts';

/** The PIN of the social security application: one press, one try; never remembered, never logged. */

type Tries = Output<'pin.tries'>;

export function tries(desk: Desk, _window: Window, { reader }: Input<'pin.tries'>): Promise<Tries> {
  return atCard(desk, reader, async ({ perform }) => shown(await perform(pinTries())));
}

export async function verify(desk: Desk, window: Window, { reader, pin, reviewer }: Input<'pin.verify'>): Promise<Tries> {
  const oneTry = await consent(desk, window, reviewer);
  return spend(desk, window, 'pin.verify', reader, () => verifyPin(typed(pin), oneTry));
}

export async function change(desk: Desk, window: Window, { reader, pin, newPin, reviewer }: Input<'pin.change'>): Promise<Tries> {
  const oneTry = await consent(desk, window, reviewer);
  return spend(desk, window, 'pin.change', reader, () => changePin({ old: typed(pin), renewed: typed(newPin) }, oneTry));
}

export function unblock(desk: Desk, window: Window, { reader }: Input<'pin.unblock'>): Promise<Tries> {
  return underPuk(desk, window, 'pin.unblock', reader, ({ identity }) => unblockPin(identity));
}

export function reload(desk: Desk, window: Window, { reader, newPin }: Input<'pin.reload'>): Promise<Tries> {
  return underPuk(desk, window, 'pin.reload', reader, ({ identity }) => reloadPin(identity, typed(newPin)));
}

/** The last try may lock the PIN: a second person has to agree to it. */
async function consent(desk: Desk, window: Window, reviewer: Input<'pin.verify'>['reviewer']): Promise<OneTry> {
  if (reviewer !== undefined) await review(desk, window, reviewer);
  return { lastTryAllowed: reviewer !== undefined };
}

/** One try, and what it came to in the audit log, right or wrong. */
function spend(desk: Desk, window: Window, act: string, reader: string | undefined, attempt: () => Procedure<void>): Promise<Tries> {
  return atCard(desk, reader, async ({ identity, perform }) => {
    const subject = identity.chipId ?? identity.identificationCode ?? '';
    try {
      await perform(attempt());
    } catch (reason) {
      if (reason instanceof Fault) desk.store.write(() => audit(desk, window, act, subject, { fault: reason.code }));
      throw reason;
    }
    desk.store.write(() => audit(desk, window, act, subject));
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
