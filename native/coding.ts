import { constants, gunzipSync, gzipSync } from 'node:zlib';

/**
 * The content coding of bodies between terminal and agency (RFC 9110 §8.4.1): gzip, or none. Signature and digest are over the
 * coded bytes, as they travel.
 */

/** A body of fewer bytes travels as it is: its packet would not become fewer. */
const codedFrom = 1_024;

/** What a side says that it takes: `accept-encoding`. */
export const takenCoding = 'gzip';

export interface Coded {
  readonly body: Uint8Array;
  /** For the header field `content-encoding`; absent where the body travels as it is. */
  readonly encoding?: 'gzip';
}

/** Level 1: nearly as short as the default for JSON of ours, at a fraction of the work (docs/decisions/gzip-bodies.md). */
export function coded(body: Uint8Array): Coded {
  if (body.length < codedFrom) return { body };
  const shorter = gzipSync(body, { level: constants.Z_BEST_SPEED });
  return shorter.length < body.length ? { body: shorter, encoding: 'gzip' } : { body };
}

/**
 * @param encoding the field `content-encoding`
 * @param most bytes that are made at most, so that a few that were sent do not become a memory full
 * @returns null where the coding is another one, the bytes are broken, or there would be more of them
 */
export function decoded(body: Uint8Array, encoding: unknown, most: number): Uint8Array | null {
  if (encoding === undefined || encoding === 'identity') return body.length > most ? null : body;
  if (encoding !== 'gzip') return null;
  try {
    return gunzipSync(body, { maxOutputLength: most });
  } catch {
    return null;
  }
}
