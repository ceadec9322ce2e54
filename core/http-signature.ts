import { fromBase64, toBase64 } from '@exodus/bytes/base64.js';
import { utf8fromString } from '@exodus/bytes/utf8.js';
import type { Sha256, SigningKey, VerifyBytes } from './primitives.ts';
import { readSignatureInput, writeComponent, writeSignatureInput } from './structured-field.ts';
import type { Component, Parameters, SignatureInput } from './structured-field.ts';

/**
 * HTTP message signatures (RFC 9421) with content digests (RFC 9530), the subset of terminal and agency: Ed25519, one
 * signature labelled `suika`. A request covers method, path and body and carries a nonce; an answer covers status and body
 * and the signature of the request that it answers, so that nobody can give it to another one.
 */

const label = 'suika';
const requestComponents: readonly Component[] = [{ name: '@method' }, { name: '@path' }, { name: 'content-digest' }];
const answerComponents: readonly Component[] = [{ name: '@status' }, { name: 'content-digest' }, { name: 'signature', req: true }];
/** An answer to a request that had no signature, for want of anything to bind. Never accepted by {@link verifyAnswer}. */
const unboundComponents = answerComponents.slice(0, 2);

export interface RequestParts {
  /** Upper case. */
  readonly method: string;
  /** Absolute path without query. */
  readonly path: string;
  /** The very bytes of the body; empty when there is none. */
  readonly body: Uint8Array;
}

export interface AnswerParts {
  /** HTTP status, 100 to 599. */
  readonly status: number;
  readonly body: Uint8Array;
}

/** The three header fields that a signature adds to a message; names in lower case. */
export interface SignatureHeaders {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
}

/** Header fields of a message as they came: lower-case names; a field that came more than once is refused. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface RequestProof {
  readonly keyid: string;
  readonly nonce: string;
  /** Unix seconds by the sender's clock, which may be wrong: for the record only. */
  readonly created: number;
}

export type SignatureFlaw =
  /** A field of the signature is absent or came twice. */
  | 'missing'
  /** A field is not spelled as RFC 9421 and this subset have it, or another algorithm or tag. */
  | 'malformed'
  /** Something that must be covered is not. */
  | 'uncovered'
  /** The body is not the one that was signed. */
  | 'digest'
  /** Nobody knows the key. */
  | 'key-unknown'
  /** The signature is wrong. */
  | 'wrong';

export type Checked<T> = { readonly ok: true; readonly proof: T } | { readonly ok: false; readonly flaw: SignatureFlaw };

/**
 * The signature base (RFC 9421 §2.5), without a final line feed.
 * @param valueOf value of a component, already canonical
 */
export function signatureBase(input: SignatureInput, valueOf: (component: Component) => string): string {
  const lines = input.components.map((component) => `${writeComponent(component)}: ${valueOf(component)}`);
  return [...lines, `"@signature-params": ${writeSignatureInput(input)}`].join('\n');
}

/** `sha-256=:...:` (RFC 9530 §2). */
export function contentDigest(body: Uint8Array, sha256: Sha256): string {
  return `sha-256=:${toBase64(sha256(body))}:`;
}

/**
 * Signs a request.
 * @param nonce at least 16 random characters, used once
 * @param created Unix seconds
 * @returns header fields to add; keep `signature` to check the answer
 */
export function signRequest(
  request: RequestParts,
  { key, nonce, created, sha256 }: { readonly key: SigningKey; readonly nonce: string; readonly created: number; readonly sha256: Sha256 },
): SignatureHeaders {
  const digest = contentDigest(request.body, sha256);
  return seal({ components: requestComponents, parameters: parameters(key, created, nonce) }, requestValues(request, digest), digest, key);
}

/** Checks a request. Whether the nonce is new is the caller's to say: see `proof.nonce`. */
export function verifyRequest(
  request: RequestParts & { readonly headers: Headers },
  { keyOf, sha256 }: { readonly keyOf: (keyid: string) => VerifyBytes | null; readonly sha256: Sha256 },
): Checked<RequestProof> {
  return requestProof(request, contentDigest(request.body, sha256), keyOf);
}

/**
 * Checks the head of a request whose body is still to come. Who signed it signed the digest that it names, too; whether the body
 * is the one of that digest is the caller's to see.
 */
export function verifyRequestHead(
  request: Omit<RequestParts, 'body'> & { readonly headers: Headers },
  keyOf: (keyid: string) => VerifyBytes | null,
): Checked<RequestProof> {
  const claimed = request.headers['content-digest'];
  return typeof claimed === 'string' ? requestProof(request, claimed, keyOf) : { ok: false, flaw: 'missing' };
}

function requestProof(
  request: Omit<RequestParts, 'body'> & { readonly headers: Headers },
  digest: string,
  keyOf: (keyid: string) => VerifyBytes | null,
): Checked<RequestProof> {
  const checked = open(request.headers, requestComponents, digest, requestValues(request, digest), keyOf);
  if (!checked.ok) return checked;
  const nonce = checked.proof.get('nonce');
  if (typeof nonce !== 'string' || nonce.length < 16 || nonce.length > 64) return { ok: false, flaw: 'malformed' };
  return { ok: true, proof: { keyid: String(checked.proof.get('keyid')), nonce, created: Number(checked.proof.get('created')) } };
}

/**
 * Signs an answer.
 * @param requestSignature the request's field `signature` as it came; undefined when it had none
 */
export function signAnswer(
  answer: AnswerParts,
  requestSignature: string | undefined,
  { key, created, sha256 }: { readonly key: SigningKey; readonly created: number; readonly sha256: Sha256 },
): SignatureHeaders {
  const digest = contentDigest(answer.body, sha256);
  const components = requestSignature === undefined ? unboundComponents : answerComponents;
  return seal({ components, parameters: parameters(key, created) }, answerValues(answer, digest, requestSignature ?? ''), digest, key);
}

/**
 * Checks an answer: whole, from the agency, and to this very request.
 * @param requestSignature the field `signature` of the request as it was sent
 */
export function verifyAnswer(
  answer: AnswerParts & { readonly headers: Headers },
  requestSignature: string,
  { verify, sha256 }: { readonly verify: VerifyBytes; readonly sha256: Sha256 },
): Checked<{ readonly keyid: string; readonly created: number }> {
  const digest = contentDigest(answer.body, sha256);
  const checked = open(answer.headers, answerComponents, digest, answerValues(answer, digest, requestSignature), () => verify);
  if (!checked.ok) return checked;
  return { ok: true, proof: { keyid: String(checked.proof.get('keyid')), created: Number(checked.proof.get('created')) } };
}

function parameters(key: SigningKey, created: number, nonce?: string): Parameters {
  const last: Parameters = [
    ['keyid', key.keyid],
    ['alg', 'ed25519'],
    ['tag', label],
  ];
  return nonce === undefined ? [['created', created], ...last] : [['created', created], ['nonce', nonce], ...last];
}

function requestValues(request: Omit<RequestParts, 'body'>, digest: string): (component: Component) => string {
  const values: Record<string, string> = { '@method': request.method, '@path': request.path, 'content-digest': digest };
  return ({ name }) => values[name] ?? '';
}

function answerValues(answer: AnswerParts, digest: string, requestSignature: string): (component: Component) => string {
  const values: Record<string, string> = { '@status': String(answer.status), 'content-digest': digest, signature: requestSignature.trim() };
  return ({ name }) => values[name] ?? '';
}

function seal(input: SignatureInput, valueOf: (component: Component) => string, digest: string, key: SigningKey): SignatureHeaders {
  const signature = key.sign(utf8fromString(signatureBase(input, valueOf)));
  return {
    'content-digest': digest,
    'signature-input': `${label}=${writeSignatureInput(input)}`,
    signature: `${label}=:${toBase64(signature)}:`,
  };
}

function open(
  headers: Headers,
  required: readonly Component[],
  digest: string,
  valueOf: (component: Component) => string,
  keyOf: (keyid: string) => VerifyBytes | null,
): Checked<ReadonlyMap<string, string | number>> {
  const { 'content-digest': claimed, 'signature-input': inputField, signature: signatureField } = headers;
  if (typeof claimed !== 'string' || typeof inputField !== 'string' || typeof signatureField !== 'string')
    return { ok: false, flaw: 'missing' };
  const input = inputField.startsWith(`${label}=`) ? readSignatureInput(inputField.slice(label.length + 1)) : null;
  const signature = signatureBytes(signatureField);
  if (input === null || signature === null) return { ok: false, flaw: 'malformed' };
  const given = new Map(input.parameters);
  if (given.get('alg') !== 'ed25519' || given.get('tag') !== label || typeof given.get('created') !== 'number')
    return { ok: false, flaw: 'malformed' };
  // Exactly the agreed components in the agreed order: no value but those that this side computed itself is ever signed over.
  const covered = input.components.map(writeComponent).join(' ');
  if (covered !== required.map(writeComponent).join(' ')) return { ok: false, flaw: 'uncovered' };
  if (claimed !== digest) return { ok: false, flaw: 'digest' };
  const verify = keyOf(String(given.get('keyid') ?? ''));
  if (verify === null) return { ok: false, flaw: 'key-unknown' };
  return verify(utf8fromString(signatureBase(input, valueOf)), signature) ? { ok: true, proof: given } : { ok: false, flaw: 'wrong' };
}

function signatureBytes(field: string): Uint8Array | null {
  const text = /^suika=:([A-Za-z0-9+/]{86}==):$/.exec(field.trim())?.[1];
  if (text === undefined) return null;
  try {
    return fromBase64(text, { padding: true });
  } catch {
    return null;
  }
}
