import { peopleOfADay } from './test-day.ts';
import type { PartOfADay } from './test-day.ts';
import { dayOf, daysIn, openedAgain, wrongInQueue } from './test-day-kills.ts';
import type { DayEnded } from './test-day-kills.ts';
import type { Acknowledged, DayRun } from './test-day-run.ts';
import { startDesk } from './test-desk.ts';
import type { DeadlyCommit } from './test-watched-store.ts';

/** What many kills of one terminal came to. */
export interface Kills {
  readonly kills: number;
  /** Entries of the queue that were acknowledged, over all processes. */
  readonly acknowledged: number;
  readonly wrong: readonly string[];
}

/** Some days in a process of its own, over what the killed ones before left; see {@link daysIn}. */
type Days = (days: number, at: DayRun['at'], killAfter?: number) => Promise<DayEnded>;

const never = { part: 'card', number: 0, when: 'before' } as const;
/** More than a process works off before it is killed. */
const plenty = 20;

/**
 * A terminal at work, killed from outside at a moment that chance chooses, so many times.
 * @param next from 0 up to, and not, 1
 */
export function killAtRandom(kills: number, next: () => number): Promise<Kills> {
  return overOneFolder(async (work) => {
    for (let round = 0; round < kills; round += 1) {
      const { killed } = await work(plenty, never, next());
      if (!killed) throw new Error('the terminal was done with its work before it was killed');
    }
  });
}

/**
 * A terminal killed before, or after, each commit of these parts of its day in turn. What is on the disk after one commit and
 * before the next is the same; what the agency knows is not.
 */
export function killAroundCommits(parts: readonly PartOfADay[], when: DeadlyCommit['when']): Promise<Kills> {
  return overOneFolder(async (work) => {
    const whole = (await work(1, never)).parts.filter(({ part }) => parts.includes(part));
    for (const { part, commits } of whole) for (let number = 1; number <= commits; number += 1) await work(1, { part, number, when });
  });
}

async function overOneFolder(kill: (work: Days) => Promise<void>): Promise<Kills> {
  const desk = await startDesk();
  try {
    await desk.host.close();
    const acknowledged: Acknowledged[] = [];
    let [firstPerson, kills] = [1, 0];
    await kill(async (days, at, killAfter) => {
      const ended = await daysIn({ ...dayOf(desk), days, firstPerson, at }, killAfter);
      firstPerson += days * peopleOfADay;
      acknowledged.push(...ended.acknowledged);
      if (ended.killed) kills += 1;
      return ended;
    });
    const { store } = await openedAgain(desk);
    await desk.call('queue.sync', {});
    const wrong = [...wrongInQueue(desk.agencyData, store, acknowledged)];
    if (!(await desk.call('audit.verify', {})).ok) wrong.push('the chain of the audit log is broken');
    return { kills, acknowledged: acknowledged.length, wrong };
  } finally {
    await desk.end();
  }
}
