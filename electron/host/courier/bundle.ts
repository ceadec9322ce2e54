import { createHash } from 'node:crypto';
import type { BundleAnswer } from '../../../core/courier.ts';
import { makeEnvelope, openEnvelope } from '../../../core/envelope.ts';
import { seal, unseal } from '../../../native/sealing.ts';
import { applyAnswer, letGoOfOld } from '../agency/apply.ts';
import type { Applied } from '../agency/apply.ts';
import { keepSealingKey } from '../agency/enrolment.ts';
import type { Enrolment } from '../agency/enrolment.ts';
import { notEnrolled } from '../agency/faults.ts';
import { requestWith } from '../agency/request.ts';
import { isOvertaken } from '../agency/restored.ts';
import { audit, instant } from '../desk.ts';
import type { Desk, Window } from '../desk.ts';
import { bundleAnswered, bundleByNumber, entriesOfBundle, neverBelowBundle, nextBundle, putBundle } from '../store/bundles.ts';
import type { BundleRow } from '../store/bundles.ts';
import { carriable } from '../store/carriable.ts';
import { bytesOf } from '../store/files.ts';
import { answerAgain, answerForeign, answerOvertaken, bundleRefused, bundleUnknown, noSealingKey } from './faults.ts';

/** A bundle is made here, and its answer taken in, by the terminal whose queue it carries. */

export interface MadeBundle {
  readonly number: number;
  readonly name: string;
  /** Sealed for the agency. */
  readonly sealed: string;
  readonly entries: number;
  readonly files: number;
  /** Entries for which there was no room: they are for the next one. */
  readonly left: number;
  readonly madeAt: string;
}

/** Number, entries and digest are on the disk before anything of the bundle is anywhere else. */
export async function makeBundle(desk: Desk, window: Window): Promise<MadeBundle> {
  const { store } = desk;
  const { terminalId, sealingKey, signing } = enrolmentOf(desk);
  if (sealingKey === null) throw noSealingKey();
  const madeAt = instant(desk);
  const made = store.write(() => {
    const number = nextBundle(store);
    const { entries, files: digests, left } = carriable(store);
    const files = digests.map((digest) => ({ digest, bytes: Buffer.from(bytesOf(store, digest)).toString('base64') }));
    // The numbers that the store knows by now are left out: it may know more before this arrives.
    const exchange = requestWith(store, entries);
    const envelope = makeEnvelope('bundle', { terminalId, number, madeAt, exchange, files }, signing.key);
    putBundle(store, { number, madeAt, digest: digestOf(envelope), agencyEpoch: exchange.agencyEpoch ?? null }, entries);
    audit(desk, window, 'courier.make', `bundle-${String(number)}`, { entries: entries.length, files: files.length });
    return { number, envelope, entries: entries.length, files: files.length, left };
  });
  const { envelope, ...counts } = made;
  return { ...counts, name: nameOf(terminalId, made.number), sealed: await seal(envelope, sealingKey), madeAt };
}

export type Taken = Pick<Applied, 'accepted' | 'refused' | 'changes'> & { readonly number: number; readonly waiting: number };

/**
 * Takes the answer to a bundle of this terminal in, once: the same as an exchange's, in one transaction.
 * @throws the faults `sealed-for-another`, `sealed-damaged`, `envelope-invalid`, `courier-answer-foreign`,
 * `courier-bundle-unknown`, `courier-answer-again`, `courier-answer-overtaken`, `courier-bundle-refused`
 */
export async function takeAnswer(desk: Desk, window: Window, sealed: string): Promise<Taken> {
  const enrolment = enrolmentOf(desk);
  const answer = openEnvelope(await unseal(sealed, keepSealingKey(desk.store)), 'bundle-answer', enrolment.verify);
  if (answer.terminalId !== enrolment.terminalId) throw answerForeign();
  const bundle = bundleByNumber(desk.store, answer.number);
  if (bundle?.digest !== answer.bundle) throw bundleUnknown(answer.number);
  // A refusal decided nothing: where two carried the bundle, the answer to the one who was first may come last.
  if (bundle.answeredAt !== null && bundle.outcome !== 'refused') throw answerAgain(bundle.number, bundle.answeredAt);
  if (answer.outcome === 'refused') {
    settle(desk, window, bundle, 'refused', () => neverBelowBundle(desk.store, answer.last));
    throw bundleRefused(answer);
  }
  if (isOvertaken(desk.store, bundle.agencyEpoch, answer.exchange.epoch)) {
    settle(desk, window, bundle, 'overtaken', () => undefined);
    throw answerOvertaken(bundle.number);
  }
  return apply(desk, window, enrolment, bundle, answer);
}

function apply(
  desk: Desk,
  window: Window,
  enrolment: Enrolment,
  bundle: BundleRow,
  answer: Extract<BundleAnswer, { outcome: 'taken' }>,
): Taken {
  const entries = entriesOfBundle(desk.store, bundle.number);
  // Its time was right when the agency wrote it: it corrects no clock hours later.
  const exchange = { ...answer.exchange, time: instant(desk) };
  const applied = settle(desk, window, bundle, 'taken', () =>
    applyAnswer(desk, enrolment, { entries, agencyEpoch: bundle.agencyEpoch }, exchange),
  );
  if (applied.configured) desk.configured();
  letGoOfOld(desk, enrolment);
  const { accepted, refused, changes } = applied;
  return { number: bundle.number, accepted, refused, changes, waiting: entries.length - accepted - refused };
}

/** The bundle counts as answered together with what the answer does. */
function settle<Result>(
  desk: Desk,
  window: Window,
  { number }: BundleRow,
  outcome: 'taken' | 'refused' | 'overtaken',
  work: () => Result,
): Result {
  return desk.store.write(() => {
    bundleAnswered(desk.store, number, outcome, instant(desk));
    audit(desk, window, 'courier.take', `bundle-${String(number)}`, { outcome });
    return work();
  });
}

function enrolmentOf(desk: Desk): Enrolment {
  const enrolment = desk.enrolment();
  if (enrolment === null) throw notEnrolled();
  return enrolment;
}

/** Eight characters tell terminals apart for people; who made it, the signature says. */
function nameOf(terminalId: string, number: number): string {
  return `suika-${terminalId.replace(/^terminal-/, '').slice(0, 8)}-${String(number)}.bundle`;
}

function digestOf(envelope: string): string {
  return createHash('sha256').update(envelope).digest('hex');
}
