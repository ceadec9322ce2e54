import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, hex } from './bytes.ts';
import { CodingError } from './codec.ts';
import { binary, jpeg, jpegLength } from './codec-binary.ts';
import { decodeTemplate, template } from './codec-template.ts';
import { education } from './profiles/items-df01.ts';
import { photo, wholePhoto } from './profiles/photo.ts';

const point = fromHex(photo.examples[0].bytes);
const inside = (start: string, added: string): Uint8Array => concat(point.slice(0, 2), fromHex(start), fromHex(added), point.slice(2));

describe('where a JPEG ends', () => {
  it.each([
    ['at its EOI', point, point.length],
    ['whatever comes after it', concat(point, fromHex('FFD9FFD9')), point.length],
    ['after a thumbnail with an EOI of its own', inside('FFE1000A', 'FFD8FFD9FFD9FFD9'), point.length + 12],
    ['after fill bytes', inside('FFFFFF', ''), point.length + 3],
    ['after stuffed bytes and restarts in its data', concat(point.slice(0, -2), fromHex('FF00FFD0FFD7FFD9')), point.length + 6],
    ['after a second scan', concat(point.slice(0, -2), fromHex('FFDA0008010100003F00A8FFD9')), point.length + 11],
  ])('%s', (_what, bytes, end) => expect(jpegLength(bytes)).toBe(end));

  it('nowhere, when it is cut off at any byte or is something else', () => {
    for (let cut = 0; cut < point.length; cut += 1) expect(jpegLength(point.slice(0, cut))).toBeNull();
    for (const other of ['424D0000', 'FFD8FFDB0001', 'FFD800', '']) expect(jpegLength(fromHex(other))).toBeNull();
  });

  it('is found or not, in any bytes, without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const whole = concat(Uint8Array.of(0xff, 0xd8), bytes);
        const end = jpegLength(whole);
        if (end !== null) expect(hex(whole.slice(end - 2, end))).toBe('FFD9');
      }),
    );
  });

  it('tells when enough was read: a whole photo, or none at all', () => {
    expect([point, new Uint8Array(255), new Uint8Array(255).fill(0xff)].map(wholePhoto)).toEqual([true, true, true]);
    expect([point.slice(0, 100), fromHex('424D00')].map(wholePhoto)).toEqual([false, false]);
  });
});

const reasonOf = (encode: () => unknown): string => {
  try {
    encode();
  } catch (error) {
    if (error instanceof CodingError) return error.reason;
    throw error;
  }
  return 'none';
};

it('base64 that is none, too long or no photo is refused', () => {
  expect(reasonOf(() => binary(4).encode('U1VJ'))).toBe('none');
  expect(reasonOf(() => binary(4).encode('U1VJS0E='))).toBe('length');
  expect(reasonOf(() => binary(4).encode('U1V'))).toBe('form');
  expect(reasonOf(() => binary(4).encode('样例'))).toBe('form');
  expect(reasonOf(() => jpeg(4).encode('U1VJ'))).toBe('form');
});

it('whatever is in a file or a template is read, and what has no problem writes the same bytes again', () => {
  const degree = education[1]?.inner ?? [];
  fc.assert(
    fc.property(fc.constantFrom(binary(8), template(degree)), fc.uint8Array({ maxLength: 60 }), (codec, bytes) => {
      const { value, problem } = codec.decode(bytes);
      if (problem === undefined) expect(hex(codec.encode(value))).toBe(hex(bytes));
    }),
  );
  const whole = template(degree).encode('{"57":"401","58":"202607","59":"样例"}');
  for (const [index, byte] of whole.entries()) {
    const { value, problem } = template(degree).decode(whole.with(index, byte ^ 0x5a));
    if (problem === undefined) expect(hex(template(degree).encode(value))).toBe(hex(whole.with(index, byte ^ 0x5a)));
  }
  expect(decodeTemplate(degree, whole)?.map(({ item }) => item.tag)).toEqual(['57', '58', '59']);
  expect(decodeTemplate(degree, whole.slice(1))).toBeNull();
});
