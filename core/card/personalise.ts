import type { CardItem } from '../card-proof.ts';
import { equal } from './bytes.ts';
import { alreadyIssued, notWritable } from './chip-faults.ts';
import { CodingError } from './codec.ts';
import type { CardContents } from './contents.ts';
import { contentOf } from './contents.ts';
import { ask, mark } from './procedure.ts';
import type { MarkKey, Procedure } from './procedure.ts';
import type { Item, Profile, ProfileVersion, SlotFile } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import { encodeRecord } from './record.ts';
import { tagByte } from './profile.ts';
import type { Words } from './words.ts';

/** Writing an order to a chip, and comparing what is on it (chip.md §8, §12). */

/** One UPDATE RECORD to come. */
export interface PlannedWrite {
  readonly file: SlotFile;
  readonly item: Item;
  /** From 1 on. */
  readonly number: number;
  /** Tag, length, value. */
  readonly record: Uint8Array;
}

/** Tags in the order in which they are written: the holder's, then the issuer's, and the card number, the commit mark, last. */
const writingOrder = ['08', '09', '4E', '0A', '0B', '0C', '0D', '05', '06', '02', '07'];
const commitTag = '07';

interface OrderedItem {
  readonly file: SlotFile;
  readonly item: Item;
  readonly number: number;
  /** The encoded value. */
  readonly bytes: Uint8Array;
}

/** @throws Fault `order-not-writable` */
function orderedItem(profile: Profile, { file: name, tag, value }: CardItem): OrderedItem {
  const file = name === 'EF05' ? profile.issuer : profile.holder;
  const index = file.items.findIndex((item) => item.tag === tag);
  const item = file.items[index];
  // 1, 3 and 4 say who the chip is: the terminal never rewrites them (chip.md §12).
  if (item === undefined || !writingOrder.includes(tag)) throw notWritable(name, tag, 'tag');
  try {
    return { file, item, number: index + 1, bytes: item.codec.encode(value) };
  } catch (error) {
    if (!(error instanceof CodingError)) throw error;
    throw notWritable(name, tag, error.reason, error);
  }
}

/**
 * What has to be written so that the chip carries the order: nothing that it carries already, so that an interrupted job
 * goes on from the first difference.
 * @param items of the order with the card number, as core/card-proof.ts `orderedItems` gives them
 * @throws Fault `order-not-writable` before anything is written; `card-already-issued` where the chip carries another number
 */
export function writePlan(profile: ProfileVersion, items: readonly CardItem[], contents: CardContents): readonly PlannedWrite[] {
  const ordered = items.map((item) => orderedItem(profiles[profile], item));
  const repeated = items.find((item, index) => items.findIndex((other) => other.tag === item.tag) !== index);
  if (repeated !== undefined) throw notWritable(repeated.file, repeated.tag, 'twice');
  if (ordered.some((item) => item.item.tag === commitTag && carriesOther(contents, item.bytes))) throw alreadyIssued();
  return ordered
    .filter((item) => !carries(contents, item))
    .sort((one, other) => writingOrder.indexOf(one.item.tag) - writingOrder.indexOf(other.item.tag))
    .map(({ file, item, number, bytes }) => ({ file, item, number, record: encodeRecord({ tag: tagByte(item), value: bytes }) }));
}

function rawOf(contents: CardContents, { file, item }: Pick<OrderedItem, 'file' | 'item'>): Uint8Array | undefined {
  return contentOf(file.name === 'EF05' ? contents.EF05 : contents.EF06, item.tag)?.raw;
}

function carries(contents: CardContents, item: OrderedItem): boolean {
  const raw = rawOf(contents, item);
  return raw !== undefined && equal(raw, item.bytes);
}

/** Whether a card number stands there that is neither ours nor the torn beginning of ours. */
function carriesOther({ EF05 }: CardContents, ours: Uint8Array): boolean {
  const content = contentOf(EF05, commitTag);
  if (content === undefined || content.empty) return false;
  const differs = content.raw.findIndex((byte, index) => byte !== ours[index]);
  const rest = differs < 0 ? new Uint8Array() : content.raw.subarray(differs);
  return !(rest.every((byte) => byte === 0xff) || rest.every((byte) => byte === 0x00));
}

/** Writes the plan, record by record; the card has been unlocked with UKSSSE before. */
export function* write(plan: readonly PlannedWrite[]): Procedure<void> {
  const parts: readonly (readonly [MarkKey, readonly PlannedWrite[]])[] = [
    ['holder', plan.filter(({ file }) => file.name === 'EF06')],
    ['issuer', plan.filter(({ file, item }) => file.name === 'EF05' && item.tag !== commitTag)],
    ['number', plan.filter(({ file, item }) => file.name === 'EF05' && item.tag === commitTag)],
  ];
  for (const [key, writes] of parts) {
    yield* mark(key, 0, writes.length);
    for (const [index, { file, number, record }] of writes.entries()) {
      yield* ask('updateRecord', { sfi: file.sfi, mode: 'number', p1: number, record });
      yield* mark(key, index + 1, writes.length);
    }
  }
}

/** One item of the order beside what the chip says. Values in clear. */
export interface Comparison {
  readonly file: 'EF05' | 'EF06';
  readonly tag: string;
  readonly title: Words;
  readonly chip: string;
  readonly order: string;
  /** Byte by byte, padding included. */
  readonly equal: boolean;
}

/**
 * Compares every item of an order with the chip, byte by byte.
 * @throws Fault `order-not-writable`
 */
export function compare(profile: ProfileVersion, items: readonly CardItem[], contents: CardContents): readonly Comparison[] {
  return items.map((ordered) => {
    const item = orderedItem(profiles[profile], ordered);
    const raw = rawOf(contents, item);
    return {
      file: ordered.file,
      tag: ordered.tag,
      title: item.item.title,
      chip: raw === undefined ? '' : item.item.codec.decode(raw).value,
      order: ordered.value,
      equal: carries(contents, item),
    };
  });
}
