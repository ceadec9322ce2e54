import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readBooks, restart } from './deeds.ts';
import { Faults } from './faults.ts';
import { judge } from './oracle.ts';
import type { Verdict } from './oracle.ts';
import { planOf, terminalNames } from './plan.ts';
import type { FaultKind, Plan, TerminalName } from './plan.ts';
import { Killed } from './processes.ts';
import { endScene, openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Books } from './steps.ts';

export interface Outcome {
  readonly verdict: Verdict;
  readonly done: Readonly<Record<FaultKind, number>>;
  readonly struck: Readonly<Partial<Record<FaultKind, number>>>;
  /** Statuses that came up, of all there are with a body and without. */
  readonly statuses: string;
  /** Steps by what came of them. */
  readonly steps: ReadonlyMap<string, number>;
  readonly acknowledged: number;
  readonly restoredAway: number;
  readonly forgotten: number;
  readonly damaged: number;
  readonly rowsSeen: number;
  readonly last: readonly string[];
}

/** How many lines are kept for the report of a failure. */
const kept = 60;

/** @param also is given each line of the log */
export async function runChaos(seed: number, minutes: number, also?: (line: string) => void): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-chaos-'));
  process.env['SUIKA_KEYS'] = join(folder, 'keys');
  const last: string[] = [];
  const begun = performance.now();
  const log = (line: string): void => {
    const written = `${((performance.now() - begun) / 1_000).toFixed(2).padStart(7)} s ${line}`;
    last.push(written);
    also?.(written);
    if (last.length > kept) last.shift();
  };
  const steps = new Map<string, number>();
  const scene = await openScene(folder, seed, log, steps);
  try {
    const plan = planOf(seed, minutes);
    const faults = new Faults(scene, plan.faults);
    await Promise.all([faults.run(), ...terminalNames.map((name) => work(scene, plan, name, minutes * 60_000))]);
    const books = await settle(scene);
    const { ledger } = scene;
    ledger.wrong.push(...terminalNames.flatMap((name) => scene.terminals[name].crashes.map((crash) => `${name}: ${crash}`)));
    return {
      verdict: judge(ledger, books),
      done: faults.done,
      struck: Object.fromEntries([...scene.messages.struck, ...scene.wire.struck]),
      statuses: scene.messages.statuses,
      steps,
      acknowledged: ledger.count,
      restoredAway: ledger.restoredAway.size,
      forgotten: ledger.forgotten.size,
      damaged: ledger.damaged.size,
      rowsSeen: ledger.rowsSeen,
      last,
    };
  } catch (cause) {
    throw new Error(`the run broke off:\n${last.join('\n')}`, { cause });
  } finally {
    await endScene(scene);
  }
}

/** One terminal's day, until its time is over; a killed process is started again by the fault that killed it. */
async function work(scene: Scene, plan: Plan, name: TerminalName, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    try {
      await scene.step(name, plan.work[name]());
    } catch (cause) {
      if (!(cause instanceof Killed)) throw cause;
      await wait(20);
    }
  }
}

/** Exchanges after which whatever can be sent was sent. */
const most = 40;
/** The agency's next morning: it tallies the day, and what one of the two lost is sent again. */
const untilMorning = 16 * 3_600_000;

/** The faults are over: everything is sent, the next morning too, and both sides' books are read. */
async function settle(scene: Scene): Promise<Record<TerminalName, Books>> {
  for (const name of scene.ledger.flipped) await restart(scene, name);
  await drain(scene);
  await scene.agency.kill();
  const ready = await scene.agency.start(untilMorning);
  scene.wire.leadTo(Number(new URL(ready.tlsUrl).port));
  await drain(scene);
  const books = {} as Record<TerminalName, Books>;
  for (const name of terminalNames) {
    await scene.step(name, { do: 'look' });
    books[name] = await readBooks(scene, name);
    await scene.step(name, { do: 'close' });
  }
  return books;
}

async function drain(scene: Scene): Promise<void> {
  for (const name of terminalNames) {
    let sound = 0;
    for (let time = 0; time < most && sound < 2; time += 1) {
      const { outcome } = await scene.step(name, { do: 'sync', times: 1 });
      sound = outcome === 'sync' ? sound + 1 : 0;
      if (sound === 0) await wait(100);
    }
  }
}
