import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** Days are YYYY-MM-DD in Asia/Shanghai. */
export interface WorkingCalendar {
  readonly isWorkingDay: (day: string) => boolean;
  /** Whether the State Council's arrangement of that year is known; otherwise weekends are all that is known. */
  readonly isPublished: (day: string) => boolean;
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
  return {
    isWorkingDay: (day) => work.has(day) || !(off.has(day) || isWeekend(day)),
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

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
