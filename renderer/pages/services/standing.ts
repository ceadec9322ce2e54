import { representativeFields } from '../../../core/people/application.ts';
import { documentTypes } from '../../../core/people/codes.ts';
import type { Coded } from '../../../core/people/codes.ts';
import { isDay } from '../../../core/people/day.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import { standingSchema } from '../../../core/filing.ts';
import type { Standing } from '../../../core/filing.ts';
import type { Text } from '../../text/text.ts';

/** Who stands at the counter, as it stands in the fields. */
export interface TypedStanding {
  readonly who: Standing['who'];
  /** Empty: nothing was shown. */
  readonly shown: string;
  readonly validUntil: string;
  readonly name: string;
  readonly documentType: string;
  readonly identityNumber: string;
  readonly relation: string;
  readonly mobile: string;
}

export const emptyStanding: TypedStanding = {
  who: 'holder',
  shown: '',
  validUntil: '',
  name: '',
  documentType: 'resident-id',
  identityNumber: '',
  relation: '',
  mobile: '',
};

export const cardsThatProve = [
  { code: 'social-security-card', zh: '社会保障卡', en: 'social security card' },
  { code: 'electronic-card', zh: '电子社会保障卡', en: 'electronic card' },
] as const satisfies readonly Coded[];

/** What can be shown: the document that the person was found by comes first. */
export function showable(documentType: string): readonly Coded[] {
  const first = documentTypes.filter(({ code }) => code === documentType);
  return [...first, ...cardsThatProve, ...documentTypes.filter(({ code }) => code !== documentType)];
}

/** As the contract wants it; what is not whole yet is left out, and the rules say that it is missing. */
export function standingOf(typed: TypedStanding): Standing {
  const { who, shown } = typed;
  const validUntil = validUntilOf(typed.validUntil);
  const other = who === 'holder' ? undefined : otherOf(typed);
  const parsed = standingSchema.safeParse({
    who,
    ...(shown === '' ? {} : { shown }),
    ...(shown === '' || validUntil === undefined ? {} : { validUntil }),
    ...(other === undefined ? {} : { other }),
  });
  return parsed.success ? parsed.data : { who };
}

const otherFields = ['name', 'documentType', 'identityNumber', 'relation', 'mobile'] as const;
export type OtherField = (typeof otherFields)[number];

function otherOf(typed: TypedStanding): object | undefined {
  if (wrongOther(typed).length > 0) return undefined;
  return Object.fromEntries(otherFields.flatMap((field) => (typed[field].trim() === '' ? [] : [[field, typed[field]]])));
}

/** Fields of who acts for the holder that are still missing or wrong; the mobile number may stay empty. */
export function wrongOther(typed: TypedStanding): OtherField[] {
  return otherFields.filter((field) => {
    const value = typed[field];
    if (field === 'mobile' && value.trim() === '') return false;
    return !representativeFields[field].safeParse(value).success;
  });
}

/** @returns undefined for what is no day and no word for "without end" */
export function validUntilOf(text: string): string | undefined {
  const typed = text.trim();
  if (/^(长期|long[ -]?term)$/i.test(typed)) return 'long-term';
  return isDay(typed) ? typed : undefined;
}

/** What is still to be put right of who stands here, by name. */
export function standingMissing(typed: TypedStanding): Text[] {
  const badDay = typed.validUntil.trim() !== '' && validUntilOf(typed.validUntil) === undefined;
  return [
    ...(badDay ? [labelOf('documentValidUntil')] : []),
    ...(typed.who === 'holder' ? [] : wrongOther(typed).map((field) => labelOf(field))),
  ];
}
