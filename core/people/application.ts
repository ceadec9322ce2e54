import { z } from 'zod';
import { provinceOf } from './areas.ts';
import { banks, codesOf, deliveries, documentTypes, relations, sexes } from './codes.ts';
import { isDay } from './day.ts';
import { examples } from './examples.ts';
import { disagreements, requiredWith } from './disagreements.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { nationalities } from './nationalities.ts';
import { prepare } from './prepare.ts';
import type { ProblemCode } from './sentences.ts';
import { encodableInGb18030, isLatinNameForm, isLineForm, isNameForm, tidyLine, tidyMobile, tidyName, tidyNumber } from './text.ts';

/** An issue's message is the code of its problem, and ends the checks of its field; `sentences.ts` has the words. */
const says = (problem: ProblemCode) => ({ error: problem, abort: true });

const documentType = z.enum(codesOf(documentTypes));
const identityNumber = z.string().overwrite(tidyNumber).min(1).max(30).describe('number of the document, upper case');
const day = z.string().trim().min(1).refine(isDay, says('not-a-day')).describe('YYYY-MM-DD');

/** A name as the document shows it; at most 120 characters. Beyond 50 bytes of GB 18030 the agency's order chooses a short form for the chip. */
const name = z
  .string()
  .overwrite(tidyName)
  .min(1)
  .max(120)
  .refine(encodableInGb18030, says('not-encodable'))
  .refine(isNameForm, says('name-form'));

const line = (most: number) =>
  z.string().overwrite(tidyLine).min(1).max(most).refine(encodableInGb18030, says('not-encodable')).refine(isLineForm, says('line-form'));

/** Mainland mobile, or any other with its country code. */
const mobile = z
  .string()
  .overwrite(tidyMobile)
  .min(1)
  .regex(/^1[3-9]\d{9}$|^\+(?!86)[1-9]\d{6,14}$/, says('mobile-form'));

/** Somebody who acts for the applicant; both identities are recorded (Article 19, services.md). */
export const representativeFields = { name, documentType, identityNumber, relation: z.enum(codesOf(relations)), mobile };
const representative = z.strictObject(representativeFields);

/** One schema per field of an application: the form asks them one at a time, as typed. */
export const applicationFields = {
  documentType: documentType.default('resident-id'),
  identityNumber,
  documentValidUntil: z
    .union([z.literal('long-term'), day])
    .optional()
    .describe("last day of the document, or 'long-term'"),
  nationality: z.enum(codesOf(nationalities)).describe('ISO 3166-1 alpha-3; follows from Chinese documents'),
  socialSecurityNumber: z
    .string()
    .overwrite(tidyNumber)
    .regex(/^[0-9A-Z]{18}$/, says('social-security-form'))
    .optional()
    .describe('18 characters; follows from a number in the form of GB 11643, else the agency assigns it'),
  name,
  nameLatin: line(120).refine(isLatinNameForm, says('latin-name-form')).optional().describe('for passports and permanent resident cards'),
  sex: z.enum(codesOf(sexes)).describe('GB/T 2261.1'),
  birthDate: day,
  ethnicity: z.enum(codesOf(ethnicGroups)).optional().describe('GB/T 3304; for holders of mainland documents'),
  birthPlace: z
    .string()
    .trim()
    .regex(/^\d{6}$/, says('area-form'))
    .refine((area) => provinceOf(area) !== undefined, says('area-form'))
    .optional()
    .describe('6 digits of GB/T 2260; for Chinese nationals'),
  occupation: line(40).describe('a code of GB/T 2261.4 or own words'),
  mobile,
  address: line(120).describe('postal address'),
  bank: z.enum(codesOf(banks)),
  deliver: z.enum(codesOf(deliveries)),
  guardian: representative.optional().describe('parent or other guardian, where the applicant is too young or may not act'),
  agent: representative.optional().describe('somebody whom the applicant authorised'),
};

const applicationObject = z.strictObject(applicationFields);
export type Application = z.infer<typeof applicationObject>;
export type ApplicationField = keyof Application;
export type Representative = NonNullable<Application['guardian']>;

/**
 * Person and application of a first card (Article 9). A citizen's may leave out documentType, nationality and
 * socialSecurityNumber: they follow. Unknown fields are refused. What needs today's date is `checkApplication`'s.
 */
export const applicationSchema = z.preprocess(
  prepare,
  applicationObject.superRefine(addDisagreements).meta({ examples: Object.values(examples) }),
);

function addDisagreements(application: Application, context: z.RefinementCtx): void {
  const absent = requiredWith(application.documentType).filter((field) => application[field] === undefined);
  const found = [...absent.map((field) => ({ field, problem: 'missing' as const })), ...disagreements(application)];
  for (const { field, problem } of found) context.addIssue({ code: 'custom', path: field.split('.'), message: problem });
}
