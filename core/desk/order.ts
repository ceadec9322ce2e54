import type { Order } from '../agency.ts';
import { encodeGb18030 } from '../card/gb18030.ts';
import { nameExtensionLength, nameLength } from '../card/name.ts';
import type { Application } from '../people/application.ts';
import { isCardNumber } from '../people/card-number.ts';

/** What every first card is written with, beside its number (chip.md §2). */
const written = [
  ...['02', '05', '06'].map((tag) => ({ file: 'EF05', tag })),
  ...['08', '09', '4E', '0A', '0B', '0D'].map((tag) => ({ file: 'EF06', tag })),
];

/** For whom and what an order must be. */
export interface Ordered {
  readonly jobId: string;
  readonly caseId: string;
  readonly terminalId: string;
  readonly chipId: string;
  readonly profile: string;
  readonly identificationCode: string;
  readonly application: Application;
}

/**
 * What of an order is not for this job, this chip and this person: the first member that differs, or null. The agency signs
 * orders; this catches one that was mixed up on the way, here or there, before a byte of it reaches a chip.
 */
export function orderMismatch(order: Order, { application, ...asked }: Ordered): string | null {
  for (const member of ['jobId', 'caseId', 'terminalId', 'chipId', 'profile', 'identificationCode'] as const) {
    if (order[member] !== asked[member]) return member;
  }
  if (!isCardNumber(order.cardNumber)) return 'cardNumber';
  const { printed, socialSecurityNumber } = order;
  if (printed.cardNumber !== order.cardNumber) return 'printed.cardNumber';
  if (printed.name !== application.name) return 'printed.name';
  if (printed.socialSecurityNumber !== socialSecurityNumber) return 'printed.socialSecurityNumber';
  if (application.socialSecurityNumber !== undefined && application.socialSecurityNumber !== socialSecurityNumber)
    return 'socialSecurityNumber';
  const missing = written.find(
    ({ file, tag }) => !order.items.some((item) => item.directory === undefined && item.file === file && item.tag === tag),
  );
  if (missing !== undefined) return `${missing.file} ${missing.tag}`;
  const expected = {
    '08': socialSecurityNumber,
    '0A': application.sex,
    // 99: not stated; documents of people from elsewhere name no ethnic group and no place of birth.
    '0B': application.ethnicity ?? '99',
    '0C': application.birthPlace ?? '',
    '0D': application.birthDate.replaceAll('-', ''),
  };
  const wrong = Object.entries(expected).find(([tag, value]) => itemOf(order, tag) !== value);
  if (wrong !== undefined) return `EF06 ${wrong[0]}`;
  return nameFits(order, application.name) ? null : 'EF06 09';
}

function itemOf(order: Order, tag: string): string {
  return order.items.find((item) => item.directory === undefined && item.file === 'EF06' && item.tag === tag)?.value ?? '';
}

/** The chip's name is the person's; only one too long for it may be a short form of the agency's choice (chip.md §2). */
function nameFits(order: Order, name: string): boolean {
  const onChip = itemOf(order, '09') + itemOf(order, '4E');
  if ((encodeGb18030(name)?.length ?? 0) <= nameLength + nameExtensionLength) return onChip === name;
  return onChip !== '' && name.startsWith(onChip);
}
