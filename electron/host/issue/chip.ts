import { historicalBytes } from '../../../core/card/atr.ts';
import { hex } from '../../../core/card/bytes.ts';
import type { ReaderInfo } from '../../../core/card/reader.ts';
import { readerEmpty, readerUnknown } from '../../../core/card/reader-faults.ts';
import type { Words } from '../../../core/card/words.ts';
import { Fault } from '../../../core/fault.ts';
import type { Desk } from '../desk.ts';
import { instant } from '../desk.ts';
import { chipHeld, chipNotInStock, chipStopped, chipTwice, chipUsedUp, chooseReader, noReader } from '../faults.ts';
import { chipOf, heldChip, holdChip, isStopped } from '../store/chips.ts';
import type { HeldChip } from '../store/chips.ts';
import { jobOnChip } from '../store/jobs.ts';
import type { JobRow } from '../store/jobs.ts';

/** Which chip, in which reader, and whether it may be used. */

/** The chip in a reader by its answer to reset alone, 26 hex digits; null where that does not say. */
export function chipIn({ atr }: Pick<ReaderInfo, 'atr'>): string | null {
  const history = atr === undefined ? null : historicalBytes(atr);
  return history === null ? null : hex(history);
}

/**
 * The reader to use: the named one; else the one that holds the chip which is waited for; else the only one with a card.
 * @param awaited chip of an unsure job, 26 hex digits
 * @throws Fault `reader-none`, `reader-unknown`, `reader-empty`, `reader-choose`, `chip-twice`
 */
export async function readerFor(desk: Desk, named: string | undefined, awaited: string | null = null): Promise<ReaderInfo> {
  const all = await desk.readers.list();
  const chosen = named === undefined ? all.filter(({ card }) => card !== 'absent') : all.filter(({ name }) => name === named);
  for (const reader of chosen) refuseTwin(all, reader);
  if (named === undefined) return onlyReader(all, chosen, awaited);
  const [reader] = chosen;
  if (reader === undefined) throw readerUnknown(named);
  return reader;
}

/** No two chips have one serial number: one of them is a copy, and nobody here can say which. */
function refuseTwin(all: readonly ReaderInfo[], reader: ReaderInfo): void {
  const chip = chipIn(reader);
  const twin = chip === null ? undefined : all.find((other) => other.name !== reader.name && chipIn(other) === chip);
  if (twin !== undefined) throw chipTwice(reader.name, twin.name);
}

function onlyReader(all: readonly ReaderInfo[], filled: readonly ReaderInfo[], awaited: string | null): ReaderInfo {
  const waitedFor = awaited === null ? undefined : filled.find((reader) => chipIn(reader) === awaited);
  const [first, second] = waitedFor === undefined ? filled : [waitedFor];
  if (first === undefined) throw all[0] === undefined ? noReader() : readerEmpty(all.map(({ name }) => name).join('、'));
  if (second !== undefined) throw chooseReader(filled.map(({ name }) => name));
  return first;
}

const heldWords: Readonly<Record<HeldChip['reason'], Words>> = {
  'key-refused': { zh: '芯片曾拒绝密钥', en: 'the chip refused a key' },
  'not-genuine': { zh: '芯片未能证明自己', en: 'the chip could not prove itself' },
};

/** @throws Fault `chip-held` for a chip that refused a key or could not prove itself, until a second person has looked */
export function requireNotHeld(desk: Desk, chipId: string): void {
  const held = heldChip(desk.store, chipOf(chipId));
  if (held !== null) throw chipHeld(chipId, heldWords[held.reason]);
}

/**
 * Whether a chip may be issued, before any key is tried on it.
 * @param job the one that works on it
 * @throws Fault `chip-stopped`, `chip-held`, `chip-used-up`, `chip-not-in-stock`
 */
export function requireUsable(desk: Desk, chipId: string, job: JobRow): void {
  const chip = chipOf(chipId);
  const before = jobOnChip(desk.store, chip);
  if (before !== null && before.jobId !== job.jobId) throw before.state === 'spoilt' ? chipStopped() : chipUsedUp(before.caseId);
  if (isStopped(desk.store, chip)) throw chipStopped();
  requireNotHeld(desk, chipId);
  // A sandbox counts every blank as its own; elsewhere only what was received as stock is, and no stock has been received.
  if (desk.enrolment()?.sandbox !== true && before === null) throw chipNotInStock();
}

/** After a refused key or a failed proof: nobody tries again before a second person has looked. */
export function holdAfter(desk: Desk, chipId: string, reason: unknown): void {
  if (!(reason instanceof Fault)) return;
  const held = heldBy(reason);
  if (held === null) return;
  desk.store.write(() => {
    holdChip(desk.store, chipOf(chipId), held, instant(desk));
  });
}

function heldBy({ code, facts }: Fault): HeldChip | null {
  if (code === 'chip-not-genuine') return { reason: 'not-genuine', tries: null };
  return code === 'key-refused' ? { reason: 'key-refused', tries: Number(facts['tries']) } : null;
}
