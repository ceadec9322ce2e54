import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardNumberCheck, isCardNumber } from './card-number.ts';

test.each([
  ['D2143569', 'X'],
  ['A1234567', '4'],
])('chip.md, tag 07: %s gives %s', (body, check) => {
  expect(cardNumberCheck(body)).toBe(check);
  expect(isCardNumber(body + check)).toBe(true);
});

test('the remainder 0 gives 0, and every character that there is occurs', () => {
  const checks = new Set(Array.from({ length: 100 }, (_, index) => cardNumberCheck(`A00000${String(index).padStart(2, '0')}`)));
  expect([...checks].toSorted().join('')).toBe('0123456789X');
});

test.each([['d2143569X'], ['D2143569x'], ['D21435690'], ['1D143569X'], ['D2143569'], [''], ['D2143569XX']])(
  '%j is no card number',
  (text) => {
    expect(isCardNumber(text)).toBe(false);
  },
);

test.each([['D214356'], ['D21435699'], ['42143569'], ['D214356é']])('%j is no body', (body) => {
  expect(() => cardNumberCheck(body)).toThrow(RangeError);
});

test('property: another digit in one place is found', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z][0-9]{7}$/), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const wrong = body.slice(0, at) + String((Number(body[at]) + shift) % 10) + body.slice(at + 1);
      expect(cardNumberCheck(wrong)).not.toBe(cardNumberCheck(body));
    }),
  );
});
