/** A calendar day is text, YYYY-MM-DD; days compare as texts do. */

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1800 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** So many days after the day, or before it when below 0. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day of the same date a year later; of 29 February 28 February (Civil Code, Article 202). */
export function oneYearAfter(day: string): string {
  const later = `${String(Number(day.slice(0, 4)) + 1)}${day.slice(4)}`;
  return isDay(later) ? later : later.replace(/29$/, '28');
}

/** Full years between two days: one more on each birthday; of 29 February on 1 March in common years. */
export function fullYears(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
