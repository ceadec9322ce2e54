import { expect, test } from 'vitest';
import { addDays, fullYears, isDay, oneYearAfter } from './day.ts';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2026-04-31', false],
  ['2026-12-31', true],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['1799-12-31', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00', false],
  ['', false],
])('%j is a day: %s', (text, day) => expect(isDay(text)).toBe(day));

test.each([
  ['1990-03-07', '2026-03-06', 35],
  ['1990-03-07', '2026-03-07', 36],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2026-03-07', '2026-03-07', 0],
])('born %s, on %s: %i', (born, today, years) => expect(fullYears(born, today)).toBe(years));

test.each([
  ['2026-03-02', 1, '2026-03-03'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2026-03-02', 0, '2026-03-02'],
])('%s and %i days: %s', (day, days, expected) => expect(addDays(day, days)).toBe(expected));

test.each([
  ['2025-03-02', '2026-03-02'],
  ['2024-02-29', '2025-02-28'],
  ['2023-02-28', '2024-02-28'],
  ['2025-12-31', '2026-12-31'],
])('a year after %s: %s', (day, later) => expect(oneYearAfter(day)).toBe(later));
