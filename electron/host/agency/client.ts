import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { refusalAnswer } from '../../../core/agency.ts';
import { judge } from '../../../core/desk/answer.ts';
import type { Verdict } from '../../../core/desk/answer.ts';
import type { Fault } from '../../../core/fault.ts';
import { signRequest, verifyAnswer } from '../../../core/http-signature.ts';
import type { SigningKey, VerifyBytes } from '../../../core/primitives.ts';
import { sha256 } from '../../../native/ed25519.ts';
import { answerNonsense, refused, somethingBetween, terminalRefused, unreachable } from './faults.ts';
import type { Heard, HttpLine, Post } from './http.ts';

/** Who speaks to the agency, and how the agency is known. */
export interface Signing {
  /** The device key under the name that the agency knows it by. */
  readonly key: SigningKey;
  /** Checks the agency's signature. In the enrolment alone it follows from the body. */
  readonly verifierOf: (body: unknown) => VerifyBytes | null;
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
  return tellBody(line, base, path, { body: Buffer.from(JSON.stringify(content)) }, signing);
}

/** The same with bytes that are no JSON; the answer is. */
export function tellBytes(line: HttpLine, base: string, path: string, body: Uint8Array, signing: Signing): Promise<Told> {
  return tellBody(line, base, path, { body, type: 'application/octet-stream' }, signing);
}

async function tellBody(
  line: HttpLine,
  base: string,
  path: string,
  { body, type }: Pick<Post, 'body' | 'type'>,
  { key, verifierOf }: Signing,
): Promise<Told> {
  const nonce = randomBytes(16).toString('base64url');
  const headers = signRequest({ method: 'POST', path, body }, { key, nonce, created: Math.floor(Date.now() / 1000), sha256 });
  const heard = await line.post(
    { url: base + path, body, headers: { ...headers }, ...(type !== undefined && { type }) },
    (status, fields, bytes) => {
      const answer = parse(bytes);
      const verify = verifierOf(answer);
      const signed = verify !== null && verifyAnswer({ status, body: bytes, headers: fields }, headers.signature, { verify, sha256 }).ok;
      return { wellFormed: typeof answer === 'object' && answer !== null, signed };
    },
  );
  const { answer } = heard;
  return {
    verdict: judge(answer),
    content: parse(heard.body),
    signed: answer.kind === 'http' && answer.signed,
    trouble: answer.kind === 'http' ? `HTTP ${String(answer.status)}` : heard.trouble,
    retryAfter: retryAfter(heard),
  };
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
  if (refusal !== null) return refused(refusal.refused);
  if (told.verdict === 'between') return somethingBetween(told.trouble);
  if (told.verdict === 'terminal') return terminalRefused(told.trouble);
  return unreachable(told.trouble);
}

/** The agency's own word why it did not do what was asked; null for every other answer. */
export function refusalIn({ signed, verdict, content }: Told): z.infer<typeof refusalAnswer> | null {
  if (!signed || verdict === 'decided') return null;
  const refusal = refusalAnswer.safeParse(content);
  return refusal.success ? refusal.data : null;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Seconds, or an HTTP date (RFC 9110 §10.2.3). */
function retryAfter({ headers }: Heard): number | undefined {
  const field = headers['retry-after'];
  if (typeof field !== 'string') return undefined;
  const milliseconds = /^\d+$/.test(field) ? Number(field) * 1_000 : Date.parse(field) - Date.now();
  return Number.isFinite(milliseconds) && milliseconds > 0 ? milliseconds : undefined;
}
