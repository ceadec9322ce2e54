import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { Answer } from '../../../core/desk/answer.ts';

/** One HTTP request to the agency, bounded in time and size, and what came back as the closed table of answers wants it. */

/** Milliseconds for the answer's head, for each part of its body, and for all of it. */
const headTimeout = 8_000;
const partTimeout = 5_000;
const wholeTimeout = 20_000;
/** Bytes of an answer that are read; a longer one is nonsense. */
const mostBytes = 4 * 1024 * 1024;

export interface Heard {
  readonly answer: Answer;
  /** Header fields, lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  /** What the line said when nothing came: a code such as ECONNREFUSED. */
  readonly trouble: string;
}

export interface Post {
  readonly url: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON where absent. */
  readonly type?: string;
}

/** Whether an answer that came is JSON of the agency's and signed by it for this very request. */
export type Judged = (
  status: number,
  headers: Heard['headers'],
  body: Uint8Array,
) => { readonly wellFormed: boolean; readonly signed: boolean };

/** Sends requests over kept connections; end it with `close`. */
export class HttpLine {
  #agent: Promise<Dispatcher> | null = null;
  readonly #broken = new AbortController();

  /** Never rejects. */
  async post(post: Post, judged: Judged): Promise<Heard> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), wholeTimeout);
    const signal = AbortSignal.any([stop.signal, this.#broken.signal]);
    try {
      return await this.#send(post, judged, signal);
    } catch (cause) {
      const trouble = troubleOf(cause);
      return { answer: { kind: isCertificate(trouble) ? 'certificate' : 'none' }, headers: {}, body: new Uint8Array(), trouble };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Nothing more is sent, and what is under way ends without an answer. */
  breakOff(): void {
    this.#broken.abort();
  }

  async close(): Promise<void> {
    this.breakOff();
    const agent = await this.#agent;
    // A server that keeps its end open must not keep this process.
    await Promise.race([agent?.close(), delay(200, undefined, { ref: false })]);
    await agent?.destroy();
  }

  async #send({ url, body, headers, type = 'application/json' }: Post, judged: Judged, signal: AbortSignal): Promise<Heard> {
    // Loaded with the first request, not with the window.
    const { Agent, request } = await import('undici');
    this.#agent ??= Promise.resolve(
      new Agent({ connect: { timeout: headTimeout }, headersTimeout: headTimeout, bodyTimeout: partTimeout, keepAliveTimeout: 60_000 }),
    );
    const response = await request(url, {
      dispatcher: await this.#agent,
      method: 'POST',
      headers: { ...headers, 'content-type': type, accept: 'application/json' },
      body: Buffer.from(body),
      signal,
    });
    const bytes = await readBody(response.body);
    const html = /html/i.test(String(response.headers['content-type'] ?? '')) || startsAsMarkup(bytes);
    const answer: Answer = { kind: 'http', status: response.statusCode, html, ...judged(response.statusCode, response.headers, bytes) };
    return { answer, headers: response.headers, body: bytes, trouble: '' };
  }
}

async function readBody(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > mostBytes) throw Object.assign(new Error('the answer has no end'), { code: 'ANSWER_TOO_LONG' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function startsAsMarkup(body: Uint8Array): boolean {
  return /^\s*</.test(Buffer.from(body.subarray(0, 64)).toString('latin1'));
}

function troubleOf(cause: unknown): string {
  const { code, name, cause: inner } = cause as { code?: unknown; name?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  if (inner !== undefined) return troubleOf(inner);
  return typeof name === 'string' ? name : 'unknown';
}

function isCertificate(trouble: string): boolean {
  return /CERT|ERR_TLS|SELF_SIGNED|ERR_SSL|UNABLE_TO_VERIFY/.test(trouble);
}
