import { hex } from './bytes.ts';
import { historicalBytes } from './atr.ts';
import { notPrepared, noHistory, algorithmUnknown, alreadyIssued } from './chip-faults.ts';
import type { CardContents, FileContents } from './contents.ts';
import { contentOf, emptyContents, valueOf } from './contents.ts';
import { algorithmTag } from './control-information.ts';
import type { Algorithm } from './crypto.ts';
import { ask, mark } from './procedure.ts';
import type { Procedure } from './procedure.ts';
import type { Profile, ProfileVersion } from './profile.ts';
import { EF05, environmentName } from './profiles/environment.ts';
import { profiles } from './profiles/profiles.ts';
import { readSlots } from './read-slots.ts';
import type { Problem } from './words.ts';

/** Who a chip is, from its ATR, its FCI and EF05, all of which are free to read. */
export interface Identity {
  readonly atr: Uint8Array;
  /** 13 bytes; null over a contactless reader, where no key can be worked out (chip.md §10). */
  readonly historicalBytes: Uint8Array | null;
  readonly algorithm: Algorithm | 'SSF33';
  readonly profile: ProfileVersion;
  /** 13 historical bytes ‖ EF05 record 1, 58 hex digits (chip.md §12); null where either is missing. */
  readonly chipId: string | null;
  /** EF05 record 1, 32 hex digits; null where it is missing. */
  readonly identificationCode: string | null;
  readonly EF05: FileContents;
  /** What EF05/07 says, even when its form is wrong; null when absent or empty. */
  readonly cardNumber: string | null;
  /** No card number: nobody's card was made of it, or its making never came to an end. */
  readonly blank: boolean;
  /** The card knows READ RECORD of all records at once. */
  readonly readsWholeFiles: boolean;
  readonly problems: readonly Problem[];
}

/** SELECT SSSE and EF05: two commands, no key. */
export function* identify(atr: Uint8Array): Procedure<Identity> {
  yield* mark('identify', 0, 2);
  const selected = yield* ask('selectName', { name: environmentName });
  yield* mark('identify', 1, 2);
  const { contents, whole } = yield* readSlots(EF05, true);
  yield* mark('identify', 2, 2);
  return identityOf(atr, selected.data, contents, whole);
}

function identityOf(atr: Uint8Array, controlInformation: Uint8Array, EF05Contents: FileContents, whole: boolean): Identity {
  const history = historicalBytes(atr);
  const code = contentOf(EF05Contents, '01');
  const identificationCode = code === undefined || code.empty || code.raw.length !== 16 ? null : hex(code.raw);
  const { profile, problems } = profileOf(valueOf(EF05Contents, '03'));
  const cardNumber = valueOf(EF05Contents, '07');
  return {
    atr,
    historicalBytes: history,
    algorithm: algorithmOf(algorithmTag(controlInformation), identificationCode),
    profile,
    chipId: history === null || identificationCode === null ? null : hex(history) + identificationCode,
    identificationCode,
    EF05: EF05Contents,
    cardNumber: cardNumber === '' ? null : cardNumber,
    blank: cardNumber === '',
    readsWholeFiles: whole,
    problems: [...EF05Contents.problems, ...problems, ...serialProblems(history, identificationCode)],
  };
}

/** What the FCI says; without it an issuing area in Beijing means SSF33 and every other DES (chip.md §1). */
function algorithmOf(tag: number | null, identificationCode: string | null): Algorithm | 'SSF33' {
  if (tag === 0x03) return 'SM4';
  if (tag === 0x02) return 'SSF33';
  return tag === null && identificationCode?.startsWith('11') === true ? 'SSF33' : 'DES';
}

/** Only the first three characters decide; empty is 1.0 (chip.md §2). */
function profileOf(version: string): { readonly profile: ProfileVersion; readonly problems: readonly Problem[] } {
  const first = version.slice(0, 3);
  if (first === '2.0' || first === '3.0' || first === '1.0') return { profile: first, problems: [] };
  if (first === '') return { profile: '1.0', problems: [] };
  const nearest = version.startsWith('3') ? '3.0' : version.startsWith('2') ? '2.0' : '1.0';
  return {
    profile: nearest,
    problems: [
      { code: 'profile-unknown', zh: `规范版本不认识，按 ${nearest} 处理`, en: `unknown version of the standard, treated as ${nearest}` },
    ],
  };
}

/** The serial in the identification code is the last 4 historical bytes (chip.md §2, tag 01). */
function serialProblems(history: Uint8Array | null, identificationCode: string | null): readonly Problem[] {
  if (history === null || identificationCode === null || identificationCode.slice(16, 24) === hex(history.slice(9))) return [];
  return [
    { code: 'identification-serial', zh: '卡识别码与芯片序列号不符', en: 'the identification code names another serial than the chip' },
  ];
}

export function profileOfCard({ profile }: Pick<Identity, 'profile'>): Profile {
  return profiles[profile];
}

/** The card's id for a key service. @throws Fault `card-no-history`, `chip-not-prepared` or `chip-algorithm-unknown` */
export function chipIdOf({ chipId, historicalBytes: history, algorithm }: Identity): string {
  if (history === null) throw noHistory();
  if (chipId === null) throw notPrepared();
  if (algorithm === 'SSF33') throw algorithmUnknown(algorithm);
  return chipId;
}

/** @throws Fault `card-already-issued` for a card that has a card number */
export function requireBlank({ blank }: Pick<Identity, 'blank'>): void {
  if (!blank) throw alreadyIssued();
}

/** Files after reading, in the order in which they are shown. */
export function cardContents(EF05Contents: FileContents, EF06Contents: FileContents, others: readonly FileContents[] = []): CardContents {
  return { EF05: EF05Contents, EF06: EF06Contents, others };
}

/** A blank that nothing was ever written to: but for what identifies it, its files are empty without being asked. */
export function blankContents(identity: Identity): CardContents {
  return cardContents(identity.EF05, emptyContents(profileOfCard(identity).holder));
}
