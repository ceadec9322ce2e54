import type { z } from 'zod';
import { agencyPaths } from '../../../core/agency.ts';
import { retryDelay } from '../../../core/desk/back-off.ts';
import { refusalWords } from '../../../core/desk/refusals.ts';
import { Fault } from '../../../core/fault.ts';
import { fileAnswer, fileBytesPath } from '../../../core/files.ts';
import type { FileRef } from '../../../core/files.ts';
import { bytesOf, countFileTry, fileProgress, fileRefused, fileSent, filesWaiting } from '../store/files.ts';
import { setAside } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { ask, refusalIn, tell, tellBytes, whyNot } from './client.ts';
import type { Told } from './client.ts';
import type { Enrolment } from './enrolment.ts';
import { answerNonsense, unreachable } from './faults.ts';
import type { HttpLine } from './http.ts';

/** Files at a time, over kept connections: so many that a long line is full while some of them wait for their answers. */
const atOnce = 3;
/** Files that are looked up at a time. */
const batch = 60;
/** Files that the agency is asked about before their turn: a line that carries bytes does not wait for the answer. */
const askedAhead = 3;
/** Times that a file goes on at once after its line broke, for as long as each brings it further. */
const breaksInARow = 8;

interface Deps {
  readonly store: Store;
  readonly line: HttpLine;
  /** Enrols where the folder is not enrolled yet; rejects with why it cannot. */
  readonly enrolled: () => Promise<Enrolment>;
  /** Files are whole at the agency: what waited for them may be sent. */
  readonly sent: () => void;
  readonly unexpected: (cause: unknown) => Fault;
}

/** What became of one file in one run; a fault is its own, and keeps no other file. */
type Outcome = 'sent' | 'refused' | Fault;
/** What the agency has of a file, as it said; that it never takes it; or why it says neither of this one. */
type Status = z.infer<typeof fileAnswer> | 'refused' | Fault;
interface Asked {
  readonly file: FileRef;
  readonly status: Promise<Status>;
}

/** Files on their way to the agency, beside the exchange: an entry that needs none never waits for one. */
export class FileSending {
  readonly #deps: Deps;
  readonly #underWay = new Map<string, Promise<Outcome>>();
  readonly #underHand = new Set<Promise<unknown>>();
  #kicked = false;
  #failures = 0;
  /** Milliseconds that the agency asked for with its last refusal to decide. */
  #retryAfter: number | undefined;
  /** Until then nothing is sent by itself, in milliseconds of the monotonic clock. */
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends what waits, without anybody waiting for it, and again after a growing time where it fails; not before the agency's time. */
  kick(): void {
    if (this.#closed || this.#kicked || performance.now() < this.#notBefore) return;
    clearTimeout(this.#timer);
    this.#kicked = true;
    // What waited for a file goes as soon as that one is there, not behind all others.
    void this.run(undefined, this.#deps.sent)
      .then(
        (sent) => {
          this.#failures = 0;
          if (sent > 0) this.#deps.sent();
        },
        (cause: unknown) => {
          if (!(cause instanceof Fault)) this.#deps.unexpected(cause);
          this.#failures += 1;
          this.#later();
        },
      )
      .finally(() => (this.#kicked = false));
  }

  #later(): void {
    const wait = retryDelay(this.#failures, Math.random(), this.#retryAfter);
    this.#notBefore = this.#retryAfter === undefined ? 0 : performance.now() + wait;
    this.#retryAfter = undefined;
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#notBefore = 0;
      this.kick();
    }, wait).unref();
  }

  /**
   * Sends the files that wait.
   * @param caseId only this case's
   * @param whole called for each that the agency has whole now
   * @returns how many the agency has whole now
   * @throws Fault why one of them did not go; the others went
   */
  run(caseId?: string, whole?: () => void): Promise<number> {
    return this.#waitedFor(this.#run(caseId, whole));
  }

  /** What `close` waits for: it may still use the store. */
  #waitedFor<T>(work: Promise<T>): Promise<T> {
    this.#underHand.add(work);
    void work.catch(() => undefined).finally(() => this.#underHand.delete(work));
    return work;
  }

  /** Returns when nothing uses the store any more; the line is broken off by who closes it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#underHand);
  }

  async #run(caseId: string | undefined, whole?: () => void): Promise<number> {
    if (filesWaiting(this.#deps.store, 1, caseId).length === 0) return 0;
    const enrolment = await this.#deps.enrolled();
    const next = this.#inTurn(enrolment, caseId);
    const troubles: Fault[] = [];
    let sent = 0;
    let down: { readonly cause: unknown } | null = null;
    const lane = async (): Promise<void> => {
      for (let one = next(); one !== undefined; one = down === null ? next() : undefined) {
        const outcome = await this.#once(enrolment, one).catch((cause: unknown) => {
          // A lane that meets a line that is down ends all of them: what is left waits.
          down ??= { cause };
          return null;
        });
        if (outcome === 'sent') {
          sent += 1;
          whole?.();
        } else if (outcome instanceof Fault) troubles.push(outcome);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if (down !== null) throw (down as { readonly cause: unknown }).cause;
    if (troubles[0] !== undefined) throw troubles[0];
    return sent;
  }

  /** The files that wait, each once in one run and asked about before its turn. */
  #inTurn(enrolment: Enrolment, caseId: string | undefined): () => Asked | undefined {
    const had = new Set<string>();
    const waiting: FileRef[] = [];
    const ahead: Asked[] = [];
    const more = (): FileRef[] => filesWaiting(this.#deps.store, had.size + batch, caseId).filter(({ digest }) => !had.has(digest));
    return () => {
      while (!this.#closed && ahead.length <= askedAhead) {
        if (waiting.length === 0) waiting.push(...more());
        const file = waiting.shift();
        if (file === undefined) break;
        had.add(file.digest);
        ahead.push({ file, status: this.#waitedFor(this.#status(enrolment, file)) });
      }
      return this.#closed ? undefined : ahead.shift();
    };
  }

  /** A file that another run has under way is waited for, not sent beside it. */
  #once(enrolment: Enrolment, asked: Asked): Promise<Outcome> {
    const { digest } = asked.file;
    const before = this.#underWay.get(digest);
    if (before !== undefined) return before;
    const one = this.#send(enrolment, asked).finally(() => this.#underWay.delete(digest));
    this.#underWay.set(digest, one);
    return one;
  }

  /** From the byte on that the agency does not have. @throws Fault where not even the question went through */
  async #send(enrolment: Enrolment, { file, status: asked }: Asked): Promise<Outcome> {
    const { store } = this.#deps;
    const bytes = bytesOf(store, file.digest);
    let before = -1;
    let trouble: Fault = unreachable('');
    for (let round = 0; round <= breaksInARow; round += 1) {
      const status = await (round === 0 ? asked : this.#status(enrolment, file));
      if (status === 'refused') return status;
      if (status instanceof Fault) {
        trouble = status;
        break;
      }
      if (status.whole) return this.#whole(file);
      store.write(() => fileProgress(store, file.digest, status.have));
      if (status.have <= before) break;
      before = status.have;
      const told = await this.#bytes(enrolment, file, bytes, status.have);
      const answer = told.verdict === 'decided' ? fileAnswer.safeParse(told.content) : undefined;
      if (answer?.success === true && answer.data.whole) return this.#whole(file);
      if (isRefused(told)) return this.#refused(file);
      this.#retryAfter = told.retryAfter ?? this.#retryAfter;
      trouble = whyNot(told);
    }
    store.write(() => countFileTry(store, file.digest));
    return trouble;
  }

  async #status({ url, signing }: Enrolment, file: FileRef): Promise<Status> {
    const { line } = this.#deps;
    let told: Told | undefined;
    const send = async (): Promise<Told> => (told = await tell(line, url, agencyPaths.fileStatus, file, signing));
    try {
      const status = await ask(send, fileAnswer);
      return status.have > file.length ? answerNonsense('have') : status;
    } catch (cause) {
      if (told !== undefined && isRefused(told)) return this.#refused(file);
      this.#retryAfter = told?.retryAfter ?? this.#retryAfter;
      // The agency's own word about this file says nothing of the others.
      if (told !== undefined && cause instanceof Fault && speaksOfOne(told)) return cause;
      throw cause;
    }
  }

  #bytes({ url, signing }: Enrolment, { digest }: FileRef, bytes: Uint8Array, from: number): Promise<Told> {
    return tellBytes(this.#deps.line, url, fileBytesPath(digest, from), bytes.subarray(from), signing);
  }

  #whole({ digest }: FileRef): 'sent' {
    const { store } = this.#deps;
    store.write(() => fileSent(store, digest));
    return 'sent';
  }

  /** The agency's own word that it never takes this file: its entries are for a person. */
  #refused({ digest }: FileRef): 'refused' {
    const { store } = this.#deps;
    store.write(() => {
      for (const entryId of fileRefused(store, digest))
        setAside(store, entryId, { reason: 'not-taken', words: refusalWords['file-not-taken'] });
    });
    return 'refused';
  }
}

/** Whether an answer without a status is about the file that was asked for, and not about the line or this terminal. */
function speaksOfOne(told: Told): boolean {
  return told.verdict === 'decided' || (told.signed && told.verdict === 'split') || refusalIn(told)?.refused === 'files-too-many';
}

function isRefused(told: Told): boolean {
  return refusalIn(told)?.refused === 'file-not-taken';
}
