import { applicationFields } from '../people/application.ts';
import type { ApplicationField } from '../people/application.ts';
import { requiredWith } from '../people/disagreements.ts';
import { documentTypes } from '../people/codes.ts';
import { isChineseDocument, prepare } from '../people/prepare.ts';
import { labelOf } from '../people/sentences.ts';
import type { Decision } from './decision.ts';

/**
 * Article 9 para 1: identity document data, occupation, mobile, postal address and the chosen bank; Article 12: how the card
 * is collected. (The photo that Article 9 names too is not a field: it is taken or fetched by itself.)
 */
const always = [
  'documentType',
  'identityNumber',
  'name',
  'sex',
  'birthDate',
  'occupation',
  'mobile',
  'address',
  'bank',
  'deliver',
] as const;

/** The fields that an application on this document must have. */
export function fieldsNeeded(documentType: string): readonly ApplicationField[] {
  const known = documentTypes.find((entry) => entry.code === documentType);
  return [
    ...always,
    ...(isChineseDocument(documentType) ? [] : (['nationality'] as const)),
    ...(known === undefined ? [] : requiredWith(known.code)),
  ];
}

/**
 * Article 9 para 2: what the sharing platform gives, and is valid, may not be asked again. These are the fields that are
 * left to ask; a prefilled value that its own field would refuse is no valid information and is asked.
 */
export function fieldsToAsk(documentType: string, prefill: Readonly<Record<string, string>>): readonly ApplicationField[] {
  return fieldsNeeded(documentType).filter((field) => !isHeld(field, prefill));
}

/** What was typed with what the platform gives beneath it: a correction by the applicant (Article 20) goes before. */
export function withPrefill(typed: Readonly<Record<string, unknown>>, prefill: Readonly<Record<string, string>>): Record<string, unknown> {
  const fields = Object.keys(applicationFields) as ApplicationField[];
  const held = Object.fromEntries(fields.filter((field) => isHeld(field, prefill)).map((field) => [field, prefill[field]]));
  return { ...held, ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '')) };
}

/** Whether an application has all data that Article 9 asks for, be they typed or held by the platform. */
export function applicationData(typed: Readonly<Record<string, unknown>>, prefill: Readonly<Record<string, string>> = {}): Decision {
  const given = prepare(withPrefill(typed, prefill)) as Readonly<Record<string, unknown>>;
  const there = Object.keys(given).filter((field) => given[field] !== undefined && given[field] !== '');
  return dataThere(String(given['documentType']), there);
}

/** The same where only the names of the fields are known. */
export function dataThere(documentType: string, there: readonly string[]): Decision {
  const missing = fieldsNeeded(documentType).filter((field) => !there.includes(field));
  if (missing.length === 0) return { allowed: true, reasons: [{ zh: '申请资料齐全。', en: 'All data are there.', article: '9' }] };
  return {
    allowed: false,
    reasons: missing.map((field) => ({ zh: `还缺${labelOf(field).zh}。`, en: `${labelOf(field).en} is missing.`, article: '9' })),
  };
}

function isHeld(field: ApplicationField, prefill: Readonly<Record<string, string>>): boolean {
  const value = prefill[field];
  return value !== undefined && value !== '' && applicationFields[field].safeParse(value).success;
}
