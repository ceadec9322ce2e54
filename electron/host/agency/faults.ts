import type { Refusal } from '../../../core/agency.ts';
import { fault } from '../../../core/fault.ts';
import type { Fault } from '../../../core/fault.ts';
import type { Words } from '../../../core/card/words.ts';
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

/** The agency's no to a code of an enrolment ticket. */
export function codeRefused(reason: Refusal): Fault {
  const { zh, en } = refusalWords[reason];
  return fault('code-refused', { reason, zh, en });
}

export function terminalRevoked(): Fault {
  return fault('terminal-revoked');
}

/** @param trouble what TLS said */
export function certificateFault(trouble: string): Fault {
  const { zh, en } = certificateWords[trouble] ?? { zh: '证书未被接受', en: 'a certificate was not accepted' };
  return fault('agency-certificate', { trouble, zh, en });
}

const certificateWords: Readonly<Record<string, Words>> = {
  CERT_HAS_EXPIRED: {
    zh: '管理机构的证书已过期，或本机日期超前',
    en: "the agency's certificate has expired, or this machine's date is ahead",
  },
  CERT_NOT_YET_VALID: {
    zh: '管理机构的证书尚未生效，或本机日期落后',
    en: "the agency's certificate is not valid yet, or this machine's date is behind",
  },
  CERT_AUTHORITY_UNKNOWN: {
    zh: '本终端没有管理机构的根证书，须凭登记单登记',
    en: "this terminal has no authority of the agency's: it has to be enrolled with a ticket",
  },
};

/** @param trouble an HTTP status of the proxy's, or why it was not reached */
export function proxyFault(trouble: string): Fault {
  return trouble === '407' ? fault('proxy-credentials') : fault('proxy-unusable', { trouble });
}

export function proxyInvalid(): Fault {
  return fault('proxy-invalid');
}

export function ticketInvalid(): Fault {
  return fault('ticket-invalid');
}

export function enrolledElsewhere(): Fault {
  return fault('enrolled-elsewhere');
}

export function notEnrolled(): Fault {
  return fault('not-enrolled');
}

/** An order that is not for this job, this chip or this person. */
export function orderNotOurs(what: string): Fault {
  return fault('order-not-ours', { what });
}
