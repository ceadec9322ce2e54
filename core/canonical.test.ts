import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('RFC 8785 §3.2.2: the example of literals, strings and numbers', () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  ) as unknown;
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('RFC 8785 §3.2.3: members sort by UTF-16 code units', () => {
  const value = {
    '\u20ac': 'Euro',
    '\r': 'CR',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\ud83d\ude00': 'Smile',
    '\u0080': 'Control',
    '\u00f6': 'o',
  };
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toEqual(['One', 'CR', 'Control', 'o', 'Euro', 'Smile', 'Dalet']);
  expect(canonicalJson(value).indexOf('CR')).toBeLessThan(canonicalJson(value).indexOf('One'));
});

test.each([
  [-0, '0'],
  [1e21, '1e+21'],
  [9007199254740992, '9007199254740992'],
  [{ b: 1, a: undefined }, '{"b":1}'],
  ['\u2028\u007f', '"\u2028\u007f"'],
])('RFC 8785 appendix B and what JSON leaves out: %j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test.each([[Number.NaN], [Infinity], ['\ud800'], [[undefined]], [{ a: 1n }], [{ '\udc00': 1 }], [() => 1]])(
  'refuses what JSON cannot hold: %s',
  (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  },
);
