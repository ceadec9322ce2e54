import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, hex } from './bytes.ts';
import { asciiText, checked, CodingError, digits, raw, text } from './codec.ts';
import { joinName, splitName, splitNameText } from './name.ts';

const reasonOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof CodingError) return error.reason;
    throw error;
  }
  return 'none';
};

describe('cn', () => {
  it('is BCD, left-justified, padded with F', () => {
    expect(hex(digits(4).encode('20260301'))).toBe('20260301');
    expect(hex(digits(3).encode('12345'))).toBe('12345F');
    expect(digits(3).decode(fromHex('12345F'))).toEqual({ value: '12345' });
  });
  it('refuses letters and what is too long', () => {
    expect(reasonOf(() => digits(2).encode('12A4'))).toBe('digits');
    expect(reasonOf(() => digits(2).encode('12345'))).toBe('length');
    expect(reasonOf(() => raw(2).encode('12345'))).toBe('digits');
    expect(reasonOf(() => raw(2).encode('123456'))).toBe('length');
    expect(reasonOf(() => raw(2).encode('abcd'))).toBe('digits');
  });
  it('reads garbage and says so', () => {
    expect(digits(4).decode(fromHex('12AB3456'))).toMatchObject({ value: '12AB3456', problem: { code: 'item-digits' } });
    expect(digits(4).decode(fromHex('2026'))).toMatchObject({ value: '2026', problem: { code: 'item-length' } });
  });
});

describe('an', () => {
  it('is GB 18030, left-justified, padded with 00', () => {
    expect(hex(text(8).encode('张三'))).toBe('D5C5C8FD00000000');
    expect(text(8).decode(fromHex('D5C5C8FD00000000'))).toEqual({ value: '张三' });
    expect(hex(text(4).encode('·'))).toBe('A1A40000');
  });
  it('refuses what GB 18030 cannot hold, control characters and what is too long', () => {
    expect(reasonOf(() => text(8).encode('\uD800'))).toBe('encodable');
    expect(reasonOf(() => text(8).encode('a\u0000b'))).toBe('control');
    expect(reasonOf(() => text(3).encode('张三'))).toBe('length');
    expect(reasonOf(() => asciiText(9).encode('张'))).toBe('encodable');
    expect(reasonOf(() => asciiText(2).encode('abc'))).toBe('length');
  });
  it('reads garbage and says so', () => {
    expect(text(3).decode(fromHex('FFD5C5'))).toMatchObject({ problem: { code: 'item-text' } });
    expect(asciiText(2).decode(fromHex('D5C5'))).toMatchObject({ value: '张', problem: { code: 'item-text' } });
  });
});

it('checks values in both directions', () => {
  const even = checked(digits(1), (value) => Number(value) % 2 === 0, 'code', { code: 'item-code', zh: '单数', en: 'odd' });
  expect(reasonOf(() => even.encode('13'))).toBe('code');
  expect(even.decode(even.encode('12'))).toEqual({ value: '12' });
  expect(even.decode(fromHex('13'))).toMatchObject({ value: '13', problem: { code: 'item-code' } });
});

describe('names across 09 and 4E', () => {
  it('leaves 4E all 00 when it is not needed', () => {
    const parts = splitName('阿依努尔·买买提');
    expect(hex(parts.name)).toBe(`B0A2D2C0C5ACB6FBA1A4C2F2C2F2CCE1${'00'.repeat(14)}`);
    expect(hex(parts.extension)).toBe('00'.repeat(20));
    expect(joinName(parts)).toBe('阿依努尔·买买提');
  });
  it('splits at the last character boundary at or before byte 30', () => {
    // 29 bytes of ASCII, then a character of two: it goes to 4E whole, and 09 ends with one 00.
    const parts = splitName(`${'A'.repeat(29)}张三`);
    expect(hex(parts.name.slice(29))).toBe('00');
    expect(hex(parts.extension.slice(0, 5))).toBe('D5C5C8FD00');
    // Characters of four bytes: 7 fit into 30, and 5 into 20.
    expect(splitNameText('㐀'.repeat(12))).toEqual({ name: '㐀'.repeat(7), extension: '㐀'.repeat(5) });
    expect(reasonOf(() => splitName('㐀'.repeat(13)))).toBe('length');
  });
  it('does not move a short character forward over a long one', () => {
    expect(splitNameText(`${'A'.repeat(28)}㐀B`)).toEqual({ name: 'A'.repeat(28), extension: '㐀B' });
  });
  it('reads a name that its writer split inside a character', () => {
    const whole = text(50).encode(`${'A'.repeat(29)}张三`);
    expect(joinName({ name: whole.slice(0, 30), extension: whole.slice(30) })).toBe(`${'A'.repeat(29)}张三`);
  });
});

describe('whatever comes', () => {
  const codecs = [digits(4), raw(4), text(9), asciiText(9)];
  it('never throws while reading, and what has no problem writes the same bytes again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codecs), fc.uint8Array({ maxLength: 12 }), (codec, bytes) => {
        const { value, problem } = codec.decode(bytes);
        if (problem === undefined) expect(hex(codec.encode(value))).toBe(hex(bytes));
      }),
    );
  });
  it('joins what it split', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 16 }), (name) => {
        if (reasonOf(() => splitName(name)) !== 'none') return;
        const parts = splitName(name);
        expect(joinName(parts)).toBe(name);
        expect(concat(parts.name, parts.extension)).toHaveLength(50);
      }),
    );
  });
});
