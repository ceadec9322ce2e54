/**
 * When a terminal asks again. Pure, so that `npm run fleet` can run a thousand of them through a day in seconds: nothing here
 * may ever bring terminals into step that were not, and everything should bring those that are out of it.
 * After a success with more to send the next exchange follows at once: a terminal waits for its answers before it asks
 * more, so that an agency that slows down slows the terminals down.
 */

/** Shortest and longest wait between two tries when the agency names no time, in milliseconds. */
export const retryFloor = 1_000;
export const retryCap = 5 * 60_000;
/** What the agency asks for is honoured up to here, in milliseconds: a wrong header must not silence a counter for a day. */
export const longestHint = 60 * 60_000;
/** Between exchanges when nothing waits, on the average, in milliseconds: how soon a terminal hears what changed at the agency. */
export const pollEvery = 60_000;

/** NaN becomes `least`. */
function within(value: number, least: number, most: number): number {
  return value > least ? Math.min(value, most) : least;
}

/**
 * How long to wait before the next try: at least half of what doubles from one second to five minutes, at least what the agency
 * asked for, and by chance up to as much again, but no more than half of the five minutes on top. All who were told the same
 * time in the same second come back spread behind it, never before.
 * @param failures tries that failed in a row, from 1
 * @param random a number in [0, 1)
 * @param hint what the agency asked for (Retry-After), in milliseconds
 * @returns whole milliseconds; up to `retryCap` without a hint, up to `longestHint` and half of `retryCap` with one
 */
export function retryDelay(failures: number, random: number, hint = 0): number {
  const grown = Math.min(retryCap, retryFloor * 2 ** (within(failures, 1, 30) - 1));
  const least = Math.max(grown / 2, within(hint, 0, longestHint));
  return Math.ceil(least + within(random, 0, 1) * Math.min(least, retryCap / 2));
}

/**
 * How long to wait before the agency is asked again when all is well: `pollEvery` on the average, between half of it and one
 * and a half, so that a district whose power came back at once is out of step after one round.
 * @param random a number in [0, 1)
 * @returns whole milliseconds
 */
export function pollDelay(random: number): number {
  return Math.ceil(pollEvery * (0.5 + within(random, 0, 1)));
}
