import { fault } from '../core/fault.ts';

/** A second crash within so many milliseconds ends the attempt to keep a window open. */
const span = 60_000;

/** @returns what is called at each crash of the window, with a time in milliseconds. @throws Fault `window-crashed` at the second in a row */
export function countCrashes(): (now: number) => void {
  let last = -Infinity;
  return (now) => {
    if (now - last < span) throw fault('window-crashed');
    last = now;
  };
}
