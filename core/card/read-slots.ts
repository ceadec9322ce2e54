import type { FileContents } from './contents.ts';
import { contentsOfRecords, contentsOfWhole, emptyContents } from './contents.ts';
import { ask } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import type { CardFile, SlotFile } from './profile.ts';

/** Reading records, and files of slots, whose directory is selected and whose rights are held. */

/** What of the card's manners reading depends on. */
export interface Manners {
  /** The card knows READ RECORD of all records at once. */
  readonly readsWholeFiles: boolean;
}

/** Status words by which a card says that it does not know how to give all records at once. */
export const noWholeFiles = [0x6700, 0x6981, 0x6a80, 0x6a81, 0x6a83, 0x6a86, 0x6b00];
/** An answer holds so much, and a record with its tag and length can be as long. */
export const most = 256;
/**
 * Reads a file of slots: all records at once, or each by its number where the card cannot or what came is no list of records.
 * @param tryWhole false when this card has shown before that it cannot
 */
export function* readSlots(file: SlotFile, tryWhole: boolean): Procedure<{ readonly contents: FileContents; readonly whole: boolean }> {
  if (tryWhole) {
    const { status, data } = yield* ask('readRecord', { sfi: file.sfi, mode: 'all', p1: 0, le: most }, (word) =>
      noWholeFiles.includes(word),
    );
    const contents = status === 0x9000 ? contentsOfWhole(file, data) : null;
    if (contents !== null) return { contents, whole: true };
  }
  const records: (Uint8Array | null)[] = [];
  for (const index of file.items.keys()) records.push(yield* readRecord(file, index + 1));
  return { contents: contentsOfRecords(file, records), whole: false };
}

export function* readRecord({ sfi }: CardFile, number: number): Procedure<Uint8Array | null> {
  const { status, data } = yield* ask('readRecord', { sfi, mode: 'number', p1: number, le: most }, (word) => word === 0x6a83);
  return status === 0x9000 ? data : null;
}

/** EF05 or EF06 of a card that has been identified: one command where it can be. A file without records is empty. */
export function* readFile({ readsWholeFiles }: Manners, file: SlotFile): Procedure<FileContents> {
  if (!readsWholeFiles) return (yield* readSlots(file, false)).contents;
  const { status, data } = yield* ask('readRecord', { sfi: file.sfi, mode: 'all', p1: 0, le: most }, (word) => word === 0x6a83);
  if (status === 0x6a83) return emptyContents(file);
  return contentsOfWhole(file, data) ?? (yield* readSlots(file, false)).contents;
}
