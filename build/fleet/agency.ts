import type { Answer } from '../../core/desk/answer.ts';

/** How an agency that has too much to do says when to come again; `queue`: who is refused later is told a later time. */
export const hintings = ['none', 'fixed', 'queue'] as const;
export type Hinting = (typeof hintings)[number];

export interface AgencyModel {
  /** Requests that it works off in a second. */
  readonly capacity: number;
  /** Before this instant it does not answer, in milliseconds. */
  readonly backAt: number;
  readonly hints: Hinting;
}

export interface Answered {
  readonly answer: Answer;
  /** When the answer leaves the agency. */
  readonly at: number;
  /** Retry-After in milliseconds, whole seconds as in the header. */
  readonly hint?: number;
}

/** Milliseconds of work that wait at the most; who comes on top of them is refused. */
const longestQueue = 1_000;
/** What everybody is told by an agency that does not look at its queue. */
const fixedHint = 60_000;

const http = (status: number): Answer => ({ kind: 'http', status, wellFormed: true, signed: true, html: false });

/** One queue, worked off at an even rate. To refuse costs nothing. */
export class Agency {
  readonly #model: AgencyModel;
  readonly #each: number;
  #freeAt = 0;
  /** The places of those who were refused end here. */
  #promisedUntil = 0;
  #refusals = 0;

  constructor(model: AgencyModel) {
    this.#model = model;
    this.#each = 1_000 / model.capacity;
  }

  get refusals(): number {
    return this.#refusals;
  }

  take(now: number): Answered {
    const { backAt, hints } = this.#model;
    if (now < backAt) return { answer: { kind: 'none' }, at: now };
    if (this.#freeAt - now <= longestQueue) {
      this.#freeAt = Math.max(now, this.#freeAt) + this.#each;
      return { answer: http(200), at: this.#freeAt };
    }
    this.#refusals += 1;
    const refused = { answer: http(503), at: now };
    if (hints === 'none') return refused;
    if (hints === 'fixed') return { ...refused, hint: fixedHint };
    this.#promisedUntil = Math.max(this.#freeAt, this.#promisedUntil) + this.#each;
    return { ...refused, hint: Math.ceil((this.#promisedUntil - now) / 1_000) * 1_000 };
  }
}
