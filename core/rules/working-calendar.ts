import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** Days are YYYY-MM-DD in Asia/Shanghai. */
export interface WorkingCalendar {
  readonly isWorkingDay: (day: string) => boolean;
  /** Whether the State Council's arrangement of that year is known; otherwise weekends are all that is known. */
  readonly isPublished: (day: string) => boolean;
  /** Working days up to and with this one, counted from the same day always: the difference of two is what lies between them. */
  readonly workingDaysThrough: (day: string) => number;
}

/** What the agency says against or beyond the calendar that the terminal was built with. */
export interface CalendarCorrections {
  readonly workingDays?: readonly string[] | undefined;
  readonly daysOff?: readonly string[] | undefined;
  /** Years whose arrangement the two lists above give in full. */
  readonly publishedYears?: readonly number[] | undefined;
}

/** The Chinese working calendar: weekends, public holidays and make-up working days, with the agency's corrections on top. */
export function workingCalendar({ workingDays = [], daysOff = [], publishedYears = [] }: CalendarCorrections = {}): WorkingCalendar {
  const work = new Set([...makeUpDays, ...workingDays].filter((day) => !daysOff.includes(day)));
  const off = new Set([...holidays, ...daysOff].filter((day) => !workingDays.includes(day)));
  const years = new Set([...builtInYears, ...publishedYears.map(String)]);
  const more = [...work].filter(isWeekend).toSorted();
  const fewer = [...off].filter((day) => !isWeekend(day) && !work.has(day)).toSorted();
  return {
    isWorkingDay: (day) => work.has(day) || !(off.has(day) || isWeekend(day)),
    workingDaysThrough: (day) => weekdaysThrough(day) + countThrough(more, day) - countThrough(fewer, day),
    isPublished: (day) => years.has(day.slice(0, 4)),
  };
}

/**
 * WORKAROUND: the functions of chinese-days go through the machine's time zone and are a day off west of Greenwich, and know
 * only weekends beyond their data without saying so. The data themselves are plain days.
 */
const holidays = Object.keys(chineseDays.holidays);
const makeUpDays = Object.keys(chineseDays.workdays);
/** A year is known when its National Day is. */
const builtInYears = holidays.filter((day) => day.endsWith('-10-01')).map((day) => day.slice(0, 4));

/** Mondays to Fridays from Monday, 5 January 1970 on, without going through them: lists ask this of each of their rows. */
function weekdaysThrough(day: string): number {
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 4 + 1;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

/** How many of the sorted days are not after this one. */
function countThrough(days: readonly string[], day: string): number {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (day < first) return 0;
  return day >= last ? days.length : days.findIndex((one) => one > day);
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
