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
import { unreachable } from './faults.ts';
import type { HttpLine } from './http.ts';

/** Files at a time, over kept connections. */
const atOnce = 3;
/** Files that one run looks at. */
const batch = 60;
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

/** Files on their way to the agency, beside the exchange: an entry that needs none never waits for one. */
export class FileSending {
  readonly #deps: Deps;
  readonly #underWay = new Map<string, Promise<Outcome>>();
  readonly #runs = new Set<Promise<unknown>>();
  #kicked = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends what waits, without anybody waiting for it, and again after a growing time where it fails. */
  kick(): void {
    if (this.#closed || this.#kicked) return;
    clearTimeout(this.#timer);
    this.#kicked = true;
    void this.run()
      .then(
        (sent) => {
          this.#failures = 0;
          if (sent > 0) this.#deps.sent();
        },
        (cause: unknown) => {
          if (!(cause instanceof Fault)) this.#deps.unexpected(cause);
          this.#failures += 1;
          if (!this.#closed) this.#timer = setTimeout(() => this.kick(), retryDelay(this.#failures, Math.random())).unref();
        },
      )
      .finally(() => (this.#kicked = false));
  }

  /**
   * Sends the files that wait.
   * @param caseId only this case's
   * @returns how many the agency has whole now
   * @throws Fault why one of them did not go; the others went
   */
  run(caseId?: string): Promise<number> {
    const run = this.#run(caseId);
    this.#runs.add(run);
    void run.catch(() => undefined).finally(() => this.#runs.delete(run));
    return run;
  }

  /** Returns when nothing uses the store any more; the line is broken off by who closes it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await Promise.allSettled(this.#runs);
  }

  async #run(caseId: string | undefined): Promise<number> {
    const waiting = [...filesWaiting(this.#deps.store, batch, caseId)];
    if (waiting.length === 0) return 0;
    const enrolment = await this.#deps.enrolled();
    const outcomes: Outcome[] = [];
    const lane = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined && !this.#closed; file = waiting.shift())
        outcomes.push(await this.#once(enrolment, file));
    };
    // A lane that meets a line that is down ends all of them: what is left waits.
    const down = await Promise.allSettled(Array.from({ length: atOnce }, () => lane().finally(() => waiting.splice(0))));
    const broken = down.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
    const trouble = outcomes.find((one) => one instanceof Fault);
    if (trouble !== undefined) throw trouble;
    return outcomes.filter((one) => one === 'sent').length;
  }

  /** A file that another run has under way is waited for, not sent beside it. */
  #once(enrolment: Enrolment, file: FileRef): Promise<Outcome> {
    const before = this.#underWay.get(file.digest);
    if (before !== undefined) return before;
    const one = this.#send(enrolment, file).finally(() => this.#underWay.delete(file.digest));
    this.#underWay.set(file.digest, one);
    return one;
  }

  /** From the byte on that the agency does not have. @throws Fault where not even the question went through */
  async #send(enrolment: Enrolment, file: FileRef): Promise<Outcome> {
    const { store } = this.#deps;
    const bytes = bytesOf(store, file.digest);
    let before = -1;
    let trouble: Fault = unreachable('');
    for (let round = 0; round <= breaksInARow; round += 1) {
      const status = await this.#status(enrolment, file);
      if (status === 'refused') return status;
      if (status.whole) return this.#whole(file);
      store.write(() => fileProgress(store, file.digest, status.have));
      if (status.have <= before) break;
      before = status.have;
      const told = await this.#bytes(enrolment, file, bytes, status.have);
      const answer = told.verdict === 'decided' ? fileAnswer.safeParse(told.content) : undefined;
      if (answer?.success === true && answer.data.whole) return this.#whole(file);
      if (isRefused(told)) return this.#refused(file);
      trouble = whyNot(told);
    }
    store.write(() => countFileTry(store, file.digest));
    return trouble;
  }

  async #status({ url, signing }: Enrolment, file: FileRef) {
    const { line } = this.#deps;
    let told: Told | undefined;
    const send = async (): Promise<Told> => (told = await tell(line, url, agencyPaths.fileStatus, file, signing));
    try {
      return await ask(send, fileAnswer);
    } catch (cause) {
      if (told !== undefined && isRefused(told)) return this.#refused(file);
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

function isRefused(told: Told): boolean {
  return refusalIn(told)?.refused === 'file-not-taken';
}
