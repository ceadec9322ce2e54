import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { Answer } from '../../../core/desk/answer.ts';
import { takenCoding } from '../../../native/coding.ts';
import { proxyFor } from './proxy.ts';
import type { Proxy } from './proxy.ts';
import { TimeLeft } from './time-left.ts';
import { troubleOf } from './trouble.ts';

/** One HTTP request to the agency, bounded in time and size, and what came back as the closed table of answers wants it. */

/** Milliseconds for the answer's head, for each part of its body, and for all of it. */
const patience = { head: 8_000, part: 5_000, whole: 20_000 };
/** Bytes a second of the slowest line that is waited for: by what request and answer take on it, head and whole may come later. */
const slowest = 8_000;
/** Bytes of an answer that are read, as they come and when decoded; a longer one is nonsense. */
export const longestAnswer = 4 * 1024 * 1024;
/** Bytes of an answer's head. */
const longestHead = 16 * 1024;

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

/** Who vouches for the agency, and what this terminal shows of itself; all PEM. */
export interface Tls {
  /** Only these: no authority that the system trusts is believed. */
  readonly authorities: readonly string[];
  readonly key?: string;
  readonly certificate?: string;
}

interface LineOptions {
  readonly tls?: Tls | null;
  /** The terminal's own proxy, where one is set. */
  readonly proxy?: () => string | null;
  /** Shorter for tests. */
  readonly patience?: typeof patience;
}

/** Sends requests over kept connections; end it with `close`. */
export class HttpLine {
  #tls: Tls | null;
  readonly #proxy: () => string | null;
  readonly #patience: typeof patience;
  /** By the way that they go: a proxy's address, or ''. */
  readonly #dispatchers = new Map<string, Dispatcher>();
  readonly #broken = new AbortController();

  constructor(options: LineOptions = {}) {
    this.#tls = options.tls ?? null;
    this.#proxy = options.proxy ?? (() => null);
    this.#patience = options.patience ?? patience;
  }

  /** From the next request on; what is under way goes on as it began. */
  use(tls: Tls | null): void {
    this.#tls = tls;
    for (const dispatcher of this.#dispatchers.values()) void dispatcher.close().catch(() => undefined);
    this.#dispatchers.clear();
  }

  /** Never rejects. */
  async post(post: Post, judged: Judged): Promise<Heard> {
    const stop = new AbortController();
    const time = new TimeLeft(this.#patience.whole + travel(post.body), () => stop.abort());
    const signal = AbortSignal.any([stop.signal, this.#broken.signal]);
    // undici looks at a signal once it is connected: a proxy that never answers would be waited for as long as it likes.
    const aborted = new Promise<never>((_, reject) => (signal.onabort = () => reject(signal.reason as Error)));
    const proxy = proxyFor(post.url, this.#proxy(), process.env);
    try {
      return await Promise.race([this.#send(post, proxy, judged, signal, time), aborted]);
    } catch (cause) {
      return { ...troubleOf(cause, proxy !== null), headers: {}, body: new Uint8Array() };
    } finally {
      signal.onabort = null;
      time.end();
    }
  }

  /** Nothing more is sent, and what is under way ends without an answer. */
  breakOff(): void {
    this.#broken.abort();
  }

  async close(): Promise<void> {
    this.breakOff();
    const dispatchers = [...this.#dispatchers.values()];
    // A server that keeps its end open must not keep this process.
    await Promise.race([Promise.all(dispatchers.map((each) => each.close())), delay(200, undefined, { ref: false })]);
    await Promise.all(dispatchers.map((each) => each.destroy()));
  }

  async #send(
    { url, body, headers, type = 'application/json' }: Post,
    proxy: Proxy | null,
    judged: Judged,
    signal: AbortSignal,
    time: TimeLeft,
  ): Promise<Heard> {
    // Loaded with the first request, not with the window.
    const { request } = await import('undici');
    const response = await request(url, {
      dispatcher: await this.#dispatcher(url, proxy),
      method: 'POST',
      headers: { ...headers, 'content-type': type, accept: 'application/json', 'accept-encoding': takenCoding },
      body: Buffer.from(body),
      headersTimeout: this.#patience.head + travel(body),
      signal,
    });
    const bytes = await readBody(response.body, (part) => time.add(travel(part)));
    const html = /html/i.test(String(response.headers['content-type'] ?? '')) || startsAsMarkup(bytes);
    const answer: Answer = { kind: 'http', status: response.statusCode, html, ...judged(response.statusCode, response.headers, bytes) };
    return { answer, headers: response.headers, body: bytes, trouble: '' };
  }

  async #dispatcher(url: string, proxy: Proxy | null): Promise<Dispatcher> {
    if (url.startsWith('https:') && this.#tls === null) throw Object.assign(new Error('no authority'), { code: 'CERT_AUTHORITY_UNKNOWN' });
    const { Agent, Pool, ProxyAgent } = await import('undici');
    const way = proxy?.uri ?? '';
    const known = this.#dispatchers.get(way);
    if (known !== undefined) return known;
    const { head, part } = this.#patience;
    const limits = { bodyTimeout: part, keepAliveTimeout: 60_000, maxHeaderSize: longestHead, maxCachedSessions: 0 };
    const tls = tlsOptions(this.#tls, head);
    const made =
      proxy === null
        ? new Agent({ ...limits, connect: tls })
        : new ProxyAgent({
            ...limits,
            uri: proxy.uri,
            requestTls: tls,
            connectTimeout: head,
            // What waits behind a CONNECT without an answer would wait for undici's five minutes.
            clientFactory: (origin, options) => new Pool(origin, { ...options, headersTimeout: head }),
            ...tokenOf(proxy),
          });
    this.#dispatchers.set(way, made);
    return made;
  }
}

/** Milliseconds that a body takes on the slowest line. */
function travel(body: Uint8Array): number {
  return (body.length / slowest) * 1_000;
}

function tokenOf({ token }: Proxy): { readonly token?: string } {
  return token === undefined ? {} : { token };
}

function tlsOptions(tls: Tls | null, timeout: number) {
  const { authorities, key, certificate } = tls ?? { authorities: [] };
  const own = key === undefined || certificate === undefined ? {} : { key, cert: certificate };
  return { timeout, ca: [...authorities], minVersion: 'TLSv1.3' as const, ...own };
}

async function readBody(body: AsyncIterable<Uint8Array>, onPart: (part: Uint8Array) => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longestAnswer) throw Object.assign(new Error('the answer has no end'), { code: 'ANSWER_TOO_LONG' });
    parts.push(part);
    onPart(part);
  }
  return Buffer.concat(parts);
}

function startsAsMarkup(body: Uint8Array): boolean {
  return /^\s*</.test(Buffer.from(body.subarray(0, 64)).toString('latin1'));
}
