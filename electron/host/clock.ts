import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { z } from 'zod';
import type { Moment } from '../../core/entry.ts';
import type { Store } from './store/store.ts';

/**
 * What time it is, whatever somebody sets this machine's clock to. The agency's time, heard with each exchange, goes on by the
 * time since the machine was started, which nobody sets; only after another start does the machine's own clock have to do,
 * and it never goes back behind what was recorded here already.
 */

/** The two clocks of a machine. */
export interface MachineClock {
  /** The one that people set. */
  wall(): Date;
  /** Milliseconds since the machine was started; goes on while it sleeps. */
  steady(): number;
  /** Names this run of the machine. */
  readonly boot: string;
}

export const machineClock: MachineClock = { wall: () => new Date(), steady: () => Math.round(uptime() * 1_000), boot: bootId() };

/** Linux names each run; elsewhere the second of the start does, which a clock that is set would move: a start more, no harm. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `started-${String(Math.round(Date.now() / 1_000 - uptime()))}`;
  }
}

/** Clocks that differ by less are the same, in milliseconds. */
const slack = 2_000;
/** A clock that was set by so much is worth telling, in milliseconds. */
const worthTelling = 60_000;
/** What was recorded is a floor for the time after another start; how often it is written without need, in milliseconds. */
const keepEvery = 10 * 60_000;
/** An agency's clock that says anything else is out of order itself. */
const [earliest, latest] = [Date.parse('2020-01-01T00:00:00Z'), Date.parse('2100-01-01T00:00:00Z')];

const anchorSchema = z.object({ time: z.number(), wall: z.number(), steady: z.number(), boot: z.string() });
type Anchor = z.infer<typeof anchorSchema>;

export class Clock {
  readonly #store: Store;
  readonly #machine: MachineClock;
  #anchor: Anchor;
  /** What wall and steady clock differ by, as it was last looked at. */
  #difference: number;
  /** When it was last kept, in milliseconds of the steady clock. */
  #keptAt = -Infinity;

  constructor(store: Store, machine: MachineClock = machineClock) {
    this.#store = store;
    this.#machine = machine;
    const before = readAnchor(store);
    const { wall, steady } = this.#read();
    this.#difference = wall - steady;
    this.#anchor = before ?? { time: wall + Number(store.readMeta('clockOffset') ?? 0), wall, steady, boot: machine.boot };
    if (before?.boot === machine.boot) this.#difference = before.wall - before.steady;
    else if (before !== null) this.#startAfter(before);
  }

  /** The agency's time as far as it is known here. */
  now(): Date {
    return new Date(this.#anchor.time + Math.max(0, this.#machine.steady() - this.#anchor.steady));
  }

  /** For the record of an entry. */
  moment(): Moment {
    const { wall, steady } = this.#read();
    return { clock: new Date(wall).toISOString(), boot: this.#machine.boot, steady };
  }

  /** At the start: keeps where the time stands, where that is not known of this run of the machine. */
  begin(): void {
    if (readAnchor(this.#store)?.boot !== this.#machine.boot) this.#store.write(() => this.keep());
  }

  /** @returns milliseconds by which this machine's clock was set since it was last asked, ahead where positive; null: not worth telling */
  jump(): number | null {
    const { wall, steady } = this.#read();
    const by = wall - steady - this.#difference;
    this.#difference += by;
    return Math.abs(by) < worthTelling ? null : by;
  }

  /**
   * Takes the agency's time over, within the store's `write`.
   * @returns milliseconds by which the time that was kept here was behind it; null where that is nothing worth telling
   */
  correct(agencyTime: string): number | null {
    const time = Date.parse(agencyTime);
    if (!(time >= earliest && time <= latest)) return null;
    const by = time - this.now().getTime();
    if (Math.abs(by) >= slack) this.keep(time);
    return Math.abs(by) < worthTelling ? null : by;
  }

  /** Whether the agency's time differs from the one kept here, or that was kept too long ago. */
  shouldKeep(agencyTime: string): boolean {
    const time = Date.parse(agencyTime);
    const differs = time >= earliest && time <= latest && Math.abs(time - this.now().getTime()) >= slack;
    return differs || this.#machine.steady() - this.#keptAt > keepEvery;
  }

  /** Keeps where the time stands, for the next start. Within the store's `write`. */
  keep(time = this.now().getTime()): void {
    this.#anchor = { ...this.#read(), time, boot: this.#machine.boot };
    this.#keptAt = this.#anchor.steady;
    this.#store.writeMeta('clock', JSON.stringify(this.#anchor));
  }

  /** After another start of the machine: its clock, as far as it differed from the agency's, and never behind what was recorded. */
  #startAfter(before: Anchor): void {
    const read = this.#read();
    const last = String(this.#store.get('SELECT at FROM audit ORDER BY seq DESC LIMIT 1')?.['at'] ?? '');
    const floor = Math.max(before.time, Date.parse(last) || 0);
    const time = read.wall + before.time - before.wall;
    // Told by the first `jump`: the clock went back while the machine was off.
    if (time < floor) this.#difference = read.wall - read.steady + (floor - time);
    this.#anchor = { ...read, time: Math.max(time, floor), boot: this.#machine.boot };
  }

  #read(): { readonly wall: number; readonly steady: number } {
    return { wall: this.#machine.wall().getTime(), steady: this.#machine.steady() };
  }
}

function readAnchor(store: Store): Anchor | null {
  const text = store.readMeta('clock');
  return text === null ? null : anchorSchema.parse(JSON.parse(text));
}
