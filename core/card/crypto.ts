import { ascii, blocks, concat, invert, padRight, xor } from './bytes.ts';
import type { Cipher, Primitives } from './primitives.ts';

/** The algorithms of a chip that this program can compute; SSF33 of early Beijing cards is not published. */
export type Algorithm = 'DES' | 'SM4';

/** Bytes of a block of the algorithm's session cipher. */
export function blockLength(algorithm: Algorithm): 8 | 16 {
  return algorithm === 'DES' ? 8 : 16;
}

/** A 16-byte key of the issuer or the card works as 3DES or SM4; a session key as single DES or SM4 (chip.md §6). */
function sessionCipher(primitives: Primitives, algorithm: Algorithm): Cipher {
  return algorithm === 'DES' ? primitives.des : primitives.sm4;
}

/**
 * One level of diversification (chip.md §4).
 * @param key 16 bytes
 * @param factor 8 bytes
 * @returns 16 bytes: DES `3DES(K,f) ‖ 3DES(K, NOT f)`, SM4 `E(K, f ‖ NOT f)`
 */
export function diversify(primitives: Primitives, algorithm: Algorithm, key: Uint8Array, factor: Uint8Array): Uint8Array {
  if (factor.length !== 8) throw new RangeError('a factor has 8 bytes');
  if (algorithm === 'SM4') return primitives.sm4.encipher(key, concat(factor, invert(factor)));
  return concat(primitives.tripleDes.encipher(key, factor), primitives.tripleDes.encipher(key, invert(factor)));
}

/**
 * The factors of province, city and card (chip.md §4), 8 bytes each.
 * @param issuingArea six digits: the first 3 bytes of EF05 record 1
 * @param historicalBytes the 13 historical bytes of the ATR
 */
export function diversificationFactors(issuingArea: string, historicalBytes: Uint8Array): readonly [Uint8Array, Uint8Array, Uint8Array] {
  if (!/^\d{6}$/.test(issuingArea)) throw new RangeError('an issuing area has six digits');
  if (historicalBytes.length !== 13) throw new RangeError('a chip has 13 historical bytes');
  // Zhejiang diversifies for the city, whatever the county in the card says.
  const city = issuingArea.startsWith('33') ? `${issuingArea.slice(0, 4)}00` : issuingArea;
  return [ascii(`${issuingArea.slice(0, 2)}0000sh`), ascii(`${city}sx`), historicalBytes.slice(5, 13)];
}

/** The key of one card from a root, over all three levels: 16 bytes. */
export function diversifyCardKey(
  primitives: Primitives,
  algorithm: Algorithm,
  root: Uint8Array,
  issuingArea: string,
  historicalBytes: Uint8Array,
): Uint8Array {
  return diversificationFactors(issuingArea, historicalBytes).reduce((key, factor) => diversify(primitives, algorithm, key, factor), root);
}

/**
 * The key of one exchange (chip.md §6).
 * @param cardKey 16 bytes
 * @param challenge 4, 8 or (SM4 only) 16 bytes: the last challenge, or the factor of INTERNAL AUTHENTICATE
 * @returns 8 bytes for DES, 16 for SM4
 */
export function sessionKey(primitives: Primitives, algorithm: Algorithm, cardKey: Uint8Array, challenge: Uint8Array): Uint8Array {
  const block = padRight(challenge, blockLength(algorithm), 0);
  return algorithm === 'DES' ? primitives.tripleDes.encipher(cardKey, block) : primitives.sm4.encipher(cardKey, block);
}

/** The 8 bytes that prove knowledge of the session key for `raw`, 8 bytes (chip.md §6). */
export function authenticationValue(primitives: Primitives, algorithm: Algorithm, session: Uint8Array, raw: Uint8Array): Uint8Array {
  if (algorithm === 'DES') return primitives.des.encipher(session, raw);
  const whole = primitives.sm4.encipher(session, padRight(raw, 16, 0));
  return xor(whole.subarray(0, 8), whole.subarray(8));
}

/**
 * MAC over a whole command `CLA INS P1 P2 Lc ‖ data`, Lc counting the 4 MAC bytes (chip.md §6).
 * Padded 80 00.., a whole block more when aligned; CBC from zero.
 * @returns 4 bytes: DES the left ones of the last block, SM4 the last block folded by XOR of its four words
 */
export function mac(primitives: Primitives, algorithm: Algorithm, session: Uint8Array, command: Uint8Array): Uint8Array {
  const size = blockLength(algorithm);
  const cipher = sessionCipher(primitives, algorithm);
  const last = blocks(padMarked(command, size), size).reduce(
    (chain, block) => cipher.encipher(session, xor(chain, block)),
    new Uint8Array(size),
  );
  return algorithm === 'DES' ? last.slice(0, 4) : blocks(last, 4).reduce((folded, word) => xor(folded, word));
}

/** 80 and as many 00 as fill the block; always at least the 80. */
export function padMarked(bytes: Uint8Array, size: number): Uint8Array {
  const marked = concat(bytes, Uint8Array.of(0x80));
  return padRight(marked, Math.ceil(marked.length / size) * size, 0);
}

/**
 * The enciphered PIN of PIN RELOAD: `LD ‖ PIN`, padded only when not aligned, ECB (chip.md §6).
 * @param pin cn, at most 6 bytes; empty clears the PIN
 */
export function encipherPin(primitives: Primitives, algorithm: Algorithm, session: Uint8Array, pin: Uint8Array): Uint8Array {
  const size = blockLength(algorithm);
  const plain = concat(Uint8Array.of(pin.length), pin);
  const padded = plain.length % size === 0 ? plain : padMarked(plain, size);
  return concat(...blocks(padded, size).map((block) => sessionCipher(primitives, algorithm).encipher(session, block)));
}

/**
 * Everything that PIN RELOAD carries: the enciphered PIN and the MAC over the whole command.
 * @param pin cn, at most 6 bytes; empty clears the PIN
 * @returns 12 bytes for DES, 20 for SM4
 */
export function pinReloadData(primitives: Primitives, algorithm: Algorithm, session: Uint8Array, pin: Uint8Array): Uint8Array {
  const enciphered = encipherPin(primitives, algorithm, session, pin);
  const header = Uint8Array.of(0x84, 0x24, 0x00, 0x01, enciphered.length + 4);
  return concat(enciphered, mac(primitives, algorithm, session, concat(header, enciphered)));
}

/** The PIN back out of {@link encipherPin}, or null when its length byte runs beyond the block. The padding is not looked at. */
export function decipherPin(primitives: Primitives, algorithm: Algorithm, session: Uint8Array, enciphered: Uint8Array): Uint8Array | null {
  const size = blockLength(algorithm);
  if (enciphered.length === 0 || enciphered.length % size !== 0) return null;
  const plain = concat(...blocks(enciphered, size).map((block) => sessionCipher(primitives, algorithm).decipher(session, block)));
  const length = plain[0] ?? 0;
  return length + 1 > plain.length ? null : plain.slice(1, 1 + length);
}
