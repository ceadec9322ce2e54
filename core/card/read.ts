import { Fault } from '../fault.ts';
import type { CardContents, FileContents } from './contents.ts';
import { emptyContents } from './contents.ts';
import { cardContents, identify, profileOfCard, readFile } from './identify.ts';
import type { Identity } from './identify.ts';
import { mark } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import { free } from './profile.ts';
import { EF05 } from './profiles/environment.ts';
import { authenticate, prove } from './unlock.ts';
import type { Problem } from './words.ts';

/** Reading the holder's file, and everything for the reading page. */

/** EF06; on 3.0 after authentication with RKSSSE. A blank has no records in it. The chip should have been proved before. */
export function* readHolder(identity: Identity): Procedure<FileContents> {
  const { holder } = profileOfCard(identity);
  if (holder.read !== free) yield* authenticate(identity, 'RKSSSE');
  return yield* readFile(identity, holder);
}

/** Both files again, for the comparison after writing: what {@link readHolder} unlocked still is. */
export function* readBack(identity: Identity): Procedure<CardContents> {
  yield* mark('readback', 0, 2);
  const issuer = yield* readFile(identity, EF05);
  yield* mark('readback', 1, 2);
  const holder = yield* readFile(identity, profileOfCard(identity).holder);
  yield* mark('readback', 2, 2);
  return cardContents(issuer, holder);
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
    if (!(error instanceof Fault) || gone.has(error.code)) throw error;
    return reading(identity, emptyContents(holder), error);
  }
}

const gone: ReadonlySet<string> = new Set([
  'card-torn',
  'card-mute',
  'reader-failed',
  'reader-unknown',
  'reader-empty',
  'pcsc-service-down',
]);

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
