import type { Application } from './application.ts';
import type { DocumentType } from './codes.ts';
import { readIdentityNumber } from './identity-number.ts';
import type { NumberFacts } from './identity-number.ts';
import { carriesSocialSecurityNumber, isChineseDocument } from './prepare.ts';
import type { ProblemCode } from './sentences.ts';

/** One thing wrong with one field; `field` is a path such as `guardian.mobile`. */
export interface Disagreement {
  readonly field: string;
  readonly problem: ProblemCode;
}

type Partially<T> = { readonly [K in keyof T]?: T[K] | undefined };
/** Fields that are right by themselves; a field that is missing or wrong is simply not here. */
export type SoundFields = Partially<Omit<Application, 'guardian' | 'agent'>> & {
  readonly guardian?: Partially<NonNullable<Application['guardian']>> | undefined;
  readonly agent?: Partially<NonNullable<Application['agent']>> | undefined;
};

/** Fields that become required with a type of document: the Latin name that it prints, the ethnicity that it states. */
export function requiredWith(documentType: DocumentType): ('nameLatin' | 'ethnicity')[] {
  if (documentType === 'passport' || documentType === 'permanent-resident') return ['nameLatin'];
  return statesEthnicity.includes(documentType) ? ['ethnicity'] : [];
}

const statesEthnicity: readonly DocumentType[] = ['resident-id', 'temporary-resident-id', 'household-register'];

/** Where fields that are right by themselves speak against one another. Needs no clock. */
export function disagreements(fields: SoundFields): Disagreement[] {
  return [...numberAgainstPerson(fields), ...documentAgainstFields(fields), ...ofRepresentatives(fields)];
}

function numberAgainstPerson(fields: SoundFields): Disagreement[] {
  const { documentType, identityNumber } = fields;
  if (documentType === undefined || identityNumber === undefined) return [];
  const read = readIdentityNumber(documentType, identityNumber);
  if ('problem' in read) return [{ field: 'identityNumber', problem: read.problem }];
  const found: Disagreement[] = [];
  if (birthDiffers(read.facts, fields.birthDate)) found.push({ field: 'birthDate', problem: 'birth-date-differs' });
  if (read.facts.sex !== undefined && fields.sex !== undefined && read.facts.sex !== fields.sex)
    found.push({ field: 'sex', problem: 'sex-differs' });
  if (read.facts.nationality !== undefined && fields.nationality !== undefined && read.facts.nationality !== fields.nationality)
    found.push({ field: 'nationality', problem: 'nationality-differs' });
  const own = carriesSocialSecurityNumber(documentType) && fields.socialSecurityNumber !== undefined;
  if (own && fields.socialSecurityNumber !== identityNumber)
    found.push({ field: 'socialSecurityNumber', problem: 'social-security-differs' });
  return found;
}

function birthDiffers(facts: NumberFacts, birthDate: string | undefined): boolean {
  if (birthDate === undefined) return false;
  if (facts.birthDate !== undefined) return facts.birthDate !== birthDate;
  return facts.birthDay !== undefined && facts.birthDay !== birthDate.slice(2).replaceAll('-', '');
}

function documentAgainstFields(fields: SoundFields): Disagreement[] {
  const { documentType, nationality } = fields;
  if (documentType === undefined) return [];
  const found: Disagreement[] = [];
  const chinese = isChineseDocument(documentType);
  if (chinese && nationality !== undefined && nationality !== 'CHN') found.push({ field: 'nationality', problem: 'nationality-differs' });
  if (documentType === 'permanent-resident' && nationality === 'CHN') found.push({ field: 'nationality', problem: 'nationality-differs' });
  if (!chinese && nationality !== undefined && nationality !== 'CHN') {
    if (fields.ethnicity !== undefined) found.push({ field: 'ethnicity', problem: 'not-for-foreigners' });
    if (fields.birthPlace !== undefined) found.push({ field: 'birthPlace', problem: 'not-for-foreigners' });
  }
  return found;
}

function ofRepresentatives(fields: SoundFields): Disagreement[] {
  return (['guardian', 'agent'] as const).flatMap((who) => {
    const person = fields[who];
    if (person?.documentType === undefined || person.identityNumber === undefined) return [];
    const found: Disagreement[] = [];
    const read = readIdentityNumber(person.documentType, person.identityNumber);
    if ('problem' in read) found.push({ field: `${who}.identityNumber`, problem: read.problem });
    if (person.identityNumber === fields.identityNumber) found.push({ field: `${who}.identityNumber`, problem: 'same-person' });
    return found;
  });
}
