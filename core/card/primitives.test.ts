import { expect, it } from 'vitest';
import { ascii, fromHex, hex } from './bytes.ts';
import { primitives } from './primitives.ts';

it('enciphers SM4 as GB/T 32907 says, forwards and back', () => {
  const key = fromHex('0123456789ABCDEFFEDCBA9876543210');
  expect(hex(primitives.sm4.encipher(key, key))).toBe('681EDF34D206965E86B3E94F536E4246');
  expect(hex(primitives.sm4.decipher(key, fromHex('681EDF34D206965E86B3E94F536E4246')))).toBe(hex(key));
  const other = fromHex('FEDCBA98765432100123456789ABCDEF');
  expect(hex(primitives.sm4.encipher(other, fromHex('000102030405060708090A0B0C0D0E0F')))).toBe('F766678F13F01ADEAC1B3EA955ADB594');
});

it('hashes SM3 as GB/T 32905 says', () => {
  expect(hex(primitives.sm3(ascii('abc')))).toBe('66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0');
  expect(hex(primitives.sm3(ascii('abcd'.repeat(16))))).toBe('DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732');
});

it('enciphers single DES forwards and back (transport authentication of a public FM1208 trace)', () => {
  const key = new Uint8Array(8).fill(0xff);
  expect(hex(primitives.des.encipher(key, fromHex('53FD1F262EC4E6E2')))).toBe('A0DBBFC1192FF24A');
  expect(hex(primitives.des.decipher(key, fromHex('A0DBBFC1192FF24A')))).toBe('53FD1F262EC4E6E2');
  expect(hex(primitives.des.encipher(key, fromHex('06CEE4F200000000')))).toBe('FEC63184B307AEFD');
});

it('is single DES where both halves of a triple DES key are equal', () => {
  const half = fromHex('0123456789ABCDEF');
  const block = fromHex('4E6F772069732074');
  const whole = fromHex('0123456789ABCDEF0123456789ABCDEF');
  expect(hex(primitives.tripleDes.encipher(whole, block))).toBe('3FA40E8A984D4815');
  expect(hex(primitives.des.encipher(half, block))).toBe('3FA40E8A984D4815');
  expect(hex(primitives.tripleDes.decipher(whole, primitives.tripleDes.encipher(whole, block)))).toBe(hex(block));
});

it('refuses keys and blocks of another length instead of padding them silently', () => {
  expect(() => primitives.des.encipher(new Uint8Array(16), new Uint8Array(8))).toThrow(RangeError);
  expect(() => primitives.tripleDes.encipher(new Uint8Array(16), new Uint8Array(16))).toThrow(RangeError);
  expect(() => primitives.sm4.encipher(new Uint8Array(16), new Uint8Array(8))).toThrow(RangeError);
});
