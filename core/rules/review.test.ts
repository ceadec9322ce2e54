import { expect, test } from 'vitest';
import { services } from '../desk/services.ts';
import { approval } from './review.ts';
import { facts, unworded } from './test-facts.ts';

test('who must agree, service by service', () => {
  const needed = services
    .filter(({ code }) => approval(code, facts()).needed)
    .map(({ code }) => [code, approval(code, facts()).roles.join(' ')]);
  expect(Object.fromEntries(needed)).toEqual({
    'withdraw-reissue': 'agency',
    cancel: 'agency',
    unlock: 'reviewer manager',
    'reset-pin': 'reviewer manager',
    'change-data': 'agency',
    correct: 'agency',
  });
  expect(services.flatMap(({ code }) => unworded({ reasons: [approval(code, facts()).reason] }))).toEqual([]);
});

test.each([
  [undefined, false],
  [2, false],
  [1, true],
  [0, false],
])('a change with %s tries left: a reviewer %s', (triesLeft, needed) => {
  expect(approval('change-pin', facts({ pin: { which: 'social-security', triesLeft } })).needed).toBe(needed);
});
