import { pollDelay, pollEvery, retryCap, retryDelay, retryFloor } from '../../core/desk/back-off.ts';
import { Agency } from './agency.ts';
import type { Hinting } from './agency.ts';
import { Events } from './events.ts';
import { exchangesFor } from './fleet.ts';
import type { Counter } from './fleet.ts';
import { randomFrom } from './random.ts';
import { Terminal } from './terminal.ts';
import type { BackOff } from './terminal.ts';

/** What the product does. */
export const product: BackOff = { retry: retryDelay, poll: pollDelay };

/** The same without chance: who failed together comes back together. */
export const inStep: BackOff = {
  retry: (failures, _random, hint = 0) => Math.max(hint, Math.min(retryCap, retryFloor * 2 ** (failures - 1))),
  poll: () => pollEvery,
};

export interface Conditions {
  /** How long nobody reaches the agency, in milliseconds. */
  readonly outage: number;
  /** Exchanges that the agency works off in a second. */
  readonly capacity: number;
  /** Entries of one exchange. */
  readonly batch: number;
  readonly hints: Hinting;
  /** true: entries are recorded all through the outage and after it, each followed by a try. false: all wait since its beginning. */
  readonly atWork: boolean;
  readonly seed: number;
}

export interface Outcome {
  /** Requests that the agency refused because it had too much to do. */
  readonly refusals: number;
  /** Requests a second, in the worst second since the agency is back. */
  readonly peak: number;
  /** Seconds from the agency's return until no entry of the outage waits; infinite where some wait for ever. */
  readonly drained: number;
  /** The same, if everybody began in the first instant and only the work took time. */
  readonly ideal: number;
  /** Terminals that still have entries of the outage a day after the agency's return. */
  readonly gaveUp: number;
  /** Requests in each second since the beginning; the agency came back in second `backAt`. */
  readonly load: readonly number[];
  readonly backAt: number;
}

/** Milliseconds that a request and its answer are under way. */
export const roundTrip = { least: 20, most: 80 };
/** A terminal is up and asks for the first time, in milliseconds. */
const firstAfter = 1_000;
/** The agency's return is watched so long, and for a day where entries still wait. */
const watched = 15 * 60_000;
const longest = 24 * 3_600_000;

/** Runs a fleet through an outage that all its terminals came into in the same second, and a quarter of an hour after it. */
export function simulate(fleet: readonly Counter[], conditions: Conditions, backOff: BackOff = product): Outcome {
  const { outage, capacity, batch, hints } = conditions;
  const events = new Events();
  const random = randomFrom(conditions.seed + 1);
  const agency = new Agency({ capacity, backAt: outage, hints });
  const load: number[] = [];
  const waiting = new Set<Terminal>();
  let drainedAt = Number.POSITIVE_INFINITY;

  for (const counter of fleet) {
    const terminal: Terminal = new Terminal({
      events,
      backOff,
      random,
      batch,
      send: (heard) => {
        const underWay = (roundTrip.least + random() * (roundTrip.most - roundTrip.least)) / 2;
        events.plan(events.now + underWay, () => {
          const second = Math.floor(events.now / 1_000);
          load[second] = (load[second] ?? 0) + 1;
          const answered = agency.take(events.now);
          events.plan(answered.at + underWay, () => {
            heard(answered);
            if (events.now < outage || terminal.backlog > 0 || !waiting.delete(terminal) || waiting.size > 0) return;
            drainedAt = events.now;
          });
        });
      },
    });
    waiting.add(terminal);
    planCounter(events, terminal, counter, conditions);
  }
  events.run(() => outage + (waiting.size > 0 ? longest : watched));

  const backAt = Math.floor(outage / 1_000);
  const perSecond = Array.from(load, (requests) => requests ?? 0);
  return {
    refusals: agency.refusals,
    peak: perSecond.slice(backAt).reduce((most, requests) => Math.max(most, requests), 0),
    drained: (drainedAt - outage) / 1_000,
    ideal: idealDrain(fleet, conditions),
    gaveUp: waiting.size,
    load: perSecond,
    backAt,
  };
}

/** What the people of one counter do, and when its terminal begins to try. */
function planCounter(events: Events, terminal: Terminal, counter: Counter, { outage, atWork }: Conditions): void {
  const firsts = counter.cases.flatMap((entries) => Array.from({ length: entries }, (_, index) => index === 0));
  if (!atWork) for (const first of firsts) terminal.record(first, true);
  events.plan(counter.upAt + firstAfter, () => terminal.kick());
  if (!atWork) return;
  const record = (at: number, first: boolean, old: boolean): void =>
    events.plan(at, () => {
      terminal.record(first, old);
      terminal.kick();
    });
  for (const [index, first] of firsts.entries()) record((counter.recordedAt[index] ?? 0) * outage, first, true);
  // Work goes on after the outage as it went during it.
  for (const part of counter.recordedAt) if (part * outage <= watched) record(outage + part * outage, true, false);
}

/** No fleet can be faster: the longest row of exchanges behind one another, and all of them at the agency's full capacity. */
function idealDrain(fleet: readonly Counter[], { batch, capacity }: Conditions): number {
  const exchanges = fleet.map(({ cases }) => exchangesFor(cases, batch));
  const all = exchanges.reduce((sum, each) => sum + each, 0);
  return Math.max(all / capacity, (Math.max(...exchanges) * roundTrip.least) / 1_000);
}
