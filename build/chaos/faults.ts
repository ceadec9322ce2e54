import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bringToCentre } from '../../fixtures/agency/courier-centre.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { declareRestored } from '../../fixtures/agency/store.ts';
import { sqlitePage } from '../../native/sqlite.ts';
import { faultKinds } from './plan.ts';
import type { FaultKind, PlannedFault, TerminalName } from './plan.ts';
import { Killed, TerminalProcess } from './processes.ts';
import { copyFolder } from './run.ts';
import type { Chaos } from './run.ts';
import type { Books } from './steps.ts';

/** Begins and ends the faults of a plan at their moments. What strikes one process waits for what strikes it already. */
export class Faults {
  readonly #chaos: Chaos;
  readonly #planned: readonly PlannedFault[];
  readonly #tails = new Map<string, Promise<void>>();
  readonly done = Object.fromEntries(Object.keys(faultKinds).map((kind) => [kind, 0])) as Record<FaultKind, number>;

  constructor(chaos: Chaos, planned: readonly PlannedFault[]) {
    this.#chaos = chaos;
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
    const chaos = this.#chaos;
    chaos.log(`+ ${kind} #${String(fault.number)} ${on}`);
    if (kind.startsWith('wire-')) return chaos.wire.begin(fault);
    if (on === 'agency') return kind === 'kill-agency' ? chaos.agency.kill() : backUpAgency(chaos, fault);
    switch (kind) {
      case 'statuses':
        return this.#statuses(fault);
      case 'kill-terminal':
        return chaos.terminals[on].kill();
      case 'restore-terminal':
        return backUpTerminal(chaos, on, fault);
      case 'second-process':
        return secondProcess(chaos, on);
      case 'disk-full':
        return ask(chaos.step(on, { do: 'room', full: true }));
      case 'clock':
        return ask(chaos.step(on, { do: 'clock', aside: Math.round((dice[0] - 0.5) * 20 * 86_400_000) }));
      case 'courier':
        return courier(chaos, on);
      case 'page-flipped':
        return flipPage(chaos, on, dice[0]);
      default:
        return chaos.messages.begin(fault);
    }
  }

  async #end(fault: PlannedFault): Promise<void> {
    const { kind, on } = fault;
    const chaos = this.#chaos;
    if (fault.lasts > 0) chaos.log(`- ${kind} #${String(fault.number)} ${on}`);
    if (kind.startsWith('wire-')) return chaos.wire.end(fault);
    if (on === 'agency') return kind === 'kill-agency' ? startAgency(chaos) : putAgencyBack(chaos, fault);
    switch (kind) {
      case 'kill-terminal':
        return startTerminal(chaos, on);
      case 'restore-terminal':
        return putTerminalBack(chaos, on, fault);
      case 'disk-full':
        return ask(chaos.step(on, { do: 'room', full: false }));
      case 'clock':
        return ask(chaos.step(on, { do: 'clock', aside: 0 }));
      default:
        return chaos.messages.end(fault);
    }
  }

  /** As many exchanges as statuses. */
  async #statuses({ on }: PlannedFault): Promise<void> {
    const { messages, step } = this.#chaos;
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

/** A process that is killed meanwhile has forgotten what it was asked. */
async function ask(step: Promise<unknown>): Promise<void> {
  await step.catch((cause: unknown) => {
    if (!(cause instanceof Killed)) throw cause;
  });
}

async function startTerminal({ terminals, ledger, log }: Chaos, on: TerminalName): Promise<void> {
  const fault = await terminals[on].start();
  log(`${on} starts: ${fault ?? 'ready'}`);
  if (fault !== null) ledger.wrong.push(`${on}: does not start any more: ${fault}`);
}

async function startAgency({ agency, wire }: Chaos): Promise<void> {
  const { tlsUrl } = await agency.start();
  wire.leadTo(Number(new URL(tlsUrl).port));
}

const copyOf = ({ folder }: Chaos, { number }: PlannedFault): string => join(folder, `copy-${String(number)}`);

async function backUpTerminal(chaos: Chaos, on: TerminalName, fault: PlannedFault): Promise<void> {
  await chaos.terminals[on].kill();
  copyFolder(chaos.data[on], copyOf(chaos, fault));
  await startTerminal(chaos, on);
}

async function putTerminalBack(chaos: Chaos, on: TerminalName, fault: PlannedFault): Promise<void> {
  await chaos.terminals[on].kill();
  // What was on its way may still come in at the agency.
  await wait(600);
  copyFolder(copyOf(chaos, fault), chaos.data[on]);
  await startTerminal(chaos, on);
  const { books } = await chaos.step(on, { do: 'books' });
  chaos.ledger.terminalPutBack(on, books as Books);
}

async function backUpAgency(chaos: Chaos, fault: PlannedFault): Promise<void> {
  await chaos.agency.kill();
  copyFolder(chaos.agencyData, copyOf(chaos, fault));
  await startAgency(chaos);
}

/** Its people say so: with two terminals the one that knows more may come too late to show it. */
async function putAgencyBack(chaos: Chaos, fault: PlannedFault): Promise<void> {
  await chaos.agency.kill();
  const before = inspectAgency(chaos.agencyData);
  copyFolder(copyOf(chaos, fault), chaos.agencyData);
  chaos.ledger.agencyPutBack(before, inspectAgency(chaos.agencyData));
  declareRestored(chaos.agencyData);
  await startAgency(chaos);
}

/** It must say that the folder is in use, and end. */
async function secondProcess({ data, folder, ledger, log }: Chaos, on: TerminalName): Promise<void> {
  const second = new TerminalProcess({ data: data[on], bank: 'http://127.0.0.1:9', cards: join(folder, 'cards-second') }, () => undefined);
  const fault = await second.start();
  await second.kill();
  log(`${on} second process: ${String(fault)}`);
  if (fault !== 'folder-in-use') ledger.wrong.push(`${on}: a second process on the folder was not refused: ${String(fault)}`);
}

/** One byte of one page, while nobody has the file open. What the salvage lost is told apart from what nobody explains. */
async function flipPage(chaos: Chaos, on: TerminalName, chance: number): Promise<void> {
  await chaos.step(on, { do: 'close' }).catch(() => undefined);
  await chaos.terminals[on].kill();
  const file = join(chaos.data[on], 'terminal.sqlite');
  const pages = Math.floor(statSync(file).size / sqlitePage);
  const place = Math.floor(chance * pages) * sqlitePage + 100;
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, place);
  writeSync(descriptor, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, place);
  closeSync(descriptor);
  await startTerminal(chaos, on);
  const { books } = await chaos.step(on, { do: 'books' });
  chaos.ledger.pageLost(on, books as Books);
}

/** A bundle is brought to the centre itself, whose agency may be running or not. */
async function courier(chaos: Chaos, on: TerminalName): Promise<void> {
  const { folder, agencyData, log, step } = chaos;
  const made = await step(on, { do: 'make', path: join(folder, 'stick') }).catch(() => undefined);
  if (made?.file === undefined || !existsSync(made.file)) return;
  const { answer, refusal } = await bringToCentre(agencyData, readFileSync(made.file, 'utf8'));
  log(`${on} bundle at the centre: ${refusal?.en ?? 'taken in'}`);
  const path = made.file.replace(/\.bundle$/, '.answer');
  writeFileSync(path, answer);
  await ask(step(on, { do: 'take', path }));
}
