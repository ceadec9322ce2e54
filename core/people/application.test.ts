import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { applicationSchema } from './application.ts';
import { examples } from './examples.ts';
import { problems } from './problems.ts';

const today = '2026-03-02';

test('the short file of a citizen parses, and the rest follows', () => {
  expect(Object.keys(examples.citizen).toSorted()).toEqual(
    [
      'identityNumber',
      'name',
      'sex',
      'ethnicity',
      'birthPlace',
      'birthDate',
      'occupation',
      'mobile',
      'address',
      'bank',
      'deliver',
    ].toSorted(),
  );
  expect(applicationSchema.parse(examples.citizen)).toEqual({
    ...examples.citizen,
    documentType: 'resident-id',
    nationality: 'CHN',
    socialSecurityNumber: '440103199003078514',
  });
});

test.each(Object.entries(examples))('the example %s parses, and parses again to the same', (_, example) => {
  const once = applicationSchema.parse(example);
  expect(applicationSchema.parse(once)).toEqual(once);
  expect(problems(example, today)).toEqual([]);
});

test.each([
  ['identityNumber', ' 440103 19900307 8514 ', '440103199003078514'],
  ['identityNumber', '４４０１０３１９９００３０７８５１４', '440103199003078514'],
  ['name', '  李样例\u3000', '李样例'],
  ['name', '买买提\u2022样例', '买买提·样例'],
  ['name', '买买提\u30FB样例', '买买提·样例'],
  ['mobile', '138-0013-8000', '13800138000'],
  ['mobile', '+86 138 0013 8000', '13800138000'],
  ['address', ' 广州市  越秀区样例路1号\n', '广州市 越秀区样例路1号'],
] as const)('%s: %j is kept as %j', (field, typed, kept) => {
  expect(applicationSchema.parse({ ...examples.citizen, [field]: typed })[field]).toBe(kept);
});

test('an X of a citizen number may be typed small, and the social security number follows it', () => {
  const { identityNumber, socialSecurityNumber } = applicationSchema.parse({
    ...examples.citizen,
    identityNumber: '11010519491231002x',
    birthDate: '1949-12-31',
    sex: '2',
  });
  expect([identityNumber, socialSecurityNumber]).toEqual(['11010519491231002X', '11010519491231002X']);
});

test('optional fields that the form sends empty are as if absent', () => {
  const parsed = applicationSchema.parse({
    ...examples.citizen,
    documentType: '',
    nameLatin: ' ',
    birthPlace: null,
    guardian: null,
    documentValidUntil: '',
  });
  expect(parsed).toEqual(
    applicationSchema.parse(Object.fromEntries(Object.entries(examples.citizen).filter(([key]) => key !== 'birthPlace'))),
  );
});

test('a foreigner without a social security number gets it from the agency; one that is known is kept', () => {
  expect(applicationSchema.parse(examples.passport).socialSecurityNumber).toBeUndefined();
  expect(applicationSchema.parse({ ...examples.passport, socialSecurityNumber: 'fra250000000000001' }).socialSecurityNumber).toBe(
    'FRA250000000000001',
  );
});

test('the schema is also a JSON schema, both ways, with its examples', () => {
  const input = z.toJSONSchema(applicationSchema, { io: 'input' });
  expect(input).toMatchObject({ type: 'object', additionalProperties: false, examples: Object.values(examples) });
  expect(input.required).not.toContain('documentType');
  expect(z.toJSONSchema(applicationSchema).required).toContain('nationality');
});

const odd = fc.oneof(
  fc.constant(undefined),
  fc.constant(''),
  fc.constant('李'),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
  fc.constantFrom(
    '2',
    '1990-13-01',
    '2990-01-01',
    'passport',
    'permanent-resident',
    'household-register',
    'KAZ',
    '11010519491231002X',
    '13800138000',
  ),
);
const field = fc.oneof(
  fc.constantFrom(...Object.keys(examples.passport), 'ethnicity', 'birthPlace', 'guardian', 'agent'),
  fc.constantFrom('__proto__', 'toString', 'foo'),
);
const mutated = fc
  .tuple(fc.constantFrom(...Object.values(examples)), fc.array(fc.tuple(field, odd), { maxLength: 3 }))
  .map(([example, changes]) => Object.fromEntries([...Object.entries(example), ...changes]));

test('property: the list of problems is empty exactly when the schema takes the application', () => {
  const dated = new Set(['in-future', 'too-long-ago', 'expired', 'too-old-for-register']);
  fc.assert(
    fc.property(mutated, (application) => {
      const timeless = problems(application, today).filter((problem) => !dated.has(problem.code));
      expect(timeless.length === 0).toBe(applicationSchema.safeParse(application).success);
    }),
    { numRuns: 1000 },
  );
});

test('property: what parses parses again to the same', () => {
  fc.assert(
    fc.property(mutated, (application) => {
      const once = applicationSchema.safeParse(application);
      if (once.success) expect(applicationSchema.parse(once.data)).toEqual(once.data);
    }),
    { numRuns: 1000 },
  );
});
