import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentType } from './codes.ts';
import { identityNumberCheck, machineReadableCheck, readIdentityNumber } from './identity-number.ts';

/** Numbers printed in the standards and rules themselves. */
test.each([
  ['resident-id', '11010519491231002X', { birthDate: '1949-12-31', sex: '2' }],
  ['resident-id', '440524188001010014', { birthDate: '1880-01-01', sex: '1' }],
  ['permanent-resident', '911398199012310021', { birthDate: '1990-12-31', sex: '2' }],
  ['permanent-resident', 'KAZ110090123105', { birthDay: '901231', nationality: 'KAZ' }],
] as const)('published: %s %s', (documentType, number, facts) => {
  expect(readIdentityNumber(documentType, number)).toEqual({ facts });
});

test('check characters', () => {
  expect(identityNumberCheck('11010519491231002')).toBe('X');
  expect(identityNumberCheck('44052418800101001')).toBe('4');
  expect(identityNumberCheck('91139819901231002')).toBe('1');
  expect(machineReadableCheck('KAZ11009012310')).toBe('5');
  // ICAO 9303 part 3, examples of the check digit.
  expect(machineReadableCheck('520727')).toBe('3');
  expect(machineReadableCheck('AB2134')).toBe('5');
});

test.each([
  ['residence-permit-hk-mo', '810000199408230021', 'facts'],
  ['residence-permit-hk-mo', '820000199408230015', 'facts'],
  ['residence-permit-tw', '830000198802290013', 'facts'],
  ['residence-permit-tw', '820000199408230015', 'number-area'],
  ['residence-permit-hk-mo', '830000198802290013', 'number-area'],
  ['residence-permit-hk-mo', '440103199003078514', 'number-area'],
  ['resident-id', '830000198802290013', 'number-area'],
  ['resident-id', '820000199408230015', 'number-area'],
  ['resident-id', '911398199012310021', 'number-area'],
  ['household-register', '440106202205010028', 'facts'],
  ['temporary-resident-id', '440103199003078514', 'facts'],
  ['resident-id', '440103199003078510', 'check-digit'],
  ['resident-id', '440103200302290019', 'number-date'],
  ['resident-id', '44010319900307851', 'number-form'],
  ['resident-id', '440103900307851', 'number-form'],
  ['resident-id', 'X40103199003078514', 'number-form'],
  ['resident-id', '11010519491231002x', 'number-form'],
  ['resident-id', '', 'number-form'],
  ['permanent-resident', '440103199003078514', 'number-area'],
  ['permanent-resident', '911398199012310022', 'check-digit'],
  ['permanent-resident', 'KAZ110090123104', 'check-digit'],
  ['permanent-resident', 'KAZ1100901231', 'number-form'],
  ['travel-permit-hk-mo', 'H12345678', 'facts'],
  ['travel-permit-hk-mo', 'M1234567801', 'facts'],
  ['travel-permit-hk-mo', 'T12345678', 'number-form'],
  ['travel-permit-tw', '12345678', 'facts'],
  ['travel-permit-tw', '1234567801A', 'facts'],
  ['travel-permit-tw', '1234567', 'number-form'],
  ['passport', 'E00000000', 'facts'],
  ['passport', '123456789', 'facts'],
  ['passport', 'ABCDEF', 'number-form'],
  ['passport', 'E123', 'number-form'],
  ['passport', 'E1234567-8', 'number-form'],
] as const)('%s %s: %s', (documentType, number, outcome) => {
  const read = readIdentityNumber(documentType, number);
  expect('facts' in read ? 'facts' : read.problem).toBe(outcome);
});

test('a permanent resident number of a country that there is none of, or of no province', () => {
  const of = (digits: string) => readIdentityNumber('permanent-resident', digits + identityNumberCheck(digits));
  expect(of('91100119901231002')).toEqual({ problem: 'number-area' });
  expect(of('99939819901231002')).toEqual({ problem: 'number-area' });
  expect(of('91139819901331002')).toEqual({ problem: 'number-date' });
  expect(readIdentityNumber('permanent-resident', `QQQ11009012310${machineReadableCheck('QQQ11009012310')}`)).toEqual({
    problem: 'number-area',
  });
  expect(readIdentityNumber('permanent-resident', `KAZ11009013310${machineReadableCheck('KAZ11009013310')}`)).toEqual({
    problem: 'number-date',
  });
});

test('property: one wrong digit, and two neighbours exchanged, are always found', () => {
  const digits = fc.stringMatching(/^[0-9]{17}$/);
  fc.assert(
    fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const number = body + identityNumberCheck(body);
      const wrong = number.slice(0, at) + String((Number(number[at]) + shift) % 10) + number.slice(at + 1);
      expect(readIdentityNumber('resident-id', wrong)).toEqual({ problem: 'check-digit' });
      if (at < 16 && number[at] !== number[at + 1]) {
        const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
        expect(readIdentityNumber('resident-id', swapped)).toEqual({ problem: 'check-digit' });
      }
    }),
  );
});

test('property: any text is read by any type without a throw', () => {
  const types: DocumentType[] = ['resident-id', 'residence-permit-tw', 'permanent-resident', 'passport', 'travel-permit-tw'];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.string({ unit: 'binary', maxLength: 30 }), (documentType, text) => {
      expect(Object.keys(readIdentityNumber(documentType, text))).toHaveLength(1);
    }),
  );
});
