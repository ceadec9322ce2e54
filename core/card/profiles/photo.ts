import { fromBase64, toBase64 } from '@exodus/bytes/base64.js';
import { concat, fromHex } from '../bytes.ts';
import { jpeg, jpegLength } from '../codec-binary.ts';
import type { Item } from '../profile.ts';

/** One grey point: SOI, DQT, SOF0, two DHT, SOS with two bytes of data, EOI (ITU-T T.81 B.2). 142 bytes. */
const greyPoint = `FFD8FFDB004300${'10'.repeat(64)}FFC0000B080001000101011100FFC4001500010100000000000000000000000000000005FFC40014100100000000000000000000000000000000FFDA0008010100003F00A8FFD9`;

/** The grey point, with as many fill bytes before its second marker as the photo is longer. */
function standIn(value: string): string {
  const point = fromHex(greyPoint);
  const spare = Math.max(0, fromBase64(value, { padding: true }).length - point.length);
  return toBase64(concat(point.slice(0, 2), new Uint8Array(spare).fill(0xff), point.slice(2)));
}

export const photo: Item = {
  tag: '00',
  title: { zh: '照片', en: 'photo' },
  coding: 'binary',
  codec: jpeg(0x1000),
  clause: 'chip.md §2: JPEG of at most 4096 bytes',
  examples: [{ value: toBase64(fromHex(greyPoint)), bytes: greyPoint }],
  personal: { mask: (value) => (value === '' ? '' : '******'), standIn },
};

/** The rest of the file is nobody's once a photo has ended; and where none begins, none was written. */
export function wholePhoto(content: Uint8Array): boolean {
  return jpegLength(content) !== null || content.every((byte) => byte === 0x00) || content.every((byte) => byte === 0xff);
}
