import { concat, padRight } from './bytes.ts';
import { CodingError, stripZeros } from './codec.ts';
import { decodeGb18030, encodeGb18030 } from './gb18030.ts';

/** Bytes of tag 09 姓名 and of tag 4E 姓名扩展 (chip.md §2). */
export const nameLength = 0x1e;
export const nameExtensionLength = 0x14;

/** A name as its two items carry it. */
export interface NameParts<T> {
  readonly name: T;
  readonly extension: T;
}

/**
 * Splits a name at the last character boundary at or before byte 30; 4E is all 00 when unused (chip.md §2).
 * @returns 30 and 20 bytes
 * @throws CodingError `encodable` for what GB 18030 cannot hold, `length` beyond 50 bytes, `control` for control characters
 */
export function splitName(whole: string): NameParts<Uint8Array> {
  const { name, extension } = splitNameText(whole);
  return { name: padded(name, nameLength), extension: padded(extension, nameExtensionLength) };
}

/** The texts of the two items, as an order carries them; the same rule and errors as {@link splitName}. */
export function splitNameText(whole: string): NameParts<string> {
  if (/[\u0000-\u001f\u007f]/.test(whole)) throw new CodingError('control');
  let name = '';
  let length = 0;
  for (const character of whole) {
    length += encoded(character).length;
    if (length > nameLength) break;
    name += character;
  }
  const extension = whole.slice(name.length);
  if (encoded(extension).length > nameExtensionLength) throw new CodingError('length');
  return { name, extension };
}

/**
 * The whole name: the 00 padding of each is stripped, the bytes are joined and then decoded, so that a card whose writer
 * split inside a character still reads. Never throws.
 */
export function joinName({ name, extension }: NameParts<Uint8Array>): string {
  return decodeGb18030(concat(stripZeros(name), stripZeros(extension)));
}

function encoded(text: string): Uint8Array {
  const bytes = encodeGb18030(text);
  if (bytes === null) throw new CodingError('encodable');
  return bytes;
}

function padded(text: string, length: number): Uint8Array {
  return padRight(encoded(text), length, 0);
}
