import { describe, expect, it } from 'vitest';
import { cardNumberCheck } from '../../people/card-number.ts';
import { fromHex, hex } from '../bytes.ts';
import type { CardFile, Directory, Item } from '../profile.ts';
import { never } from '../profile.ts';
import { profiles } from './profiles.ts';

const items: readonly Item[] = [...profiles['3.0'].issuer.items, ...profiles['3.0'].holder.items];

describe.each(items.map((item) => [item.tag, item] as const))('item %s', (_tag, item) => {
  it.each(item.examples.map((example) => [example.value, example.bytes] as const))('%s is %s, in both directions', (value, bytes) => {
    expect(hex(item.codec.encode(value))).toBe(bytes);
    expect(item.codec.decode(fromHex(bytes))).toEqual({ value });
    expect(bytes).toHaveLength(item.codec.length * 2);
  });
  it('hides a personal value, and stands in for it with as many valid bytes', () => {
    const { personal } = item;
    if (personal === undefined) return;
    for (const { value, bytes } of item.examples.filter((example) => example.value !== '')) {
      expect(personal.mask(value)).not.toBe(value);
      const standIn = item.codec.encode(personal.standIn(value));
      expect(standIn).toHaveLength(bytes.length / 2);
      expect(item.codec.decode(standIn).problem).toBeUndefined();
      expect(hex(standIn)).not.toBe(bytes);
    }
  });
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
  const words = (tag: string, value: string) => items.find((item) => item.tag === tag)?.words?.(value);
  expect(words('02', '3')).toMatchObject({ zh: '成年人' });
  expect(words('0A', '2')).toMatchObject({ zh: '女' });
  expect(words('0B', '05')).toMatchObject({ zh: '维吾尔族' });
  expect(words('0B', '60')).toBeUndefined();
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
