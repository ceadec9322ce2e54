import { setTimeout as wait } from 'node:timers/promises';
import {
  ask,
  backUpAgency,
  backUpTerminal,
  courier,
  flipPage,
  putAgencyBack,
  putTerminalBack,
  secondProcess,
  startAgain,
  startAgency,
} from './deeds.ts';
import { faultKinds } from './plan.ts';
import type { FaultKind, PlannedFault, TerminalName } from './plan.ts';
import type { Scene } from './scene.ts';

/** Begins and ends the faults of a plan at their moments. What strikes one process waits for what strikes it already. */
export class Faults {
  readonly #scene: Scene;
  readonly #planned: readonly PlannedFault[];
  readonly #tails = new Map<string, Promise<void>>();
  readonly done = Object.fromEntries(Object.keys(faultKinds).map((kind) => [kind, 0])) as Record<FaultKind, number>;

  constructor(scene: Scene, planned: readonly PlannedFault[]) {
    this.#scene = scene;
    this.#planned = planned;
  }

  /** @returns once the last one has ended */
  async run(): Promise<void> {
    const begun = performance.now();
    const at = (moment: number): Promise<void> => wait(Math.max(0, begun + moment - performance.now()));
    await Promise.all(
      this.#planned.map(async (fault) => {
        await at(fault.at);
        if (kills.has(fault.kind)) {
          await this.#inTurn(fault, async () => {
            await this.#begin(fault);
            await wait(fault.lasts);
            await this.#end(fault);
          });
        } else {
          await this.#inTurn(fault, () => this.#begin(fault));
          await at(fault.at + fault.lasts);
          await this.#inTurn(fault, () => this.#end(fault));
        }
        this.done[fault.kind] += 1;
      }),
    );
  }

  /** The line takes any number of faults at a time; a process is killed, or copied, or put back, one after another. */
  #inTurn({ kind, on }: PlannedFault, work: () => Promise<void>): Promise<void> {
    if (!onProcess.has(kind)) return work();
    const mine = (this.#tails.get(on) ?? Promise.resolve()).then(work);
    this.#tails.set(on, mine);
    return mine;
  }

  async #begin(fault: PlannedFault): Promise<void> {
    const { kind, on, dice } = fault;
    const scene = this.#scene;
    scene.log(`+ ${kind} #${String(fault.number)} ${on}`);
    if (kind.startsWith('wire-')) return scene.wire.begin(fault);
    if (on === 'agency') return kind === 'kill-agency' ? scene.agency.kill() : backUpAgency(scene, fault);
    switch (kind) {
      case 'statuses':
        return this.#statuses(fault);
      case 'kill-terminal':
        return scene.terminals[on].kill();
      case 'restore-terminal':
        return backUpTerminal(scene, on, fault);
      case 'second-process':
        return secondProcess(scene, on);
      case 'disk-full':
        return ask(scene.step(on, { do: 'room', full: true }));
      case 'clock':
        return ask(scene.step(on, { do: 'clock', aside: Math.round((dice[0] - 0.5) * 20 * 86_400_000) }));
      case 'courier':
        return courier(scene, on);
      case 'page-flipped':
        return flipPage(scene, on, dice[0]);
      default:
        return scene.messages.begin(fault);
    }
  }

  async #end(fault: PlannedFault): Promise<void> {
    const { kind, on } = fault;
    const scene = this.#scene;
    if (fault.lasts > 0) scene.log(`- ${kind} #${String(fault.number)} ${on}`);
    if (kind.startsWith('wire-')) return scene.wire.end(fault);
    if (on === 'agency') return kind === 'kill-agency' ? startAgency(scene) : putAgencyBack(scene, fault);
    switch (kind) {
      case 'kill-terminal':
        return startAgain(scene, on);
      case 'restore-terminal':
        return putTerminalBack(scene, on, fault);
      case 'disk-full':
        return ask(scene.step(on, { do: 'room', full: false }));
      case 'clock':
        return ask(scene.step(on, { do: 'clock', aside: 0 }));
      default:
        return scene.messages.end(fault);
    }
  }

  /** As many exchanges as statuses. */
  async #statuses({ on }: PlannedFault): Promise<void> {
    const { messages, step } = this.#scene;
    messages.beginStatuses(statusesAtOnce);
    await ask(step(on as TerminalName, { do: 'sync', times: statusesAtOnce }));
  }
}

const statusesAtOnce = 100;
const kills: ReadonlySet<FaultKind> = new Set(['kill-terminal', 'kill-agency']);
const onProcess: ReadonlySet<FaultKind> = new Set([
  ...kills,
  'restore-terminal',
  'restore-agency',
  'second-process',
  'courier',
  'page-flipped',
]);
