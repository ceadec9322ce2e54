import { concat } from './bytes.ts';
import type { Words } from './words.ts';

/**
 * Readers with keys of their own, by PC/SC part 10: the reader completes a command with the PIN that is typed on it, so that
 * the PIN never enters the computer. Here is the pure part: what goes into SCardControl and what comes out. `control` of a
 * connection sends it. All numbers are little-endian, but for control codes.
 */

/** What to ask a reader for its features with: the code of pcsc-lite, and the one of Windows. */
export const featureRequest = { pcscLite: 0x4200_0000 + 3400, windows: (0x31 << 16) | (3400 << 2) } as const;

/** Control codes of what a reader can do; those that it cannot do are left out. */
export interface PinPad {
  readonly verify?: number;
  readonly modify?: number;
}

const features = new Map([
  [0x06, 'verify'],
  [0x07, 'modify'],
] as const);

/** Takes the answer to the request apart: tag, length 04, control code with its first byte first. Stops at what is none; never throws. */
export function decodeFeatures(answer: Uint8Array): PinPad {
  const found: { verify?: number; modify?: number } = {};
  for (let at = 0; at + 6 <= answer.length && answer[at + 1] === 4; at += 6) {
    const name = features.get((answer[at] ?? 0) as 0x06 | 0x07);
    if (name !== undefined) found[name] = answer.slice(at + 2, at + 6).reduce((code, byte) => code * 256 + byte, 0);
  }
  return found;
}

/** Names and sizes in bytes of what stands before the command, in the words of part 10. */
const verifyFields = [
  ['bTimerOut', 1],
  ['bTimerOut2', 1],
  ['bmFormatString', 1],
  ['bmPINBlockString', 1],
  ['bmPINLengthFormat', 1],
  ['wPINMaxExtraDigit', 2],
  ['bEntryValidationCondition', 1],
  ['bNumberMessage', 1],
  ['wLangId', 2],
  ['bMsgIndex', 1],
  ['bTeoPrologue', 3],
] as const;

const modifyFields = [
  ['bTimerOut', 1],
  ['bTimerOut2', 1],
  ['bmFormatString', 1],
  ['bmPINBlockString', 1],
  ['bmPINLengthFormat', 1],
  ['bInsertionOffsetOld', 1],
  ['bInsertionOffsetNew', 1],
  ['wPINMaxExtraDigit', 2],
  ['bConfirmPIN', 1],
  ['bEntryValidationCondition', 1],
  ['bNumberMessage', 1],
  ['wLangId', 2],
  ['bMsgIndex1', 1],
  ['bMsgIndex2', 1],
  ['bMsgIndex3', 1],
  ['bTeoPrologue', 3],
] as const;

type Fields = readonly (readonly [name: string, size: number])[];
/** The fields by their names, and the command with places for the PIN. */
type Structure<F extends Fields> = { readonly [N in F[number][0]]: number } & { readonly abData: Uint8Array };

export type PinVerifyStructure = Structure<typeof verifyFields>;
export type PinModifyStructure = Structure<typeof modifyFields>;

interface Form<F extends Fields> {
  encode(structure: Structure<F>): Uint8Array;
  /** @returns null where the lengths lie */
  decode(bytes: Uint8Array): Structure<F> | null;
}

function form<F extends Fields>(fields: F): Form<F> {
  const length = fields.reduce((sum, [, size]) => sum + size, 0);
  return {
    encode(structure) {
      const named = structure as Readonly<Record<string, number>>;
      const head = fields.map(([name, size]) => littleEndian(named[name] ?? 0, size));
      return concat(...head, littleEndian(structure.abData.length, 4), structure.abData);
    },
    decode(bytes) {
      const abData = bytes.slice(length + 4);
      if (bytes.length < length + 4 || number(bytes.subarray(length, length + 4)) !== abData.length) return null;
      let at = 0;
      const head = fields.map(([name, size]) => [name, number(bytes.subarray(at, (at += size)))] as const);
      return { ...Object.fromEntries(head), abData } as Structure<F>;
    },
  };
}

function littleEndian(value: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => (value >>> (8 * index)) & 0xff);
}

function number(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

/** PIN_VERIFY_STRUCTURE and PIN_MODIFY_STRUCTURE as bytes. */
export const pinVerify = form(verifyFields);
export const pinModify = form(modifyFields);

/** Seconds to the first key and between keys. */
const patience = 30;

/** What both structures say of a cn PIN of so many digits: places counted in bytes, left-justified, BCD, ended by the enter key. */
function ofDigits(digits: number) {
  return {
    bTimerOut: patience,
    bTimerOut2: patience,
    bmFormatString: 0x81,
    bmPINBlockString: blockOf(digits),
    bmPINLengthFormat: 0,
    wPINMaxExtraDigit: (digits << 8) | digits,
    bEntryValidationCondition: 0x02,
    wLangId: 0x0804,
    bTeoPrologue: 0,
  };
}

function blockOf(digits: number): number {
  return Math.ceil(digits / 2);
}

/**
 * VERIFY with a place of FF for a PIN of exactly so many digits, 4 to 12: a card tells a shorter PIN from one padded to the
 * same length, so that the number has to be known before.
 */
export function verifyOnPad(digits: number): PinVerifyStructure {
  const block = blockOf(digits);
  const abData = concat(Uint8Array.of(0x00, 0x20, 0x00, 0x00, block), new Uint8Array(block).fill(0xff));
  return { ...ofDigits(digits), bNumberMessage: 1, bMsgIndex: 0, abData };
}

/** CHANGE PIN (chip.md §5: old FF new), both PINs of so many digits; the new one is typed twice. */
export function changeOnPad(digits: number): PinModifyStructure {
  const block = blockOf(digits);
  const data = new Uint8Array(2 * block + 1).fill(0xff);
  return {
    ...ofDigits(digits),
    bInsertionOffsetOld: 0,
    bInsertionOffsetNew: block + 1,
    bConfirmPIN: 0x03,
    bNumberMessage: 3,
    bMsgIndex1: 0,
    bMsgIndex2: 1,
    bMsgIndex3: 2,
    abData: concat(Uint8Array.of(0x80, 0x5e, 0x01, 0x00, data.length), data),
  };
}

const stopped: Readonly<Record<number, Words>> = {
  0x6400: { zh: '等待按键超时', en: 'nobody typed in time' },
  0x6401: { zh: '按了取消键', en: 'the cancel key was pressed' },
  0x6402: { zh: '两次输入的新密码不一致', en: 'the two new PINs differ' },
  0x6403: { zh: '密码位数不对', en: 'the PIN has another number of digits' },
  0x6b80: { zh: '读卡器不接受这种密码格式', en: 'the reader does not take this form of PIN' },
};

/** Why a reader sent nothing to the card; null for every status word that is the card's own. */
export function padStopped(status: number): Words | null {
  return stopped[status] ?? null;
}
