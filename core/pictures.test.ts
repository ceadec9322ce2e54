import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { photoOf, pngOf } from '../fixtures/agency/test-pictures.ts';
import { pictureFor } from './pictures.ts';

/** A segment of a JPEG: marker, length, content. */
function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
const afterStart = (photo: Buffer, ...more: readonly Buffer[]): Buffer => Buffer.concat([photo.subarray(0, 2), ...more, photo.subarray(2)]);
const place = Buffer.from('Exif\0\0 GPS 23.13N 113.26E');

describe('a picture without what is not the picture', () => {
  it('a JPEG loses places, thumbnails, comments, and whatever follows its end', () => {
    const photo = photoOf(9_000);
    const from = afterStart(photo, segment(0xe1, place), segment(0xe0, Buffer.from('JFXX thumbnail')), segment(0xfe, Buffer.from('note')));
    const picture = pictureFor('photo', Buffer.concat([from, photoOf(5_000)]));
    expect(picture).toMatchObject({ type: 'image/jpeg', width: 358, height: 441 });
    expect(typeof picture === 'string' ? null : Buffer.from(picture.bytes)).toEqual(photo);
  });

  it('what says how its colours are to be read stays, and so do restarts among the data and scans after the first', () => {
    const photo = photoOf(9_000);
    const scan = Buffer.from([...segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), 1, 0xff, 0xd0, 2, 0xff, 0x00, 3]);
    const whole = afterStart(
      Buffer.concat([photo.subarray(0, -2), scan, photo.subarray(-2)]),
      segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\0\x01')),
    );
    const picture = pictureFor('photo', whole);
    expect(typeof picture === 'string' ? picture : Buffer.from(picture.bytes)).toEqual(whole);
  });

  it('a PNG loses texts, times and EXIF', () => {
    const picture = pictureFor('signature', pngOf(600, 200, { tEXt: Buffer.from('Author\0样例'), eXIf: place, tIME: Buffer.alloc(7) }));
    expect(typeof picture === 'string' ? null : Buffer.from(picture.bytes)).toEqual(pngOf(600, 200));
  });

  it('what is stripped already stays byte for byte', () => {
    for (const [use, bytes] of [
      ['photo', photoOf(9_000)],
      ['signature', pngOf(600, 200)],
    ] as const) {
      const picture = pictureFor(use, bytes);
      expect(typeof picture === 'string' ? null : Buffer.from(picture.bytes)).toEqual(bytes);
    }
  });
});

describe('what cannot serve', () => {
  it.each([
    ['photo', Buffer.from('GIF89a'), 'type'],
    ['photo', pngOf(358, 441), 'type'],
    ['signature', photoOf(9_000), 'type'],
    ['photo', photoOf(200 * 1024 + 1), 'long'],
    ['signature', pngOf(99, 200), 'small'],
    ['signature', pngOf(2001, 1000), 'large'],
    ['evidence', pngOf(1201, 240), 'shape'],
  ] as const)('%s: %#', (use, bytes, problem) => {
    expect(pictureFor(use, bytes)).toBe(problem);
  });

  it('the longest photo is taken, one byte more is not', () => {
    expect(pictureFor('photo', photoOf(200 * 1024))).toMatchObject({ width: 358 });
  });

  it.each([
    ['photo', afterStart(photoOf(5_000), segment(0xe1, place))],
    ['signature', pngOf(200, 100, { tEXt: place })],
  ] as const)('a %s torn at any byte is damaged', (use, bytes) => {
    for (let length = 12; length < bytes.length; length += 7) expect(pictureFor(use, bytes.subarray(0, length))).toBe('damaged');
  });

  it('garbage is never more than refused', () => {
    const heads = [photoOf(4_200).subarray(0, 40), pngOf(200, 100).subarray(0, 33)];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('photo', 'signature', 'evidence'),
        (head, rest, use) => {
          const picture = pictureFor(use, Buffer.concat([head, rest]));
          if (typeof picture !== 'string') expect(pictureFor(use, picture.bytes)).toEqual(picture);
        },
      ),
    );
  });
});
