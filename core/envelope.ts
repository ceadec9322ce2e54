import { fromBase64url, toBase64url } from '@exodus/bytes/base64.js';
import { utf8fromString, utf8toString } from '@exodus/bytes/utf8.js';
import type { z } from 'zod';
import { orderSchema } from './agency.ts';
import { receiptSchema } from './exchange.ts';
import { bundleAnswerSchema, bundleSchema } from './courier.ts';
import { handOverProofSchema } from './entry.ts';
import { canonicalJson } from './canonical.ts';
import { fault } from './fault.ts';
import type { SigningKey, VerifyBytes } from './primitives.ts';

/**
 * The one envelope for what must be provable later: a compact JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037). The
 * header's `typ` names the kind, so that a receipt never passes for an order.
 */
export const envelopeKinds = {
  order: orderSchema,
  receipt: receiptSchema,
  'hand-over': handOverProofSchema,
  bundle: bundleSchema,
  'bundle-answer': bundleAnswerSchema,
} as const;
export type EnvelopeKind = keyof typeof envelopeKinds;
export type EnvelopeContent<K extends EnvelopeKind> = z.infer<(typeof envelopeKinds)[K]>;

/** Why an envelope is not believed. */
export type EnvelopeFlaw = 'form' | 'header' | 'kind' | 'signature' | 'content';

/** Seals a value of one kind. @returns `header.payload.signature`, each base64url */
export function makeEnvelope<K extends EnvelopeKind>(kind: K, content: EnvelopeContent<K>, key: SigningKey): string {
  const header = canonicalJson({ alg: 'EdDSA', kid: key.keyid, typ: typeOf(kind) });
  return signCompact(header, canonicalJson(content), key);
}

/**
 * Opens an envelope: checks form, kind, signature and schema, in this order.
 * @throws the fault `envelope-invalid`, with `kind` and `why` ({@link EnvelopeFlaw})
 */
export function openEnvelope<K extends EnvelopeKind>(text: string, kind: K, verify: VerifyBytes): EnvelopeContent<K> {
  const parts = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})$/.exec(text);
  if (parts === null) throw invalid(kind, 'form');
  const [, header = '', payload = '', signature = ''] = parts;
  const { alg, typ, crit } = readObject(header, kind, 'header');
  if (alg !== 'EdDSA' || crit !== undefined) throw invalid(kind, 'header');
  if (typ !== typeOf(kind)) throw invalid(kind, 'kind');
  if (!verify(utf8fromString(`${header}.${payload}`), bytesOf(signature, kind, 'form'))) throw invalid(kind, 'signature');
  const content = envelopeKinds[kind].safeParse(readObject(payload, kind, 'content'));
  if (!content.success) throw invalid(kind, 'content', content.error);
  return content.data as EnvelopeContent<K>;
}

/** Whom an envelope names as its signer (`kid`), which nothing has proved yet; null where it names nobody. */
export function signerOf(text: string): string | null {
  try {
    const { kid } = JSON.parse(utf8toString(fromBase64url(text.split('.', 1)[0] ?? ''))) as { readonly kid?: unknown };
    return typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

/** The bare compact serialisation (RFC 7515 §3.1) of a header and a payload given as texts. */
export function signCompact(header: string, payload: string, key: SigningKey): string {
  const signed = `${toBase64url(utf8fromString(header))}.${toBase64url(utf8fromString(payload))}`;
  return `${signed}.${toBase64url(key.sign(utf8fromString(signed)))}`;
}

function typeOf(kind: EnvelopeKind): string {
  return `suika-${kind}+jws`;
}

function readObject(part: string, kind: EnvelopeKind, why: EnvelopeFlaw): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(utf8toString(bytesOf(part, kind, why)));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw invalid(kind, why, cause);
  }
  throw invalid(kind, why);
}

function bytesOf(part: string, kind: EnvelopeKind, why: EnvelopeFlaw): Uint8Array {
  try {
    return fromBase64url(part);
  } catch (cause) {
    throw invalid(kind, why, cause);
  }
}

function invalid(kind: EnvelopeKind, why: EnvelopeFlaw, cause?: unknown): Error {
  return fault('envelope-invalid', { kind, why }, cause);
}
