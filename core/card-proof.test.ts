import { expect, test } from 'vitest';
import { orderedItems, readBackText } from './card-proof.ts';

const items = [
  { file: 'EF06', tag: '4E', value: '' },
  { file: 'EF06', tag: '09', value: '阿依努尔' },
  { file: 'EF05', tag: '05', value: '20260301' },
] as const;

test('the read-back has one spelling, whatever the order of reading', () => {
  const written = orderedItems({ items: [...items], cardNumber: 'A12345674' });
  const text = '[["EF05","05","20260301"],["EF05","07","A12345674"],["EF06","09","阿依努尔"],["EF06","4E",""]]';
  expect(readBackText(written)).toBe(text);
  expect(readBackText([...written].reverse())).toBe(text);
});

test('files of directories have rows of their own, and records of one tag come in any order', () => {
  const more = [
    { directory: 'DF01', file: 'EF05', tag: '20', value: '10' },
    { directory: 'DF02', file: 'EF07', tag: '07', value: 'B' },
    { directory: 'DF02', file: 'EF07', tag: '07', value: 'A' },
    { file: 'EF05', tag: '02', value: '3' },
  ] as const;
  const text = '[["DF01/EF05","20","10"],["DF02/EF07","07","A"],["DF02/EF07","07","B"],["EF05","02","3"]]';
  expect(readBackText(more)).toBe(text);
  expect(readBackText([...more].reverse())).toBe(text);
});

test('one other value is another text', () => {
  expect(readBackText([...items.slice(0, 2), { file: 'EF05', tag: '05', value: '20260302' }])).not.toBe(readBackText(items));
});
