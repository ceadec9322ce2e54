import { isDay } from '../../people/day.ts';
import { maskMobile } from '../../people/mask.ts';
import { asciiText, checked, digits, raw, text } from '../codec.ts';
import type { Codec } from '../codec.ts';
import { binary } from '../codec-binary.ts';
import { encodeGb18030 } from '../gb18030.ts';
import type { Item } from '../profile.ts';
import type { Problem, Words } from '../words.ts';

/** Kinds of items that come again and again, and how what they say about the holder is hidden. Examples are invented. */

const oddCode: Problem = { code: 'item-code', zh: '代码不在规范的代码表中', en: 'the code is not in the list of the standard' };

export function code(codec: Codec<string>, holds: (value: string) => boolean): Codec<string> {
  return checked(codec, holds, 'code', oddCode);
}

/** YYYYMMDD, a day that exists. */
export const date: Codec<string> = checked(
  digits(4),
  (value) => /^\d{8}$/.test(value) && isDay(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`),
  'date',
  { code: 'item-date', zh: '日期不存在', en: 'the date does not exist' },
);

/** GB/T 2260. */
export const area: Codec<string> = code(digits(3), (value) => /^\d{6}$/.test(value));

export const hide = (value: string): string => '*'.repeat(value.length);
/** For values whose very length says something. */
const veil = (value: string): string => (value === '' ? '' : '******');
export const zeros = (value: string): string => '0'.repeat(value.length);

/** Text of nobody that takes as many bytes: one character for each, of the same width in GB 18030. */
export function nobody(value: string): string {
  const ofWidth: Readonly<Record<number, string>> = { 1: 'X', 2: '某', 4: '㐀' };
  return Array.from(value, (character) => ofWidth[encodeGb18030(character)?.length ?? 1] ?? 'X').join('');
}

/** Where the data items of the version 2.0 of the standard stand. */
const table = '人社信息函〔2012〕37号 table 9';

/** Tag, type and length have a source. Without `sourced` the title has none: it is what such an item is called elsewhere. */
type Named = readonly [tag: string, zh: string, en: string, title?: 'sourced'];

function named([tag, zh, en, title]: Named): Pick<Item, 'tag' | 'title' | 'clause' | 'mark'> {
  const item = { tag, title: { zh, en } };
  return title === 'sourced' ? { ...item, clause: table } : { ...item, clause: `${table}; title inferred`, mark: 'INF' };
}

export function dateItem(...name: Named): Item {
  return {
    ...named(name),
    coding: 'cn',
    codec: date,
    examples: [{ value: '20260301', bytes: '20260301' }],
    personal: { mask: (value) => `${value.slice(0, 4)}****`, standIn: () => '19000101' },
  };
}

export function areaItem(...name: Named): Item {
  return {
    ...named(name),
    coding: 'cn',
    codec: area,
    examples: [{ value: '440103', bytes: '440103' }],
    personal: { mask: (value) => `${value.slice(0, 4)}**`, standIn: zeros },
  };
}

/** YYYYMM. */
export function monthItem(...name: Named): Item {
  return {
    ...named(name),
    coding: 'cn',
    codec: code(digits(3), (value) => /^\d{4}(?:0[1-9]|1[0-2])$/.test(value)),
    examples: [{ value: '202607', bytes: '202607' }],
    personal: { mask: (value) => `${value.slice(0, 4)}**`, standIn: () => '190001' },
  };
}

/** Two digits of a code list. */
export function digitsItem(...name: Named): Item {
  return {
    ...named(name),
    coding: 'cn',
    codec: code(digits(1), (value) => /^\d\d$/.test(value)),
    examples: [{ value: '21', bytes: '21' }],
    personal: { mask: hide, standIn: zeros },
  };
}

/** Letters and digits: codes and numbers. @param bytes the example, hex without padding */
export function codeItem(name: Named, length: number, value: string, bytes: string, words?: (value: string) => Words | undefined): Item {
  return {
    ...named(name),
    coding: 'an',
    codec: asciiText(length),
    examples: [{ value, bytes: bytes.padEnd(length * 2, '0') }],
    ...(words === undefined ? {} : { words }),
    personal: { mask: hide, standIn: zeros },
  };
}

/** Words in GB 18030. @param bytes the example, hex without padding */
export function textItem(name: Named, length: number, value: string, bytes: string, mask: (value: string) => string = veil): Item {
  return {
    ...named(name),
    coding: 'an',
    codec: text(length),
    examples: [{ value, bytes: bytes.padEnd(length * 2, '0') }],
    personal: { mask, standIn: nobody },
  };
}

export function phoneItem(...name: Named): Item {
  const item = codeItem(name, 0x0f, '13800000099', '3133383030303030303939');
  return { ...item, personal: { mask: maskMobile, standIn: zeros } };
}

/** GB 11714: nine characters. */
export function organisationItem(...name: Named): Item {
  return codeItem(name, 0x09, 'MA0000001', '4D4130303030303031');
}

/** A template or a record of which no source says what is inside. */
export function opaqueItem(name: Named, length: number): Item {
  const example = 'A5'.repeat(length);
  return {
    ...named(name),
    coding: 'binary',
    codec: raw(length),
    clause: `${table}: the length only; what is inside is not published`,
    examples: [{ value: example, bytes: example }],
    personal: { mask: veil, standIn: zeros },
  };
}

/** The whole of a transparent file. */
export function binaryItem(zh: string, en: string, length: number): Item {
  return {
    tag: '00',
    title: { zh, en },
    coding: 'binary',
    codec: binary(length),
    clause: table,
    examples: [{ value: 'U1VJS0E=', bytes: '5355494B41'.padEnd(length * 2, '0') }],
    personal: { mask: veil, standIn: () => '' },
  };
}
