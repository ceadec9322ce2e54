import { hashRaw } from '@node-rs/argon2';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256 } from './ed25519.ts';

/** A key sealed by another one: AES-256-GCM, bound to what it is for. Both parts base64. */
export interface WrappedKey {
  readonly nonce: string;
  /** The encrypted key and the tag, 16 bytes. */
  readonly sealed: string;
}

/** What one guess of a PIN costs: KiB of memory, passes, lanes. */
export interface PinCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

/** 256 MiB and three passes: about twenty times the sign-in's, because whoever has the wrap guesses without anybody counting. */
export const wrapCost: PinCost = { memoryCost: 262_144, timeCost: 3, parallelism: 1 };

const tagLength = 16;

/**
 * @param secret 32 bytes
 * @param use names store and wrap; another one does not open it
 */
export function wrapKey(key: Uint8Array, secret: Uint8Array, use: string): WrappedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(use));
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** @returns the key, or null for another secret, another use or a changed byte */
export function unwrapKey({ nonce, sealed }: WrappedKey, secret: Uint8Array, use: string): Uint8Array | null {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(nonce, 'base64'), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(use));
    decipher.setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
}

/** Tells whether a key is the one that is meant, and nothing else of it: 16 bytes of a hash, base64. */
export function keyCheck(key: Uint8Array, storeId: string): string {
  const text = Buffer.from(`suika store key ${storeId} `);
  return Buffer.from(sha256(Buffer.concat([text, key])).subarray(0, 16)).toString('base64');
}

/** The secret that follows from a PIN: argon2id, 32 bytes, on a thread of its own. @param salt 16 bytes */
export async function secretOfPin(pin: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  return hashRaw(pin, { ...cost, salt, outputLen: 32 });
}
