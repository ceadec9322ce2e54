import type { Item, SlotFile } from './profile.ts';
import { tagByte } from './profile.ts';
import { decodeRecord, decodeRecords } from './record.ts';
import type { Problem, Words } from './words.ts';

/** What was found in one record of a file. */
export interface ItemContent {
  readonly item: Item;
  /** The bytes of the value as they lie in the chip. */
  readonly raw: Uint8Array;
  /** Decoded as far as it goes. */
  readonly value: string;
  /** Every byte is 00 or every byte is FF: prepared, but nothing was written. */
  readonly empty: boolean;
}

/** The present records of a file, in the order of its items. */
export interface FileContents {
  readonly file: SlotFile;
  readonly items: readonly ItemContent[];
  readonly problems: readonly Problem[];
}

export interface CardContents {
  readonly EF05: FileContents;
  readonly EF06: FileContents;
}

interface Found {
  readonly content: ItemContent;
  readonly problems: readonly Problem[];
}

function said(file: SlotFile, item: Item, code: Problem['code'], words: Words): Problem {
  return { code, zh: `${file.name} ${item.title.zh}：${words.zh}`, en: `${file.name} ${item.title.en}: ${words.en}` };
}

function found(file: SlotFile, item: Item, raw: Uint8Array, problems: readonly Problem[]): Found {
  const { value, problem } = item.codec.decode(raw);
  const empty = raw.every((byte) => byte === 0x00) || raw.every((byte) => byte === 0xff);
  const own = problem === undefined || empty ? [] : [said(file, item, problem.code, problem)];
  return { content: { item, raw, value: empty ? '' : value, empty }, problems: [...problems, ...own] };
}

function contents(file: SlotFile, all: readonly Found[]): FileContents {
  return { file, items: all.map(({ content }) => content), problems: all.flatMap(({ problems }) => problems) };
}

/**
 * The contents of a file read in one go, or null where the bytes are not records of this file in their order: then each
 * record has to be read by its number, which tells where the damage is.
 */
export function contentsOfWhole(file: SlotFile, bytes: Uint8Array): FileContents | null {
  const { records, rest } = decodeRecords(bytes);
  const places = records.map(({ tag }) => file.items.findIndex((item) => tagByte(item) === tag));
  if (rest.length > 0 || places.some((place, index) => place < 0 || place <= (places[index - 1] ?? -1))) return null;
  return contents(
    file,
    records.flatMap(({ value }, index) => {
      const item = file.items[places[index] ?? -1];
      return item === undefined ? [] : [found(file, item, value, [])];
    }),
  );
}

/** The contents of a file read record by record; null stands for a record that is not there. */
export function contentsOfRecords(file: SlotFile, records: readonly (Uint8Array | null)[]): FileContents {
  return contents(
    file,
    file.items.flatMap((item, index) => {
      const bytes = records[index] ?? null;
      return bytes === null ? [] : [foundInRecord(file, item, bytes)];
    }),
  );
}

function foundInRecord(file: SlotFile, item: Item, bytes: Uint8Array): Found {
  const record = decodeRecord(bytes);
  const form = said(file, item, 'record-form', { zh: '记录结构损坏', en: 'the record is damaged' });
  if (record === null) return found(file, item, bytes.slice(2), [form]);
  const other = said(file, item, 'record-tag', { zh: '记录标签不符', en: 'the record carries another tag' });
  return found(file, item, record.value, record.tag === tagByte(item) ? [] : [other]);
}

export function emptyContents(file: SlotFile): FileContents {
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
