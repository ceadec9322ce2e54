import { randomFrom } from './random.ts';

/** What a counter has to tell. */
export interface Counter {
  /** When its terminal is up, in milliseconds after the power came back for all. */
  readonly upAt: number;
  /** How many entries each of its cases has. They leave one after another. */
  readonly cases: readonly number[];
  /** When each entry is recorded, as parts of the outage, ascending; used where the counters are at work. */
  readonly recordedAt: readonly number[];
}

/** An application alone, up to one with order, fee, card and hand-over. */
const longestCase = 5;
/** Milliseconds within which all terminals of the district are up again. */
const upWithin = 1_000;

/** The same seed gives the same counters. */
export function makeFleet(terminals: number, entries: number, seed: number): readonly Counter[] {
  const random = randomFrom(seed);
  return Array.from({ length: terminals }, () => {
    const upAt = random() * upWithin;
    const cases: number[] = [];
    for (let left = entries; left > 0; left -= cases.at(-1) ?? left) cases.push(Math.min(left, 1 + Math.floor(random() * longestCase)));
    const recordedAt = Array.from({ length: entries }, random).sort((one, other) => one - other);
    return { upAt, cases, recordedAt };
  });
}

/** Exchanges with entries in them that a counter needs: the first waiting entry of each case, `batch` at the most. */
export function exchangesFor(cases: readonly number[], batch: number): number {
  let waiting = cases;
  let exchanges = 0;
  while (waiting.length > 0) {
    waiting = waiting.map((entries, index) => (index < batch ? entries - 1 : entries)).filter((entries) => entries > 0);
    exchanges += 1;
  }
  return exchanges;
}
