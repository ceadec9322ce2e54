import type { Answer } from '../../../core/desk/answer.ts';

/** Why no answer came, for the closed table and in a word for logs and faults: `ECONNREFUSED`, `PROXY 407`. */
export interface Trouble {
  readonly answer: Exclude<Answer, { kind: 'http' }>;
  readonly trouble: string;
}

/** The host at the other end is not the agency: another authority, another name, or no TLS 1.3 at all. */
const otherHost = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_PURPOSE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
]);

/** Theirs, or what they said of ours; the rest that TLS finds amiss is a line that breaks or changes bytes. */
const aboutCertificates = /CERT|ALERT_UNKNOWN_CA|ALERT_ACCESS_DENIED/;

/** Behind a proxy only the proxy is connected to: what says that there is nobody, or no address at all, speaks of it. */
const nobodyThere =
  /^(ERR_INVALID_URL|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_.*)$/;

/** @param proxied the request went through a proxy */
export function troubleOf(cause: unknown, proxied: boolean): Trouble {
  const refusal = proxied ? /Proxy response \((\d+)\)/.exec(messageOf(cause))?.[1] : undefined;
  if (refusal !== undefined) return { answer: { kind: 'between' }, trouble: `PROXY ${refusal}` };
  const trouble = codeOf(cause);
  if (proxied && nobodyThere.test(trouble)) return { answer: { kind: 'between' }, trouble: `PROXY ${trouble}` };
  if (otherHost.has(trouble)) return { answer: { kind: 'between' }, trouble };
  return { answer: { kind: aboutCertificates.test(trouble) ? 'certificate' : 'none' }, trouble };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? `${cause.message} ${messageOf(cause.cause)}` : '';
}

function codeOf(cause: unknown): string {
  const { code, name, cause: inner } = cause as { code?: unknown; name?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  if (inner !== undefined) return codeOf(inner);
  return typeof name === 'string' ? name : 'unknown';
}
