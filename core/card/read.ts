import type { CardItem } from '../card-proof.ts';
import { Fault } from '../fault.ts';
import type { CardContents, FileContents } from './contents.ts';
import { emptyContents } from './contents.ts';
import { cardContents, identify, profileOfCard } from './identify.ts';
import type { Identity } from './identify.ts';
import { encodeOrder } from './ordered.ts';
import { cardGone } from './reader-faults.ts';
import { mark } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import { allDirectories, free } from './profile.ts';
import { EF05 } from './profiles/environment.ts';
import { readAnyFile } from './read-file.ts';
import { readFile } from './read-slots.ts';
import { heldSession, mustEnter, show } from './session.ts';
import type { Session } from './session.ts';
import { authenticate, prove } from './unlock.ts';
import type { Problem } from './words.ts';

/** Reading the holder's file, what an order names, and EF05 and EF06 for the reading page. */

/** EF06; on 3.0 after authentication with RKSSSE. A blank has no records in it. The chip should have been proved before. */
export function* readHolder(identity: Identity): Procedure<FileContents> {
  const { holder } = profileOfCard(identity);
  if (holder.read !== free) yield* authenticate(identity, 'RKSSSE');
  return yield* readFile(identity, holder);
}

/**
 * EF05 and EF06 again, for the comparison after writing.
 * @param session without one, what {@link readHolder} unlocked still is
 * @param others what was read already, while its directory was selected: by `write`, before that by {@link readOrdered}; of
 *   two readings of a file the first counts
 */
export function* readBack(
  identity: Identity,
  session: Session = heldSession(),
  others: readonly FileContents[] = [],
): Procedure<CardContents> {
  const { environment, holder } = profileOfCard(identity);
  yield* mark('readback', 0, 2);
  yield* mustEnter(session, environment);
  const issuer = yield* readFile(identity, EF05);
  yield* mark('readback', 1, 2);
  if (holder.read !== free) yield* show(session, 'RKSSSE');
  const read = yield* readFile(identity, holder);
  yield* mark('readback', 2, 2);
  return cardContents(issuer, read, others);
}

/**
 * What a chip carries of the files that an order names, so that an interrupted job goes on from the first difference. A fresh
 * blank need not be asked, see `blankContents`.
 * @throws Fault `order-not-writable` before the chip is asked anything
 */
export function* readOrdered(identity: Identity, session: Session, items: readonly CardItem[]): Procedure<CardContents> {
  const profile = profileOfCard(identity);
  const ordered = encodeOrder(profile, items);
  if (profile.holder.read !== free) yield* show(session, 'RKSSSE');
  const holder = yield* readFile(identity, profile.holder);
  const others: FileContents[] = [];
  for (const directory of allDirectories(profile)) {
    for (const file of directory.files) {
      const named = ordered.find((one) => one.file === file);
      if (named === undefined || file === profile.issuer || file === profile.holder) continue;
      yield* mustEnter(session, directory);
      for (const key of named.readKeys) yield* show(session, key);
      others.push(yield* readAnyFile(session, file, file.structure === 'transparent' ? named.bytes.length : undefined));
    }
  }
  return cardContents(identity.EF05, holder, others);
}

/** Everything that could be read of a card, and why the rest could not. */
export interface Reading {
  readonly identity: Identity;
  readonly contents: CardContents;
  /** Why EF06 could not be read; a `key-refused` in it has to be recorded for the chip. */
  readonly unread: Fault | null;
  readonly problems: readonly Problem[];
}

/**
 * For the reading page. A protected file is opened only after the chip has proved itself; what stops that is told and the
 * rest is read all the same. A torn card or a reader gone is a fault.
 * @param randomBytes 16 bytes for the proof; null tries no key at all
 */
export function* readCard(atr: Uint8Array, randomBytes: Uint8Array | null): Procedure<Reading> {
  const identity = yield* identify(atr);
  const { holder } = profileOfCard(identity);
  if (holder.read !== free && randomBytes === null) return reading(identity, emptyContents(holder), null);
  try {
    if (holder.read !== free && randomBytes !== null) yield* prove(identity, randomBytes);
    return reading(identity, yield* readHolder(identity), null);
  } catch (error) {
    if (!(error instanceof Fault) || cardGone(error)) throw error;
    return reading(identity, emptyContents(holder), error);
  }
}

function reading(identity: Identity, holder: FileContents, unread: Fault | null): Reading {
  const reported = unread?.report();
  const problem: readonly Problem[] = reported === undefined ? [] : [{ code: 'file-unread', zh: reported.zh.what, en: reported.en.what }];
  return {
    identity,
    contents: cardContents(identity.EF05, holder),
    unread,
    problems: [...identity.problems, ...holder.problems, ...problem],
  };
}
