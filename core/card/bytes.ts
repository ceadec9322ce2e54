/** Bytes of a card are `Uint8Array`s; their text form is upper-case hex without separators. */

const digits = /^(?:[0-9A-Fa-f]{2})*$/;

/** Upper-case hex, two digits a byte. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text.toUpperCase();
}

/** One byte as two upper-case hex digits. */
export function hexByte(byte: number): string {
  return hex(Uint8Array.of(byte));
}

/**
 * Bytes of hex text; blanks between the digits are allowed, as standards print them.
 * @throws RangeError for anything else
 */
export function fromHex(text: string): Uint8Array {
  const bytes = parseHex(text.replace(/\s+/g, ''));
  if (bytes === null) throw new RangeError('not hexadecimal');
  return bytes;
}

/** Bytes of hex text without blanks, or null for anything else. */
export function parseHex(text: string): Uint8Array | null {
  if (!digits.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) => Number.parseInt(text.slice(index * 2, index * 2 + 2), 16));
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

export function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Left-justified in `length` bytes, the rest filled with `pad`; longer input is left as it is. */
export function padRight(bytes: Uint8Array, length: number, pad: number): Uint8Array {
  if (bytes.length >= length) return bytes;
  const padded = new Uint8Array(length).fill(pad);
  padded.set(bytes);
  return padded;
}

/** Byte by byte; both of one length. */
export function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, index) => byte ^ (right[index] ?? 0));
}

/** Every bit turned over: the NOT of the diversification rules (chip.md §4). */
export function invert(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => byte ^ 0xff);
}

/** The bytes of ASCII text. @throws RangeError for a character beyond 7F */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (character.length !== 1 || code > 0x7f) throw new RangeError('not ASCII');
    return code;
  });
}

/** Blocks of `size` bytes; the last may be shorter. */
export function blocks(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
