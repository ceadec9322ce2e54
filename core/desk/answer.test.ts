import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from './answer.ts';

const http = (status: number, over: { wellFormed?: boolean; signed?: boolean; html?: boolean } = {}) =>
  judge({ kind: 'http', status, wellFormed: true, signed: true, html: false, ...over });

test.each([
  [200, 'decided'],
  [201, 'wait'],
  [204, 'wait'],
  [301, 'between'],
  [302, 'between'],
  [304, 'between'],
  [400, 'split'],
  [401, 'terminal'],
  [403, 'terminal'],
  [404, 'wait'],
  [407, 'between'],
  [408, 'wait'],
  [409, 'wait'],
  [413, 'split'],
  [422, 'split'],
  [425, 'wait'],
  [426, 'terminal'],
  [429, 'wait'],
  [500, 'wait'],
  [502, 'wait'],
  [503, 'wait'],
  [511, 'between'],
] as const)('status %i means %s', (status, verdict) => {
  expect(http(status)).toBe(verdict);
});

test('nothing but a signed, well-formed 200 decides', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.boolean(), fc.boolean(), fc.boolean(), (status, wellFormed, signed, html) => {
      const decided = judge({ kind: 'http', status, wellFormed, signed, html }) === 'decided';
      expect(decided).toBe(status === 200 && wellFormed && signed);
    }),
  );
  expect(judge({ kind: 'none' })).toBe('wait');
  expect(judge({ kind: 'certificate' })).toBe('terminal');
});

test('a captive portal and a broken proxy are told apart from the agency', () => {
  expect(http(200, { wellFormed: false, signed: false, html: true })).toBe('between');
  expect(http(200, { signed: false })).toBe('wait');
  expect(http(404, { html: true, wellFormed: false, signed: false })).toBe('between');
  expect(http(502, { html: true, wellFormed: false, signed: false })).toBe('wait');
});
