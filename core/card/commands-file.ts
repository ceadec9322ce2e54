import { hex, hexByte } from './bytes.ts';
import type { Apdu, Command } from './command.ts';
import { nothing } from './command.ts';

/** Commands that choose, read and write files (chip.md §5). */

/** How a record is addressed: the low three bits of P2. `add` puts a record into a cyclic file. */
export type RecordMode = 'tag' | 'add' | 'number' | 'all';
const modeBits: Readonly<Record<RecordMode, number>> = { tag: 0, add: 3, number: 4, all: 5 };
const modes = new Map(Object.entries(modeBits).map(([mode, bits]) => [bits, mode as RecordMode]));

export interface RecordAddress {
  /** 1 to 30; 0 means the current EF. */
  readonly sfi: number;
  readonly mode: RecordMode;
  /** Record number or tag, as `mode` says. */
  readonly p1: number;
}

export interface BinaryAddress {
  /** Present when P1 names a file; then the offset is one byte. Absent: the current EF, 15 bits of offset. */
  readonly sfi?: number;
  readonly offset: number;
}

const recordP2 = ({ sfi, mode }: RecordAddress): number => (sfi << 3) | modeBits[mode];

function recordAddress({ p1, p2 }: Apdu): RecordAddress {
  return { sfi: p2 >> 3, mode: modes.get(p2 & 7) ?? 'number', p1 };
}

const binaryHeader = ({ sfi, offset }: BinaryAddress) =>
  sfi === undefined ? { p1: offset >> 8, p2: offset & 0xff } : { p1: 0x80 | sfi, p2: offset & 0xff };

function binaryAddress({ p1, p2 }: Apdu): BinaryAddress {
  return (p1 & 0x80) === 0 ? { offset: (p1 << 8) | p2 } : { sfi: p1 & 0x1f, offset: p2 };
}

function fileWords(sfi: number): { readonly zh: string; readonly en: string } {
  return sfi === 0 ? { zh: '当前文件', en: 'the current file' } : { zh: `EF${hexByte(sfi)}`, en: `EF${hexByte(sfi)}` };
}

function recordWords({ sfi, mode, p1 }: RecordAddress): { readonly zh: string; readonly en: string } {
  const file = fileWords(sfi);
  if (mode === 'all') return { zh: `${file.zh} 全部记录`, en: `all records of ${file.en}` };
  if (mode === 'add') return { zh: `${file.zh} 新记录`, en: `a new record of ${file.en}` };
  const which = mode === 'tag' ? `标签 ${hexByte(p1)}` : `记录 ${String(p1)}`;
  return { zh: `${file.zh} ${which}`, en: `${mode === 'tag' ? `tag ${hexByte(p1)}` : `record ${String(p1)}`} of ${file.en}` };
}

export const selectName: Command<{ readonly name: Uint8Array }> = {
  title: { zh: '选择应用', en: 'SELECT' },
  clause: 'chip.md §1, §5',
  cla: 0x00,
  ins: 0xa4,
  body: 'data-le',
  fits: (p1, p2) => p1 === 0x04 && p2 === 0x00,
  encode: ({ name }) => ({ p1: 0x04, p2: 0x00, data: name }),
  decode: ({ data }) => ({ name: data }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain: ({ name }) => ({ zh: `选择应用 ${hex(name)}`, en: `select application ${hex(name)}` }),
};

export const selectFile: Command<{ readonly identifier: Uint8Array }> = {
  title: { zh: '选择文件', en: 'SELECT' },
  clause: 'chip.md §5: P1 02, 00 accepted too',
  cla: 0x00,
  ins: 0xa4,
  body: 'data-le',
  fits: (p1, p2) => (p1 === 0x02 || p1 === 0x00) && p2 === 0x00,
  encode: ({ identifier }) => ({ p1: 0x02, p2: 0x00, data: identifier }),
  decode: ({ data }) => ({ identifier: data }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain: ({ identifier }) => ({ zh: `选择文件 ${hex(identifier)}`, en: `select file ${hex(identifier)}` }),
};

export const readRecord: Command<RecordAddress & { readonly le: number | null }> = {
  title: { zh: '读记录', en: 'READ RECORD' },
  clause: 'chip.md §5',
  cla: 0x00,
  ins: 0xb2,
  body: 'le',
  fits: (_p1, p2) => [0, 4, 5].includes(p2 & 7),
  encode: (address) => ({ p1: address.p1, p2: recordP2(address), ...(address.le === null ? {} : { le: address.le }) }),
  decode: (apdu) => ({ ...recordAddress(apdu), le: apdu.le }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain(address) {
    const { zh, en } = recordWords(address);
    return { zh: `读 ${zh}`, en: `read ${en}` };
  },
};

export const updateRecord: Command<RecordAddress & { readonly record: Uint8Array }> = {
  title: { zh: '写记录', en: 'UPDATE RECORD' },
  clause: 'chip.md §5: plain after external authentication',
  cla: 0x00,
  ins: 0xdc,
  body: 'data',
  fits: (_p1, p2) => [0, 3, 4].includes(p2 & 7),
  encode: (address) => ({ p1: address.p1, p2: recordP2(address), data: address.record }),
  decode: (apdu) => ({ ...recordAddress(apdu), record: apdu.data }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain(address) {
    const { zh, en } = recordWords(address);
    return { zh: `写 ${zh}`, en: `write ${en}` };
  },
};

export const readBinary: Command<BinaryAddress & { readonly le: number | null }> = {
  title: { zh: '读二进制文件', en: 'READ BINARY' },
  clause: 'chip.md §5',
  cla: 0x00,
  ins: 0xb0,
  body: 'le',
  fits: () => true,
  encode: (address) => ({ ...binaryHeader(address), ...(address.le === null ? {} : { le: address.le }) }),
  decode: (apdu) => ({ ...binaryAddress(apdu), le: apdu.le }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain(address) {
    const { zh, en } = fileWords(address.sfi ?? 0);
    return { zh: `读 ${zh}，偏移 ${String(address.offset)}`, en: `read ${en} from byte ${String(address.offset)}` };
  },
};

export const updateBinary: Command<BinaryAddress & { readonly content: Uint8Array }> = {
  title: { zh: '写二进制文件', en: 'UPDATE BINARY' },
  clause: 'chip.md §5',
  cla: 0x00,
  ins: 0xd6,
  body: 'data',
  fits: () => true,
  encode: (address) => ({ ...binaryHeader(address), data: address.content }),
  decode: (apdu) => ({ ...binaryAddress(apdu), content: apdu.data }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain(address) {
    const { zh, en } = fileWords(address.sfi ?? 0);
    return { zh: `写 ${zh}，偏移 ${String(address.offset)}`, en: `write ${en} at byte ${String(address.offset)}` };
  },
};

export const getResponse: Command<{ readonly le: number | null }> = {
  title: { zh: '取响应', en: 'GET RESPONSE' },
  clause: 'chip.md §5: after 61xx',
  cla: 0x00,
  ins: 0xc0,
  body: 'le',
  fits: (p1, p2) => p1 === 0 && p2 === 0,
  encode: ({ le }) => ({ p1: 0, p2: 0, ...(le === null ? {} : { le }) }),
  decode: ({ le }) => ({ le }),
  accepted: [0x9000],
  secret: { command: nothing, answer: nothing },
  explain: () => ({ zh: '取走等待的数据', en: 'fetch the waiting data' }),
};
