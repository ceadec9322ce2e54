import { expect, test } from 'vitest';
import { minuteWords, sealedSchema } from './courier.ts';

test('a minute is said as in Guangzhou, whatever the zone of the machine', () => {
  expect(minuteWords('2026-11-25T06:05:59.999Z')).toEqual({ zh: '11月25日 14:05', en: '25 Nov 14:05' });
  expect(minuteWords('2026-12-31T16:00:00Z')).toEqual({ zh: '1月1日 00:00', en: '1 Jan 00:00' });
});

test('a sealed text is five parts with the second empty, and nothing around them', () => {
  const isSealed = (text: string): boolean => sealedSchema.safeParse(text).success;
  expect(isSealed('eyJh_-.._9.A.B')).toBe(true);
  for (const other of ['', 'a.b.c', 'a.b.c.d.e', 'a..b.c.d.e', 'a..b.c.', ' a..b.c.d', 'a..b.c.d\n', 'a..b.c=.d', 'root:x:0:0'])
    expect(isSealed(other), other).toBe(false);
});
