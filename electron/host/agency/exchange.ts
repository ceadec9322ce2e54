import { agencyPaths } from '../../../core/agency.ts';
import type { Entry } from '../../../core/entry.ts';
import { pollDelay, retryDelay } from '../../../core/desk/back-off.ts';
import { Fault } from '../../../core/fault.ts';
import { internal } from '../../../core/wire.ts';
import type { Clock } from '../clock.ts';
import { countTry, lastSeq, setAside } from '../store/outbox.ts';
import { countOutbox } from '../store/outbox-rows.ts';
import { lastReceipt } from '../store/receipts.ts';
import type { Store } from '../store/store.ts';
import { applyAnswer, letGoOfOld } from './apply.ts';
import { tell, whyNot } from './client.ts';
import type { Told } from './client.ts';
import { Drain } from './drain.ts';
import type { Done } from './drain.ts';
import type { Enrolment } from './enrolment.ts';
import type { FileSending } from './files.ts';
import type { HttpLine } from './http.ts';
import { readAnswer } from './read-answer.ts';
import { requestWith } from './request.ts';
import { isOvertaken } from './restored.ts';

/** A window is drawn before the first exchange begins, in milliseconds. */
const firstAfter = 1_000;
/** At the end an exchange under way has so many milliseconds to finish. */
const finishWithin = 5_000;

export interface Summary {
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly waiting: number;
  readonly changes: number;
}

/** What is known of the line, for the lamp. */
export type LineState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'good'; readonly since: string; readonly nextTryAt: string | null }
  | { readonly kind: 'bad'; readonly why: Fault; readonly nextTryAt: string | null };

interface Deps {
  readonly store: Store;
  readonly line: HttpLine;
  /** What entries need at the agency before they are sent. */
  readonly files: Pick<FileSending, 'kick' | 'run'>;
  /** Enrols where the folder is not enrolled yet; rejects with why it cannot. */
  readonly enrolled: () => Promise<Enrolment>;
  readonly clock: Clock;
  readonly changed: () => void;
  /** What the agency told is kept; the enrolment is to be read again. */
  readonly configured: () => void;
  /** The agency has decided something: what waited for that may go on. */
  readonly decided: () => void;
  readonly unexpected: (cause: unknown) => Fault;
}

const nothingDone: Done = { settled: [], accepted: 0, refused: 0, changes: 0, moved: false, begunAnew: false, configured: false };

/** The queue on its way: one exchange at a time, by hand, after each new entry, and by itself for as long as a window is open. */
export class Exchange {
  readonly #deps: Deps;
  #state: LineState = { kind: 'unknown' };
  #tail: Promise<unknown> = Promise.resolve();
  #failures = 0;
  /** Milliseconds that the agency asked for with its last refusal to decide. */
  #retryAfter: number | undefined;
  /** Until then nothing is sent by itself, in milliseconds of the monotonic clock. */
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  #background = false;
  #closed = false;
  #kicked: Promise<unknown> | null = null;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get state(): LineState {
    return this.#state;
  }

  /** From now on entries leave by themselves, again and again until they have their receipts. */
  startBackground(): void {
    if (this.#background) return;
    this.#background = true;
    this.#plan(firstAfter);
  }

  /** Something new waits: sends it soon, without anybody waiting for it; not before the time that the agency asked for. */
  kick(): void {
    if (this.#closed) return;
    this.#deps.files.kick();
    if (this.#kicked !== null || performance.now() < this.#notBefore) return;
    this.#kicked = this.#next(undefined)
      .catch((reason: unknown) => {
        if (!(reason instanceof Fault)) this.#deps.unexpected(reason);
      })
      .finally(() => {
        this.#kicked = null;
      });
  }

  /**
   * Exchanges until nothing more can be sent and nothing more is to be heard.
   * @param caseId send only this case's entries
   * @throws Fault why the agency did not decide; what waits goes on waiting
   */
  async run(caseId?: string): Promise<Summary> {
    // Beside one another: what needs no file does not wait for one.
    const files = this.#deps.files.run(caseId).catch(nothingSent);
    const [sent, first] = await Promise.all([files, this.#next(caseId)]);
    // What the agency said that it has lost is sent again.
    const lost = await this.#deps.files.run(caseId).catch(nothingSent);
    if (sent + lost === 0) return first;
    const then = await this.#next(caseId);
    return {
      sent: first.sent + then.sent,
      accepted: first.accepted + then.accepted,
      refused: first.refused + then.refused,
      changes: first.changes + then.changes,
      waiting: then.waiting,
    };
  }

  #next(caseId: string | undefined): Promise<Summary> {
    const mine = this.#tail.then(() => this.#run(caseId));
    this.#tail = mine.catch(() => undefined);
    return mine;
  }

  /** Lets an exchange under way finish for a moment, then breaks it off; returns when nothing uses the store any more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const late = setTimeout(() => this.#deps.line.breakOff(), finishWithin);
    await this.#tail;
    clearTimeout(late);
  }

  async #run(caseId: string | undefined): Promise<Summary> {
    clearTimeout(this.#timer);
    const sum = { sent: 0, accepted: 0, refused: 0, changes: 0 };
    try {
      const enrolment = await this.#deps.enrolled();
      await new Drain(
        this.#deps.store,
        (entries) => this.#send(enrolment, entries),
        caseId,
        () => this.#closed,
      ).run(sum);
      letGoOfOld(this.#deps, enrolment);
      this.#succeeded();
    } catch (reason) {
      this.#failed(reason);
      throw reason;
    }
    return { ...sum, waiting: countOutbox(this.#deps.store).waiting };
  }

  async #send(enrolment: Enrolment, entries: readonly Entry[]): Promise<Done> {
    const { store, line, clock } = this.#deps;
    const request = { ...requestWith(store, entries), knows: { seq: lastSeq(store), receipt: lastReceipt(store) } };
    const agencyEpoch = request.agencyEpoch ?? null;
    const told = await tell(line, enrolment.url, agencyPaths.exchange, request, enrolment.signing);
    if (told.verdict === 'split' && entries.length > 0) return this.#split(enrolment, entries, told);
    if (told.verdict !== 'decided') throw this.#undecided(entries, told);
    const { answer, held } = readAnswer(told.content);
    if (isOvertaken(store, agencyEpoch, answer.epoch)) return nothingDone;
    const applied = applyAnswer({ store, clock }, enrolment, { entries, agencyEpoch }, answer);
    if (applied.configured) this.#deps.configured();
    return { ...applied, held };
  }

  /**
   * One of them is not taken: halves until it stands alone, and lets the rest pass. Only the agency's own signed word sets that
   * one aside for a person; where something in between does not take it, it goes on waiting.
   */
  async #split(enrolment: Enrolment, entries: readonly Entry[], told: Told): Promise<Done> {
    const { store } = this.#deps;
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) {
      if (!told.signed) return { ...nothingDone, held: this.#undecided(entries, { ...told, verdict: 'between' }) };
      // An agency that does not take a request without any entry either does not mean this one.
      const rest = await this.#send(enrolment, []);
      if (rest.begunAnew) return rest;
      store.write(() => setAside(store, only.id, { reason: 'not-taken' }));
      return { ...rest, settled: [only.id], refused: 1 };
    }
    const middle = Math.ceil(entries.length / 2);
    const left = await this.#send(enrolment, entries.slice(0, middle));
    // Everything goes again, in its order.
    if (left.begunAnew) return left;
    const right = await this.#send(enrolment, entries.slice(middle));
    return {
      settled: [...left.settled, ...right.settled],
      accepted: left.accepted + right.accepted,
      refused: left.refused + right.refused,
      changes: left.changes + right.changes,
      moved: left.moved || right.moved,
      begunAnew: left.begunAnew || right.begunAnew,
      configured: left.configured || right.configured,
      held: left.held ?? right.held,
    };
  }

  #undecided(entries: readonly Entry[], told: Told): Fault {
    if (entries.length > 0) this.#deps.store.write(() => countTry(this.#deps.store, entries));
    this.#retryAfter = told.retryAfter;
    return whyNot(told);
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#notBefore = 0;
    const wait = pollDelay(Math.random());
    this.#state = { kind: 'good', since: this.#deps.clock.now().toISOString(), nextTryAt: this.#nextTryAt(wait) };
    this.#plan(wait);
    this.#deps.decided();
    this.#deps.changed();
  }

  #failed(reason: unknown): void {
    this.#failures += 1;
    const wait = retryDelay(this.#failures, Math.random(), this.#retryAfter);
    this.#notBefore = this.#retryAfter === undefined ? 0 : performance.now() + wait;
    this.#retryAfter = undefined;
    this.#plan(wait);
    const why = reason instanceof Fault ? reason : internal(reason);
    this.#state = { kind: 'bad', why, nextTryAt: this.#nextTryAt(wait) };
    this.#deps.changed();
  }

  #nextTryAt(wait: number): string | null {
    return this.#background ? new Date(this.#deps.clock.now().getTime() + wait).toISOString() : null;
  }

  #plan(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (!this.#background || this.#closed) return;
    this.#timer = setTimeout(() => {
      // A timer may end just before the same time on the monotonic clock: that must not be taken for too early, with nothing planned.
      this.#notBefore = 0;
      this.kick();
    }, milliseconds);
    this.#timer.unref();
  }
}

/** Why files did not go stands with the entries that wait for them. */
function nothingSent(cause: unknown): number {
  if (cause instanceof Fault) return 0;
  throw cause;
}
