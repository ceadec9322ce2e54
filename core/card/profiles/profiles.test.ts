import { describe, expect, it } from 'vitest';
import { cardNumberCheck } from '../../people/card-number.ts';
import { fromHex, hex } from '../bytes.ts';
import { keyNames } from '../key-names.ts';
import type { CardFile, Directory, Item, Profile } from '../profile.ts';
import { allDirectories, keyOfRight, never, pathOf } from '../profile.ts';
import { keyIdOf, profiles } from './profiles.ts';

const every: readonly Profile[] = Object.values(profiles);
const filesOf = (profile: Profile) => allDirectories(profile).flatMap(({ files }) => files);
const newest = filesOf(profiles['3.0']);
const items = newest.flatMap((file) =>
  file.items.flatMap((item) => [item, ...(item.inner ?? [])]).map((item) => [`${pathOf(file)} ${item.tag}`, item] as const),
);

describe.each(items)('item %s', (_where, item: Item) => {
  it.each(item.examples.map((example) => [example.value, example.bytes] as const))('%s is %s, in both directions', (value, bytes) => {
    expect(hex(item.codec.encode(value))).toBe(bytes);
    expect(item.codec.decode(fromHex(bytes))).toEqual({ value });
    // A photo takes no more than its bytes; everything else fills its item.
    if (item.title.en !== 'photo') expect(bytes).toHaveLength(item.codec.length * 2);
  });
  it('hides a personal value, and stands in for it with as many valid bytes', () => {
    const { personal } = item;
    if (personal === undefined) return;
    for (const { value, bytes } of item.examples.filter((example) => example.value !== '')) {
      expect(personal.mask(value)).not.toBe(value);
      const standIn = item.codec.encode(personal.standIn(value));
      expect(standIn).toHaveLength(bytes.length / 2);
      expect(item.codec.decode(standIn).problem).toBeUndefined();
      if (item.title.en !== 'photo') expect(hex(standIn)).not.toBe(bytes);
    }
  });
  it('says what of it is not sure, if it has a mark', () => {
    if (item.mark !== undefined) expect(item.clause).toMatch(/inferred|not published/);
  });
});

it('takes the newest card to have every file that an older one has, and every item', () => {
  const known = new Map(newest.map((file) => [pathOf(file), file]));
  for (const file of every.flatMap(filesOf)) {
    const tags = known.get(pathOf(file))?.items.map(({ tag }) => tag);
    expect(file.items.filter(({ tag }) => tags?.includes(tag) !== true)).toEqual([]);
  }
  const since = (version: Profile) => filesOf(version).map(pathOf);
  const [first, second, third] = [since(profiles['1.0']), since(profiles['2.0']), since(profiles['3.0'])];
  expect(second.filter((path) => !first.includes(path))).toEqual(['SSSE/EF08', 'SSSE/EF0D', 'DF07/EF05', 'DF07/EF06', 'DF07/EF07']);
  expect(third).toEqual(second);
  expect(profiles['1.0'].holder.items.map(({ tag }) => tag)).toEqual(['08', '09', '0A', '0B', '0C', '0D']);
});

it('has no tag twice in a file, and room for a record of each item in one command', () => {
  for (const { items: declared } of newest) {
    expect(new Set(declared.map(({ tag }) => tag)).size).toBe(declared.length);
    for (const { codec, coding, tag } of declared) if (coding !== 'binary' || tag !== '00') expect(codec.length).toBeLessThan(254);
  }
});

it('asks only for keys that the card declares, but for the key of an extension that nobody names', () => {
  const unknown = newest.flatMap((file) =>
    [...file.read, ...file.write].flat().flatMap((right) => {
      const key = right === 'PIN' ? null : keyOfRight(profiles['3.0'], file.directory, right);
      return key === undefined ? [pathOf(file)] : [];
    }),
  );
  expect(unknown).toEqual(['SSSE/EF0D']);
});

it('has the tags, lengths and order of chip.md §2', () => {
  const table = (list: readonly Item[]) => list.map(({ tag, coding, codec }) => `${tag} ${coding} ${codec.length.toString(16)}`);
  expect(table(profiles['3.0'].issuer.items)).toEqual(['01 cn 10', '02 an 1', '03 an 4', '04 cn c', '05 cn 4', '06 cn 4', '07 an 9']);
  expect(table(profiles['3.0'].holder.items)).toEqual(['08 an 12', '09 an 1e', '4E an 14', '0A an 1', '0B cn 1', '0C cn 3', '0D cn 4']);
});

it('protects the holder data from 3.0 on', () => {
  expect(profiles['1.0'].holder.read).toEqual([[]]);
  expect(profiles['2.0'].holder.read).toEqual([[]]);
  expect(profiles['3.0'].holder.read).toEqual([[0x0a]]);
});

it('knows the words of codes', () => {
  const words = (tag: string, value: string) => items.find(([where]) => where.endsWith(` ${tag}`))?.[1].words?.(value);
  expect(words('02', '3')).toMatchObject({ zh: '成年人' });
  expect(words('0A', '2')).toMatchObject({ zh: '女' });
  expect(words('0B', '05')).toMatchObject({ zh: '维吾尔族' });
  expect(words('0B', '60')).toBeUndefined();
  expect(words('2B', '2')).toMatchObject({ zh: '已婚' });
  expect(words('37', 'CHN')).toMatchObject({ zh: '中国' });
  expect(words('32', '17')).toMatchObject({ zh: '职员' });
});

it('names the stand-in card number by the rule of its check character', () => expect(cardNumberCheck('A0000000')).toBe('3'));

const access = (directory: Directory, name: string) => {
  const file = directory.files.find((each) => each.name === name);
  const say = (rights: CardFile['read']) =>
    rights.map((set) => set.map((right) => (right === 'PIN' ? right : right.toString(16))).join('+')).join('|');
  return file === undefined ? undefined : `${say(file.read)} / ${file.write === never ? '-' : say(file.write)}`;
};

it('has the directories of chip.md §3 with their rights', () => {
  const [DF01, DF02, DF03, DF04, DF07] = profiles['3.0'].directories as [Directory, Directory, Directory, Directory, Directory];
  expect(hex(DF07.aid)).toBe('D15600000504');
  expect(access(DF01, 'EF06')).toBe('PIN|88 / 86');
  expect(access(DF01, 'EF1A')).toBe(' / 8e');
  expect(access(DF02, 'EF16')).toBe('PIN|88 / 89');
  expect(access(DF03, 'EF05')).toBe('PIN|85 / 86');
  expect(access(DF04, 'EF06')).toBe('PIN+84 / 86');
  expect(access(DF04, 'EF08')).toBe('PIN / -');
  expect(access(DF07, 'EF07')).toBe('86 / 89');
  const roots = (directory: Directory) => Object.fromEntries(directory.keys.map(({ id, root }) => [id.toString(16), root]));
  expect(roots(DF01)).toMatchObject({
    '82': 'STKDF01',
    '83': 'UK1DF01',
    '87': 'UK5DF01',
    '88': 'RK1DF01',
    '89': 'UK6DF01',
    '8e': 'UKBDF01',
  });
  expect(roots(DF03)).toMatchObject({ '83': 'LKDF03', '84': 'RK1DF03', '85': 'RK2DF03', '86': 'UK1DF03', '8d': 'UK8DF03' });
  expect(roots(DF07)).toEqual({
    '82': 'STKDF07',
    '84': 'RK1DF07',
    '85': 'RK2DF07',
    '86': 'RK3DF07',
    '87': 'UK1DF07',
    '88': 'UK2DF07',
    '89': 'UK3DF07',
  });
  expect(profiles['1.0'].directories.map(({ name }) => name)).toEqual(['DF01', 'DF02', 'DF03', 'DF04']);
});

it('has the items of the published table, tag by tag', () => {
  const kinds = { cn: 'cn', an: 'an', template: 'B-TLV', binary: '' } as const;
  const row = ({ tag, coding, codec, occurrences, inner }: Item): string => {
    const length = codec.length.toString(16).toUpperCase().padStart(2, '0');
    const times = occurrences === undefined ? '' : `×${String(occurrences)}`;
    return `${tag} ${kinds[coding]}${length}${times}${inner === undefined ? '' : ` (${inner.map(row).join(' ')})`}`;
  };
  const table = Object.fromEntries(
    newest.filter((file) => file.items.length > 0).map((file) => [pathOf(file), file.items.map(row).join(' ')]),
  );
  expect(table).toMatchObject({
    'SSSE/EF07': '00 300',
    'SSSE/EF08': '00 1000',
    'SSSE/EF0D': 'EA an0C EB cn03',
    'DF01/EF05': '20 an02 21 an50 0E cn03',
    'DF01/EF06': '23 an50 24 cn03 28 an0F 2C an32 2D an0F',
    'DF01/EF07': '29 an01',
    'DF01/EF08': '2B an01',
    'DF01/EF09': '2E an46 30 an09 32 an02',
    'DF01/EF0A': '37 an03 38 an02 39 cn04',
    'DF01/EF15': '2A cn01 40 B-TLV34×3 (57 an03 58 cn03 59 an28)',
    'DF01/EF1A': '00 128',
    'DF02/EF05': '42 an03 41 an03 43 6C×2 44 65×2',
    'DF02/EF06': '4C cn04 4B an05 4D cn03 60 cn04 4F an06 50 cn03 3A an07',
    'DF02/EF07': '07 55',
    'DF02/EF09': '55 an10 56 an46 96 cn04 97 cn03',
    'DF02/EF15': '99 10×4 0F cn04 1F cn03',
    'DF02/EF16': '16 12',
    'DF03/EF05': '61 cn03 60 cn04 98 cn04 62 cn04 63 an03 64 an03 65 an03 66 an03',
    'DF03/EF07': '70 an03 71 cn03 6E cn04 6C cn04 6F cn04 73 cn04',
    'DF04/EF05':
      '81 an08 84 cn03 87 an11 8C cn01 80 cn04 8B an1D 8A an0F 83 an09 86 an09 89 an09 7D an09 7E an09 7F an09 8D an09 8E an09 8F an01',
    'DF04/EF06': '90 an01 92 cn04 93 an02',
    'DF04/EF08': '08 1C',
    'DF04/EF15': '15 03',
  });
});

it('can show exactly the keys that have names, each with the id of its directory', () => {
  const shown = allDirectories(profiles['3.0']).flatMap(({ keys }) => keys.filter((key) => key.shown));
  expect(shown.map(({ root }) => root).toSorted()).toEqual([...keyNames].toSorted());
  expect(keyNames.map(keyIdOf).filter((id) => id < 0x80)).toEqual([0x0a, 0x04, 0x06, 0x05]);
  expect([keyIdOf('RK1DF01'), keyIdOf('UKBDF01'), keyIdOf('LKDF03'), keyIdOf('UK2DF04'), keyIdOf('RK3DF07')]).toEqual([
    0x88, 0x8e, 0x83, 0x86, 0x86,
  ]);
});
