import { concat, equal, fromHex, hex } from '../bytes.ts';
import type { Parameters } from '../commands.ts';
import { decodeRecord } from '../record.ts';
import type { CardFile, CyclicFile, RecordFile, SlotFile, TransparentFile, VariableFile } from '../profile.ts';
import { tagByte } from '../profile.ts';
import type { Answer, Chip, Written } from './chip.ts';
import { afterWriting, allows, answer, done, newSession } from './chip.ts';
import type { VirtualCardState } from './state.ts';

/** Files of the virtual card: choosing, reading and writing them (chip.md §12). */

const most = 256;

export function selectName(chip: Chip, { name }: Parameters<'selectName'>): Answer {
  const { environment, directories } = chip.profile;
  if (equal(name, environment.aid)) {
    chip.session = { ...newSession(), directory: environment };
    return answer(done, controlInformation(chip));
  }
  const directory = directories.find(({ aid }) => equal(aid, name));
  if (directory === undefined || chip.session.directory === null) return answer(0x6a82);
  if (chip.state.blockedApplications.includes(directory.name)) return answer(0x9303);
  for (const right of chip.session.rights) if (right !== 'PIN' && right >= 0x80) chip.session.rights.delete(right);
  chip.session.directory = directory;
  chip.session.file = null;
  // §1 gives an FCI for SSSE only: a DF answers without one.
  return answer(done);
}

/** FCI of SSSE (chip.md §1): a 3.0 card names its algorithm in tag 86 of 9F0C. */
function controlInformation({ profile }: Chip): Uint8Array {
  const name = profile.environment.aid;
  const proprietary = fromHex(profile.algorithm === 'SM4' ? '88011E9F0C03860103' : '88011E');
  const body = concat(Uint8Array.of(0x84, name.length), name, Uint8Array.of(0xa5, proprietary.length), proprietary);
  return concat(Uint8Array.of(0x6f, body.length), body);
}

export function selectFile(chip: Chip, { identifier }: Parameters<'selectFile'>): Answer {
  if (chip.session.directory === null) return answer(0x6a82);
  if (identifier.length !== 2) return answer(0x6700);
  const file = identifier[0] === 0xef ? fileBySfi(chip, identifier[1] ?? 0) : undefined;
  if (file === undefined) return answer(0x6a82);
  chip.session.file = file;
  return answer(done);
}

function fileBySfi({ session }: Chip, sfi: number): CardFile | undefined {
  return session.directory?.files.find((file) => file.sfi === sfi);
}

/** The file that a command means, or the status word of having none of that kind. */
function addressed(chip: Chip, sfi: number, structure: 'records' | 'transparent'): CardFile | number {
  const file = sfi === 0 ? chip.session.file : fileBySfi(chip, sfi);
  if (file === null) return 0x6986;
  if (file === undefined) return 0x6a82;
  return (file.structure === 'transparent') === (structure === 'transparent') ? file : 0x6981;
}

function path(chip: Chip, file: CardFile): string {
  return `${chip.session.directory?.name ?? ''}/${file.name}`;
}

function recordsOf(chip: Chip, file: RecordFile): readonly (Uint8Array | null)[] {
  const kept = chip.state.records[path(chip, file)] ?? [];
  return kept.map((record) => (record === null ? null : fromHex(record)));
}

export function readRecord(chip: Chip, { sfi, mode, p1, le }: Parameters<'readRecord'>, asksLength: boolean): Answer {
  if (le === null) return answer(0x6700);
  const file = addressed(chip, sfi, 'records');
  if (typeof file === 'number') return answer(file);
  if (!allows(chip.session, file.read)) return answer(0x6982);
  const records = recordsOf(chip, file as RecordFile);
  const found = mode === 'all' ? wholeRecords(records.slice(Math.max(0, p1 - 1))) : recordAt(records, mode, p1, file as RecordFile);
  if (found === null) return answer(0x6a83);
  if (le < found.length || (asksLength && le === most && found.length < most)) return answer(0x6c00 | found.length);
  return answer(done, found);
}

/** All present records of the list, as many whole ones as one answer holds; null when there is none. */
function wholeRecords(records: readonly (Uint8Array | null)[]): Uint8Array | null {
  const present = records.filter((record) => record !== null);
  const first = present[0];
  if (first === undefined) return null;
  return present.slice(1).reduce((whole, record) => (whole.length + record.length > most ? whole : concat(whole, record)), first);
}

/** In a slot file the tag means its slot, whatever a torn record has in its first byte. */
function recordAt(
  records: readonly (Uint8Array | null)[],
  mode: 'tag' | 'add' | 'number',
  p1: number,
  file: RecordFile,
): Uint8Array | null {
  if (mode === 'number') return records[p1 - 1] ?? null;
  if (file.structure === 'slots') return records[file.items.findIndex((item) => tagByte(item) === p1)] ?? null;
  return records.find((record) => record?.[0] === p1) ?? null;
}

/** Checks in the order of chip.md §12: 6A82, 6A86, 6982, 6A83, 6A85, 6A80. */
export function updateRecord(chip: Chip, { sfi, mode, p1, record }: Parameters<'updateRecord'>): Answer {
  const file = addressed(chip, sfi, 'records');
  if (typeof file === 'number') return answer(file);
  if ((mode === 'add') !== (file.structure === 'cyclic')) return answer(0x6a86);
  if (!allows(chip.session, file.write)) return answer(0x6982);
  if (file.structure === 'slots') return updateSlot(chip, file, mode, p1, record);
  return file.structure === 'cyclic' ? addRecord(chip, file, record) : updateVariable(chip, file as VariableFile, mode, p1, record);
}

function updateSlot(chip: Chip, file: SlotFile, mode: string, p1: number, record: Uint8Array): Answer {
  const index = mode === 'number' ? p1 - 1 : file.items.findIndex((item) => tagByte(item) === p1);
  const item = file.items[index];
  if (item === undefined) return answer(0x6a83);
  if (decodeRecord(record)?.value.length !== item.codec.length) return answer(0x6a85);
  if (record[0] !== tagByte(item)) return answer(0x6a80);
  return afterWriting(putRecord(chip, file, index, record));
}

function updateVariable(chip: Chip, file: VariableFile, mode: string, p1: number, record: Uint8Array): Answer {
  const records = recordsOf(chip, file);
  // By tag only what is there is replaced: a new record comes by number, as the next one.
  const index = mode === 'number' ? p1 - 1 : records.findIndex((each) => each?.[0] === p1);
  if (index < 0 || index > records.length) return answer(0x6a83);
  if (decodeRecord(record) === null) return answer(0x6a85);
  if (mode === 'tag' && record[0] !== p1) return answer(0x6a80);
  return afterWriting(putRecord(chip, file, index, record));
}

function addRecord(chip: Chip, file: CyclicFile, record: Uint8Array): Answer {
  if (decodeRecord(record) === null) return answer(0x6a85);
  const before = recordsOf(chip, file).slice(0, file.capacity - 1);
  return afterWriting(
    chip.write(withRecords(chip, file, [record, ...before]), withRecords(chip, file, [halfWritten(record, null), ...before])),
  );
}

function putRecord(chip: Chip, file: RecordFile, index: number, record: Uint8Array): Written {
  const before = recordsOf(chip, file);
  const put = (content: Uint8Array): VirtualCardState => {
    const records = [...before];
    records[index] = content;
    return withRecords(chip, file, records);
  };
  return chip.write(put(record), put(halfWritten(record, before[index] ?? null)));
}

/** What a bad card leaves when power goes in the middle: the new first half, then what was there, or erased memory. */
function halfWritten(record: Uint8Array, before: Uint8Array | null): Uint8Array {
  const half = Math.ceil(record.length / 2);
  return record.map((byte, index) => (index < half ? byte : (before?.[index] ?? 0xff)));
}

function withRecords({ state, session }: Chip, file: RecordFile, records: readonly (Uint8Array | null)[]): VirtualCardState {
  const key = `${session.directory?.name ?? ''}/${file.name}`;
  return { ...state, records: { ...state.records, [key]: records.map((record) => (record === null ? null : hex(record))) } };
}

function contentOf(chip: Chip, file: TransparentFile): Uint8Array {
  const written = chip.state.binaries[path(chip, file)];
  return written === undefined ? new Uint8Array(file.size) : fromHex(written);
}

export function readBinary(chip: Chip, { sfi, offset, le }: Parameters<'readBinary'>): Answer {
  if (le === null) return answer(0x6700);
  const file = addressed(chip, sfi ?? 0, 'transparent');
  if (typeof file === 'number') return answer(file);
  if (!allows(chip.session, file.read)) return answer(0x6982);
  const content = contentOf(chip, file as TransparentFile);
  return offset >= content.length ? answer(0x6b00) : answer(done, content.slice(offset, offset + le));
}

export function updateBinary(chip: Chip, { sfi, offset, content }: Parameters<'updateBinary'>): Answer {
  const found = addressed(chip, sfi ?? 0, 'transparent');
  if (typeof found === 'number') return answer(found);
  const file = found as TransparentFile;
  if (!allows(chip.session, file.write)) return answer(0x6982);
  if (content.length === 0) return answer(0x6700);
  if (offset >= file.size) return answer(0x6b00);
  if (offset + content.length > file.size) return answer(0x6a84);
  const put = (bytes: Uint8Array): VirtualCardState => {
    const whole = contentOf(chip, file);
    whole.set(bytes, offset);
    return { ...chip.state, binaries: { ...chip.state.binaries, [path(chip, file)]: hex(whole) } };
  };
  return afterWriting(chip.write(put(content), put(content.slice(0, Math.ceil(content.length / 2)))));
}
