import { describe, expect, it } from 'vitest';
import { dayOf, timeOf, writeArticle, writeBytes, writeChipSerial, writeDay, writeInstant, writeSpan } from './format.ts';

describe('formats', () => {
  it('a day is the day in Guangzhou', () => {
    expect(dayOf('2026-03-06T17:30:00Z')).toBe('2026-03-07');
    expect(timeOf('2026-03-06T17:30:00Z')).toBe('01:30');
  });
  it('midnight is 00, not 24', () => {
    expect(timeOf('2026-03-06T16:00:00Z')).toBe('00:00');
  });
  it('writes days as people do', () => {
    expect(writeDay('2026-03-07', '2026-11-24', 'zh')).toBe('3月7日');
    expect(writeDay('2025-12-31', '2026-11-24', 'zh')).toBe('2025年12月31日');
    expect(writeDay('2026-03-07', '2026-11-24', 'en')).toBe('7 Mar');
    expect(writeDay('2027-03-07', '2026-11-24', 'en')).toBe('7 Mar 2027');
  });
  it('leaves the day out when it is today', () => {
    expect(writeInstant('2026-11-24T06:05:00Z', '2026-11-24T09:00:00Z', 'zh')).toBe('14:05');
    expect(writeInstant('2026-11-23T06:05:00Z', '2026-11-24T09:00:00Z', 'zh')).toBe('11月23日 14:05');
  });
  it('spans have one decimal', () => {
    expect(writeSpan(180)).toBe('0.2 s');
    expect(writeSpan(12_440)).toBe('12.4 s');
  });
  it('bytes come in pairs', () => {
    expect(writeBytes('00A40400')).toBe('00 A4 04 00');
  });
});

describe('articles', () => {
  it.each([
    [7, '七'],
    [10, '十'],
    [17, '十七'],
    [20, '二十'],
    [27, '二十七'],
  ])('%i is %s', (article, written) => {
    expect(writeArticle(article, 'zh')).toBe(written);
    expect(writeArticle(article, 'en')).toBe(String(article));
  });
});

describe('chips', () => {
  it('are told apart by their own four bytes', () => {
    expect(writeChipSerial('008153554986844401C40BB8F6440100D156000005C40BB8F6FFFFFFFF')).toBe('C40BB8F6');
    expect(writeChipSerial('abcd')).toBe('abcd');
  });
});
