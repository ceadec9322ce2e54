import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { fault } from '../core/fault.ts';

/**
 * Sealed texts: a compact JWE (RFC 7516) by ECDH-ES over X25519 (RFC 8037) and A256GCM. Only the recipient opens one, and
 * nobody changes it unseen; who made it, the signature inside says (core/envelope.ts).
 */

const header = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** A key pair as it lies in a file: PKCS #8, DER, base64url. */
export function generateSealingKey(): string {
  return generateKeyPairSync('x25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
}

/** @returns the raw public half, 32 bytes, base64url, as in `sealingKey` */
export function sealingPublicKey(pkcs8: string): string {
  return String(createPublicKey(privateKeyOf(pkcs8)).export({ format: 'jwk' }).x);
}

/**
 * @param recipient raw X25519 public key, 32 bytes, base64url
 * @returns five parts of base64url with dots between; the header's `kid` is the recipient
 * @throws an error of node:crypto when `recipient` is no X25519 key
 */
export async function seal(text: string, recipient: string): Promise<string> {
  const { CompactEncrypt } = await import('jose');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: recipient }, format: 'jwk' });
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ ...header, kid: recipient }).encrypt(key);
}

/** @throws the faults `sealed-for-another`, `sealed-damaged` */
export async function unseal(sealed: string, pkcs8: string): Promise<string> {
  const { compactDecrypt } = await import('jose');
  if (recipientOf(sealed) !== sealingPublicKey(pkcs8)) throw fault('sealed-for-another');
  try {
    const { plaintext } = await compactDecrypt(sealed, privateKeyOf(pkcs8), {
      keyManagementAlgorithms: [header.alg],
      contentEncryptionAlgorithms: [header.enc],
      // What is sealed is never compressed: a few bytes that become many are nobody's of ours.
      maxDecompressedLength: 0,
    });
    return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** Whom a sealed text names in its header; the decryption proves it. */
function recipientOf(sealed: string): unknown {
  try {
    return (JSON.parse(Buffer.from(sealed.split('.', 1)[0] ?? '', 'base64url').toString('utf8')) as { readonly kid?: unknown }).kid;
  } catch (cause) {
    throw damaged(cause);
  }
}

function damaged(cause: unknown): Error {
  return fault('sealed-damaged', {}, cause);
}

function privateKeyOf(pkcs8: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8, 'base64url'), format: 'der', type: 'pkcs8' });
}
