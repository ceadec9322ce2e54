import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeTicket } from '../../fixtures/agency/codes.ts';
import { startProxy } from '../../fixtures/agency/proxy.ts';
import type { RunningProxy } from '../../fixtures/agency/proxy.ts';
import { chanceOf } from '../power/chance.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { MessageFaults } from './message-faults.ts';
import { judge } from './oracle.ts';
import type { Verdict } from './oracle.ts';
import { planOf, terminalNames } from './plan.ts';
import type { FaultKind, Plan, TerminalName } from './plan.ts';
import { AgencyProcess, Killed, TerminalProcess } from './processes.ts';
import type { Answer, Books, Step } from './steps.ts';
import { startWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** A whole run: its processes, its line, and what they came to. */
export interface Chaos {
  readonly folder: string;
  readonly data: Readonly<Record<TerminalName, string>>;
  readonly agencyData: string;
  readonly agency: AgencyProcess;
  readonly terminals: Readonly<Record<TerminalName, TerminalProcess>>;
  readonly proxy: RunningProxy;
  readonly messages: MessageFaults;
  readonly wire: Wire;
  readonly ledger: Ledger;
  readonly log: (line: string) => void;
  /** One step of a terminal, written down. @throws Killed */
  step(name: TerminalName, step: Step): Promise<Answer>;
}

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
const kept = 6000;

export async function runChaos(seed: number, minutes: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-chaos-'));
  process.env['SUIKA_KEYS'] = join(folder, 'keys');
  const last: string[] = [];
  const begun = performance.now();
  const log = (line: string): void => {
    last.push(`${((performance.now() - begun) / 1_000).toFixed(2).padStart(7)} s ${line}`);
    if (process.env['DBG']) process.stderr.write(last.at(-1) + '\n');
    if (last.length > kept) last.shift();
  };
  const steps = new Map<string, number>();
  const chaos = await open(folder, seed, log, steps);
  try {
    const plan = planOf(seed, minutes);
    const faults = new Faults(chaos, plan.faults);
    await Promise.all([faults.run(), ...terminalNames.map((name) => work(chaos, plan, name, minutes * 60_000))]);
    const books = await settle(chaos);
    const { ledger } = chaos;
    ledger.wrong.push(...terminalNames.flatMap((name) => chaos.terminals[name].crashes.map((crash) => `${name}: ${crash}`)));
    return {
      verdict: judge(ledger, books),
      done: faults.done,
      struck: Object.fromEntries([...chaos.messages.struck, ...chaos.wire.struck]),
      statuses: chaos.messages.statuses,
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
    await end(chaos);
  }
}

async function open(folder: string, seed: number, log: Chaos['log'], steps: Map<string, number>): Promise<Chaos> {
  const agencyData = join(folder, 'agency');
  mkdirSync(join(folder, 'stick'));
  const agency = new AgencyProcess(agencyData);
  const ready = await agency.start();
  const messages = new MessageFaults(seed);
  const proxy = await startProxy(ready.url, messages.rule);
  const wire = await startWire(Number(new URL(ready.tlsUrl).port), chanceOf(seed + 1));
  const ledger = new Ledger(agencyData);
  const data = { plain: join(folder, 'plain'), tls: join(folder, 'tls') };
  const ticket = JSON.stringify({ ...makeTicket(agencyData, 30), url: `https://127.0.0.1:${String(wire.port)}` });
  const terminal = (name: TerminalName, way: { readonly agency?: string; readonly ticket?: string }): TerminalProcess =>
    new TerminalProcess({ data: data[name], bank: ready.bankUrl, cards: join(folder, `cards-${name}`), ...way }, (entry) =>
      ledger.acknowledged[name].set(entry.id, entry),
    );
  const terminals = { plain: terminal('plain', { agency: proxy.url }), tls: terminal('tls', { ticket }) };
  const started = await Promise.all([terminals.plain.start(), terminals.tls.start()]);
  if (started.some((fault) => fault !== null)) throw new Error(`a terminal did not start: ${started.join(', ')}`);
  const step: Chaos['step'] = async (name, wanted) => {
    const asked = performance.now();
    const answer = await terminals[name].step(wanted);
    log(`${name} ${wanted.do}: ${answer.outcome}, ${(performance.now() - asked).toFixed(0)} ms`);
    const what = wanted.do === 'serve' || wanted.do === 'todo' ? answer.outcome : `(${wanted.do}) ${answer.outcome}`;
    steps.set(what, (steps.get(what) ?? 0) + 1);
    if (answer.rows !== undefined) ledger.look(name, answer.rows, answer.notices ?? []);
    return answer;
  };
  return { folder, data, agencyData, agency, terminals, proxy, messages, wire, ledger, log, step };
}

/** One terminal's day, until its time is over; a killed process is started again by the fault that killed it. */
async function work(chaos: Chaos, plan: Plan, name: TerminalName, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    try {
      await chaos.step(name, plan.work[name]());
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
async function settle(chaos: Chaos): Promise<Record<TerminalName, Books>> {
  await drain(chaos);
  await chaos.agency.kill();
  const ready = await chaos.agency.start(untilMorning);
  chaos.wire.leadTo(Number(new URL(ready.tlsUrl).port));
  await drain(chaos);
  const books = {} as Record<TerminalName, Books>;
  for (const name of terminalNames) {
    await chaos.step(name, { do: 'look' });
    const { books: read } = await chaos.step(name, { do: 'books' });
    if (read === undefined) throw new Error(`${name} gave no books`);
    books[name] = read;
    await chaos.step(name, { do: 'close' });
  }
  return books;
}

async function drain(chaos: Chaos): Promise<void> {
  for (const name of terminalNames) {
    let sound = 0;
    for (let time = 0; time < most && sound < 2; time += 1) {
      const { outcome } = await chaos.step(name, { do: 'sync', times: 1 });
      sound = outcome === 'sync' ? sound + 1 : 0;
      if (sound === 0) await wait(100);
    }
  }
}

async function end({ agency, terminals, proxy, wire, folder }: Chaos): Promise<void> {
  await Promise.all(terminalNames.map((name) => terminals[name].kill()));
  await agency.kill();
  await proxy.close();
  await wire.close();
  if (process.env['SUIKA_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true });
}

export function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
