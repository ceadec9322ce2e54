import { ascii, equal, hex, padRight, parseHex } from './bytes.ts';
import { decodeGb18030, encodeGb18030 } from './gb18030.ts';
import type { Problem } from './words.ts';

/**
 * A value of an item and its bytes, in both directions. Encoding is strict, decoding lenient: readers accept garbage and
 * say so (chip.md §1). A value without a problem encodes to the very bytes it came from.
 */
export interface Codec<T> {
  /** Bytes of the encoded value. */
  readonly length: number;
  /** @throws CodingError for a value that the item cannot hold */
  encode(value: T): Uint8Array;
  /** Never throws; bytes of another length are decoded as far as they go. */
  decode(bytes: Uint8Array): Decoded<T>;
}

export interface Decoded<T> {
  readonly value: T;
  readonly problem?: Problem;
}

/** Why a value cannot be written. `encodable`: GB 18030 has no such character. `form`: no template, no base64 or no whole JPEG. */
export type CodingReason = 'digits' | 'length' | 'encodable' | 'control' | 'date' | 'code' | 'check' | 'form';

/** A value that its item cannot hold. Carries no value: it may be personal. */
export class CodingError extends Error {
  override readonly name = 'CodingError';
  readonly reason: CodingReason;

  constructor(reason: CodingReason) {
    super(`value refused: ${reason}`);
    this.reason = reason;
  }
}

const problems = {
  length: { code: 'item-length', zh: '数据项长度与规范不符', en: 'the item is not as long as the standard says' },
  digits: { code: 'item-digits', zh: '数字项中含有非数字内容', en: 'an item of digits holds something else' },
  text: { code: 'item-text', zh: '文字项中含有无法识别的字符', en: 'an item of text holds bytes that are no characters' },
} as const satisfies Record<string, Problem>;

const noBytes = new Uint8Array();

function decoded<T>(value: T, ...found: readonly (Problem | false)[]): Decoded<T> {
  const problem = found.find((each) => each !== false);
  return problem === undefined ? { value } : { value, problem };
}

/** `cn`: BCD, left-justified, padded with F. The value is the digits without padding. */
export function digits(length: number): Codec<string> {
  return {
    length,
    encode(value) {
      if (!/^\d*$/.test(value)) throw new CodingError('digits');
      if (value.length > length * 2) throw new CodingError('length');
      return parseHex(value.padEnd(length * 2, 'F')) ?? noBytes;
    },
    decode(bytes) {
      const value = hex(bytes).replace(/F+$/, '');
      return decoded(value, bytes.length !== length && problems.length, /\D/.test(value) && problems.digits);
    },
  };
}

/** `cn` that holds more than digits (the D156000005 of the identification code): the value is all the hex digits. */
export function raw(length: number): Codec<string> {
  return {
    length,
    encode(value) {
      const bytes = parseHex(value);
      if (bytes === null || value !== value.toUpperCase()) throw new CodingError('digits');
      if (bytes.length !== length) throw new CodingError('length');
      return bytes;
    },
    decode: (bytes) => decoded(hex(bytes), bytes.length !== length && problems.length),
  };
}

/** `an`: GB 18030, left-justified, padded with 00. The value is the text without padding. */
export function text(length: number): Codec<string> {
  return {
    length,
    encode(value) {
      if (/[\u0000-\u001f\u007f]/.test(value)) throw new CodingError('control');
      const bytes = encodeGb18030(value);
      if (bytes === null) throw new CodingError('encodable');
      if (bytes.length > length) throw new CodingError('length');
      return padRight(bytes, length, 0);
    },
    decode(bytes) {
      const stripped = stripZeros(bytes);
      const value = decodeGb18030(stripped);
      // Decoding is more liberal than encoding (a lone 80 reads as the euro sign): what would not come back is a problem.
      const odd = /[\u0000-\u001f\u007f\ufffd]/.test(value) || !equal(encodeGb18030(value) ?? noBytes, stripped);
      return decoded(value, bytes.length !== length && problems.length, odd && problems.text);
    },
  };
}

/** `an` of ASCII only: numbers, codes and versions. */
export function asciiText(length: number): Codec<string> {
  const codec = text(length);
  return {
    length,
    encode(value) {
      if (!/^[\u0020-\u007e]*$/.test(value)) throw new CodingError('encodable');
      return padRight(ascii(value.length > length ? refuse('length') : value), length, 0);
    },
    decode(bytes) {
      const { value, problem } = codec.decode(bytes);
      return decoded(value, problem ?? false, /[^\u0020-\u007e]/.test(value) && problems.text);
    },
  };
}

/** A codec whose values must also pass a check: dates, codes, check characters. */
export function checked(codec: Codec<string>, holds: (value: string) => boolean, reason: CodingReason, problem: Problem): Codec<string> {
  return {
    length: codec.length,
    encode: (value) => codec.encode(holds(value) ? value : refuse(reason)),
    decode(bytes) {
      const plain = codec.decode(bytes);
      return decoded(plain.value, plain.problem ?? false, !holds(plain.value) && problem);
    },
  };
}

function refuse(reason: CodingReason): never {
  throw new CodingError(reason);
}

/** Without the 00 at the end. */
export function stripZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
