import { hex, hexByte } from './bytes.ts';
import { raw as rawBytes } from './codec.ts';
import type { CardFile, CyclicFile, Item, SlotFile, TransparentFile, VariableFile } from './profile.ts';
import { pathOf, tagByte } from './profile.ts';
import { decodeRecord, decodeRecords } from './record.ts';
import type { Problem, Words } from './words.ts';

/** What was found in one record of a file, or in the whole of a transparent one. */
export interface ItemContent {
  readonly item: Item;
  /** Of the record, from 1 on; the newest of a cyclic file is 1. */
  readonly number: number;
  /** The bytes of the value as they lie in the chip. */
  readonly raw: Uint8Array;
  /** Decoded as far as it goes. */
  readonly value: string;
  /** Every byte is 00 or every byte is FF: prepared, but nothing was written. */
  readonly empty: boolean;
}

/** The present records of a file, in the order of their numbers. */
export interface FileContents {
  readonly file: CardFile;
  readonly items: readonly ItemContent[];
  readonly problems: readonly Problem[];
}

export interface CardContents {
  readonly EF05: FileContents;
  readonly EF06: FileContents;
  /** The other files that were read; one that was not is taken to be empty. */
  readonly others?: readonly FileContents[];
}

export function contentsOf({ EF05, EF06, others = [] }: CardContents, file: CardFile): FileContents {
  const path = pathOf(file);
  return [EF05, EF06, ...others].find((each) => pathOf(each.file) === path) ?? emptyContents(file);
}

interface Found {
  readonly content: ItemContent;
  readonly problems: readonly Problem[];
}

function said(file: CardFile, item: Item, code: Problem['code'], words: Words): Problem {
  const name = file.directory === 'SSSE' ? file.name : `${file.directory} ${file.name}`;
  return { code, zh: `${name} ${item.title.zh}：${words.zh}`, en: `${name} ${item.title.en}: ${words.en}` };
}

function found(file: CardFile, item: Item, number: number, raw: Uint8Array, problems: readonly Problem[] = []): Found {
  const { value, problem } = item.codec.decode(raw);
  const empty = raw.every((byte) => byte === 0x00) || raw.every((byte) => byte === 0xff);
  const own = problem === undefined || empty ? [] : [said(file, item, problem.code, problem)];
  return { content: { item, number, raw, value: empty ? '' : value, empty }, problems: [...problems, ...own] };
}

/** A record that its file's standard does not have. Whose it is nobody knows: shown as if it were about the holder. */
function foundUnknown(file: CardFile, tag: number, number: number, raw: Uint8Array): Found {
  const item: Item = {
    tag: hexByte(tag),
    title: { zh: `数据项 ${hexByte(tag)}`, en: `item ${hexByte(tag)}` },
    coding: 'binary',
    codec: rawBytes(raw.length),
    clause: 'not in the standard',
    examples: [{ value: hex(raw), bytes: hex(raw) }],
    personal: { mask: (value) => (value === '' ? '' : '******'), standIn: (value) => '0'.repeat(value.length) },
  };
  // Where no source names the items of a file, none of them is a surprise.
  const surprise = file.items.length === 0 ? [] : [said(file, item, 'record-unknown', { zh: '规范中没有此项', en: 'not in the standard' })];
  return found(file, item, number, raw, surprise);
}

function contents(file: CardFile, all: readonly Found[]): FileContents {
  return { file, items: all.map(({ content }) => content), problems: all.flatMap(({ problems }) => problems) };
}

/**
 * The contents of a file read in one go, or null where the bytes are not records of this file in their order: then each
 * record has to be read by its number, which tells where the damage is. A record of another tag is no damage: cards that
 * call themselves 1.0 may carry items of 2.0.
 */
export function contentsOfWhole(file: SlotFile, bytes: Uint8Array): FileContents | null {
  const { records, rest } = decodeRecords(bytes);
  const placed = records.map((record) => ({ ...record, place: file.items.findIndex((item) => tagByte(item) === record.tag) }));
  const places = placed.map(({ place }) => place).filter((place) => place >= 0);
  if (rest.length > 0 || places.some((place, index) => place <= (places[index - 1] ?? -1))) return null;
  return contents(
    file,
    placed.map(({ tag, value, place }, index) => {
      const item = file.items[place];
      return item === undefined ? foundUnknown(file, tag, index + 1, value) : found(file, item, place + 1, value);
    }),
  );
}

/** The contents of a file of slots read record by record; null stands for a record that is not there. */
export function contentsOfRecords(file: SlotFile, records: readonly (Uint8Array | null)[]): FileContents {
  return contents(
    file,
    file.items.flatMap((item, index) => {
      const bytes = records[index] ?? null;
      return bytes === null ? [] : [foundInRecord(file, item, index + 1, bytes)];
    }),
  );
}

const damaged: Words = { zh: '记录结构损坏', en: 'the record is damaged' };

function foundInRecord(file: CardFile, item: Item, number: number, bytes: Uint8Array): Found {
  const record = decodeRecord(bytes);
  if (record === null) return found(file, item, number, bytes.slice(2), [said(file, item, 'record-form', damaged)]);
  const other = said(file, item, 'record-tag', { zh: '记录标签不符', en: 'the record carries another tag' });
  return found(file, item, number, record.value, record.tag === tagByte(item) ? [] : [other]);
}

/** The contents of a file whose records say by their tags what they are, in the order of their numbers. */
export function contentsOfList(file: VariableFile, records: readonly Uint8Array[]): FileContents {
  return contents(
    file,
    records.map((bytes, index) => {
      const item = file.items.find((each) => tagByte(each) === bytes[0]);
      if (item !== undefined) return foundInRecord(file, item, index + 1, bytes);
      const unknown = foundUnknown(file, bytes[0] ?? 0, index + 1, bytes.slice(2));
      return decodeRecord(bytes) === null ? { ...unknown, problems: [said(file, unknown.content.item, 'record-form', damaged)] } : unknown;
    }),
  );
}

/** The contents of a cyclic file, the newest record first. One that is as long as the item alone carries no tag. */
export function contentsOfCycle(file: CyclicFile, records: readonly Uint8Array[]): FileContents {
  const [item] = file.items;
  return contents(
    file,
    records.map((bytes, index) => {
      const bare = decodeRecord(bytes)?.tag !== tagByte(item) && bytes.length === item.codec.length;
      return bare ? found(file, item, index + 1, bytes) : foundInRecord(file, item, index + 1, bytes);
    }),
  );
}

/** The contents of a transparent file, as far as it was read. */
export function contentsOfBinary(file: TransparentFile, bytes: Uint8Array): FileContents {
  return contents(file, [found(file, file.items[0], 1, bytes)]);
}

export function emptyContents(file: CardFile): FileContents {
  return { file, items: [], problems: [] };
}

/** The content of one item, by its tag; undefined when its record is absent. */
export function contentOf({ items }: FileContents, tag: string): ItemContent | undefined {
  return items.find(({ item }) => item.tag === tag);
}

/** The decoded value of an item; empty when its record is absent or nothing was written. */
export function valueOf(file: FileContents, tag: string): string {
  return contentOf(file, tag)?.value ?? '';
}
