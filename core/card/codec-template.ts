import { concat } from './bytes.ts';
import type { Codec } from './codec.ts';
import { CodingError } from './codec.ts';
import type { Item } from './profile.ts';
import { tagByte } from './profile.ts';
import { decodeRecords, encodeItem } from './record.ts';
import type { Problem } from './words.ts';

const damaged: Problem = {
  code: 'item-form',
  zh: '模板内的数据项与规范不符',
  en: 'the items in the template are not those of the standard',
};

/** B-TLV: items within an item, all of them and in their order. As text it is a JSON object of the values by tag. */
export function template(inner: readonly Item[]): Codec<string> {
  return {
    length: inner.reduce((sum, { codec }) => sum + 2 + codec.length, 0),
    encode(value) {
      const values = valuesOf(value);
      if (Object.keys(values).length !== inner.length) throw new CodingError('form');
      return concat(...inner.map((item) => encodeItem(item, values[item.tag] ?? refuse())));
    },
    decode(bytes) {
      const found = decodeTemplate(inner, bytes);
      const problem = found === null ? damaged : found.map(({ item, value }) => item.codec.decode(value).problem).find((each) => each);
      const values = (found ?? []).map(({ item, value }) => [item.tag, item.codec.decode(value).value]);
      const value = JSON.stringify(Object.fromEntries(values));
      return problem === undefined ? { value } : { value, problem };
    },
  };
}

/** The bytes of each inner item, or null where they are not exactly those of the template. */
export function decodeTemplate(
  inner: readonly Item[],
  bytes: Uint8Array,
): readonly { readonly item: Item; readonly value: Uint8Array }[] | null {
  const { records, rest } = decodeRecords(bytes);
  if (rest.length > 0 || records.length !== inner.length) return null;
  const found = inner.map((item, index) => ({ item, record: records[index] }));
  if (found.some(({ item, record }) => record?.tag !== tagByte(item))) return null;
  return found.map(({ item, record }) => ({ item, value: record?.value ?? new Uint8Array() }));
}

function valuesOf(text: string): Readonly<Record<string, string>> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return refuse();
    const entries = Object.entries(parsed);
    return entries.every(([, value]) => typeof value === 'string') ? (Object.fromEntries(entries) as Record<string, string>) : refuse();
  } catch (error) {
    if (error instanceof CodingError) throw error;
    throw new CodingError('form');
  }
}

function refuse(): never {
  throw new CodingError('form');
}
