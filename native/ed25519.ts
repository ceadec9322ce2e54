import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Sha256, SigningKey, VerifyBytes } from '../core/primitives.ts';

/** node:crypto behind the shapes that core asks for. */
export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** @param raw 32 bytes, base64url, as in `deviceKey` and `agencyKey`; null when it is no Ed25519 key */
export function verifierOf(raw: string): VerifyBytes | null {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
  } catch {
    return null;
  }
  return (bytes, signature) => verify(null, bytes, key, signature);
}

/** A key pair as it lies in a file: PKCS #8, DER, base64url. */
export function generatePrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
}

/** @returns what signs with it, and the raw public half as base64url */
export function openPrivateKey(pkcs8: string, keyid?: string): SigningKey & { readonly publicKey: string } {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64url'), format: 'der', type: 'pkcs8' });
  const publicKey = String(createPublicKey(key).export({ format: 'jwk' }).x);
  return { keyid: keyid ?? publicKey, publicKey, sign: (bytes) => new Uint8Array(sign(null, bytes, key)) };
}
