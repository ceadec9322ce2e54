import { addDays } from '../people/day.ts';
import type { Reason } from './decision.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Articles 10 and 25: working days in which the card is due after the application was taken in. */
export const workingDaysToIssue = 12;

export interface DueDate {
  /** The twelfth working day, YYYY-MM-DD. */
  readonly dueOn: string;
  /** When it is over: 24:00 in Asia/Shanghai, as an instant. */
  readonly endsAt: string;
  /** A day before it lies in a year whose calendar is not published; the date may move. */
  readonly provisional: boolean;
  readonly reason: Reason;
}

/**
 * When a card is due. The day of acceptance does not count; the twelfth working day ends at 24:00 (Articles 10, 25).
 * @param acceptedAt instant (ISO 8601 with zone) at which the application was complete and taken in
 * @param article 10 for a first card, 25 for one that is reissued or replaced
 */
export function dueOn(acceptedAt: string, calendar: WorkingCalendar, article: '10' | '25' = '10'): DueDate {
  let day = shanghaiDay(acceptedAt);
  let provisional = !calendar.isPublished(day);
  for (let counted = 0; counted < workingDaysToIssue;) {
    day = nextDay(day);
    provisional ||= !calendar.isPublished(day);
    if (calendar.isWorkingDay(day)) counted += 1;
  }
  return { dueOn: day, endsAt: endOf(day), provisional, reason: reasonFor(day, provisional, article) };
}

/**
 * Working days left after today: 12 on the day of acceptance, 0 on the last day, and below 0 the working days (at least
 * one) by which the card is late.
 * @param due YYYY-MM-DD
 */
export function workingDaysLeft(now: string, due: string, calendar: WorkingCalendar): number {
  const today = shanghaiDay(now);
  const days = calendar.workingDaysThrough(due) - calendar.workingDaysThrough(today);
  return today <= due ? days : Math.min(-1, days);
}

/** Whether the last day is over. */
export function isLate(now: string, due: string): boolean {
  return shanghaiDay(now) > due;
}

/** The day in Asia/Shanghai (UTC+8, without daylight saving since 1991) of an instant. */
export function shanghaiDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The minute there, as people read it: YYYY-MM-DD HH:MM. */
export function shanghaiMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function nextDay(day: string): string {
  return addDays(day, 1);
}

function endOf(day: string): string {
  return new Date(Date.parse(`${nextDay(day)}T00:00:00+08:00`)).toISOString();
}

function reasonFor(day: string, provisional: boolean, article: string): Reason {
  if (!provisional)
    return { zh: `应在 ${day} 24:00 前发卡（受理后 12 个工作日）。`, en: `Due by the end of ${day} (12 working days).`, article };
  return {
    zh: `暂定 ${day} 24:00 前发卡：该年放假安排尚未公布，日期可能调整。`,
    en: `Due by the end of ${day} for now: the holidays of that year are not published yet and may move it.`,
    article,
  };
}
