import { judge } from '../../core/desk/answer.ts';
import type { Answered } from './agency.ts';
import type { Events } from './events.ts';

/** When to ask again: the two functions of core/desk/back-off.ts, or others to compare them with. */
export interface BackOff {
  readonly retry: (failures: number, random: number, hint?: number) => number;
  readonly poll: (random: number) => number;
}

interface Deps {
  readonly events: Events;
  readonly backOff: BackOff;
  readonly random: () => number;
  readonly batch: number;
  /** Brings a request to the agency, and its answer back. */
  readonly send: (heard: (answered: Answered) => void) => void;
}

/** The entries of one case that wait. */
interface Waiting {
  entries: number;
  readonly old: boolean;
}

/**
 * What electron/host/agency does, without store and wire. Left out: the order over the cases of one person, the second
 * exchange at a time, which there is only where more cases wait than one exchange takes, and photos, which go beside the
 * exchanges with the same waits.
 */
export class Terminal {
  readonly #deps: Deps;
  #cases: Waiting[] = [];
  #failures = 0;
  #notBefore = 0;
  #busy = false;
  /** Counts up with each plan, so that an older one is void. */
  #plan = 0;
  /** It left its entries to a person. */
  #gaveUp = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Entries of the outage that have no receipt. */
  get backlog(): number {
    return this.#cases.reduce((sum, { entries, old }) => sum + (old ? entries : 0), 0);
  }

  /** @param first of its case, or one more of the last one; @param old from the outage */
  record(first: boolean, old: boolean): void {
    const last = this.#cases.at(-1);
    if (!first && last !== undefined) last.entries += 1;
    else this.#cases.push({ entries: 1, old });
  }

  /** Something new waits; or the time that was planned has come. */
  kick(): void {
    const { now } = this.#deps.events;
    if (this.#busy || this.#gaveUp || now < this.#notBefore) return;
    this.#busy = true;
    this.#plan += 1;
    this.#exchange();
  }

  #exchange(): void {
    const sent = this.#cases.slice(0, this.#deps.batch);
    this.#deps.send(({ answer, hint }) => {
      const verdict = judge(answer);
      if (verdict === 'decided') this.#decided(sent);
      else this.#failed(hint, verdict === 'wait');
    });
  }

  /** Once more while there is something to send, and after what was sent, as if that had always changed something to hear of. */
  #decided(sent: readonly Waiting[]): void {
    for (const waiting of sent) waiting.entries -= 1;
    this.#cases = this.#cases.filter(({ entries }) => entries > 0);
    if (sent.length > 0 || this.#cases.length > 0) return this.#exchange();
    this.#failures = 0;
    this.#later(this.#deps.backOff.poll(this.#deps.random()));
  }

  #failed(hint: number | undefined, goesOn: boolean): void {
    this.#failures += 1;
    const wait = this.#deps.backOff.retry(this.#failures, this.#deps.random(), hint);
    this.#notBefore = hint === undefined ? 0 : this.#deps.events.now + wait;
    this.#gaveUp = !goesOn;
    this.#later(wait);
  }

  #later(wait: number): void {
    this.#busy = false;
    const plan = ++this.#plan;
    this.#deps.events.plan(this.#deps.events.now + wait, () => {
      if (plan === this.#plan) this.kick();
    });
  }
}
