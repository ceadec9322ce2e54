import { agencyPaths, renewAnswer } from '../../../core/agency.ts';
import type { EnrolmentTicket } from '../../../core/enrolment-ticket.ts';
import { Fault } from '../../../core/fault.ts';
import { generateTlsKey, publicTlsKey } from '../../../native/tls-key.ts';
import type { Store } from '../store/store.ts';
import { ask, tell } from './client.ts';
import { enrol, enrolWithTicket, isLoopback, isPlainLoopback, readEnrolment } from './enrolment.ts';
import type { Enrolment } from './enrolment.ts';
import { answerNonsense, notEnrolled, terminalRevoked } from './faults.ts';
import { HttpLine } from './http.ts';
import type { Tls } from './http.ts';
import { recordRevocation, revocationOf } from './revocation.ts';
import { identityOf, keepTlsIdentity, lifeOf, readTlsIdentity } from './tls-identity.ts';
import type { TlsIdentity } from './tls-identity.ts';

/** Where an agency is, and perhaps a ticket to enrol with. */
export interface AgencyAddress {
  readonly url: string;
  readonly ticket?: EnrolmentTicket | undefined;
}

interface Deps {
  readonly store: Store;
  readonly line: HttpLine;
  /** As the person who starts the terminal says; absent: as it is enrolled. */
  readonly address: (() => Promise<AgencyAddress>) | string | undefined;
  readonly proxy: () => string | null;
  readonly now: () => Date;
  /** This is what the terminal is to its agency; told again whenever that is found out. */
  readonly enrolledWith: (enrolment: Enrolment) => void;
  readonly unexpected: (cause: unknown) => Fault;
}

/** Milliseconds between two tries to renew a certificate that still lasts. */
const renewEvery = 10 * 60_000;

/** The agency of this terminal: where it is, what this terminal is to it, and with which certificate it goes there. */
export class Agency {
  enrolment: Enrolment | null;
  readonly #deps: Deps;
  #found: Promise<Enrolment> | null = null;
  /** Lines beside the main one, while an enrolment or a new certificate is tried. */
  readonly #aside = new Set<HttpLine>();
  #renewing: Promise<void> | null = null;
  /** Until then a certificate that still lasts is not renewed, in milliseconds of the monotonic clock. */
  #renewNotBefore = 0;
  #closed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.enrolment = this.#read(typeof deps.address === 'string' ? new URL(deps.address).origin : undefined);
    deps.line.use(readTlsIdentity(deps.store));
  }

  /** Enrols where the folder is not enrolled yet. @throws Fault why this terminal cannot speak to its agency */
  async enrolled(): Promise<Enrolment> {
    if (revocationOf(this.#deps.store) !== null) throw terminalRevoked();
    this.#found ??= this.#find().catch((cause: unknown) => {
      this.#found = null;
      throw cause;
    });
    this.enrolment = await this.#found;
    this.#deps.enrolledWith(this.enrolment);
    await this.#renewWhenDue(this.enrolment);
    return this.enrolment;
  }

  /** @throws Fault of {@link enrolWithTicket} */
  async enrolWith(ticket: EnrolmentTicket): Promise<Enrolment> {
    const { store, now } = this.#deps;
    await this.#onLineAside({ authorities: [ticket.authority] }, (line) => enrolWithTicket(store, line, ticket, now().toISOString()));
    const enrolment = this.#renewed(new URL(ticket.url).origin);
    this.#found = Promise.resolve(enrolment);
    return enrolment;
  }

  /** The agency told what every terminal works by now. */
  readAgain(): void {
    if (this.enrolment === null) return;
    const enrolment = this.#renewed(this.enrolment.url);
    this.#found = Promise.resolve(enrolment);
    this.#deps.enrolledWith(enrolment);
  }

  /** Breaks off what is tried beside the main line; returns when it uses the store no more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const line of this.#aside) line.breakOff();
    await this.#renewing;
  }

  async #find(): Promise<Enrolment> {
    const { store, line, address, now } = this.#deps;
    const { url, ticket } = typeof address === 'function' ? await address() : { url: address && new URL(address).origin };
    const known = this.#read(url);
    // A sandbox's keys are public: they are worth nothing, and must never be used against anything else.
    if (known !== null && !isPlainLoopback(known.url) && (known.sandbox ? !isLoopback(known.url) : !known.url.startsWith('https:')))
      throw notEnrolled();
    // Enrolled before there was TLS, or before the sandbox had a bank or sealed anything: the same key enrolled again is the same terminal.
    const old =
      known !== null &&
      known.sandbox &&
      (known.bankLine === null || known.sealingKey === null || (ticket !== undefined && readTlsIdentity(store) === null));
    if (known !== null && !old) return known;
    if (ticket !== undefined) return this.enrolWith(ticket);
    const at = known?.url ?? url;
    if (at === undefined) throw notEnrolled();
    return enrol(store, line, at, now().toISOString()).then(
      () => this.#renewed(at),
      (cause: unknown) => {
        if (known !== null) return known;
        throw cause;
      },
    );
  }

  #read(url: string | undefined): Enrolment | null {
    const { store, now } = this.#deps;
    return readEnrolment(store, url, (reason) => recordRevocation(store, { at: now().toISOString(), reason }));
  }

  /** What the store holds from now on. */
  #renewed(url: string): Enrolment {
    const enrolment = this.#read(url);
    if (enrolment === null) throw answerNonsense('agencyKey');
    this.#deps.line.use(readTlsIdentity(this.#deps.store));
    this.enrolment = enrolment;
    return enrolment;
  }

  /** A certificate that still lasts is renewed beside the work; one that has ended before it. */
  async #renewWhenDue(enrolment: Enrolment): Promise<void> {
    const identity = readTlsIdentity(this.#deps.store);
    if (identity === null || this.#closed || !enrolment.url.startsWith('https:')) return;
    const { from, until } = lifeOf(identity);
    const now = this.#deps.now().getTime();
    if (now < until - (until - from) / 3) return;
    if (this.#renewing === null && (now >= until || performance.now() >= this.#renewNotBefore)) {
      this.#renewNotBefore = performance.now() + renewEvery;
      this.#renewing = this.#renew(enrolment).finally(() => (this.#renewing = null));
    }
    if (now >= until) await this.#renewing;
  }

  /** The old certificate stays until the new one has been used with success; whatever comes in between, it is tried again. */
  async #renew({ url, signing }: Enrolment): Promise<void> {
    const { line } = this.#deps;
    const key = generateTlsKey();
    const renew = (over: HttpLine) => ask(() => tell(over, url, agencyPaths.renew, { tlsKey: publicTlsKey(key) }, signing), renewAnswer);
    try {
      const next = identityOf(key, await renew(line));
      if (next === null) throw answerNonsense('certificate');
      await this.#onLineAside(next, renew);
      this.#change(next);
    } catch (cause) {
      // Nobody waits for it while the old one lasts.
      if (!(cause instanceof Fault)) this.#deps.unexpected(cause);
    }
  }

  #change(identity: TlsIdentity): void {
    const { store, line } = this.#deps;
    store.write(() => keepTlsIdentity(store, identity));
    line.use(identity);
  }

  async #onLineAside<Result>(tls: Tls, work: (line: HttpLine) => Promise<Result>): Promise<Result> {
    const line = new HttpLine({ tls, proxy: this.#deps.proxy });
    this.#aside.add(line);
    try {
      return await work(line);
    } finally {
      this.#aside.delete(line);
      await line.close();
    }
  }
}
