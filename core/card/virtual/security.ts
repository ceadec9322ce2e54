import { concat, equal, hex } from '../bytes.ts';
import type { Apdu } from '../command.ts';
import type { Parameters } from '../commands.ts';
import { authenticationValue, decipherPin, mac, sessionKey } from '../crypto.ts';
import { BK, PUK } from '../profiles/environment.ts';
import type { Answer, Chip } from './chip.ts';
import { answer, done, keyById, kept, triesOf } from './chip.ts';
import { triesAtFirst } from './state.ts';

/** Challenges, proofs, PIN and blocks of the virtual card (chip.md §6, §12). */

export function getChallenge(chip: Chip, { le }: Parameters<'getChallenge'>): Answer {
  if (le !== 4 && le !== 8 && !(le === 16 && chip.algorithm === 'SM4')) return answer(0x6700);
  chip.session.challenge = chip.nextChallenge(le);
  return answer(done, chip.session.challenge);
}

export function internalAuthenticate({ primitives, algorithm, keyOf }: Chip, { factorAndRaw }: Parameters<'internalAuthenticate'>): Answer {
  if (factorAndRaw.length !== 16) return answer(0x6700);
  const session = sessionKey(primitives, algorithm, keyOf('IRK'), factorAndRaw.slice(0, 8));
  return answer(done, authenticationValue(primitives, algorithm, session, factorAndRaw.slice(8)));
}

/** Checks in the order of chip.md §12: 6A88, 6700, 6983, 6984. */
export function externalAuthenticate(chip: Chip, { keyId, cryptogram }: Parameters<'externalAuthenticate'>): Answer {
  const found = keyById(chip, keyId);
  if (found === null || !found.key.shown) return answer(0x6a88);
  if (cryptogram.length !== 16) return answer(0x6700);
  const tries = triesOf(chip, found.path);
  if (tries === 0) return answer(0x6983);
  const challenge = takeChallenge(chip);
  if (challenge === null) return answer(0x6984);
  const { primitives, algorithm, state } = chip;
  const session = sessionKey(primitives, algorithm, chip.keyOf(found.key.root), challenge);
  const right = equal(authenticationValue(primitives, algorithm, session, cryptogram.slice(8)), cryptogram.slice(0, 8));
  const keyTries = { ...state.keyTries, [found.path]: right ? triesAtFirst : tries - 1 };
  if (!right) return kept(chip, { ...state, keyTries }, 0x63c0 | (tries - 1));
  if (tries !== triesAtFirst && !chip.keep({ ...state, keyTries })) return answer(0x6581);
  chip.session.rights.add(keyId);
  return answer(done);
}

function takeChallenge({ session }: Chip): Uint8Array | null {
  const { challenge } = session;
  session.challenge = null;
  return challenge;
}

export function verify(chip: Chip, { pin }: Parameters<'verify'>): Answer {
  const { state } = chip;
  if (state.pin === null) return answer(pin.length === 0 ? done : 0x6985);
  if (pin.length === 0) return answer(state.pinTries === 0 ? 0x6983 : 0x63c0 | state.pinTries);
  if (pin.length < 2 || pin.length > 6) return answer(0x6700);
  if (state.pinTries === 0) return answer(0x6983);
  if (hex(pin) !== state.pin) return wrongPin(chip);
  if (state.pinTries !== triesAtFirst && !chip.keep({ ...state, pinTries: triesAtFirst })) return answer(0x6581);
  chip.session.rights.add('PIN');
  return answer(done);
}

/** The old PIN first, and a wrong one costs a try; only then is the new one looked at. Changing it verifies nothing. */
export function changePin(chip: Chip, { old, renewed }: Parameters<'changePin'>): Answer {
  const { state } = chip;
  if (state.pin === null) return answer(0x6985);
  if (state.pinTries === 0) return answer(0x6983);
  if (hex(old) !== state.pin) return wrongPin(chip);
  if (renewed === null || !isPin(renewed)) return answer(0x6a80);
  return kept(chip, { ...state, pin: hex(renewed), pinTries: triesAtFirst });
}

function wrongPin(chip: Chip): Answer {
  const pinTries = chip.state.pinTries - 1;
  return kept(chip, { ...chip.state, pinTries }, 0x63c0 | pinTries);
}

/** cn of 4 to 12 digits, an odd one padded with F. */
function isPin(pin: Uint8Array): boolean {
  return /^(?:\d{4,12}|\d{5}F|\d{7}F|\d{9}F|\d{11}F)$/.test(hex(pin));
}

/**
 * The checks that every command with a MAC begins with: 6982, 6984, 6988 (chip.md §12).
 * @param keyId that must have been shown
 * @param stk root of the key that makes the MAC
 * @returns the session key, or the status word to answer
 */
function checkMac(chip: Chip, { cla, ins, p1, p2, data }: Apdu, keyId: number, stk: string): Uint8Array | number {
  if (!chip.session.rights.has(keyId)) return 0x6982;
  const challenge = takeChallenge(chip);
  if (challenge === null) return 0x6984;
  const session = sessionKey(chip.primitives, chip.algorithm, chip.keyOf(stk), challenge);
  const signed = concat(Uint8Array.of(cla, ins, p1, p2, data.length), data.slice(0, -4));
  return equal(mac(chip.primitives, chip.algorithm, session, signed), data.slice(-4)) ? session : 0x6988;
}

const stkEnvironment = 'STKSSSE';

export function pinUnblock(chip: Chip, apdu: Apdu): Answer {
  const session = checkMac(chip, apdu, PUK, stkEnvironment);
  if (typeof session === 'number') return answer(session);
  if (chip.state.pin === null) return answer(0x6985);
  return kept(chip, { ...chip.state, pinTries: triesAtFirst });
}

export function pinReload(chip: Chip, apdu: Apdu, { enciphered }: Parameters<'pinReload'>): Answer {
  const session = checkMac(chip, apdu, PUK, stkEnvironment);
  if (typeof session === 'number') return answer(session);
  const pin = decipherPin(chip.primitives, chip.algorithm, session, enciphered);
  if (pin === null || (pin.length > 0 && !isPin(pin))) return answer(0x6a80);
  return kept(chip, { ...chip.state, pin: pin.length === 0 ? null : hex(pin), pinTries: triesAtFirst });
}

/**
 * Only a directory with an LK can be blocked; elsewhere the key that has its id is another one, and the authentication is
 * missing. After it the card is back in SSSE without the rights of the directory, for the blocked one serves nobody.
 */
export function applicationBlock(chip: Chip, apdu: Apdu): Answer {
  const { directory } = chip.session;
  const lock = directory?.keys.find(({ root }) => root.startsWith('LK'));
  if (directory === null || lock === undefined) return answer(0x6982);
  const session = checkMac(chip, apdu, lock.id, `STK${directory.name}`);
  if (typeof session === 'number') return answer(session);
  const { state } = chip;
  if (!chip.keep({ ...state, blockedApplications: [...state.blockedApplications, directory.name] })) return answer(0x6581);
  chip.session.directory = chip.profile.environment;
  chip.session.file = null;
  for (const right of chip.session.rights) if (right !== 'PIN' && right >= 0x80) chip.session.rights.delete(right);
  return answer(done);
}

export function cardBlock(chip: Chip, apdu: Apdu): Answer {
  const session = checkMac(chip, apdu, BK, stkEnvironment);
  return typeof session === 'number' ? answer(session) : kept(chip, { ...chip.state, blocked: true });
}
