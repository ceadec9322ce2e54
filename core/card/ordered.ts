import type { CardItem } from '../card-proof.ts';
import { keysFor } from './access.ts';
import { equal } from './bytes.ts';
import { notWritable } from './chip-faults.ts';
import { CodingError } from './codec.ts';
import type { CardContents, ItemContent } from './contents.ts';
import { contentsOf } from './contents.ts';
import type { KeyName } from './key-names.ts';
import type { CardFile, Directory, Item, Profile } from './profile.ts';
import { allDirectories, pathOf } from './profile.ts';

/** The items of an order, found in the profile of the card and encoded; and found again on the chip. */

export interface OrderedItem {
  readonly asked: CardItem;
  readonly directory: Directory;
  readonly file: CardFile;
  readonly item: Item;
  /** The encoded value. */
  readonly bytes: Uint8Array;
  /** From 0 on: which of its tag in the order. */
  readonly occurrence: number;
  /** The key that it is written with. */
  readonly key: KeyName;
  /** The keys that its file is read back with. */
  readonly readKeys: readonly KeyName[];
}

/** These say who the chip is: the terminal never rewrites them (chip.md §12). */
const chipTags = ['01', '03', '04'];

/** @throws Fault `order-not-writable` for what the card has no place for, cannot hold, or cannot show afterwards */
export function encodeOrder(profile: Profile, items: readonly CardItem[]): readonly OrderedItem[] {
  const seen = new Map<string, number>();
  return items.map((asked) => {
    const { directory, file, item } = declared(profile, asked);
    const place = `${pathOf(file)}/${item.tag}`;
    const occurrence = seen.get(place) ?? 0;
    seen.set(place, occurrence + 1);
    if (file.structure !== 'cyclic' && occurrence >= (item.occurrences ?? 1)) throw notWritable(nameOf(asked), asked.tag, 'twice');
    const [key] = keysFor(profile, file, file.write) ?? [];
    // What cannot be read back without the holder's PIN cannot be proved to have been written.
    const readKeys = keysFor(profile, file, file.read);
    if (key === undefined || readKeys === null) throw notWritable(nameOf(asked), asked.tag, 'right');
    return { asked, directory, file, item, bytes: encoded(asked, item), occurrence, key, readKeys };
  });
}

function declared(profile: Profile, asked: CardItem): Pick<OrderedItem, 'directory' | 'file' | 'item'> {
  const directory = allDirectories(profile).find(({ name }) => name === (asked.directory ?? 'SSSE'));
  const file = directory?.files.find(({ name }) => name === asked.file);
  const item = file?.items.find(({ tag }) => tag === asked.tag);
  const ofChip = file === profile.issuer && chipTags.includes(asked.tag);
  if (directory === undefined || file === undefined || item === undefined || ofChip) throw notWritable(nameOf(asked), asked.tag, 'tag');
  return { directory, file, item };
}

function encoded(asked: CardItem, item: Item): Uint8Array {
  try {
    return item.codec.encode(asked.value);
  } catch (error) {
    if (!(error instanceof CodingError)) throw error;
    throw notWritable(nameOf(asked), asked.tag, error.reason, error);
  }
}

/** `EF05` of the environment, `DF01/EF05` of a directory. */
export function nameOf({ directory, file }: Pick<CardItem, 'directory' | 'file'>): string {
  return directory === undefined ? file : `${directory}/${file}`;
}

/** What stands on the chip in the place of each ordered item; undefined where nothing does. */
export function foundOnChip(ordered: readonly OrderedItem[], contents: CardContents): readonly (ItemContent | undefined)[] {
  const cycles = new Map<string, ItemContent[]>();
  return ordered.map((one) => {
    const { file, item, occurrence } = one;
    const { items } = contentsOf(contents, file);
    if (file.structure !== 'cyclic') return items.filter((content) => content.item.tag === item.tag)[occurrence];
    const path = pathOf(file);
    const rest = cycles.get(path) ?? items.toReversed();
    // In the order they were added, perhaps with a half-written one between; after one that is missing none can be there.
    const place = rest.findIndex((content) => carries(content, one));
    cycles.set(path, place < 0 ? [] : rest.slice(place + 1));
    return rest[place];
  });
}

/** Byte by byte, padding included. A transparent file may go on behind what was ordered. */
export function carries(content: ItemContent | undefined, { file, bytes }: Pick<OrderedItem, 'file' | 'bytes'>): boolean {
  if (content === undefined) return false;
  return equal(file.structure === 'transparent' ? content.raw.subarray(0, bytes.length) : content.raw, bytes);
}
