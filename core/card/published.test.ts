import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { ascii, blocks, concat, fromHex, hex, padRight, xor } from './bytes.ts';
import { mac, padMarked, sessionKey } from './crypto.ts';
import { primitives } from './primitives.ts';
import type { Cipher } from './primitives.ts';

/** Published vectors of neighbouring standards, run over the same primitives (chip.md §6). */

function chain(cipher: Cipher, key: Uint8Array, message: Uint8Array, size: number, start: Uint8Array = new Uint8Array(size)): Uint8Array {
  return blocks(message, size).reduce<Uint8Array>((last, block) => cipher.encipher(key, xor(last, block)), start);
}

describe('PBOC', () => {
  const first4 = (session: Uint8Array, data: string, start?: Uint8Array) =>
    hex(chain(primitives.des, session, padMarked(fromHex(data), 8), 8, start).slice(0, 4));
  it('load', () => {
    const session = primitives.tripleDes.encipher(fromHex('11223344556677888877665544332211'), fromHex('1122334400008000'));
    expect(hex(session)).toBe('9B1D924E05595603');
    expect(first4(session, '00000000 00001000 01 001122334455')).toBe('2988AE5A');
    expect(first4(session, '00001000 01 001122334455 20111221214822')).toBe('3A845BF0');
  });
  it('purchase', () => {
    const session = fromHex('003238ABC57659DD');
    expect(first4(session, '00001000 06 001122334455 20120229135100')).toBe('F15CAB75');
    expect(first4(session, '00001000')).toBe('56988A13');
  });
});

describe('SCP02', () => {
  const derived = (key: string, constant: string) => {
    const data = blocks(padRight(fromHex(`${constant}0001`), 16, 0), 8);
    const parts: Uint8Array[] = [];
    for (const block of data) parts.push(primitives.tripleDes.encipher(fromHex(key), xor(parts.at(-1) ?? new Uint8Array(8), block)));
    return concat(...parts);
  };
  it('opens a secure channel as the public pySim test does', () => {
    const host = fromHex('40A62C37FA6304F8');
    const card = fromHex('00016B4524ABEE7C');
    const enc = derived('100102030405060708090A0B0C0D0E0F', '0182');
    const cmac = derived('101102030405060708090A0B0C0D0E0F', '0101');
    expect(hex(chain(primitives.tripleDes, enc, padMarked(concat(host, card), 8), 8))).toBe('F32EA3838BC148F3');
    const cryptogram = chain(primitives.tripleDes, enc, padMarked(concat(card, host), 8), 8);
    expect(hex(cryptogram)).toBe('BA6961667737C5BC');
    const whole = blocks(padMarked(concat(fromHex('8482010010'), cryptogram), 8), 8);
    const before = chain(primitives.des, cmac.slice(0, 8), concat(...whole.slice(0, -1)), 8);
    expect(hex(primitives.tripleDes.encipher(cmac, xor(before, whole.at(-1) ?? new Uint8Array(8))))).toBe('EBECE14C7D6A4376');
  });
});

it('FMCOS: an enciphered key with MAC under the master key itself', () => {
  const master = new Uint8Array(8).fill(0xff);
  const plain = padMarked(fromHex('0DF9F0F0AAFF1122334455667788'), 8);
  const enciphered = concat(...blocks(plain, 8).map((block) => primitives.des.encipher(master, block)));
  expect(hex(enciphered)).toBe('7C87BC23140021B3AFEA67E6359DDCFE');
  const command = padMarked(concat(fromHex('84D4010214'), enciphered), 8);
  expect(hex(chain(primitives.des, master, command, 8, fromHex('4C45BAB900000000')).slice(0, 4))).toBe('D7C943F6');
});

it('SM4 in CBC: a published MAC', () => {
  const key = fromHex('EEF3C9888129755F2C769DBC459448CE');
  const start = fromHex('FBD7B7AB0793F814B28A970F9E859C05');
  expect(hex(chain(primitives.sm4, key, fromHex('99C9D02D03F2CD394A680DC51B112322'), 16, start))).toBe('530EDF0605A302F30096AE46BD6316AF');
});

it('our MAC is that chain: left half for DES, folded words for SM4', () => {
  const command = fromHex('842400000400112233');
  const des = fromHex('87934AAE419F5ED3');
  expect(hex(mac(primitives, 'DES', des, command))).toBe(hex(chain(primitives.des, des, padMarked(command, 8), 8).slice(0, 4)));
  const key = sessionKey(primitives, 'SM4', fromHex('EEF3C9888129755F2C769DBC459448CE'), fromHex('0102030405060708'));
  const last = chain(primitives.sm4, key, padMarked(command, 16), 16);
  expect(hex(mac(primitives, 'SM4', key, command))).toBe(hex(blocks(last, 4).reduce((folded, word) => xor(folded, word))));
});

describe('SM2 of GB/T 32918', () => {
  const privateKey = '3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8';
  const message = ascii('message digest');
  const signature =
    'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA';
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  it('computes Z and accepts the published signature, and no other', () => {
    expect(hex(sm2.getZ(publicKey, '1234567812345678'))).toBe('B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3');
    const verify = (signed: string, text: Uint8Array) =>
      sm2.doVerifySignature(text, signed, publicKey, { hash: true, userId: '1234567812345678' });
    expect(verify(signature.toLowerCase(), message)).toBe(true);
    expect(verify(signature.toLowerCase(), ascii('message digesT'))).toBe(false);
  });
});
