import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { codeRefusals, refusalAnswer } from '../../../core/agency.ts';
import { judge } from '../../../core/desk/answer.ts';
import type { Verdict } from '../../../core/desk/answer.ts';
import type { Fault } from '../../../core/fault.ts';
import { signRequest, verifyAnswer } from '../../../core/http-signature.ts';
import type { SigningKey, VerifyBytes } from '../../../core/primitives.ts';
import { coded, decoded } from '../../../native/coding.ts';
import { sha256 } from '../../../native/ed25519.ts';
import {
  answerNonsense,
  certificateFault,
  codeRefused,
  proxyFault,
  refused,
  somethingBetween,
  terminalRefused,
  terminalRevoked,
  unreachable,
} from './faults.ts';
import { longestAnswer } from './http.ts';
import type { Heard, HttpLine, Post } from './http.ts';

/** Who speaks to the agency, and how the agency is known. */
export interface Signing {
  /** The device key under the name that the agency knows it by. */
  readonly key: SigningKey;
  /** Checks the agency's signature. In the enrolment alone it follows from the body. */
  readonly verifierOf: (body: unknown) => VerifyBytes | null;
  /** The agency says, signed, that it has revoked this terminal. */
  readonly onRevoked?: (reason: string) => void;
}

/** One question and what it brought, before anybody decides what that means. */
export interface Told {
  readonly verdict: Verdict;
  /** The body where it is JSON; signed or not: see `verdict` and `signed`. */
  readonly content: unknown;
  readonly signed: boolean;
  /** For a log and a lamp: `HTTP 503`, `ECONNREFUSED`. */
  readonly trouble: string;
  /** Milliseconds, where the agency named a time. */
  readonly retryAfter: number | undefined;
}

/** Signs a request, sends it and judges the answer by the closed table. Never rejects. */
export function tell(line: HttpLine, base: string, path: string, content: unknown, signing: Signing): Promise<Told> {
  const { body, encoding } = coded(Buffer.from(JSON.stringify(content)));
  return tellBody(line, base, path, { body, ...(encoding !== undefined && { encoding }) }, signing);
}

/** The same with bytes that are no JSON; the answer is. */
export function tellBytes(line: HttpLine, base: string, path: string, body: Uint8Array, signing: Signing): Promise<Told> {
  return tellBody(line, base, path, { body, type: 'application/octet-stream' }, signing);
}

async function tellBody(
  line: HttpLine,
  base: string,
  path: string,
  { body, type, encoding }: Pick<Post, 'body' | 'type'> & { readonly encoding?: string },
  signing: Signing,
): Promise<Told> {
  const { key, verifierOf } = signing;
  const nonce = randomBytes(16).toString('base64url');
  const headers = signRequest({ method: 'POST', path, body }, { key, nonce, created: Math.floor(Date.now() / 1000), sha256 });
  const coding = encoding === undefined ? {} : { 'content-encoding': encoding };
  let said: unknown;
  const post = { url: base + path, body, headers: { ...headers, ...coding }, ...(type !== undefined && { type }) };
  const heard = await line.post(post, (status, fields, bytes) => {
    said = parse(decoded(bytes, fields['content-encoding'], longestAnswer));
    const verify = verifierOf(said);
    const signed = verify !== null && verifyAnswer({ status, body: bytes, headers: fields }, headers.signature, { verify, sha256 }).ok;
    return { wellFormed: typeof said === 'object' && said !== null, signed };
  });
  const { answer } = heard;
  const told = {
    verdict: judge(answer),
    content: said,
    signed: answer.kind === 'http' && answer.signed,
    trouble: answer.kind === 'http' ? `HTTP ${String(answer.status)}` : heard.trouble,
    retryAfter: retryAfter(heard),
  };
  const refusal = refusalIn(told);
  if (refusal?.refused === 'terminal-revoked') signing.onRevoked?.(refusal.reason ?? '');
  return told;
}

/**
 * A question that needs its answer now.
 * @throws Fault `agency-unreachable`, `agency-between`, `terminal-refused`, `agency-refused` or `agency-answer-nonsense`
 */
export async function ask<S extends z.ZodType>(send: () => Promise<Told>, schema: S): Promise<z.infer<S>> {
  let told = await send();
  // Something repeated the request on its way (RFC 8470): signed anew it is another one.
  if (refusalIn(told)?.refused === 'nonce-used') told = await send();
  if (told.verdict !== 'decided') throw whyNot(told);
  const answer = schema.safeParse(told.content);
  if (!answer.success) throw answerNonsense(answer.error.issues[0]?.path.join('.') ?? '');
  return answer.data;
}

/** What an answer that decides nothing means for who asked. */
export function whyNot(told: Told): Fault {
  const refusal = refusalIn(told);
  if (refusal?.refused === 'terminal-revoked') return terminalRevoked();
  if (refusal !== null && isOneOf(codeRefusals, refusal.refused)) return codeRefused(refusal.refused);
  if (refusal !== null) return refused(refusal.refused);
  const { verdict, trouble } = told;
  if (verdict === 'between') return trouble.startsWith('PROXY ') ? proxyFault(trouble.slice('PROXY '.length)) : somethingBetween(trouble);
  if (verdict === 'terminal') return trouble.startsWith('HTTP ') ? terminalRefused(trouble) : certificateFault(trouble);
  return unreachable(trouble);
}

function isOneOf<T extends string>(some: readonly T[], one: string): one is T {
  return (some as readonly string[]).includes(one);
}

/** The agency's own word why it did not do what was asked; null for every other answer. */
export function refusalIn({ signed, verdict, content }: Told): z.infer<typeof refusalAnswer> | null {
  if (!signed || verdict === 'decided') return null;
  const refusal = refusalAnswer.safeParse(content);
  return refusal.success ? refusal.data : null;
}

function parse(body: Uint8Array | null): unknown {
  if (body === null) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Seconds, or an HTTP date (RFC 9110 §10.2.3), by the clock of who answered: ours may be a year off. */
function retryAfter({ headers }: Heard): number | undefined {
  const field = headers['retry-after'];
  if (typeof field !== 'string') return undefined;
  const milliseconds = /^\d+$/.test(field)
    ? Number(field) * 1_000
    : Date.parse(field) - (Date.parse(String(headers['date'])) || Date.now());
  return Number.isFinite(milliseconds) && milliseconds > 0 ? milliseconds : undefined;
}
