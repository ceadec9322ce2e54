import { DES, EDE } from 'des.js';
import { sm3, sm4 } from 'sm-crypto-v2';
import { concat, fromHex } from './bytes.ts';

/**
 * One block of each cipher a chip knows, without chaining and without padding. In JavaScript and not from the platform:
 * Electron's BoringSSL has neither SM4 nor SM3 nor single DES, and the same code must run under both.
 */
export interface Primitives {
  /** Key 8, block 8. */
  readonly des: Cipher;
  /** Two-key triple DES: key 16, block 8. */
  readonly tripleDes: Cipher;
  /** GB/T 32907: key 16, block 16. */
  readonly sm4: Cipher;
  /** GB/T 32905: 32 bytes. */
  readonly sm3: (data: Uint8Array) => Uint8Array;
}

export interface Cipher {
  encipher(key: Uint8Array, block: Uint8Array): Uint8Array;
  decipher(key: Uint8Array, block: Uint8Array): Uint8Array;
}

function desBlock(type: 'encrypt' | 'decrypt', key: Uint8Array, block: Uint8Array): Uint8Array {
  const cipher = key.length === 8 ? DES : EDE;
  const whole = key.length === 8 ? key : concat(key, key.subarray(0, 8));
  const running = cipher.create({ type, key: whole, padding: false });
  return Uint8Array.from([...running.update(block), ...running.final()]);
}

function checked(keyLength: number, blockLength: number, run: (key: Uint8Array, block: Uint8Array) => Uint8Array) {
  return (key: Uint8Array, block: Uint8Array): Uint8Array => {
    if (key.length !== keyLength || block.length !== blockLength) throw new RangeError('key or block of another length');
    return run(key, block);
  };
}

const desCipher = (keyLength: 8 | 16): Cipher => ({
  encipher: checked(keyLength, 8, (key, block) => desBlock('encrypt', key, block)),
  decipher: checked(keyLength, 8, (key, block) => desBlock('decrypt', key, block)),
});

/** The primitives that the product runs with. */
export const primitives: Primitives = {
  des: desCipher(8),
  tripleDes: desCipher(16),
  sm4: {
    encipher: checked(16, 16, (key, block) => sm4.encrypt(block, key, { padding: 'none', output: 'array' })),
    decipher: checked(16, 16, (key, block) => sm4.decrypt(block, key, { padding: 'none', output: 'array' })),
  },
  sm3: (data) => fromHex(sm3(data)),
};
