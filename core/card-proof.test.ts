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

test('one other value is another text', () => {
  expect(readBackText([...items.slice(0, 2), { file: 'EF05', tag: '05', value: '20260302' }])).not.toBe(readBackText(items));
});
