import { join } from 'node:path';
import { cardTorn } from '../core/card/reader-faults.ts';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import type { Insertion } from '../fixtures/card/virtual-reader.ts';
import { Store } from './host/store/store.ts';
import { issueIn } from './test-kill-run.ts';
import { faultOf, interfering, reviewer, startDesk, through, virtualReaderName } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';
import { journalled } from './test-journal.ts';

export type Kind = '2.0' | '3.0';

/**
 * What befalls an issue at one of its commands. `before`: pulled before the card has it. `during`: power fails in the middle
 * of it, an update is half there. `after`: pulled once it is done, and nobody heard of it. `lost`: done, the answer is lost,
 * and the card stays in. `killed`: done, and the host dies. `gone`: as `after`, and the card is never seen again. `worn`: from
 * this command on the memory takes nothing more.
 */
export const moments = ['before', 'during', 'after', 'lost', 'killed', 'gone', 'worn'] as const;
export type Moment = (typeof moments)[number];

/** One letter a command: I issued, S spoilt, - nothing that this moment could do to it, ! anything else. */
export type Row = string;

export interface Matrix {
  readonly kind: Kind;
  readonly full: boolean;
  readonly commands: number;
  readonly rows: Readonly<Partial<Record<Moment, Row>>>;
  /** Sentences on everything that is not as it has to be; empty when all is well. */
  readonly wrong: readonly string[];
  /** Cells whose job had a number and was interrupted. */
  readonly unsure: number;
  readonly issued: number;
  readonly spoilt: number;
}

interface Bench {
  readonly desk: TestDesk;
  readonly kind: Kind;
  readonly store: () => Store;
  /** INS of each command of an issue, in their order. */
  readonly instructions: readonly number[];
  readonly wrong: string[];
  unsure: number;
}

/** Every command of an issue, met by each of the moments in turn; each cell is a card and a case of its own. */
export async function tearMatrix(kind: Kind, full: boolean, wanted: readonly Moment[]): Promise<Matrix> {
  let opened: Store | undefined;
  const openStore = (file: string, key: Uint8Array): Store => (opened = new Store(file, key));
  const desk = await startDesk({ openStore }, { full });
  try {
    const instructions = await undisturbed(desk, kind);
    const bench: Bench = { desk, kind, store: () => opened as Store, instructions, wrong: [], unsure: 0 };
    const rows: Partial<Record<Moment, Row>> = {};
    for (const moment of wanted) {
      let row = '';
      for (let command = 1; command <= instructions.length; command += 1) row += await cell(bench, moment, command);
      rows[moment] = row;
    }
    const letters = Object.values(rows).join('');
    const counted = (letter: string): number => [...letters].filter((each) => each === letter).length;
    const [issued, spoilt] = [counted('I'), counted('S')];
    await desk.restart();
    await desk.call('queue.sync', {});
    const wrong = [...bench.wrong, ...atAgency(desk, issued + 1, spoilt), ...(await inQueue(desk))];
    return { kind, full, commands: instructions.length, rows, wrong, unsure: bench.unsure, issued, spoilt };
  } finally {
    await desk.end();
  }
}

/** The instructions of an issue that nothing happens to. */
async function undisturbed(desk: TestDesk, kind: Kind): Promise<readonly number[]> {
  const caseId = await desk.apply();
  await desk.call('queue.sync', {});
  desk.reader.insert({ kind });
  const instructions: number[] = [];
  const listening = through(desk.reader, (apdu, transmit) => {
    instructions.push(apdu[1] ?? 0);
    return transmit(apdu);
  });
  await desk.restart({ readers: listening });
  await desk.call('issue.start', { caseId });
  return instructions;
}

const updates = [0xd6, 0xdc];

async function cell(bench: Bench, moment: Moment, command: number): Promise<string> {
  const { desk, kind, instructions } = bench;
  const write = instructions.slice(0, command).filter((instruction) => updates.includes(instruction)).length;
  const isWrite = updates.includes(instructions[command - 1] ?? 0);
  if (moment === 'worn' && !isWrite) return '-';
  const caseId = await desk.apply();
  const { serial } = desk.reader.insert({ kind, flaw: isWrite ? flawOf(moment, write) : {} });
  const first = await disturbed(bench, moment, command, isWrite, caseId);
  look(bench, `${moment} ${String(command)}`, caseId, serial);
  if (first === 'job-unsure') bench.unsure += 1;
  if (moment === 'worn') await expectWorn(bench, caseId);
  const ended =
    (moment === 'gone' || moment === 'worn') && first === 'job-unsure'
      ? await spoil(desk, caseId)
      : await goOn(desk, caseId, moment === 'lost' ? null : serial);
  if (ended === 'issued') lookWhole(bench, `${moment} ${String(command)}`, caseId, serial);
  return { issued: 'I', spoilt: 'S' }[ended] ?? '!';
}

function flawOf(moment: Moment, write: number): Insertion['flaw'] {
  if (moment === 'during') return { tear: { atWrite: write, leaves: 'half' } };
  return moment === 'worn' ? { failAfterWrites: write - 1 } : {};
}

/** Issues, and lets the moment happen. @returns the fault that the call ended with */
async function disturbed({ desk }: Bench, moment: Moment, command: number, isWrite: boolean, caseId: string): Promise<string | null> {
  if (moment === 'killed') {
    await desk.call('queue.sync', {});
    await desk.host.close();
    await issueIn(desk, caseId, { what: 'command', number: command, when: 'after' });
    await desk.restart();
    return null;
  }
  const when = moment === 'before' || moment === 'during' ? 'before' : 'after';
  const readers = interfering(desk.reader, { command, when }, () => {
    // A card whose power fails in a write, or whose memory is worn, needs nobody to pull it.
    if (moment === 'worn' || (moment === 'during' && isWrite)) return;
    if (moment !== 'lost') desk.reader.remove();
    if (when === 'after') throw cardTorn(virtualReaderName);
  });
  await desk.restart({ readers });
  return faultOf(desk.call('issue.start', { caseId }));
}

/** A worn chip stays worn: it is tried once more, and writes nothing. */
async function expectWorn({ desk, wrong }: Bench, caseId: string): Promise<void> {
  const again = await faultOf(desk.call('issue.start', { caseId }));
  if (again !== 'job-unsure') wrong.push(`a worn chip ended with ${String(again)}`);
}

async function spoil(desk: TestDesk, caseId: string): Promise<string> {
  const row = (await desk.call('case.list', { limit: 1 })).cases[0];
  if (row?.caseId !== caseId) return 'another case';
  const { state } = await desk.call('issue.spoil', { jobId: row.jobId ?? '', reason: '芯片遗失或失效', reviewer });
  return state;
}

/** @param serial of the card that is put back; null where it never left */
async function goOn(desk: TestDesk, caseId: string, serial: string | null): Promise<string> {
  if (serial !== null) desk.reader.insert({ serial });
  const { state, verified } = await desk.call('issue.start', { caseId });
  return verified ? state : 'not verified';
}

function look({ desk, store, wrong }: Bench, where: string, caseId: string, serial: string): void {
  const { problem } = journalled(store(), caseId, join(desk.folder, 'cards'), serial);
  if (problem !== null) wrong.push(`${where}: ${problem}`);
}

/** Issued is what lies on the chip, not what somebody says. */
function lookWhole({ desk, store, wrong }: Bench, where: string, caseId: string, serial: string): void {
  const { planned, whole } = journalled(store(), caseId, join(desk.folder, 'cards'), serial);
  if (planned === 0 || whole.length !== planned) wrong.push(`${where}: issued with ${String(whole.length)} of ${String(planned)} writes`);
}

function atAgency(desk: TestDesk, issuedHere: number, spoilt: number): string[] {
  const { issued, orders, refused, stopped } = inspectAgency(desk.agencyData);
  const live = orders.filter(({ state }) => state !== 'cancelled');
  const distinct = (values: readonly string[]): number => new Set(values).size;
  return [
    ...(issued.length === issuedHere ? [] : [`${String(issued.length)} cards at the agency, ${String(issuedHere)} here`]),
    ...(distinct(live.map(({ cardNumber }) => cardNumber)) === live.length ? [] : ['a number was given twice']),
    ...(distinct(live.map(({ chipId }) => chipId)) === live.length ? [] : ['a chip has two numbers']),
    ...(orders.filter(({ state }) => state === 'void').length === spoilt ? [] : ['a spoilt number is not void']),
    ...(stopped.length === spoilt ? [] : ['a spoilt chip is not stopped']),
    ...(refused.length === 0 ? [] : ['an entry was refused']),
  ];
}

async function inQueue(desk: TestDesk): Promise<string[]> {
  return (await desk.call('queue.list', {})).waiting === 0 ? [] : ['an entry still waits'];
}
