import { fileLimits } from './files.ts';
import type { FileType, FileUse } from './files.ts';

/** A picture without anything that is not the picture: no place, no camera, no time, no thumbnail of another one. */
export interface Picture {
  readonly type: FileType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** `type`: neither JPEG nor PNG, or not the one of its use. `damaged`: of that type, and torn or no picture. */
export type PictureProblem = 'type' | 'damaged' | 'long' | 'small' | 'large' | 'shape';

/** What a picture is for this use once it is stripped, or why it cannot serve. Nothing is decoded: pixels are not looked at. */
export function pictureFor(use: FileUse, bytes: Uint8Array): Picture | PictureProblem {
  const { types, mostBytes, width, height, shape } = fileLimits[use];
  const type = typeOf(bytes);
  if (type === null || !types.includes(type)) return 'type';
  const picture = type === 'image/jpeg' ? bareJpeg(bytes) : barePng(bytes);
  if (picture === null) return 'damaged';
  if (picture.width < width[0] || picture.height < height[0]) return 'small';
  if (picture.width > width[1] || picture.height > height[1]) return 'large';
  const tall = picture.height / picture.width;
  if (tall < shape[0] || tall > shape[1]) return 'shape';
  return picture.bytes.length > mostBytes ? 'long' : picture;
}

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function typeOf(bytes: Uint8Array): FileType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return pngHead.every((byte, index) => bytes[index] === byte) ? 'image/png' : null;
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Markers of ITU-T T.81, table B.1. */
const [endOfImage, startOfScan, adobe, comment] = [0xd9, 0xda, 0xee, 0xfe];
/** SOF0 to SOF15 but DHT, JPG and DAC, which lie between them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Application segments carry EXIF, thumbnails, other pictures; Adobe's alone says how the colours are to be read. */
const isStripped = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef && marker !== adobe) || marker === comment;

/** Segment by segment to the end of the image; what follows that is left away. Null where it is torn. */
function bareJpeg(bytes: Uint8Array): Picture | null {
  const parts = [bytes.subarray(0, 2)];
  let frame: { readonly width: number; readonly height: number } | null = null;
  let scans = 0;
  for (let at = 2; at + 1 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null;
    if (marker === endOfImage) {
      parts.push(bytes.subarray(at, at + 2));
      return frame === null || scans === 0 ? null : { type: 'image/jpeg', ...frame, bytes: joined(parts) };
    }
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = word(bytes, at + 2);
    const behind = at + 2 + length;
    if (length < 2 || behind > bytes.length) return null;
    if (isFrame(marker)) frame = { height: word(bytes, at + 5), width: word(bytes, at + 7) };
    const end = marker === startOfScan ? endOfScan(bytes, behind) : behind;
    if (marker === startOfScan) scans += 1;
    if (!isStripped(marker)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Coded data run to the next marker; FF00 is a byte of theirs, RST0 to RST7 stand among them (B.1.1.5). */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** What is needed to draw it (ISO/IEC 15948, clause 11.2, and transparency); texts, times and EXIF are not. */
const keptChunks = ['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'];

function barePng(bytes: Uint8Array): Picture | null {
  const parts = [bytes.subarray(0, 8)];
  const names: string[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = word(bytes, at) * 0x1_0000 + word(bytes, at + 2);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    names.push(name);
    if (keptChunks.includes(name)) parts.push(bytes.subarray(at, end));
    at = end;
    if (name !== 'IEND') continue;
    if (names[0] !== 'IHDR' || !names.includes('IDAT')) return null;
    const size = { width: word(bytes, 18), height: word(bytes, 22) };
    // More pixels than two bytes hold are far beyond every limit.
    return word(bytes, 16) + word(bytes, 20) > 0 ? null : { type: 'image/png', ...size, bytes: joined(parts) };
  }
  return null;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
