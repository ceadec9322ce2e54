import { expect, test } from 'vitest';
import { applicationSchema } from './application.ts';
import { examples } from './examples.ts';
import { checkApplication, problems } from './problems.ts';
import { problemSentences } from './sentences.ts';
import type { ProblemCode } from './sentences.ts';

const today = '2026-03-02';
const { citizen, child, hongKong, permanentResident, passport } = examples;
const without = (application: object, field: string) => Object.fromEntries(Object.entries(application).filter(([key]) => key !== field));
const codes = (application: unknown, day = today) => problems(application, day).map(({ field, code }) => `${field}:${code}`);

/** What is typed, and the only problem it makes. */
const cases: readonly [object, string, ProblemCode][] = [
  ...['identityNumber', 'name', 'sex', 'birthDate', 'ethnicity', 'occupation', 'mobile', 'address', 'bank', 'deliver'].map(
    (field) => [without(citizen, field), field, 'missing'] as [object, string, ProblemCode],
  ),
  [{ ...citizen, name: ' ' }, 'name', 'missing'],
  [without(passport, 'nationality'), 'nationality', 'missing'],
  [without(passport, 'nameLatin'), 'nameLatin', 'missing'],
  [without(permanentResident, 'nameLatin'), 'nameLatin', 'missing'],
  [without(child, 'ethnicity'), 'ethnicity', 'missing'],

  [{ ...citizen, sex: 1 }, 'sex', 'wrong-type'],
  [{ ...citizen, name: { first: '李' } }, 'name', 'wrong-type'],
  [{ ...citizen, mobile: ['13800138000'] }, 'mobile', 'wrong-type'],
  [{ ...citizen, photo: 'x' }, 'photo', 'unknown-field'],
  [{ ...citizen, sex: '3' }, 'sex', 'not-in-list'],
  [{ ...citizen, ethnicity: '57' }, 'ethnicity', 'not-in-list'],
  [{ ...citizen, ethnicity: '1' }, 'ethnicity', 'not-in-list'],
  [{ ...citizen, bank: 'icbc' }, 'bank', 'not-in-list'],
  [{ ...citizen, deliver: 'pigeon' }, 'deliver', 'not-in-list'],
  [{ ...citizen, documentType: 'driving-licence' }, 'documentType', 'not-in-list'],
  [{ ...passport, nationality: 'HKG' }, 'nationality', 'not-in-list'],
  [{ ...citizen, name: '李'.repeat(121) }, 'name', 'too-long'],
  [{ ...citizen, address: '路'.repeat(121) }, 'address', 'too-long'],
  [{ ...citizen, occupation: '员'.repeat(41) }, 'occupation', 'too-long'],

  [{ ...citizen, name: '李\uD840' }, 'name', 'not-encodable'],
  [{ ...citizen, name: '李\uE5E5' }, 'name', 'not-encodable'],
  [{ ...citizen, address: '广州市\uDC00' }, 'address', 'not-encodable'],
  [{ ...citizen, name: '李1' }, 'name', 'name-form'],
  [{ ...citizen, name: '·李' }, 'name', 'name-form'],
  [{ ...citizen, name: '李\uE000' }, 'name', 'name-form'],
  [{ ...citizen, name: '李\u200B明' }, 'name', 'name-form'],
  [{ ...citizen, name: '\u3164' }, 'name', 'name-form'],
  [{ ...citizen, name: '李😀' }, 'name', 'name-form'],
  [{ ...citizen, name: '李（样例）' }, 'name', 'name-form'],
  [{ ...passport, nameLatin: '李样例' }, 'nameLatin', 'latin-name-form'],
  [{ ...citizen, address: '广州市\u202E1号' }, 'address', 'line-form'],
  [{ ...citizen, occupation: '职\u0000员' }, 'occupation', 'line-form'],
  [{ ...citizen, birthDate: '1990-02-30' }, 'birthDate', 'not-a-day'],
  [{ ...citizen, birthDate: '19900307' }, 'birthDate', 'not-a-day'],
  [{ ...citizen, documentValidUntil: '长期' }, 'documentValidUntil', 'not-a-day'],
  [{ ...citizen, mobile: '1380013800' }, 'mobile', 'mobile-form'],
  [{ ...citizen, mobile: '12800138000' }, 'mobile', 'mobile-form'],
  [{ ...citizen, mobile: '+861380013800' }, 'mobile', 'mobile-form'],
  [{ ...passport, socialSecurityNumber: '123' }, 'socialSecurityNumber', 'social-security-form'],
  [{ ...citizen, birthPlace: '4401' }, 'birthPlace', 'area-form'],
  [{ ...citizen, birthPlace: '990103' }, 'birthPlace', 'area-form'],

  [{ ...citizen, identityNumber: '44010319900307851' }, 'identityNumber', 'number-form'],
  [{ ...citizen, identityNumber: 'E00000000' }, 'identityNumber', 'number-form'],
  [{ ...passport, identityNumber: 'ABCDEFGH' }, 'identityNumber', 'number-form'],
  [{ ...citizen, identityNumber: '440103199003078515' }, 'identityNumber', 'check-digit'],
  [{ ...citizen, identityNumber: '440103199003087514' }, 'identityNumber', 'check-digit'],
  [{ ...citizen, identityNumber: '440103199013078514' }, 'identityNumber', 'check-digit'],
  [{ ...citizen, identityNumber: '990103199003078511' }, 'identityNumber', 'number-area'],
  [{ ...citizen, identityNumber: hongKong.identityNumber }, 'identityNumber', 'number-area'],
  [{ ...hongKong, documentType: 'residence-permit-tw' }, 'identityNumber', 'number-area'],
  [{ ...citizen, identityNumber: '440103200302290019' }, 'identityNumber', 'number-date'],
  [{ ...citizen, birthDate: '1990-03-08' }, 'birthDate', 'birth-date-differs'],
  [{ ...citizen, sex: '2' }, 'sex', 'sex-differs'],
  [{ ...citizen, sex: '9' }, 'sex', 'sex-differs'],
  [{ ...citizen, nationality: 'FRA' }, 'nationality', 'nationality-differs'],
  [{ ...permanentResident, nationality: 'CHN' }, 'nationality', 'nationality-differs'],
  [{ ...permanentResident, identityNumber: 'KAZ110090123105', nationality: 'FRA' }, 'nationality', 'nationality-differs'],
  [{ ...permanentResident, identityNumber: 'KAZ110090123105', birthDate: '1990-12-30' }, 'birthDate', 'birth-date-differs'],
  [{ ...citizen, socialSecurityNumber: '11010519491231002X' }, 'socialSecurityNumber', 'social-security-differs'],
  [{ ...passport, ethnicity: '01' }, 'ethnicity', 'not-for-foreigners'],
  [{ ...passport, birthPlace: '440103' }, 'birthPlace', 'not-for-foreigners'],

  [{ ...child, guardian: '王样例' }, 'guardian', 'not-a-person'],
  [{ ...child, guardian: without(child.guardian, 'mobile') }, 'guardian.mobile', 'missing'],
  [{ ...child, guardian: { ...child.guardian, age: '40' } }, 'guardian.age', 'unknown-field'],
  [{ ...child, guardian: { ...child.guardian, relation: 'boss' } }, 'guardian.relation', 'not-in-list'],
  [{ ...child, guardian: { ...child.guardian, identityNumber: '110105194912310021' } }, 'guardian.identityNumber', 'check-digit'],
  [{ ...citizen, agent: { ...child.guardian, identityNumber: citizen.identityNumber } }, 'agent.identityNumber', 'same-person'],

  [{ ...passport, birthDate: '2026-03-03' }, 'birthDate', 'in-future'],
  [{ ...citizen, identityNumber: '440524188001010014', birthDate: '1875-01-01' }, 'birthDate', 'birth-date-differs'],
  [{ ...passport, birthDate: '1875-03-01' }, 'birthDate', 'too-long-ago'],
  [{ ...passport, documentValidUntil: '2026-03-01' }, 'documentValidUntil', 'expired'],
  [{ ...citizen, documentType: 'household-register' }, 'documentType', 'too-old-for-register'],
];

test.each(cases)('%j: %s %s', (application, field, code) => {
  expect(codes(application)).toEqual([`${field}:${code}`]);
});

test.each([[null], [undefined], ['text'], [[]], [7]])('%j is no application', (input) => {
  expect(codes(input)).toEqual([':not-an-application']);
});

test('every problem code is made by some input of the table', () => {
  const made = new Set<string>([...cases.map(([, , code]) => code), 'not-an-application']);
  expect(Object.keys(problemSentences).filter((code) => !made.has(code))).toEqual([]);
});

test('all problems are listed, in the order of the form, one per field', () => {
  const found = codes({ ...citizen, deliver: '', mobile: '1', name: '李1', birthDate: '1990-03-08', foo: 1 });
  expect(found).toEqual(['name:name-form', 'birthDate:birth-date-differs', 'mobile:mobile-form', 'deliver:missing', 'foo:unknown-field']);
});

test('a half-typed guardian is already checked', () => {
  expect(codes({ ...child, guardian: { documentType: 'resident-id', identityNumber: '110105194912310021' } })).toEqual([
    'guardian.name:missing',
    'guardian.relation:missing',
    'guardian.mobile:missing',
    'guardian.identityNumber:check-digit',
  ]);
});

test('a wrong number does not also blame birth date, sex and social security number', () => {
  expect(codes({ ...citizen, identityNumber: '110105194912310021' })).toEqual(['identityNumber:check-digit']);
});

test('sentences say which field in both languages, and leave no hole', () => {
  for (const [application] of cases) {
    for (const { zh, en } of problems(application, today)) {
      expect(zh).toMatch(/[。]$/);
      expect(en).toMatch(/\.$/);
      expect(zh + en).not.toMatch(/[{}]/);
    }
  }
  expect(problems({ ...child, guardian: { ...child.guardian, mobile: '1' } }, today)[0]).toMatchObject({
    zh: expect.stringContaining('监护人手机号码'),
    en: expect.stringContaining('Guardian: mobile number'),
  });
});

test('no sentence and no field repeats what was typed, not even as the name of a field', () => {
  const secret = '李样例440103199003078514';
  const text = JSON.stringify(
    problems({ ...citizen, name: `${secret}1`, mobile: secret, address: secret.repeat(20), [secret]: secret }, today),
  );
  expect(text).toContain('"?"');
  for (const part of ['样例', '1990']) expect(text.replaceAll('1990-03-07', '')).not.toContain(part);
});

test('the day decides: born today, valid until today, 16 tomorrow', () => {
  const register = { ...child, identityNumber: '440106202205010028' };
  expect(codes(register, '2038-04-30')).toEqual([]);
  expect(codes(register, '2038-05-01')).toEqual(['documentType:too-old-for-register']);
  expect(codes(register, '2022-05-01')).toEqual([]);
  expect(codes(register, '2022-04-30')).toEqual(['birthDate:in-future']);
  expect(codes(passport, '2031-01-31')).toEqual([]);
  expect(codes(passport, '2031-02-01')).toEqual(['documentValidUntil:expired']);
  expect(codes({ ...citizen, documentValidUntil: 'long-term' }, '2099-01-01')).toEqual([]);
});

test('checkApplication gives the problems of the day only', () => {
  expect(checkApplication(applicationSchema.parse(passport), '2031-02-01').map(({ code }) => code)).toEqual(['expired']);
  expect(checkApplication(applicationSchema.parse(citizen), today)).toEqual([]);
});
