import { applicationFields } from '../../../core/people/application.ts';
import type { ApplicationField } from '../../../core/people/application.ts';
import { documentTypes, sexes } from '../../../core/people/codes.ts';
import type { Coded } from '../../../core/people/codes.ts';
import { ethnicGroups } from '../../../core/people/ethnic-groups.ts';
import { nationalities } from '../../../core/people/nationalities.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import type { Text } from '../../text/text.ts';

/** Data of a person that a change or a correction can name, what most people come for first. Bank and delivery are of a card. */
export const changeable = [
  'mobile',
  'address',
  'occupation',
  'name',
  'identityNumber',
  'documentType',
  'documentValidUntil',
  'ethnicity',
  'sex',
  'birthDate',
  'birthPlace',
  'socialSecurityNumber',
  'nameLatin',
  'nationality',
] as const satisfies readonly ApplicationField[];
export type Changeable = (typeof changeable)[number];

/** Fields whose new value is chosen and not typed. */
export const chosenFrom: Readonly<Partial<Record<string, readonly Coded[]>>> = {
  documentType: documentTypes,
  ethnicity: ethnicGroups,
  sex: sexes,
  nationality: nationalities,
};

export function isChangeable(field: string): field is Changeable {
  return changeable.some((one) => one === field);
}

/** Fields whose new value is still empty, or of a form that it cannot have. */
export function changeProblems(changes: Readonly<Partial<Record<string, string>>> | undefined): string[] {
  return Object.entries(changes ?? {}).flatMap(([field, value]) =>
    (value ?? '').trim() !== '' && isChangeable(field) && applicationFields[field].safeParse(value).success ? [] : [field],
  );
}

export function changeName(field: string): Text {
  return labelOf(field);
}
