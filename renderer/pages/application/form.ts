import type { Application } from '../../../core/people/application.ts';
import { isChineseDocument } from '../../../core/people/prepare.ts';
import type { DocumentType } from '../../../core/people/codes.ts';
import { fullYears, isDay } from '../../../core/people/day.ts';
import { readIdentityNumber } from '../../../core/people/identity-number.ts';
import { problems } from '../../../core/people/problems.ts';
import type { FieldProblem } from '../../../core/people/problems.ts';
import { tidyNumber } from '../../../core/people/text.ts';

/** What stands in the fields, by path: `name`, `guardian.mobile`. Nothing typed is absent. */
export type Values = Readonly<Record<string, string>>;

export const emptyValues: Values = {
  documentType: 'resident-id',
  deliver: 'branch',
  'guardian.documentType': 'resident-id',
  'agent.documentType': 'resident-id',
};

/** Values that follow from the document number and are therefore not asked. */
export function derived(values: Values): Values {
  const number = tidyNumber(values['identityNumber'] ?? '');
  const read = readIdentityNumber(documentTypeOf(values), number);
  if ('problem' in read) return {};
  const { birthDate, sex, nationality } = read.facts;
  return { ...(birthDate && { birthDate }), ...(sex && { sex }), ...(nationality && { nationality }) };
}

function documentTypeOf(values: Values): DocumentType {
  return (values['documentType'] ?? 'resident-id') as DocumentType;
}

/** The number can be looked up: of the right form and, where it has one, with the right check digit. */
export function isNumberReady(values: Values): boolean {
  const number = tidyNumber(values['identityNumber'] ?? '');
  return number !== '' && !('problem' in readIdentityNumber(documentTypeOf(values), number));
}

/** Whether the applicant is too young to apply alone; not before there is a birth date. */
export function needsGuardian(values: Values, today: string, belowAge: number): boolean {
  const birthDate = derived(values)['birthDate'] ?? values['birthDate'] ?? '';
  return isDay(birthDate) && birthDate <= today && fullYears(birthDate, today) < belowAge;
}

export interface Shape {
  readonly guardian: boolean;
  readonly agent: boolean;
}

/** The application as the contract wants it, from what stands in the fields that are shown. */
export function assemble(values: Values, shape: Shape): Record<string, unknown> {
  const all: Values = { ...values, ...derived(values) };
  const application: Record<string, unknown> = {};
  for (const field of fieldsOf(all))
    if (filled(all[field])) application[field] = field === 'documentValidUntil' ? validUntil(all[field]) : all[field];
  for (const who of ['guardian', 'agent'] as const) {
    if (shape[who]) application[who] = representative(all, who);
  }
  return application;
}

/** What stands in the fields for an application; {@link assemble} makes the same one of it again. */
export function valuesOf({ guardian, agent, documentValidUntil, ...own }: Application): Values {
  const until = documentValidUntil === 'long-term' ? '长期' : documentValidUntil;
  const of = (who: 'guardian' | 'agent', person: Readonly<Record<string, string | undefined>> = {}): Values =>
    Object.fromEntries(Object.entries(person).flatMap(([field, value]) => (value === undefined ? [] : [[`${who}.${field}`, value]])));
  const typed = Object.entries({ ...own, documentValidUntil: until }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...emptyValues, ...Object.fromEntries(typed), ...of('guardian', guardian), ...of('agent', agent) };
}

function representative(values: Values, who: 'guardian' | 'agent'): Record<string, string> {
  const entries = representativeFields.flatMap((field) => {
    const value = values[`${who}.${field}`];
    return filled(value) ? [[field, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What stands on a document without an end, as people write it. */
function validUntil(typed: string): string {
  return /^\s*(长期|long[ -]?term)\s*$/i.test(typed) ? 'long-term' : typed;
}

function filled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

const representativeFields = ['name', 'relation', 'documentType', 'identityNumber', 'mobile'] as const;

/** The fields of the applicant that are asked for this document, in the order of the form. */
export function fieldsOf(values: Values): string[] {
  const type = documentTypeOf(values);
  const foreign = !isChineseDocument(type);
  const resident = type === 'resident-id' || type === 'temporary-resident-id' || type === 'household-register';
  const chinese = !foreign || values['nationality'] === 'CHN';
  return [
    'documentType',
    'identityNumber',
    'documentValidUntil',
    'name',
    ...(foreign ? ['nameLatin', 'nationality'] : []),
    'sex',
    'birthDate',
    ...(chinese ? [...(resident || foreign ? ['ethnicity'] : []), 'birthPlace'] : []),
    ...(foreign || type.startsWith('travel-permit') ? ['socialSecurityNumber'] : []),
    'occupation',
    'mobile',
    'bank',
    'deliver',
    'address',
  ];
}

/** What is still wrong, in the order of the form, from the same schema that the host checks with. */
export function wrong(values: Values, shape: Shape, today: string): FieldProblem[] {
  return problems(assemble(values, shape), today);
}

/**
 * Whether a problem is shown while the field is still being typed in: a number that has all its characters and is wrong is
 * said to be wrong at once; a shorter one may just not be finished.
 */
export function isWhole(field: string, value: string): boolean {
  const name = field.split('.').at(-1);
  const length = tidyNumber(value).length;
  return (name === 'identityNumber' && length >= 18) || (name === 'mobile' && length >= 11);
}
