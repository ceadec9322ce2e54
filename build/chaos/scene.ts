import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeTicket } from '../../fixtures/agency/codes.ts';
import { startProxy } from '../../fixtures/agency/proxy.ts';
import type { RunningProxy } from '../../fixtures/agency/proxy.ts';
import { chanceOf } from '../power/chance.ts';
import { Ledger } from './ledger.ts';
import { MessageFaults } from './message-faults.ts';
import { terminalNames } from './plan.ts';
import type { TerminalName } from './plan.ts';
import { AgencyProcess, TerminalProcess } from './processes.ts';
import type { Answer, Step } from './steps.ts';
import { startWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** What a run plays on: an agency, two terminals, the lines between, and the ledger of what was acknowledged. */
export interface Scene {
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

/** @param steps counts them by what came of them */
export async function openScene(folder: string, seed: number, log: Scene['log'], steps: Map<string, number>): Promise<Scene> {
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
  const step: Scene['step'] = async (name, wanted) => {
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

export async function endScene({ agency, terminals, proxy, wire, folder }: Scene): Promise<void> {
  await Promise.all(terminalNames.map((name) => terminals[name].kill()));
  await agency.kill();
  await proxy.close();
  await wire.close();
  rmSync(folder, { recursive: true, force: true });
}
