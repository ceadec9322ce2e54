import type { Language } from './text/text.ts';

/** How people write times and spans at a counter in Guangzhou; the terminal's own zone does not matter. */
const zone = 'Asia/Shanghai';

const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false });
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: zone, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }),
};

/** @param instant ISO 8601 with zone @returns the day in Guangzhou, YYYY-MM-DD */
export function dayOf(instant: string): string {
  return parts.format(new Date(instant));
}

/** @returns 14:05 */
export function timeOf(instant: string): string {
  return time.format(new Date(instant));
}

/** @param day YYYY-MM-DD @returns 3月7日 / 7 Mar, with the year when it is not this one */
export function writeDay(day: string, today: string, language: Language): string {
  const [year = '', monthPart = '', dayPart = ''] = day.split('-');
  const other = year !== today.slice(0, 4);
  if (language === 'zh') return `${other ? `${year}年` : ''}${String(Number(monthPart))}月${String(Number(dayPart))}日`;
  return `${month.format(new Date(`${day}T00:00:00Z`))}${other ? ` ${year}` : ''}`;
}

/** @returns 14:05 today, else the day with the time */
export function writeInstant(instant: string, now: string, language: Language): string {
  const day = dayOf(instant);
  const today = dayOf(now);
  return day === today ? timeOf(instant) : `${writeDay(day, today, language)} ${timeOf(instant)}`;
}

export function writeWeekday(instant: string, language: Language): string {
  return weekdays[language].format(new Date(instant));
}

/** @param milliseconds @returns seconds with one decimal: 0.2 s, 12.4 s */
export function writeSpan(milliseconds: number): string {
  return `${(Math.round(milliseconds / 100) / 10).toFixed(1)} s`;
}

/** Bytes as people read them: pairs, from bare hexadecimal. */
export function writeBytes(hex: string): string {
  return (hex.match(/.{1,2}/g) ?? []).join(' ');
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** @param article 1 to 99 @returns the number as the measures write it (二十七), or as it is in English */
export function writeArticle(article: number, language: Language): string {
  if (language === 'en') return String(article);
  const tens = Math.floor(article / 10);
  return `${tens > 1 ? (numerals[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${numerals[article % 10] ?? ''}`;
}

/** @param chipId 13 historical bytes and 16 of the identification code, hex @returns the chip's own 4 bytes, by which people tell chips apart */
export function writeChipSerial(chipId: string): string {
  return chipId.length === 58 ? chipId.slice(18, 26) : chipId;
}
