import type { Refusal } from '../../../core/agency.ts';
import { fault } from '../../../core/fault.ts';
import type { Fault } from '../../../core/fault.ts';
import { refusalWords } from '../../../core/desk/refusals.ts';

/** The faults of the line to the agency: one place for each code. */

/** @param trouble what the line said: ECONNREFUSED, HTTP 503 */
export function unreachable(trouble: string): Fault {
  return fault('agency-unreachable', { trouble });
}

/** A proxy, a captive portal or another server answered in the agency's place. */
export function somethingBetween(trouble: string): Fault {
  return fault('agency-between', { trouble });
}

export function terminalRefused(trouble: string): Fault {
  return fault('terminal-refused', { trouble });
}

/** The agency's own, signed no. */
export function refused(reason: Refusal): Fault {
  const { zh, en } = refusalWords[reason];
  return fault('agency-refused', { reason, zh, en });
}

/** Signed by the agency, and yet not what was agreed. */
export function answerNonsense(what: string): Fault {
  return fault('agency-answer-nonsense', { what });
}

export function notEnrolled(): Fault {
  return fault('not-enrolled');
}

/** An order that is not for this job, this chip or this person. */
export function orderNotOurs(what: string): Fault {
  return fault('order-not-ours', { what });
}
