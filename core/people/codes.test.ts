import { expect, test } from 'vitest';
import { guangzhouDistricts, provinceOf, provinces } from './areas.ts';
import { banks, deliveries, documentTypes, entryOf, occupations, relations, sexes } from './codes.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { nationalities } from './nationalities.ts';
import { isStudent, occupationOf } from './occupation.ts';

const lists = {
  sexes,
  documentTypes,
  banks,
  deliveries,
  relations,
  occupations,
  ethnicGroups,
  nationalities,
  provinces,
  guangzhouDistricts,
};

test.each(Object.entries(lists))('%s: every code once, with a name in both languages', (_, list) => {
  expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  expect(list.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[\p{Script=Latin}\p{M}\s’',.()&-]+$/u.test(en))).toEqual([]);
});

test('GB/T 3304: 56 groups and three codes beyond', () => {
  const codes = ethnicGroups.map(({ code }) => code);
  expect(codes).toHaveLength(59);
  expect([codes[0], codes[55], ...codes.slice(56)]).toEqual(['01', '56', '97', '98', '99']);
  expect(['01', '05', '11', '44', '56'].map((code) => entryOf(ethnicGroups, code)?.zh)).toEqual([
    '汉族',
    '维吾尔族',
    '满族',
    '俄罗斯族',
    '基诺族',
  ]);
});

test('GB/T 2260: 34 provinces and regions, by the first two digits', () => {
  expect(provinces).toHaveLength(34);
  expect(provinceOf('440103')?.en).toBe('Guangdong');
  expect(provinceOf('990000')).toBeUndefined();
  expect(guangzhouDistricts).toHaveLength(11);
});

test('ISO 3166-1: alpha-3 and numeric, each once', () => {
  expect(nationalities.every(({ code, numeric }) => /^[A-Z]{3}$/.test(code) && /^\d{3}$/.test(numeric))).toBe(true);
  expect(new Set(nationalities.map(({ numeric }) => numeric)).size).toBe(nationalities.length);
  expect(nationalities.find(({ code }) => code === 'CHN')?.numeric).toBe('156');
  expect(nationalities.find(({ code }) => code === 'KAZ')).toEqual({ code: 'KAZ', numeric: '398', zh: '哈萨克斯坦', en: 'Kazakhstan' });
  expect(nationalities.some(({ code }) => ['HKG', 'MAC', 'TWN'].includes(code))).toBe(false);
});

test.each([
  ['31', true],
  ['学生', true],
  ['大学生', true],
  ['Student', true],
  ['university student', true],
  ['17', false],
  ['学生家长', false],
  ['非学生', false],
  ['教师', false],
])('occupation %s: student %s', (text, student) => expect(isStudent(text)).toBe(student));

test('an occupation by code or by name', () => {
  expect([occupationOf('17')?.zh, occupationOf('职员')?.code, occupationOf('Farmer')?.code, occupationOf('木匠')]).toEqual([
    '职员',
    '17',
    '27',
    undefined,
  ]);
});
