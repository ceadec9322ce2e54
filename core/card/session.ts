import { refusal } from './chip-faults.ts';
import type { Identity } from './identify.ts';
import type { KeyName } from './key-names.ts';
import { ask } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import type { CardFile, Directory, DirectoryName } from './profile.ts';
import { pathOf } from './profile.ts';
import { keyIdOf } from './profiles/profiles.ts';
import type { Manners } from './read-slots.ts';
import { authenticate } from './unlock.ts';

/**
 * Where a chip stands while procedures work on it one after the other, so that nothing is selected and no key shown twice.
 * SELECT of SSSE clears every right, SELECT of a directory those of keys from 80 on (chip.md §12).
 */
export interface Session extends Manners {
  /** Shows a key to the chip. */
  readonly authenticate: (key: KeyName) => Procedure<void>;
  /** What SFIs are understood in. */
  directory: DirectoryName;
  /** Path of the EF that a command without an SFI means; null when none does for certain. */
  file: string | null;
  readonly shown: Set<KeyName>;
}

/** A session from SELECT SSSE on, as `identify` leaves a chip. */
export function sessionOf(identity: Identity): Session {
  const { readsWholeFiles } = identity;
  return { readsWholeFiles, authenticate: (key) => authenticate(identity, key), directory: 'SSSE', file: null, shown: new Set() };
}

/** A session in which SSSE is selected and every key that will be asked for is held. */
export function heldSession(): Session {
  return { readsWholeFiles: true, authenticate: heldAlready, directory: 'SSSE', file: null, shown: new Set() };
}

// oxlint-disable-next-line require-yield -- a procedure of no step
function* heldAlready(): Procedure<void> {}

/** SELECT of a directory where it is not selected. @returns the status word; only 9000 has changed anything */
export function* enter(session: Session, { name, aid }: Directory): Procedure<number> {
  if (session.directory === name) return 0x9000;
  const { status } = yield* ask('selectName', { name: aid }, () => true);
  if (status !== 0x9000) return status;
  session.directory = name;
  session.file = null;
  for (const key of session.shown) if (name === 'SSSE' || keyIdOf(key) >= 0x80) session.shown.delete(key);
  return status;
}

/** As {@link enter}. @throws Fault `chip-blocked` or `chip-refused` where it cannot be selected */
export function* mustEnter(session: Session, directory: Directory): Procedure<void> {
  const status = yield* enter(session, directory);
  // A directory that is missing does not make it somebody else's card, as a missing SSSE does.
  if (status !== 0x9000) throw refusal(status === 0x9303 ? 'selectName' : 'selectFile', status);
}

/** Shows a key where it was not shown. @throws what `authenticate` does */
export function* show(session: Session, key: KeyName): Procedure<void> {
  if (session.shown.has(key)) return;
  yield* session.authenticate(key);
  session.shown.add(key);
}

/** How a transparent file is addressed: the SFI leaves one byte for the offset, further on the file has to be the current one. */
export function* addressed(
  session: Session,
  file: CardFile,
  offset: number,
): Procedure<{ readonly sfi?: number; readonly offset: number }> {
  if (session.file === pathOf(file)) return { offset };
  if (offset <= 0xff) {
    addressedBySfi(session);
    return { sfi: file.sfi, offset };
  }
  yield* ask('selectFile', { identifier: Uint8Array.of(0xef, file.sfi) });
  session.file = pathOf(file);
  return { offset };
}

/** ISO/IEC 7816-4 makes a file that is addressed by its SFI the current one; the sandbox does not: nothing is relied upon. */
export function addressedBySfi(session: Session): void {
  session.file = null;
}
