import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Keys for TLS: ECDSA on P-256, which OpenSSL and Electron's BoringSSL both take in a certificate; Ed25519 only OpenSSL does. */

/** A private key as it lies in a store: PKCS #8, PEM. */
export function generateTlsKey(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

/** The public half of a private key, as a certificate names it: SubjectPublicKeyInfo, DER, base64url. */
export function publicTlsKey(privateKey: string): string {
  return createPublicKey(createPrivateKey(privateKey)).export({ format: 'der', type: 'spki' }).toString('base64url');
}

/** @param spki as {@link publicTlsKey} gives it; null when it is no public key on P-256 */
export function readPublicTlsKey(spki: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64url'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : null;
  } catch {
    return null;
  }
}
