import { pinForm, pinLastTry, pinLocked, pinNotSet, pinPadStopped, pinRefusal, refusal } from './chip-faults.ts';
import { commands } from './commands.ts';
import type { Identity } from './identify.ts';
import { changeOnPad, padStopped, pinModify, pinVerify, verifyOnPad } from './pin-pad.ts';
import { ask, askPad } from './procedure.ts';
import type { PadStep, Procedure } from './procedure.ts';
import { askMac, askPinReload } from './secure-messaging.ts';
import { triesLeft } from './status.ts';
import { authenticate } from './unlock.ts';

/**
 * The PIN of the social security application (chip.md §5, §12). SSSE has been selected before, as identify.ts does. The tries
 * are read before anything is sent; each call spends one at most, and the last one only when the caller says so.
 */

/**
 * A PIN as it was typed: ASCII digits. Whoever hands it over has lost it: it is overwritten before the procedure ends, with
 * the command that carried it. (What a reader's driver copied is beyond this program.)
 */
export type TypedPin = Uint8Array;
/** Typed on the reader's own keys, exactly so many digits, and never seen here. */
export interface PinOnPad {
  readonly padDigits: number;
}

export interface OneTry {
  /** A reviewer has agreed that this may lock the PIN. */
  readonly lastTryAllowed: boolean;
}

/** Tries left without losing one: 0 is locked, null is no PIN set. */
export function* pinTries(): Procedure<number | null> {
  const { status } = yield* ask('verify', { pin: new Uint8Array() }, (word) => word === 0x6983 || triesLeft(word) !== null);
  return status === 0x9000 ? null : (triesLeft(status) ?? 0);
}

/** @throws Fault `pin-form` before the card is asked, `pin-not-set`, `pin-locked`, `pin-last-try`, `pin-wrong`, `pin-pad-stopped` */
export function* verifyPin(pin: TypedPin | PinOnPad, oneTry: OneTry): Procedure<void> {
  if ('padDigits' in pin) {
    return yield* tryOnPad('verify', pin, pinVerify.encode(verifyOnPad(pin.padDigits)), oneTry);
  }
  const spent = [pin];
  try {
    const coded = encodePin(pin);
    spent.push(coded);
    yield* requireTry(oneTry);
    const { status } = yield* ask('verify', { pin: coded }, isRefusal);
    requireAccepted('verify', status);
  } finally {
    for (const bytes of spent) bytes.fill(0);
  }
}

/** A wrong old PIN costs a try. @throws Fault as {@link verifyPin} */
export function* changePin(pins: { readonly old: TypedPin; readonly renewed: TypedPin } | PinOnPad, oneTry: OneTry): Procedure<void> {
  if ('padDigits' in pins) {
    return yield* tryOnPad('changePin', pins, pinModify.encode(changeOnPad(pins.padDigits)), oneTry);
  }
  const spent = [pins.old, pins.renewed];
  try {
    const [old, renewed] = [encodePin(pins.old), encodePin(pins.renewed)];
    spent.push(old, renewed);
    yield* requireTry(oneTry);
    const { status } = yield* ask('changePin', { old, renewed }, isRefusal);
    requireAccepted('changePin', status);
  } finally {
    for (const bytes of spent) bytes.fill(0);
  }
}

/**
 * Gives the PIN its tries back, under PUK; the PIN stays what it was.
 * @returns the tries left afterwards
 * @throws Fault `pin-not-set`, or what {@link authenticate} raises
 */
export function* unblockPin(identity: Identity): Procedure<number> {
  if ((yield* pinTries()) === null) throw pinNotSet();
  yield* authenticate(identity, 'PUK');
  yield* ask('pinUnblock', { mac: yield* askMac(identity, 'STKSSSE', commands.pinUnblock) });
  return (yield* pinTries()) ?? 0;
}

/**
 * Sets a new PIN without the old one, under PUK, and gives it its tries.
 * @returns the tries left afterwards
 * @throws Fault `pin-form` before the card is asked, or what {@link authenticate} raises
 */
export function* reloadPin(identity: Identity, renewed: TypedPin): Procedure<number> {
  const spent = [renewed];
  try {
    const coded = encodePin(renewed);
    spent.push(coded);
    yield* authenticate(identity, 'PUK');
    yield* ask('pinReload', yield* askPinReload(identity, coded));
    return (yield* pinTries()) ?? 0;
  } finally {
    for (const bytes of spent) bytes.fill(0);
  }
}

function* tryOnPad(name: PadStep['name'], { padDigits }: PinOnPad, structure: Uint8Array, oneTry: OneTry): Procedure<void> {
  if (padDigits < fewest || padDigits > most) throw pinForm();
  yield* requireTry(oneTry);
  const status = yield* askPad(name, structure);
  const stopped = padStopped(status);
  if (stopped !== null) throw pinPadStopped(stopped);
  requireAccepted(name, status);
}

/** Digits of a PIN (chip.md §12). */
const [fewest, most] = [4, 12];

/** ASCII digits to cn, an odd one padded with F. @throws Fault `pin-form` */
function encodePin(typed: TypedPin): Uint8Array {
  const digits = typed.every((byte) => byte >= 0x30 && byte <= 0x39);
  if (!digits || typed.length < fewest || typed.length > most) throw pinForm();
  return Uint8Array.from({ length: Math.ceil(typed.length / 2) }, (_, index) => {
    const [high = 0, low = 0x0f] = typed.subarray(index * 2, index * 2 + 2);
    return ((high & 0x0f) << 4) | (low & 0x0f);
  });
}

function* requireTry({ lastTryAllowed }: OneTry): Procedure<void> {
  const tries = yield* pinTries();
  if (tries === null) throw pinNotSet();
  if (tries === 0) throw pinLocked();
  if (tries === 1 && !lastTryAllowed) throw pinLastTry();
}

function isRefusal(status: number): boolean {
  return pinRefusal(status) !== null;
}

function requireAccepted(name: PadStep['name'], status: number): void {
  if (status !== 0x9000) throw pinRefusal(status) ?? refusal(name, status);
}
