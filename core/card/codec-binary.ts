import { fromBase64, toBase64 } from '@exodus/bytes/base64.js';
import { padRight } from './bytes.ts';
import type { Codec } from './codec.ts';
import { CodingError, stripZeros } from './codec.ts';

/** Contents of transparent files. As text they are base64, as an order carries them. */

function bytesOf(value: string, most: number): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = fromBase64(value, { padding: true });
  } catch {
    throw new CodingError('form');
  }
  if (bytes.length > most) throw new CodingError('length');
  return bytes;
}

/** A file that is always written whole, the rest of it filled with 00. */
export function binary(length: number): Codec<string> {
  return {
    length,
    encode: (value) => padRight(bytesOf(value, length), length, 0),
    decode(bytes) {
      const value = toBase64(stripZeros(bytes));
      return bytes.length === length
        ? { value }
        : { value, problem: { code: 'item-length', zh: '文件长度与规范不符', en: 'the file is not as long as the standard says' } };
    },
  };
}

/** A JPEG of at most `length` bytes; what lies behind its end is nobody's, so no more of the file is written or read. */
export function jpeg(length: number): Codec<string> {
  return {
    length,
    encode(value) {
      const bytes = bytesOf(value, length);
      if (jpegLength(bytes) !== bytes.length) throw new CodingError('form');
      return bytes;
    },
    decode(bytes) {
      const end = jpegLength(bytes);
      if (end !== null) return { value: toBase64(bytes.slice(0, end)) };
      return { value: toBase64(stripZeros(bytes)), problem: { code: 'item-photo', zh: '照片不完整', en: 'the photo is not whole' } };
    },
  };
}

/**
 * Bytes from SOI to EOI (ITU-T T.81 B.1), or null where no whole JPEG begins here. Segments are stepped over by their
 * lengths: a thumbnail inside one has an EOI of its own.
 */
export function jpegLength(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    if (marker === 0xd9) return at + 2;
    // A fill byte before the marker.
    if (marker === 0xff) at += 1;
    else {
      const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
      if (length < 2) return null;
      at += 2 + length;
      if (marker === 0xda) at = endOfScan(bytes, at);
    }
  }
  return null;
}

/** Where the entropy-coded data end: at the next marker that is no stuffing and no restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0x00 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return at;
}
