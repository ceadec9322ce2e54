import type { Reply } from '../command.ts';
import type { Access, CardFile, Directory, KeyDeclaration, Profile, Right } from '../profile.ts';
import type { Algorithm } from '../crypto.ts';
import type { Primitives } from '../primitives.ts';
import { triesAtFirst } from './state.ts';
import type { VirtualCardState } from './state.ts';

/** What is gone after a reset. */
export interface Session {
  /** Null until SSSE is selected; then SSSE or the DF below it that commands mean. */
  directory: Directory | null;
  file: CardFile | null;
  /** Rights add up until SSSE is selected again (chip.md §12, security state). */
  rights: Set<Right>;
  /** The last challenge, until it is used up. */
  challenge: Uint8Array | null;
}

/** One chip at work: the parts of its behaviour share it. */
export interface Chip {
  readonly profile: Profile;
  readonly algorithm: Algorithm;
  readonly primitives: Primitives;
  /** The chip's own key of a root name, 16 bytes. */
  readonly keyOf: (root: string) => Uint8Array;
  readonly nextChallenge: (length: number) => Uint8Array;
  state: VirtualCardState;
  session: Session;
  /** Persists a state before anything is answered; false when that failed, and then nothing has changed. */
  readonly keep: (next: VirtualCardState) => boolean;
  /** As `keep` for an UPDATE command, which can wear the memory out or be torn in the middle. */
  readonly write: (next: VirtualCardState, half: VirtualCardState) => Written;
}

/** `torn`: power went while writing; there is no answer. */
export type Written = 'written' | 'failed' | 'torn';

/** An answer, or null where power went away and there is none. */
export type Answer = Reply | null;

export function newSession(): Session {
  return { directory: null, file: null, rights: new Set(), challenge: null };
}

export function answer(status: number, data: Uint8Array = new Uint8Array()): Reply {
  return { status, data };
}

export const done = 0x9000;
const memoryFailure = 0x6581;

/** The answer of a command whose last act was to persist something. */
export function kept(chip: Chip, next: VirtualCardState, status: number = done): Reply {
  return answer(chip.keep(next) ? status : memoryFailure);
}

export function afterWriting(written: Written): Answer {
  return written === 'torn' ? null : answer(written === 'written' ? done : memoryFailure);
}

export function allows({ rights }: Session, access: Access): boolean {
  return access.some((needed) => needed.every((right) => rights.has(right)));
}

/** A key by its id: from 80 on one of the current directory, below one of SSSE. */
export function keyById({ profile, session }: Chip, id: number): { readonly key: KeyDeclaration; readonly path: string } | null {
  const directory = id < 0x80 ? profile.environment : session.directory;
  const key = directory?.keys.find((each) => each.id === id);
  return directory === null || directory === undefined || key === undefined ? null : { key, path: keyPath(directory, id) };
}

export function keyPath(directory: Directory, id: number): string {
  return `${directory.name}/${id.toString(16).toUpperCase().padStart(2, '0')}`;
}

export function triesOf({ state }: Chip, path: string): number {
  return state.keyTries[path] ?? triesAtFirst;
}
