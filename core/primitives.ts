/**
 * The cryptographic primitives that core is given: node:crypto has them under Node and under Electron's BoringSSL alike.
 * All of them are pure functions; the key is already bound where one is needed.
 */

/** SHA-256: 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** Ed25519 signature with one private key: 64 bytes (RFC 8032). */
export type SignBytes = (bytes: Uint8Array) => Uint8Array;
/** Ed25519 check with one public key; false, never a throw, for a wrong or malformed signature. */
export type VerifyBytes = (bytes: Uint8Array, signature: Uint8Array) => boolean;

/** A private key and the name under which the other side knows its public half. */
export interface SigningKey {
  readonly keyid: string;
  readonly sign: SignBytes;
}
