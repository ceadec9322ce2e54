import type { CardItem } from '../card-proof.ts';
import { alreadyIssued } from './chip-faults.ts';
import type { CardContents, FileContents } from './contents.ts';
import { contentOf } from './contents.ts';
import { carries, encodeOrder, foundOnChip, nameOf } from './ordered.ts';
import { commitTag, isCommit, rank, writesOf } from './plan.ts';
import type { PlannedWrite } from './plan.ts';
import { ask, intend, mark } from './procedure.ts';
import type { MarkKey, Procedure } from './procedure.ts';
import type { Item, ProfileVersion } from './profile.ts';
import { pathOf } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import { readAnyFile } from './read-file.ts';
import { addressed, addressedBySfi, heldSession, mustEnter, show } from './session.ts';
import type { Session } from './session.ts';
import type { Words } from './words.ts';

/** Planning the writes of an order, writing them, and comparing what is on the chip (chip.md §8, §12). */

/**
 * What has to be written so that the chip carries the order: nothing that it carries already, so that an interrupted job
 * goes on from the first difference.
 *
 * Directories come first and SSSE last. The way from a directory to the card number leads through SELECT of SSSE, which
 * clears every right (chip.md §12): whatever of SSSE is written before a directory costs UKSSSE, and the read key for the
 * photo, a second time, that is four commands more. In this order every directory, SSSE too, is selected once after the chip
 * has proved itself, and every key is shown once.
 * @param items of the order with the card number, as core/card-proof.ts `orderedItems` gives them
 * @throws Fault `order-not-writable` before anything is written; `card-already-issued` where the chip carries another number
 */
export function writePlan(version: ProfileVersion, items: readonly CardItem[], contents: CardContents): readonly PlannedWrite[] {
  const profile = profiles[version];
  const ordered = encodeOrder(profile, items);
  if (ordered.some((one) => isCommit(one) && carriesOther(contents, one.bytes))) throw alreadyIssued();
  const found = foundOnChip(ordered, contents);
  const ends = new Map<string, number>();
  const writes = ordered.flatMap((one, index) => (carries(found[index], one) ? [] : writesOf(one, found[index], contents, ends)));
  return writes.toSorted((one, other) => rank(profile, one) - rank(profile, other));
}

/** Whether a card number stands there that is neither ours nor the torn beginning of ours. */
function carriesOther({ EF05 }: CardContents, ours: Uint8Array): boolean {
  const content = contentOf(EF05, commitTag);
  if (content === undefined || content.empty) return false;
  const differs = content.raw.findIndex((byte, index) => byte !== ours[index]);
  const rest = differs < 0 ? new Uint8Array() : content.raw.subarray(differs);
  return !(rest.every((byte) => byte === 0xff) || rest.every((byte) => byte === 0x00));
}

/**
 * Writes the plan: each write is announced before any command of it leaves, each directory is selected once, each key shown
 * right before its first use. What could not be read later
 * without a further SELECT (files of directories, transparent files) is read back as soon as it is whole.
 * @param session without one, SSSE is selected and the keys of the plan are held
 * @returns what was read back; the rest is for `readBack`
 */
export function* write(plan: readonly PlannedWrite[], session: Session = heldSession()): Procedure<readonly FileContents[]> {
  const isIssuer = ({ file }: PlannedWrite): boolean => file.directory === 'SSSE' && file.name === 'EF05';
  const parts: readonly (readonly [MarkKey, readonly PlannedWrite[]])[] = [
    ['holder', plan.filter((each) => !isIssuer(each))],
    ['issuer', plan.filter((each) => isIssuer(each) && !isCommit(each))],
    ['number', plan.filter(isCommit)],
  ];
  const read: FileContents[] = [];
  for (const [key, writes] of parts) {
    yield* mark(key, 0, writes.length);
    for (const [index, each] of writes.entries()) {
      yield* intend(plan.indexOf(each));
      yield* mustEnter(session, each.directory);
      yield* show(session, each.key);
      yield* update(session, each);
      yield* mark(key, index + 1, writes.length);
      if (readsBackNow(each, writes[index + 1])) read.push(yield* readWritten(session, each));
    }
  }
  return read;
}

function* update(session: Session, { file, place, bytes }: PlannedWrite): Procedure<void> {
  if (place.kind === 'bytes') {
    const address = yield* addressed(session, file, place.offset);
    yield* ask('updateBinary', { ...address, content: bytes });
    return;
  }
  addressedBySfi(session);
  const address = place.kind === 'record' ? ({ mode: 'number', p1: place.number } as const) : ({ mode: 'add', p1: 0 } as const);
  yield* ask('updateRecord', { sfi: file.sfi, ...address, record: bytes });
}

function readsBackNow({ file }: PlannedWrite, next: PlannedWrite | undefined): boolean {
  const later = file.directory === 'SSSE' && file.structure !== 'transparent';
  return !later && (next === undefined || pathOf(next.file) !== pathOf(file));
}

function* readWritten(session: Session, { file, place, readKeys }: PlannedWrite): Procedure<FileContents> {
  for (const key of readKeys) yield* show(session, key);
  return yield* readAnyFile(session, file, place.kind === 'bytes' ? place.of : undefined);
}

/** One item of the order beside what the chip says. Values in clear. */
export interface Comparison {
  /** `EF05` of the environment, `DF01/EF05` of a directory. */
  readonly file: string;
  readonly tag: string;
  readonly title: Words;
  /** How the values are masked, where they are about the holder. */
  readonly personal?: Item['personal'];
  readonly chip: string;
  readonly order: string;
  /** Byte by byte, padding included. */
  readonly equal: boolean;
}

/**
 * Compares every item of an order with the chip, byte by byte.
 * @throws Fault `order-not-writable`
 */
export function compare(version: ProfileVersion, items: readonly CardItem[], contents: CardContents): readonly Comparison[] {
  const ordered = encodeOrder(profiles[version], items);
  const found = foundOnChip(ordered, contents);
  return ordered.map((one, index) => {
    const { asked, item } = one;
    const content = found[index];
    const same = carries(content, one);
    return {
      file: nameOf(asked),
      tag: asked.tag,
      title: item.title,
      ...(item.personal === undefined ? {} : { personal: item.personal }),
      // The same bytes are the same value, however the order spells it.
      chip: same ? asked.value : content === undefined ? '' : item.codec.decode(content.raw).value,
      order: asked.value,
      equal: same,
    };
  });
}
