import type { z } from 'zod';
import type { Exchange as Exchanged } from '../../../core/card/tape.ts';
import type { Job, stepSchema } from '../../../core/views.ts';
import type { Fault } from '../../../core/fault.ts';
import type { JobReport, JobRow } from '../store/jobs.ts';

export type Step = z.infer<typeof stepSchema>;
export type StepKey = Step['key'];

/** The steps of issuing, as a person follows them. */
const keys: readonly StepKey[] = [
  'identify',
  'prove',
  'order',
  'unlock',
  'journal',
  'holder',
  'issuer',
  'number',
  'readback',
  'compare',
  'done',
];

/** A card that is issued already is looked at, and nothing of it written. */
const keysOfLook: readonly StepKey[] = ['identify', 'prove', 'readback', 'compare', 'done'];

/** A job at work in this process: what its window shows while it runs, and its report afterwards. */
export class RunningJob {
  readonly jobId: string;
  readonly caseId: string;
  readonly reader: string;
  compared: Job['compared'] = [];
  /** Settles when nobody works on it any more; never rejects. */
  ended: Promise<unknown> = Promise.resolve();
  #steps: Step[];
  #apdus: Job['apdus'] = [];
  #fault: Fault | null = null;
  readonly #begun = new Map<StepKey, number>();
  readonly #changed: () => void;

  constructor(job: Pick<JobRow, 'jobId' | 'caseId' | 'reader' | 'state'>, changed: () => void) {
    this.jobId = job.jobId;
    this.caseId = job.caseId;
    this.reader = job.reader;
    this.#steps = (job.state === 'issued' ? keysOfLook : keys).map((key) => ({ key, state: 'waiting', done: 0, of: 0 }));
    this.#changed = changed;
  }

  /** Commands that went to the card. */
  get commands(): number {
    return this.#apdus.length;
  }

  /**
   * Progress within a step: `done` of `of`; all of it ends the step, and the span counts from its first mark. A step that this
   * run does not have passes unseen.
   */
  mark(key: StepKey, done: number, of: number): void {
    const now = performance.now();
    const begun = this.#begun.get(key) ?? now;
    this.#begun.set(key, begun);
    this.#set({ key, state: done === of ? 'done' : 'running', done, of, ms: now - begun });
  }

  /** A step of one part, done by `work`. */
  async during<Result>(key: StepKey, work: () => Promise<Result> | Result): Promise<Result> {
    this.mark(key, 0, 1);
    const result = await work();
    this.mark(key, 1, 1);
    return result;
  }

  exchanged({ command, answer, ms, words }: Exchanged): void {
    this.#apdus = [...this.#apdus, { command, answer, words: words.zh, wordsEn: words.en, ms }];
    this.#changed();
  }

  /** The step in hand failed of this. */
  fail(fault: Fault): void {
    this.#fault = fault;
    const running = this.#steps.find(({ state }) => state === 'running');
    if (running !== undefined) this.#set({ ...running, state: 'failed' });
    this.#changed();
  }

  report(): JobReport {
    const report = { steps: this.#steps, apdus: this.#apdus, compared: this.compared };
    return this.#fault === null ? report : { ...report, fault: this.#fault.report() };
  }

  #set(step: Step): void {
    this.#steps = this.#steps.map((each) => (each.key === step.key ? step : each));
    this.#changed();
  }
}
