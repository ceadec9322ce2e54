import { equal } from './bytes.ts';
import type { CardContents, ItemContent } from './contents.ts';
import { contentsOf } from './contents.ts';
import type { OrderedItem } from './ordered.ts';
import type { Directory, Profile } from './profile.ts';
import { pathOf, tagByte } from './profile.ts';
import { encodeRecord } from './record.ts';
import type { Words } from './words.ts';

/** What has to be written to a chip, in which order, with which keys (chip.md §8, §12). */

/** One UPDATE command to come. */
export interface PlannedWrite extends Pick<OrderedItem, 'directory' | 'file' | 'item' | 'key' | 'readKeys'> {
  readonly place: RecordPlace | BytesPlace;
  /** Tag, length, value; or a part of a transparent file. */
  readonly bytes: Uint8Array;
}
/** A record by its number from 1 on, or a new one of a cyclic file. */
interface RecordPlace {
  readonly kind: 'record' | 'new-record';
  readonly number: number;
}
interface BytesPlace {
  readonly kind: 'bytes';
  readonly offset: number;
  /** Bytes of the file that matter once all its parts are written. */
  readonly of: number;
}

/** UPDATE BINARY carries so much; the SFI then reaches the second part too. */
const partLength = 255;
export const commitTag = '07';
const issuerOrder = ['05', '06', '02', commitTag];

/** Whether it is the commit mark: the card number, written last of all (chip.md §12). */
export function isCommit({ file, item }: Pick<PlannedWrite, 'file' | 'item'>): boolean {
  return file.directory === 'SSSE' && file.name === 'EF05' && item.tag === commitTag;
}

/**
 * The writes of one item.
 * @param found what stands in its place
 * @param ends records that each file will have, as far as the plan goes
 */
export function writesOf(
  one: OrderedItem,
  found: ItemContent | undefined,
  contents: CardContents,
  ends: Map<string, number>,
): PlannedWrite[] {
  const { directory, file, item, key, readKeys, bytes } = one;
  const write = { directory, file, item, key, readKeys };
  if (file.structure === 'transparent') return partsOf(write, bytes, found);
  const record = encodeRecord({ tag: tagByte(item), value: bytes });
  if (file.structure === 'cyclic') return [{ ...write, place: { kind: 'new-record', number: 1 }, bytes: record }];
  if (file.structure === 'slots') return [{ ...write, place: { kind: 'record', number: file.items.indexOf(item) + 1 }, bytes: record }];
  const end = ends.get(pathOf(file)) ?? contentsOf(contents, file).items.length;
  if (found === undefined) ends.set(pathOf(file), end + 1);
  return [{ ...write, place: { kind: 'record', number: found?.number ?? end + 1 }, bytes: record }];
}

/** The parts of a transparent file that the chip does not carry. */
function partsOf(write: Omit<PlannedWrite, 'place' | 'bytes'>, bytes: Uint8Array, found: ItemContent | undefined): PlannedWrite[] {
  const offsets = Array.from({ length: Math.ceil(bytes.length / partLength) }, (_, part) => part * partLength);
  return offsets.flatMap((offset) => {
    const part = bytes.slice(offset, offset + partLength);
    const there = found?.raw.subarray(offset, offset + part.length);
    return there !== undefined && equal(there, part) ? [] : [{ ...write, place: { kind: 'bytes', offset, of: bytes.length }, bytes: part }];
  });
}

/** Directories in their order and in each by key; then of SSSE the holder's data, the issuer's, and the card number. */
export function rank({ directories, issuer }: Profile, { directory, file, item, key }: PlannedWrite): number {
  const place = directories.indexOf(directory);
  if (place >= 0) return place * 0x10000 + keyRank(directory, key) * 0x100 + file.sfi;
  const last = file === issuer ? 0x100 + issuerOrder.indexOf(item.tag) : file.sfi;
  return directories.length * 0x10000 + last;
}

function keyRank({ keys }: Directory, key: string): number {
  return keys.findIndex(({ root }) => root === key);
}

/** One line of a plan as people read it; holds no value. */
export interface PlanLine extends Words {
  /** `DF01/EF05`. */
  readonly file: string;
  readonly tag: string;
  readonly key: string;
  /** Carried by the command. */
  readonly bytes: number;
}

/** The plan as a list for people, in the order of writing. */
export function describePlan(plan: readonly PlannedWrite[]): readonly PlanLine[] {
  return plan.map(({ file, item, key, place, bytes }) => {
    const where = placeWords(place);
    const line = { file: pathOf(file), tag: item.tag, key, bytes: bytes.length };
    const mark = isCommit({ file, item }) ? { zh: '（最后写入）', en: ' (last of all)' } : { zh: '', en: '' };
    return {
      ...line,
      zh: `${pathOf(file)} ${file.title.zh} ${where.zh}：${item.title.zh}${mark.zh}`,
      en: `${pathOf(file)} ${file.title.en}, ${where.en}: ${item.title.en}${mark.en}`,
    };
  });
}

function placeWords(place: PlannedWrite['place']): Words {
  if (place.kind === 'bytes') {
    return { zh: `第 ${String(place.offset)} 字节起`, en: `from byte ${String(place.offset)}` };
  }
  return place.kind === 'new-record'
    ? { zh: '新记录', en: 'a new record' }
    : { zh: `记录 ${String(place.number)}`, en: `record ${String(place.number)}` };
}
