import type { Words } from '../../../core/card/words.ts';
import { minuteWords } from '../../../core/courier.ts';
import { fault } from '../../../core/fault.ts';
import type { Fault } from '../../../core/fault.ts';
import { reasonOf } from '../files.ts';

/** The faults of what is carried by hand: one place for each code. */

/** Enrolled with an agency that has told no key to seal for. */
export function noSealingKey(): Fault {
  return fault('courier-no-key');
}

export function answerForeign(): Fault {
  return fault('courier-answer-foreign');
}

export function bundleUnknown(number: number): Fault {
  return fault('courier-bundle-unknown', { number });
}

/** @param at when it was taken in, ISO 8601 */
export function answerAgain(number: number, at: string): Fault {
  const { zh, en } = minuteWords(at);
  return fault('courier-answer-again', { number, zh, en });
}

export function answerOvertaken(number: number): Fault {
  return fault('courier-answer-overtaken', { number });
}

/** The agency's own, signed no to a whole bundle. */
export function bundleRefused({ zh, en }: Words): Fault {
  return fault('courier-bundle-refused', { zh, en });
}

export function pathRelative(): Fault {
  return fault('courier-path-relative');
}

export function fileNotSealed(file: string): Fault {
  return fault('courier-file-not-sealed', { file });
}

export function fileExists(file: string): Fault {
  return fault('courier-file-exists', { file });
}

/** Why a file on a stick could not be read or written. @param cause what the system said */
export function driveFault(file: string, cause: unknown): Fault {
  const reason = reasonOf(cause);
  if (/^(?:ENOSPC|EDQUOT|EFBIG)$/.test(reason)) return fault('courier-drive-full', { file }, cause);
  if (/^(?:EROFS|EACCES|EPERM)$/.test(reason)) return fault('courier-drive-denied', { file, reason }, cause);
  return fault('courier-drive-gone', { file, reason }, cause);
}
