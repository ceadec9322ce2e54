import { Fault } from '../fault.ts';
import { keysFor } from './access.ts';
import type { FileContents } from './contents.ts';
import { emptyContents } from './contents.ts';
import { accessWords } from './explain-words.ts';
import { profileOfCard } from './identify.ts';
import type { Identity } from './identify.ts';
import type { KeyName } from './key-names.ts';
import type { Procedure } from './procedure.ts';
import type { CardFile, Directory, Profile } from './profile.ts';
import { allDirectories, pathOf } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import { cardGone } from './reader-faults.ts';
import { readAnyFile } from './read-file.ts';
import { enter, sessionOf, show } from './session.ts';
import type { Session } from './session.ts';
import { explainStatus, statusText } from './status.ts';
import { prove } from './unlock.ts';
import type { Problem, Words } from './words.ts';

/** Reading everything that the keys at hand allow, and saying for each file why it could not be read. */

export interface ReadAllOptions {
  /** 16 bytes for the proof that goes before any key; null: no key is tried at all. */
  readonly randomBytes: Uint8Array | null;
  /** VERIFY was answered with 9000 since SSSE was selected. */
  readonly pinVerified?: boolean;
  /** Keys of which this chip has refused a try before: they are not shown. */
  readonly lostTries?: readonly KeyName[];
}

/** `profile`: cards of this generation do not have it. `right`: a key or the PIN is missing. */
export type UnreadReason = 'profile' | 'absent' | 'right' | 'locked' | 'blocked' | 'fault';

export interface Unread extends Words {
  readonly reason: UnreadReason;
}

export interface FileReading {
  readonly directory: Directory;
  readonly file: CardFile;
  /** Without items where nothing could be read. */
  readonly contents: FileContents;
  readonly unread: Unread | null;
}

export interface WholeReading {
  readonly identity: Identity;
  /** Every file that any generation of the card has, in the order of the standard. */
  readonly files: readonly FileReading[];
  /** A key that lost a try, or a chip that is not genuine: it has to be recorded for the chip. */
  readonly refused: Fault | null;
  readonly problems: readonly Problem[];
}

const noKeys: Words = { zh: '没有使用密钥', en: 'no key was used' };

interface Reader {
  readonly identity: Identity;
  readonly profile: Profile;
  readonly options: ReadAllOptions;
  readonly session: Session;
  proved: boolean;
  /** Why no further key is shown. */
  stopped: Words | null;
  /** Why single keys were not accepted. */
  readonly keys: Map<KeyName, Unread>;
  refused: Fault | null;
}

/**
 * Reads every file of a card that has just been identified: SSSE is selected, and selected no second time, for that would
 * forget the PIN. A key that is refused is not shown again, and none after it (chip.md §6).
 * @throws Fault for a card or a reader that is gone; every other one is told with its file
 */
export function* readAll(identity: Identity, options: ReadAllOptions): Procedure<WholeReading> {
  const reader: Reader = {
    identity,
    profile: profileOfCard(identity),
    options,
    session: sessionOf(identity),
    proved: false,
    stopped: options.randomBytes === null ? noKeys : null,
    keys: new Map((options.lostTries ?? []).map((key) => [key, lostBefore(key)])),
    refused: null,
  };
  const files: FileReading[] = [];
  for (const directory of allDirectories(profiles['3.0'])) files.push(...(yield* readDirectory(reader, directory)));
  const problems = files.flatMap(({ file, contents }) => (file.name === 'EF05' && file.directory === 'SSSE' ? [] : contents.problems));
  return { identity, files, refused: reader.refused, problems: [...identity.problems, ...problems] };
}

function* readDirectory(reader: Reader, newest: Directory): Procedure<readonly FileReading[]> {
  const own = allDirectories(reader.profile).find(({ name }) => name === newest.name);
  const status = own === undefined ? 0x9000 : yield* enter(reader.session, own);
  const readings: FileReading[] = [];
  for (const newestFile of newest.files) {
    const file = own?.files.find(({ name }) => name === newestFile.name);
    const directory = own ?? newest;
    if (file === undefined) readings.push(notRead(directory, newestFile, notInProfile(reader.profile)));
    else if (status === 0x9000) readings.push(yield* readOne(reader, directory, file));
    else readings.push(notRead(directory, file, ofStatus(status)));
  }
  return readings;
}

function* readOne(reader: Reader, directory: Directory, file: CardFile): Procedure<FileReading> {
  const { identity, profile, session } = reader;
  if (file === profile.issuer) return { directory, file, contents: identity.EF05, unread: null };
  try {
    const denied = yield* open(reader, file);
    if (denied !== null) return notRead(directory, file, denied);
    return { directory, file, contents: yield* readAnyFile(session, file), unread: null };
  } catch (error) {
    if (!(error instanceof Fault) || cardGone(error)) throw error;
    return notRead(directory, file, ofFault(error, file));
  }
}

/** Takes the first way into a file that there is; the PIN costs nothing. @returns why there is none */
function* open(reader: Reader, file: CardFile): Procedure<Unread | null> {
  const pin = reader.options.pinVerified === true;
  let denied: Unread = { reason: 'right', ...accessWords(file, file.read) };
  for (const way of file.read) {
    const keys = keysFor(reader.profile, file, [way.filter((right) => right !== 'PIN')]);
    if (keys === null || (way.includes('PIN') && !pin)) continue;
    const refusal = yield* showAll(reader, keys);
    if (refusal === null) return null;
    denied = { reason: refusal.reason, zh: `${denied.zh}（${refusal.zh}）`, en: `${denied.en} (${refusal.en})` };
  }
  return denied;
}

function* showAll(reader: Reader, keys: readonly KeyName[]): Procedure<Unread | null> {
  for (const key of keys) {
    const refusal = reader.session.shown.has(key) ? null : yield* tryKey(reader, key);
    if (refusal !== null) return refusal;
  }
  return null;
}

function* tryKey(reader: Reader, key: KeyName): Procedure<Unread | null> {
  const { identity, options, session, keys } = reader;
  const before = keys.get(key);
  if (before !== undefined) return before;
  if (reader.stopped !== null || options.randomBytes === null) return { reason: 'right', ...(reader.stopped ?? noKeys) };
  try {
    // Without a counter, and so before any key that has one.
    if (!reader.proved) yield* prove(identity, options.randomBytes);
    reader.proved = true;
    yield* show(session, key);
    return null;
  } catch (error) {
    if (!(error instanceof Fault) || cardGone(error)) throw error;
    return keyFailed(reader, key, error);
  }
}

/** A refusal by the key service and a locked key are about one key; everything else would meet the next key too. */
function keyFailed(reader: Reader, key: KeyName, error: Fault): Unread {
  const { zh, en } = error.report();
  const unread: Unread = { reason: error.code === 'key-locked' ? 'locked' : 'right', zh: zh.what, en: en.what };
  reader.keys.set(key, unread);
  if (error.code === 'key-refused' || error.code === 'chip-not-genuine') reader.refused = error;
  if (error.code !== 'key-locked' && error.code !== 'agency-refused') reader.stopped = unread;
  return unread;
}

function lostBefore(key: KeyName): Unread {
  return { reason: 'right', zh: `密钥 ${key} 曾被芯片拒绝，不再尝试`, en: `the chip refused key ${key} before: it is not tried again` };
}

function notInProfile({ version }: Profile): Unread {
  return { reason: 'profile', zh: `${version} 版规范没有此文件`, en: `cards of version ${version} do not have it` };
}

const reasons: Readonly<Record<number, UnreadReason>> = { 0x6982: 'right', 0x6983: 'locked', 0x6a82: 'absent', 0x9303: 'blocked' };

function ofStatus(status: number): Unread {
  const { zh, en } = explainStatus(status).meaning;
  return { reason: reasons[status] ?? 'fault', zh: `${zh}（${statusText(status)}）`, en: `${en} (${statusText(status)})` };
}

function ofFault(error: Fault, file: CardFile): Unread {
  const status = Number.parseInt(String(error.facts['status']), 16);
  if (status === 0x6982) return { reason: 'right', ...accessWords(file, file.read) };
  if (reasons[status] !== undefined) return ofStatus(status);
  const { zh, en } = error.report();
  return { reason: 'fault', zh: zh.what, en: en.what };
}

function notRead(directory: Directory, file: CardFile, unread: Unread): FileReading {
  return { directory, file, contents: emptyContents(file), unread };
}

/** The reading of one file, by its path. */
export function readingOf({ files }: WholeReading, path: string): FileReading | undefined {
  return files.find(({ file }) => pathOf(file) === path);
}
