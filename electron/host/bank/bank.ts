import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { bankActAnswer, bankPaths, bankQueryAnswer, bankRefusalAnswer, identityCheckAnswer } from '../../../core/bank.ts';
import type { BankAct, BankHeld, BankRefusal } from '../../../core/bank.ts';
import { retryDelay } from '../../../core/desk/back-off.ts';
import { Fault } from '../../../core/fault.ts';
import { verifierOf } from '../../../native/ed25519.ts';
import { tell } from '../agency/client.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import type { HttpLine } from '../agency/http.ts';
import { appendAudit } from '../store/audit.ts';
import { countBankTry, dueBankAct, refuseBankAct, settleBankAct } from '../store/bank-acts.ts';
import type { BankActRow } from '../store/bank-acts.ts';
import type { Store } from '../store/store.ts';

interface Deps {
  readonly store: Store;
  readonly line: HttpLine;
  /** Where the bank is; absent: as the enrolment names it. */
  readonly url?: string | undefined;
  readonly enrolled: () => Promise<Enrolment>;
  readonly now: () => Date;
  readonly unexpected: (cause: unknown) => Fault;
}

type Heard<Answer> = { readonly answer: Answer } | { readonly refused: BankRefusal } | null;

/** Cases in one go whose acts may go unanswered before the rest waits for the next. */
const mostUnanswered = 3;

/** The bank's core system over its API. What is to be done there waits on the disk until the bank has answered for it. */
export class Bank {
  readonly #deps: Deps;
  #tail: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What the bank holds of a card; null while it cannot be asked. */
  async query(cardNumber: string): Promise<BankHeld | null> {
    const heard = await this.#ask(bankPaths.query, { id: newId(), cardNumber }, bankQueryAnswer);
    return heard !== null && 'answer' in heard ? heard.answer : null;
  }

  /** 联网核查; null while the bank cannot be asked. */
  async checkIdentity(person: {
    readonly name: string;
    readonly documentType: string;
    readonly documentNumber: string;
  }): Promise<z.infer<typeof identityCheckAnswer>['result'] | null> {
    const heard = await this.#ask(bankPaths.identity, { id: newId(), person }, identityCheckAnswer);
    return heard !== null && 'answer' in heard ? heard.answer.result : null;
  }

  /** Something new waits: asks for it soon, without anybody waiting. */
  kick(): void {
    if (!this.#closed) void this.run();
  }

  /** Asks for everything that may be asked now. Never rejects. */
  run(): Promise<void> {
    const mine = this.#tail.then(() => this.#drain()).catch((cause: unknown) => void this.#deps.unexpected(cause));
    this.#tail = mine;
    return mine;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#tail;
  }

  async #drain(): Promise<void> {
    clearTimeout(this.#timer);
    const { store } = this.#deps;
    // Who is not answered now holds nobody else back; but a bank that does not answer at all is not asked for everybody.
    const unanswered: string[] = [];
    while (!this.#closed && unanswered.length < mostUnanswered) {
      const act = dueBankAct(store, unanswered);
      if (act === null) break;
      if (await this.#carryOut(act)) continue;
      store.write(() => countBankTry(store, act.seq));
      unanswered.push(act.caseId);
    }
    if (unanswered.length > 0) this.#later();
    else this.#failures = 0;
  }

  /** @returns false where the bank did not answer */
  async #carryOut({ seq, caseId, request }: BankActRow): Promise<boolean> {
    const { store, now } = this.#deps;
    const heard = (await this.#identityRefusal(request)) ?? (await this.#ask(bankPaths.acts, request, bankActAnswer));
    if (heard === null || heard === 'unknown') return false;
    const detail = { act: request.act, ...('refused' in heard ? { refused: heard.refused } : {}) };
    store.write(() => {
      if ('answer' in heard) settleBankAct(store, seq, heard.answer.held);
      else if (soAlready[request.act]?.includes(heard.refused) === true) settleBankAct(store, seq, null);
      else refuseBankAct(store, seq, heard.refused);
      appendAudit(store, { at: now().toISOString(), operator: '', act: 'bank.answered', subject: caseId, detail });
    });
    return true;
  }

  /** No account is opened before the person was checked against the public register (联网核查). */
  async #identityRefusal({ act, person }: BankActRow['request']): Promise<{ readonly refused: BankRefusal } | 'unknown' | null> {
    if (act !== 'open-account' || person === undefined) return null;
    const result = await this.checkIdentity(person);
    if (result === null) return 'unknown';
    return result === 'differs' || result === 'not-found' ? { refused: 'identity-differs' } : null;
  }

  #later(): void {
    this.#failures += 1;
    if (this.#closed) return;
    this.#timer = setTimeout(() => this.kick(), retryDelay(this.#failures, Math.random()));
    this.#timer.unref();
  }

  async #ask<S extends z.ZodType>(path: string, content: unknown, schema: S): Promise<Heard<z.infer<S>>> {
    const { line, url, enrolled } = this.#deps;
    let enrolment: Enrolment;
    try {
      enrolment = await enrolled();
    } catch (cause) {
      if (cause instanceof Fault) return null;
      throw cause;
    }
    const { bankLine, signing } = enrolment;
    const verify = bankLine === null ? null : verifierOf(bankLine.key);
    if (bankLine === null || verify === null) return null;
    const told = await tell(line, url ?? bankLine.url, path, content, { key: signing.key, verifierOf: () => verify });
    if (!told.signed) return null;
    const refused = bankRefusalAnswer.safeParse(told.content);
    if (refused.success) return { refused: refused.data.refused };
    const answer = schema.safeParse(told.content);
    return told.verdict === 'decided' && answer.success ? { answer: answer.data } : null;
  }
}

/** Refusals that say that it is as it should be: by telephone, or from the agency, the bank heard it before. */
const soAlready: Readonly<Partial<Record<BankAct, readonly BankRefusal[]>>> = {
  suspend: ['suspended', 'no-account', 'account-closed'],
  release: ['not-suspended', 'no-account'],
  lock: ['locked'],
  unlock: ['not-locked'],
  close: ['account-closed', 'no-account'],
};

function newId(): string {
  return `ask-${randomUUID()}`;
}
