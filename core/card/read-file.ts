import { concat } from './bytes.ts';
import type { FileContents } from './contents.ts';
import { contentsOfBinary, contentsOfCycle, contentsOfList } from './contents.ts';
import { ask } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import type { CardFile, CyclicFile, TransparentFile, VariableFile } from './profile.ts';
import { most, noWholeFiles, readFile, readRecord } from './read-slots.ts';
import { encodeRecord, decodeRecords } from './record.ts';
import type { Session } from './session.ts';
import { addressed, addressedBySfi } from './session.ts';

/** Reading any file in as few commands as the card allows; its directory is selected and its rights are held. */

/** More records, and more parts of a transparent file, than the standard has: a card that never ends is left there. */
const mostRecords = 40;
const mostParts = 32;

/**
 * Any file.
 * @param length bytes of a transparent file that matter; all of it, or what its declaration finds enough, where absent
 */
export function* readAnyFile(session: Session, file: CardFile, length?: number): Procedure<FileContents> {
  if (file.structure === 'transparent') return contentsOfBinary(file, yield* readBinary(session, file, length ?? file.size));
  addressedBySfi(session);
  if (file.structure === 'slots') return yield* readFile(session, file);
  return file.structure === 'cyclic' ? yield* readCycle(file) : yield* readList(file, session.readsWholeFiles);
}

/** From the newest record to the oldest. */
function* readCycle(file: CyclicFile): Procedure<FileContents> {
  const records: Uint8Array[] = [];
  while (records.length < Math.max(2 * file.capacity, mostRecords)) {
    const record = yield* readRecord(file, records.length + 1);
    if (record === null) break;
    records.push(record);
    if (record.length === 0) break;
  }
  return contentsOfCycle(file, records);
}

/** All records at once, then those that did not fit into the answer; by number where the card cannot. */
function* readList(file: VariableFile, whole: boolean): Procedure<FileContents> {
  const records: Uint8Array[] = [];
  let atOnce = whole;
  while (records.length < mostRecords) {
    const next = atOnce ? yield* readFrom(file, records.length + 1) : null;
    atOnce = next !== null;
    if (next === null) {
      const record = yield* readRecord(file, records.length + 1);
      if (record === null) break;
      records.push(record);
      if (record.length === 0) break;
    } else {
      records.push(...next.records);
      if (next.end) break;
    }
  }
  return contentsOfList(file, records);
}

interface Part {
  readonly records: readonly Uint8Array[];
  /** No further record is left: another would have fitted in. */
  readonly end: boolean;
}

/** The records from one number on, or null where what came is no list of records. */
function* readFrom({ sfi, items }: VariableFile, number: number): Procedure<Part | null> {
  const p1 = number === 1 ? 0 : number;
  const { status, data } = yield* ask('readRecord', { sfi, mode: 'all', p1, le: most }, (word) => noWholeFiles.includes(word));
  if (status === 0x6a83) return { records: [], end: true };
  const { records, rest } = decodeRecords(data);
  if (status !== 0x9000 || records.length === 0) return null;
  const longest = Math.max(...items.map(({ codec }) => 2 + codec.length), items.length === 0 ? most : 0);
  return { records: records.map(encodeRecord), end: rest.length === 0 && data.length + longest <= most };
}

/** From the beginning, at most `length` bytes. */
function* readBinary(session: Session, file: TransparentFile, length: number): Procedure<Uint8Array> {
  let content: Uint8Array = new Uint8Array();
  for (let part = 0; part < mostParts && content.length < length; part += 1) {
    const address = yield* addressed(session, file, content.length);
    // The SFI reaches offsets up to 255: a first part of 255 bytes saves SELECT for a file of up to 511.
    const fits = address.sfi !== undefined && part === 0 && length > most ? most - 1 : most;
    const { status, data } = yield* ask(
      'readBinary',
      { ...address, le: Math.min(fits, length - content.length) },
      (word) => word === 0x6b00,
    );
    if (status === 0x6b00 || data.length === 0) break;
    content = concat(content, data);
    if (file.enough?.(content) === true) break;
  }
  return content;
}
