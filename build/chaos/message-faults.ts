import type { Deed, Rule, SeenRequest } from '../../fixtures/agency/proxy.ts';
import { chanceOf } from '../power/chance.ts';
import type { FaultKind, PlannedFault } from './plan.ts';

/** What becomes of the plain terminal's messages while faults are on. */

const html = '<!doctype html><html><title>Sign in</title><form>…</form></html>';
const ofHtml = { 'content-type': 'text/html' };

/** Drops, changes and answers of one message. @param dice drawn for this message */
const deeds: Partial<Readonly<Record<FaultKind, (dice: number, request: SeenRequest) => Deed>>> = {
  drop: () => ({ do: 'drop' }),
  'drop-answer': () => ({ do: 'drop-answer' }),
  delay: (dice) => ({ do: 'delay', ms: 20 + Math.floor(dice * 400) }),
  repeat: (dice) => ({ do: 'repeat', times: 2 + Math.floor(dice * 3) }),
  cut: (dice) => ({ do: 'cut', bytes: Math.floor(dice * 600) }),
  'cut-request': (dice, { body }) => ({ do: 'cut-request', bytes: Math.floor((dice * body.length) / 2) }),
  behind: () => ({ do: 'behind', ms: 400 }),
  garbled: (dice) => ({ do: 'tamper', answer: (body) => flipped(body, dice) }),
  unsigned: () => ({ do: 'answer', status: 200, body: '{"results":[],"changes":[]}', headers: { 'content-type': 'application/json' } }),
  html: () => ({ do: 'answer', status: 200, body: html, headers: ofHtml }),
  empty: () => ({ do: 'answer', status: 200 }),
  earlier: () => ({ do: 'earlier-answer' }),
  'valid-500': () => ({ do: 'status', status: 500 }),
  portal: () => ({ do: 'answer', status: 302, body: html, headers: { ...ofHtml, location: 'http://127.0.0.1:9/sign-in' } }),
  'proxy-asks': () => ({ do: 'answer', status: 407, body: html, headers: { ...ofHtml, 'proxy-authenticate': 'Basic realm="x"' } }),
  hang: () => ({ do: 'hang' }),
};

function flipped(body: Buffer, dice: number): Buffer {
  const changed = Buffer.from(body);
  const place = Math.floor(dice * changed.length);
  if (place < changed.length) changed[place] = (changed[place] ?? 0) ^ 1;
  return changed;
}

export class MessageFaults {
  readonly #chance;
  readonly #on = new Map<number, PlannedFault>();
  /** Every status there is, with a body and without, in an order that the seed chose. */
  readonly #statuses: { readonly status: number; readonly body: string }[];
  #nextStatus = 0;
  #untilStatus = 0;
  /** Messages that something was done to, by the kind of fault. */
  readonly struck = new Map<FaultKind, number>();

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
    const all = Array.from({ length: 500 }, (_, index) => 100 + index).flatMap((status) => [
      { status, body: '' },
      { status, body: '{"a":1}' },
    ]);
    this.#statuses = all
      .map((each) => ({ each, place: this.#chance.next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ each }) => each);
  }

  /** How many of all statuses, with a body and without, came up. */
  get statuses(): string {
    return `${String(Math.min(this.#nextStatus, this.#statuses.length))}/${String(this.#statuses.length)}`;
  }

  begin(fault: PlannedFault): void {
    this.#on.set(fault.number, fault);
  }

  /** From the next message on so many are answered with the next statuses. */
  beginStatuses(times: number): void {
    this.#untilStatus = this.#nextStatus + times;
  }

  end(fault: PlannedFault): void {
    this.#on.delete(fault.number);
    if (fault.kind === 'statuses') this.#untilStatus = this.#nextStatus;
  }

  readonly rule: Rule = (request) => {
    if (this.#nextStatus < this.#untilStatus) return this.#status();
    // What is on strikes often, and lets something through now and then.
    const on = [...this.#on.values()].filter(({ kind }) => kind in deeds);
    if (on.length === 0 || this.#chance.next() < 0.2) return { do: 'pass' };
    const { kind } = this.#chance.one(on);
    this.#count(kind);
    return deeds[kind]?.(this.#chance.next(), request) ?? { do: 'pass' };
  };

  #status(): Deed {
    const { status, body } = this.#statuses[this.#nextStatus % this.#statuses.length] as { status: number; body: string };
    this.#nextStatus += 1;
    this.#count('statuses');
    // After an interim answer the final one would be waited for.
    const headers = { ...(status < 200 ? { connection: 'close' } : {}), ...(body === '' ? {} : { 'content-type': 'application/json' }) };
    return { do: 'answer', status, body, headers };
  }

  #count(kind: FaultKind): void {
    this.struck.set(kind, (this.struck.get(kind) ?? 0) + 1);
  }
}
