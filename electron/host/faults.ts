import { fault } from '../../core/fault.ts';
import type { Fault } from '../../core/fault.ts';
import type { Words } from '../../core/card/words.ts';
import type { Decision } from '../../core/rules/decision.ts';

/** The faults of the counter: one place for each code. */

/** @throws the fault `rule-refused` with the reasons of a decision that does not allow */
export function requireAllowed({ allowed, reasons }: Pick<Decision, 'allowed' | 'reasons'>): void {
  if (allowed) return;
  const articles = [...new Set(reasons.map(({ article }) => article))].join(', ');
  throw fault('rule-refused', { zh: reasons.map(({ zh }) => zh).join(''), en: reasons.map(({ en }) => en).join(' '), article: articles });
}

/** This window did not look the person up since it signed in. */
export function holderUnknown(): Fault {
  return fault('holder-unknown');
}

/** The card was typed or read, but whose it is nobody can be asked now. */
export function holderUnnamed(): Fault {
  return fault('holder-unnamed');
}

export function caseOpenAlready(caseId: string): Fault {
  return fault('case-open-already', { case: caseId });
}

/** @param serial of a card that came from the centre */
export function finishedStopped(serial: string): Fault {
  return fault('finished-stopped', { serial });
}

/** Somebody else's card lies in the reader. */
export function otherHolder(): Fault {
  return fault('holder-other');
}

export function reviewerNeeded(why: Words): Fault {
  return fault('reviewer-needed', { zh: why.zh, en: why.en });
}

export function bankPinElsewhere(): Fault {
  return fault('bank-pin-elsewhere');
}

export function receiptMissing(): Fault {
  return fault('receipt-missing');
}

/** @param serial of a card, or a parcel */
export function finishedUnknown(serial: string): Fault {
  return fault('finished-unknown', { serial });
}

/** Another card than the one that is to be handed over. */
export function finishedOtherChip(serial: string): Fault {
  return fault('finished-other-chip', { serial });
}

export function finishedNotReady(serial: string): Fault {
  return fault('finished-not-ready', { serial });
}

/** @param use which picture */
export function pictureUnusable(use: Words, why: Words): Fault {
  return fault('picture-unusable', { useZh: use.zh, use: use.en, zh: why.zh, en: why.en });
}

export function caseUnknown(caseId: string): Fault {
  return fault('case-unknown', { case: caseId });
}

export function jobUnknown(jobId: string): Fault {
  return fault('job-unknown', { job: jobId });
}

/** The case is in a state in which this cannot be done. @param state as people say it */
export function caseNotReady(caseId: string, state: Words): Fault {
  return fault('case-not-ready', { case: caseId, zh: state.zh, en: state.en });
}

export function jobNotReady(jobId: string, state: Words): Fault {
  return fault('job-not-ready', { job: jobId, zh: state.zh, en: state.en });
}

export function jobRunning(caseId: string): Fault {
  return fault('job-running', { case: caseId });
}

/** Writing was interrupted. @param why what interrupted it */
export function jobUnsure(jobId: string, why: Fault): Fault {
  const { zh, en, code } = why.report();
  return fault('job-unsure', { job: jobId, code, zh: zh.what, en: en.what }, why);
}

/** Another card than the one that the unsure job wrote to. */
export function otherChip(caseId: string): Fault {
  return fault('chip-other', { case: caseId });
}

/** Another card than the one that was made for the case. */
export function cardNotOfCase(caseId: string): Fault {
  return fault('card-not-of-case', { case: caseId });
}

export function chipUsedUp(caseId: string): Fault {
  return fault('chip-used-up', { case: caseId });
}

export function chipStopped(): Fault {
  return fault('chip-stopped');
}

export function chipHeld(chipId: string, reason: Words): Fault {
  return fault('chip-held', { chipId, zh: reason.zh, en: reason.en });
}

/** What was typed by hand is not the chip's serial number. */
export function confirmationDiffers(): Fault {
  return fault('confirmation-differs');
}

/** A PIN is typed either here or on the reader; this was both or neither. */
export function pinSource(): Fault {
  return fault('pin-source');
}

/** The reader cannot do on keys of its own what was asked. */
export function pinPadMissing(reader: string): Fault {
  return fault('pin-pad-missing', { reader });
}

export function chipNotHeld(): Fault {
  return fault('chip-not-held');
}

export function chipNotInStock(): Fault {
  return fault('chip-not-in-stock');
}

export function chipTwice(one: string, other: string): Fault {
  return fault('chip-twice', { one, other });
}

export function readBackDiffers(items: Words): Fault {
  return fault('read-back-differs', { zh: items.zh, en: items.en });
}

export function cardNotAgreed(reason: Words): Fault {
  return fault('card-not-agreed', { zh: reason.zh, en: reason.en });
}

export function entryNotRetried(): Fault {
  return fault('entry-not-retried');
}

export function entryNotCorrected(): Fault {
  return fault('entry-not-corrected');
}

export function noReader(): Fault {
  return fault('reader-none');
}

export function chooseReader(readers: readonly string[]): Fault {
  return fault('reader-choose', { readers: readers.join('、') });
}

export function signInRefused(left: number): Fault {
  return fault('sign-in-refused', { left });
}

/** @param seconds until PINs of this operator are looked at again */
export function operatorLocked(seconds: number): Fault {
  return fault('operator-locked', { minutes: Math.ceil(seconds / 60), seconds });
}

export function signInFirst(): Fault {
  return fault('sign-in-first');
}

export function sessionLocked(): Fault {
  return fault('session-locked');
}

export function roleNotAllowed(role: Words, needed: Words): Fault {
  return fault('role-not-allowed', { roleZh: role.zh, role: role.en, zh: needed.zh, en: needed.en });
}

export function reviewerSame(): Fault {
  return fault('reviewer-same');
}

export function reviewerRole(): Fault {
  return fault('reviewer-role');
}

export function callUnknown(call: string): Fault {
  return fault('call-unknown', { call });
}

/** @param fields paths of the input that are wrong, never their values */
export function inputInvalid(call: string, fields: readonly string[]): Fault {
  return fault('input-invalid', { call, fields: fields.join(', ') });
}

export function sandboxOnly(call: string): Fault {
  return fault('sandbox-only', { call });
}
