import { expect, it } from 'vitest';
import { cardNumberCheck, isCardNumber } from './card-number.ts';

it.each(['D2143569X', 'A12345674'])('%s holds, as chip.md §2 says', (number) => {
  expect(isCardNumber(number)).toBe(true);
  expect(cardNumberCheck(number.slice(0, 8))).toBe(number.slice(8));
});

it('turns 11 into 0', () => {
  const numbers = Array.from({ length: 200 }, (_, index) => `A${String(index).padStart(7, '0')}`);
  const checks = new Set(numbers.map(cardNumberCheck));
  expect([...checks].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X']);
});

it.each(['A12345675', '123456789', 'a12345674', 'A1234567', 'A123456740', ''])('%s does not hold', (number) => {
  expect(isCardNumber(number)).toBe(false);
});

it('refuses what is no beginning of a card number', () => expect(() => cardNumberCheck('12345678')).toThrow(RangeError));
