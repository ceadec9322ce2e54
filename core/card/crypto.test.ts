import { describe, expect, it } from 'vitest';
import { fromHex, hex, invert } from './bytes.ts';
import { authenticationValue, decipherPin, diversificationFactors, diversifyCardKey, encipherPin, mac, sessionKey } from './crypto.ts';
import type { Algorithm } from './crypto.ts';
import { primitives } from './primitives.ts';
import { cardKey, sandboxRoot } from './sandbox-keys.ts';

const root = fromHex('00112233445566778899AABBCCDDEEFF');
const historical = fromHex('0081535549 868444015AA50001');
const challenge = fromHex('0102030405060708');
const raw = fromHex('1112131415161718');

/** chip.md §6: computed twice, independently. */
const known: Record<Algorithm, Record<string, string>> = {
  DES: {
    card: '40C2E81D03666D847A1D763208900839',
    session: '87934AAE419F5ED3',
    value: '179F530E484C9B1D',
    unblock: '8948A2E4',
    enciphered: 'FE51426040D2712C',
    reload: '676802EC',
  },
  SM4: {
    card: 'A0146649E1C19FA561CEC925E74A3AB4',
    session: '85C62C82CC4681CBF29681AF10CD7ADB',
    value: '9622FFD0146B5FAA',
    unblock: 'B60397B2',
    enciphered: '245A35FB6F1B7AADD7182D067B8A17D5',
    reload: '4728F546',
  },
};

describe.each(['DES', 'SM4'] as const)('%s as chip.md §6 computes it', (algorithm) => {
  const expected = known[algorithm];
  const key = diversifyCardKey(primitives, algorithm, root, '440100', historical);
  const session = sessionKey(primitives, algorithm, key, challenge);

  it('diversifies over province, city and card', () => expect(hex(key)).toBe(expected['card']));
  it('makes a session key of the challenge', () => expect(hex(session)).toBe(expected['session']));
  it('makes the authentication value', () => expect(hex(authenticationValue(primitives, algorithm, session, raw))).toBe(expected['value']));
  it('makes the MAC of PIN UNBLOCK', () => {
    expect(hex(mac(primitives, algorithm, session, fromHex('8424000004')))).toBe(expected['unblock']);
  });
  it('enciphers the PIN and makes the MAC of PIN RELOAD', () => {
    const enciphered = encipherPin(primitives, algorithm, session, fromHex('123456'));
    expect(hex(enciphered)).toBe(expected['enciphered']);
    const command = fromHex(`84240001${algorithm === 'DES' ? '0C' : '14'}${hex(enciphered)}`);
    expect(hex(mac(primitives, algorithm, session, command))).toBe(expected['reload']);
    expect(hex(decipherPin(primitives, algorithm, session, enciphered) ?? new Uint8Array())).toBe('123456');
  });
});

it('pads a short challenge with zeros, and takes one of 16 bytes whole', () => {
  const padded = (challengeHex: string, algorithm: Algorithm) => hex(sessionKey(primitives, algorithm, root, fromHex(challengeHex)));
  expect(padded('01020304', 'DES')).toBe(padded('0102030400000000', 'DES'));
  expect(padded('01020304', 'SM4')).toBe(padded('01020304000000000000000000000000', 'SM4'));
  expect(padded('000102030405060708090A0B0C0D0E0F', 'SM4')).not.toBe(padded('0001020304050607', 'SM4'));
});

describe('factors', () => {
  it('are those of Guangzhou', () => {
    expect(diversificationFactors('440100', historical).map(hex)).toEqual(['3434303030307368', '3434303130307378', '868444015AA50001']);
  });
  it('follow the rule of Zhejiang, where a county diversifies as its city', () => {
    expect(diversificationFactors('330106', historical).map(hex)[1]).toBe('3333303130307378');
  });
  it('refuse an area or historical bytes of another form', () => {
    expect(() => diversificationFactors('4401', historical)).toThrow(RangeError);
    expect(() => diversificationFactors('440100', historical.slice(1))).toThrow(RangeError);
  });
});

it('turns every bit over', () => expect(hex(invert(fromHex('00FF0F')))).toBe('FF00F0'));

it.each([
  ['IRK', 'DDE2966F4F5F5267287787D0105BF632'],
  ['STKSSSE', '662409B1F6254D78720D35C1D1048CBA'],
  ['UKSSSE', 'C66EB0DA13EE599175537608CD130DDA'],
  ['BK', '06BC393C2BDA0983D6762686B1C40C85'],
  ['PUK', '164472033364709F430A36300B7495C2'],
  ['RKSSSE', '0A2CE1C1E815BB5267CCCF5F8945A287'],
  ['STKDF01', '083E98046FBF8F2A05C7B070F76FE08C'],
  ['LKDF03', '9A289885DB0BDDFF3EC1AF850A7C3AF5'],
  ['LKDF04', '1F8210D41E43CA296A3EF0E32503AA38'],
])('sandbox root %s is the one of chip.md §12', (name, expected) => {
  expect(hex(sandboxRoot(name))).toBe(expected);
  expect(cardKey(name, 'SM4', '440100', historical)).toHaveLength(16);
});
