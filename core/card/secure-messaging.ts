import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { chipIdOf } from './identify.ts';
import type { Identity } from './identify.ts';
import { askKeys } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import type { ProfileVersion } from './profile.ts';
import { challenge } from './unlock.ts';

/** Commands whose MAC the key service makes: STK never comes to the terminal (chip.md §5, §6). */

export type MacKeyName = 'STKSSSE' | 'STKDF03' | 'STKDF04';

interface Question {
  /** 29 bytes hex (chip.md §12). */
  readonly chipId: string;
  readonly profile: ProfileVersion;
  /** The last challenge of the chip, 8 bytes. */
  readonly challenge: Uint8Array;
}
/** Answered with the 4 bytes of the MAC. */
interface MacRequest extends Question {
  readonly use: 'mac';
  readonly key: MacKeyName;
  /** CLA INS P1 P2 Lc, Lc counting the MAC: a command that carries nothing but its MAC. */
  readonly header: Uint8Array;
}
/** Answered with the enciphered PIN and the MAC over the whole PIN RELOAD: 12 bytes for DES, 20 for SM4. */
interface PinReloadRequest extends Question {
  readonly use: 'pin-reload';
  /** cn, 2 to 6 bytes, in clear: nobody but the holder of STK can encipher it for the chip. The line to the key service guards it. */
  readonly pin: Uint8Array;
}
export type SecureMessagingRequest = MacRequest | PinReloadRequest;

/**
 * GET CHALLENGE, and the MAC of a command that carries nothing else.
 * @returns 4 bytes, good for the very next use of this challenge
 */
export function* askMac(
  identity: Identity,
  key: MacKeyName,
  { cla, ins, encode }: Command<{ readonly mac: Uint8Array }>,
): Procedure<Uint8Array> {
  const mac = new Uint8Array(4);
  const { p1, p2 } = encode({ mac });
  const header = Uint8Array.of(cla, ins, p1, p2, mac.length);
  return yield* askMessaging(identity, { use: 'mac', key, header }, [mac.length]);
}

/**
 * GET CHALLENGE, and everything that PIN RELOAD carries.
 * @param pin cn, 2 to 6 bytes
 */
export function* askPinReload(
  identity: Identity,
  pin: Uint8Array,
): Procedure<{ readonly enciphered: Uint8Array; readonly mac: Uint8Array }> {
  const { pinReload } = commands;
  const data = yield* askMessaging(identity, { use: 'pin-reload', pin }, Object.values(pinReload.macLengths ?? {}));
  return { enciphered: data.slice(0, -4), mac: data.slice(-4) };
}

type Asked = Pick<MacRequest, 'use' | 'key' | 'header'> | Pick<PinReloadRequest, 'use' | 'pin'>;

function* askMessaging(identity: Identity, asked: Asked, lengths: readonly number[]): Procedure<Uint8Array> {
  const chipId = chipIdOf(identity);
  const answer = yield* askKeys({ ...asked, chipId, profile: identity.profile, challenge: yield* challenge() });
  if (!('data' in answer) || !lengths.includes(answer.data.length)) throw new TypeError('the key service answered another question');
  return answer.data;
}
