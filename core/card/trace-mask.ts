import { concat, hex } from './bytes.ts';
import { commandOf } from './commands.ts';
import { decodeRecords, encodeRecord } from './record.ts';
import type { CardRecord } from './record.ts';
import { profiles } from './profiles/profiles.ts';
import { allDirectories, tagByte } from './profile.ts';
import type { Item } from './profile.ts';

/**
 * What of an exchange may be seen, stored and sent on. Secret bytes become `XX`; values of the holder become valid stand-ins
 * of the same length, so that a tape still replays. Only what is known to be harmless stays: the issuer's own items.
 */

const secretByte = 'XX';
const { issuer } = profiles['3.0'];

/**
 * What a tag means. An exchange does not say in which directory the card is: where two files have the same tag, SSSE's counts,
 * and a value of another length is no value of it.
 */
const items: ReadonlyMap<number, Item> = new Map(
  allDirectories(profiles['3.0'])
    .flatMap(({ files }) => files.flatMap((file) => (file.structure === 'transparent' ? [] : file.items)))
    .map((item) => [tagByte(item), item] as const)
    .toReversed(),
);

function veil(data: Uint8Array, secret: number): string {
  const count = Math.min(secret, data.length);
  return secretByte.repeat(count) + hex(data.slice(count));
}

/** The text of a command for a tape or a screen: hex, secret bytes as `XX`, personal values as stand-ins. */
export function maskCommand(apdu: Uint8Array): string {
  const command = commandOf(apdu);
  if (command === null || command.body === 'le')
    return apdu.length <= 5 ? hex(apdu) : hex(apdu.slice(0, 5)) + secretByte.repeat(apdu.length - 5);
  const length = apdu[4] ?? 0;
  // Bytes that Lc does not announce are nobody's: hidden, all of them.
  if (apdu.length < 5 + length || apdu.length > 6 + length) return hex(apdu.slice(0, 5)) + secretByte.repeat(Math.max(0, apdu.length - 5));
  const data = apdu.slice(5, 5 + length);
  return hex(apdu.slice(0, 5)) + veil(standInFor(apdu, data), command.secret.command) + hex(apdu.slice(5 + length));
}

/** The text of the answer to a command. */
export function maskAnswer(apdu: Uint8Array, answer: Uint8Array): string {
  const command = commandOf(apdu);
  const data = answer.slice(0, -2);
  const shown = command === null ? secretByte.repeat(data.length) : veil(standInFor(apdu, data), command.secret.answer);
  return shown + hex(answer.slice(-2));
}

/** Commands whose data, or whose answer, are contents of files. */
function standInFor(apdu: Uint8Array, data: Uint8Array): Uint8Array {
  const instruction = apdu[1];
  if (instruction === 0xb0 || instruction === 0xd6) return new Uint8Array(data.length);
  if (instruction === 0xc0) return data[0] === 0x6f ? data : new Uint8Array(data.length);
  return instruction === 0xb2 || instruction === 0xdc ? standInRecords(data) : data;
}

function standInRecords(bytes: Uint8Array): Uint8Array {
  const { records, rest } = decodeRecords(bytes);
  return concat(...records.map(standInRecord), new Uint8Array(rest.length));
}

function standInRecord({ tag, value }: CardRecord): Uint8Array {
  const item = items.get(tag);
  if (item !== undefined && item.personal === undefined && issuer.items.includes(item)) return encodeRecord({ tag, value });
  return encodeRecord({ tag, value: item === undefined ? new Uint8Array(value.length) : standInValue(item, value) });
}

/** A value of nobody; zeros for what was no value in the first place. */
function standInValue(item: Item, value: Uint8Array): Uint8Array {
  const decoded = item.codec.decode(value);
  if (item.personal === undefined || decoded.problem !== undefined || value.every((byte) => byte === 0))
    return new Uint8Array(value.length);
  const standIn = item.codec.encode(item.personal.standIn(decoded.value));
  return standIn.length === value.length ? standIn : new Uint8Array(value.length);
}
