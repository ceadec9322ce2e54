import type { DocumentType } from './codes.ts';
import { tidyNumber } from './text.ts';

/** Documents of which the number is at once the social security number (GB 11643 form). */
const numbered: readonly unknown[] = [
  'resident-id',
  'temporary-resident-id',
  'household-register',
  'residence-permit-hk-mo',
  'residence-permit-tw',
] satisfies DocumentType[];

/** Documents that only a Chinese national holds (HK, MO and TW residents too). */
const chinese: readonly unknown[] = [...numbered, 'travel-permit-hk-mo', 'travel-permit-tw'];

export function carriesSocialSecurityNumber(documentType: unknown): boolean {
  return numbered.includes(documentType);
}

export function isChineseDocument(documentType: unknown): boolean {
  return chinese.includes(documentType);
}

const optional = [
  'documentType',
  'documentValidUntil',
  'nationality',
  'socialSecurityNumber',
  'nameLatin',
  'ethnicity',
  'birthPlace',
  'guardian',
  'agent',
];

/**
 * Fills in what follows by itself and is therefore not asked (Article 9 para 2): the document type, the nationality of a
 * Chinese document, the social security number of a document that carries it. An optional field left empty is as if absent.
 * Anything but an object comes back as it is.
 */
export function prepare(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const given = Object.fromEntries(Object.entries(input).filter(([key, value]) => !(isEmpty(value) && optional.includes(key))));
  const documentType: unknown = given['documentType'] ?? 'resident-id';
  const number = typeof given['identityNumber'] === 'string' ? tidyNumber(given['identityNumber']) : '';
  return {
    documentType,
    ...(isChineseDocument(documentType) && { nationality: 'CHN' }),
    ...(carriesSocialSecurityNumber(documentType) && number.length === 18 && { socialSecurityNumber: number }),
    ...given,
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
