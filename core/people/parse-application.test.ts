import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fault } from '../fault.ts';
import { examples } from './examples.ts';
import { parseApplication } from './parse-application.ts';

const today = '2026-03-02';
const { citizen, child } = examples;

function faultOf(input: unknown): Fault {
  try {
    parseApplication(input, today);
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error('it parsed');
}

test('gives the application with what follows', () => {
  expect(parseApplication(citizen, today)).toMatchObject({
    documentType: 'resident-id',
    nationality: 'CHN',
    socialSecurityNumber: '440103199003078514',
  });
});

test.each([
  [{ ...citizen, identityNumber: '440103199003078515' }, 'identity-number-check', 'identityNumber'],
  [{ ...child, guardian: { ...child.guardian, identityNumber: '110105194912310021' } }, 'identity-number-check', 'guardian.identityNumber'],
  [{ ...citizen, name: '李\uD840' }, 'name-not-encodable', 'name'],
  [{ ...child, guardian: { ...child.guardian, name: '\uE5E5' } }, 'name-not-encodable', 'guardian.name'],
  [{ ...citizen, address: '\uE5E5' }, 'application-invalid', 'address'],
  [{ ...citizen, name: '李\uD840', mobile: '1' }, 'application-invalid', 'name, mobile'],
  [{ ...citizen, identityNumber: '440103199003078515', sex: '3' }, 'application-invalid', 'identityNumber, sex'],
  [{ ...citizen, documentValidUntil: '2020-01-01' }, 'application-invalid', 'documentValidUntil'],
  [{}, 'application-invalid', 'identityNumber, name, sex, birthDate, ethnicity, occupation, mobile, address, bank, deliver'],
  ['text', 'application-invalid', ''],
] as const)('%j: %s at %s, exit 4', (input, code, fields) => {
  const thrown = faultOf(input);
  expect([thrown.code, thrown.exit, thrown.facts['fields']]).toEqual([code, 4, fields]);
});

test('the report says in both languages what to correct, without what was typed', () => {
  const { zh, en } = faultOf({ ...citizen, name: '李样例1', mobile: '13800' }).report();
  expect(zh.what).toContain('姓名');
  expect(zh.what).toContain('手机号码');
  expect(en.what).toContain('Mobile number');
  expect(JSON.stringify([zh, en])).not.toMatch(/样例|13800|[{}]what/);
});

test('property: anything that is not an application is a fault, never another error', () => {
  fc.assert(fc.property(fc.jsonValue(), (input) => void expect(faultOf(input).exit).toBe(4)));
});
