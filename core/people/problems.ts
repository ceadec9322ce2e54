import type { z } from 'zod';
import { applicationFields, representativeFields } from './application.ts';
import type { Application } from './application.ts';
import { fullYears } from './day.ts';
import { disagreements, requiredWith } from './disagreements.ts';
import type { Disagreement, SoundFields } from './disagreements.ts';
import { prepare } from './prepare.ts';
import { problemSentences, sentenceOf } from './sentences.ts';
import type { ProblemCode } from './sentences.ts';

/** One thing to put right. Neither the field's path nor the sentences hold what was typed. */
export interface FieldProblem {
  /** `name`, `guardian.mobile`; empty when the whole is not an application. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly zh: string;
  readonly en: string;
}

/**
 * Everything that is wrong with what was typed so far, at most one problem per field, in the order of the form.
 * @param today the day in Asia/Shanghai, YYYY-MM-DD
 */
export function problems(application: unknown, today: string): FieldProblem[] {
  const given = prepare(application);
  if (!isObject(given)) return [worded({ field: '', problem: 'not-an-application' })];
  const { sound, found } = eachField(given);
  const own = found.filter((one) => !(one.field === 'nationality' && one.problem === 'missing' && sound.documentType === undefined));
  const every = [...own, ...absentWithDocument(given, sound), ...disagreements(sound), ...datedProblems(sound, today)];
  const firsts = every.filter((one, index) => every.findIndex((other) => other.field === one.field) === index);
  return firsts.toSorted((left, right) => rank(left.field) - rank(right.field)).map(worded);
}

/** What is wrong with a well-formed application on this day: future birth, expired document, register of an adult. */
export function checkApplication(application: Application, today: string): FieldProblem[] {
  return datedProblems(application, today).map(worded);
}

type Given = Readonly<Record<string, unknown>>;
type Field = keyof typeof applicationFields;
const fieldNames = Object.keys(applicationFields) as Field[];

/** Every field by itself: the values of those that are right, and what is wrong with the others. */
function eachField(given: Given): { sound: SoundFields; found: Disagreement[] } {
  const own = soundOf(applicationFields, given, '');
  const representatives = (['guardian', 'agent'] as const).map((who) => {
    const person = given[who];
    return isObject(person) ? { who, ...soundOf(representativeFields, person, `${who}.`) } : null;
  });
  const people = representatives.filter((read) => read !== null);
  return {
    sound: { ...own.sound, ...Object.fromEntries(people.map(({ who, sound }) => [who, sound])) },
    found: [...people.flatMap(({ found }) => found), ...own.found],
  };
}

function soundOf(fields: Readonly<Record<string, z.ZodType>>, given: Given, prefix: string): { sound: Given; found: Disagreement[] } {
  const parsed = Object.entries(fields).map(([field, schema]) => ({ field, typed: given[field], result: schema.safeParse(given[field]) }));
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(fields, key));
  return {
    sound: Object.fromEntries(parsed.flatMap(({ field, result }) => (result.success ? [[field, result.data]] : []))),
    found: [
      ...parsed.flatMap(({ field, typed, result }) =>
        result.success || (isObject(typed) && isRepresentative(field))
          ? []
          : [{ field: prefix + field, problem: problemOf(result.error, field, typed) }],
      ),
      ...unknown.map((key) => ({ field: prefix + shownKey(key), problem: 'unknown-field' as const })),
    ],
  };
}

function problemOf({ issues }: z.ZodError, field: string, typed: unknown): ProblemCode {
  if (typed === undefined || typed === null || (typeof typed === 'string' && typed.trim() === '')) return 'missing';
  if (isRepresentative(field)) return 'not-a-person';
  if (typeof typed !== 'string') return 'wrong-type';
  const [issue] = issues;
  if (issue?.code === 'too_big') return 'too-long';
  if (issue?.code === 'invalid_union') return 'not-a-day';
  return issue !== undefined && Object.hasOwn(problemSentences, issue.message) ? (issue.message as ProblemCode) : 'not-in-list';
}

/** Objects of the application, which are looked into field by field; no field of a representative has these names. */
function isRepresentative(field: string): boolean {
  return field === 'guardian' || field === 'agent';
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name of an unknown field comes from outside and could be anything, a person's name too. */
function shownKey(key: string): string {
  return /^[A-Za-z_]{1,40}$/.test(key) ? key : '?';
}

function absentWithDocument(given: Given, { documentType }: SoundFields): Disagreement[] {
  if (documentType === undefined) return [];
  return requiredWith(documentType)
    .filter((field) => given[field] === undefined)
    .map((field) => ({ field, problem: 'missing' }));
}

function datedProblems({ birthDate, documentValidUntil, documentType }: SoundFields, today: string): Disagreement[] {
  const found: Disagreement[] = [];
  if (birthDate !== undefined && birthDate > today) found.push({ field: 'birthDate', problem: 'in-future' });
  if (birthDate !== undefined && fullYears(birthDate, today) > 150) found.push({ field: 'birthDate', problem: 'too-long-ago' });
  if (documentValidUntil !== undefined && documentValidUntil !== 'long-term' && documentValidUntil < today)
    found.push({ field: 'documentValidUntil', problem: 'expired' });
  if (documentType === 'household-register' && birthDate !== undefined && fullYears(birthDate, today) >= 16)
    found.push({ field: 'documentType', problem: 'too-old-for-register' });
  return found;
}

function rank(field: string): number {
  const index = fieldNames.findIndex((name) => name === field.split('.')[0]);
  return index === -1 ? fieldNames.length : index;
}

function worded({ field, problem }: Disagreement): FieldProblem {
  return { field, code: problem, ...sentenceOf(field, problem) };
}
