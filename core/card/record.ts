import { concat } from './bytes.ts';
import type { Item } from './profile.ts';
import { tagByte } from './profile.ts';

/** A record of a variable file: tag, length, value, one byte each for the first two (chip.md §1). */
export interface CardRecord {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** @throws RangeError for a value longer than its length byte can say */
export function encodeRecord({ tag, value }: CardRecord): Uint8Array {
  if (value.length > 255) throw new RangeError('a record carries at most 255 bytes');
  return concat(Uint8Array.of(tag, value.length), value);
}

/** The bytes of one record, or null where the length byte is unlike the value. */
export function decodeRecord(bytes: Uint8Array): CardRecord | null {
  const [tag, length] = bytes;
  if (tag === undefined || length === undefined || bytes.length !== 2 + length) return null;
  return { tag, value: bytes.slice(2) };
}

/** Records one after the other; `rest` holds what is none, empty when all is well. Never throws. */
export function decodeRecords(bytes: Uint8Array): { readonly records: readonly CardRecord[]; readonly rest: Uint8Array } {
  const records: CardRecord[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const record = decodeRecord(rest.slice(0, 2 + (rest[1] ?? 0)));
    if (record === null) break;
    records.push(record);
    rest = rest.slice(2 + record.value.length);
  }
  return { records, rest };
}

/** The record of an item. @throws CodingError for a value that the item cannot hold */
export function encodeItem(item: Item, value: string): Uint8Array {
  return encodeRecord({ tag: tagByte(item), value: item.codec.encode(value) });
}
