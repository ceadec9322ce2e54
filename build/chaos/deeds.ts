import { closeSync, cpSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bringToCentre } from '../../fixtures/agency/courier-centre.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { declareRestored } from '../../fixtures/agency/store.ts';
import { sqlitePage } from '../../native/sqlite.ts';
import type { PlannedFault, TerminalName } from './plan.ts';
import { Killed, TerminalProcess } from './processes.ts';
import type { Scene } from './scene.ts';
import type { Books } from './steps.ts';

/** What faults do to processes and folders. */

/** A process that is killed meanwhile has forgotten what it was asked. */
export async function ask(step: Promise<unknown>): Promise<void> {
  await step.catch((cause: unknown) => {
    if (!(cause instanceof Killed)) throw cause;
  });
}

async function startTerminal({ terminals, ledger, log }: Scene, on: TerminalName): Promise<void> {
  const fault = await terminals[on].start();
  log(`${on} starts: ${fault ?? 'ready'}`);
  if (fault !== null) ledger.wrong.push(`${on}: does not start any more: ${fault}`);
}

/** Started over what a kill left. A large store is salvaged at the start after the one in which the damage was met. */
export async function startAgain(scene: Scene, on: TerminalName): Promise<void> {
  await startTerminal(scene, on);
  if (!scene.ledger.flipped.has(on)) return;
  scene.ledger.pageLost(on, await readBooks(scene, on));
}

/** A terminal that says that its store is damaged is started again, as it asks people to do, and salvages what can be read. */
export async function readBooks(scene: Scene, on: TerminalName): Promise<Books> {
  const first = await scene.step(on, { do: 'books' });
  if (first.books !== undefined) return first.books;
  await scene.terminals[on].kill();
  await startTerminal(scene, on);
  const { books } = await scene.step(on, { do: 'books' });
  if (books === undefined) throw new Error(`${on} gave no books`);
  return books;
}

export async function startAgency({ agency, wire }: Scene): Promise<void> {
  const { tlsUrl } = await agency.start();
  wire.leadTo(Number(new URL(tlsUrl).port));
}

const copyOf = ({ folder }: Scene, { number }: PlannedFault): string => join(folder, `copy-${String(number)}`);

/** A person ends the terminal and starts it again. */
export async function restart(scene: Scene, on: TerminalName): Promise<void> {
  await scene.terminals[on].kill();
  await startAgain(scene, on);
}

export async function backUpTerminal(scene: Scene, on: TerminalName, fault: PlannedFault): Promise<void> {
  await scene.terminals[on].kill();
  copyFolder(scene.data[on], copyOf(scene, fault));
  await startAgain(scene, on);
}

export async function putTerminalBack(scene: Scene, on: TerminalName, fault: PlannedFault): Promise<void> {
  await noteRefusals(scene, on);
  await scene.terminals[on].kill();
  // What was on its way may still come in at the agency.
  await wait(600);
  copyFolder(copyOf(scene, fault), scene.data[on]);
  await startTerminal(scene, on);
  const books = await readBooks(scene, on);
  scene.ledger.terminalPutBack(on, books);
}

/** Before a fault that may take the terminal's own record of them. */
async function noteRefusals({ ledger, step }: Scene, on: TerminalName): Promise<void> {
  const now = await step(on, { do: 'books' }).catch(() => null);
  ledger.noteRefused(now?.books?.entries ?? []);
}

export async function backUpAgency(scene: Scene, fault: PlannedFault): Promise<void> {
  await scene.agency.kill();
  copyFolder(scene.agencyData, copyOf(scene, fault));
  await startAgency(scene);
}

/** Its people say so: with two terminals the one that knows more may come too late to show it. */
export async function putAgencyBack(scene: Scene, fault: PlannedFault): Promise<void> {
  await scene.agency.kill();
  const before = inspectAgency(scene.agencyData);
  scene.ledger.noteRefused([]);
  copyFolder(copyOf(scene, fault), scene.agencyData);
  scene.ledger.agencyPutBack(before, inspectAgency(scene.agencyData));
  declareRestored(scene.agencyData);
  await startAgency(scene);
}

/** It must say that the folder is in use, and end. */
export async function secondProcess({ data, folder, ledger, log }: Scene, on: TerminalName): Promise<void> {
  const second = new TerminalProcess({ data: data[on], bank: 'http://127.0.0.1:9', cards: join(folder, 'cards-second') }, () => undefined);
  const fault = await second.start();
  await second.kill();
  log(`${on} second process: ${String(fault)}`);
  if (fault !== 'folder-in-use') ledger.wrong.push(`${on}: a second process on the folder was not refused: ${String(fault)}`);
}

/** One byte of one page, while nobody has the file open. What the salvage lost is told apart from what nobody explains. */
export async function flipPage(scene: Scene, on: TerminalName, chance: number): Promise<void> {
  await noteRefusals(scene, on);
  await scene.step(on, { do: 'close' }).catch(() => undefined);
  await scene.terminals[on].kill();
  const file = join(scene.data[on], 'terminal.sqlite');
  const pages = Math.floor(statSync(file).size / sqlitePage);
  const place = Math.floor(chance * pages) * sqlitePage + 100;
  const descriptor = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  readSync(descriptor, byte, 0, 1, place);
  writeSync(descriptor, Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, place);
  closeSync(descriptor);
  scene.ledger.flipped.add(on);
  await startAgain(scene, on);
}

/** A bundle is brought to the centre itself, whose agency may be running or not. */
export async function courier(scene: Scene, on: TerminalName): Promise<void> {
  const { folder, agencyData, ledger, log, step } = scene;
  const made = await step(on, { do: 'make', path: join(folder, 'stick') }).catch(() => undefined);
  if (made?.file === undefined || !existsSync(made.file)) return;
  const { answer, refusal } = await bringToCentre(agencyData, readFileSync(made.file, 'utf8'));
  // What the centre refuses the line may bring once more, and be heard first.
  ledger.noteRefused([]);
  log(`${on} bundle at the centre: ${refusal?.en ?? 'taken in'}`);
  const path = made.file.replace(/\.bundle$/, '.answer');
  writeFileSync(path, answer);
  await ask(step(on, { do: 'take', path }));
}

function copyFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
