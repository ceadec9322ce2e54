import { randomBytes } from 'node:crypto';
import type { Words } from '../../../core/card/words.ts';
import { readAll } from '../../../core/card/read-all.ts';
import { pinTries } from '../../../core/card/pin.ts';
import { prove } from '../../../core/card/unlock.ts';
import { Fault } from '../../../core/fault.ts';
import { verdictOf } from '../../../core/desk/diagnosis.ts';
import type { VerdictCode } from '../../../core/desk/diagnosis.ts';
import { atCard } from '../card.ts';
import type { CardAtHand } from '../card.ts';
import type { Desk } from '../desk.ts';
import { holdAfter } from '../issue/chip.ts';

/** A first diagnosis: what the chip says, and a verdict of the closed list (chip.md §11). The bench of the technician goes deeper. */

export interface Finding {
  readonly verdict: VerdictCode;
  readonly findings: readonly Words[];
  readonly chipId: string | null;
  readonly cardNumber: string | null;
}

/** Faults in which a chip speaks for itself, and the verdict that each comes to. */
const byFault: Readonly<Partial<Record<string, VerdictCode>>> = {
  'card-mute': 'mute',
  'card-torn': 'unstable',
  'chip-answer-nonsense': 'unstable',
  'chip-blocked': 'blocked',
  'chip-write-failed': 'memory-failure',
  'card-not-ours': 'foreign',
  'chip-not-prepared': 'foreign',
  'chip-not-genuine': 'foreign',
  // The agency has no keys for its area.
  'agency-refused': 'foreign',
  'key-locked': 'key-locked',
  'key-refused': 'key-locked',
};

/** @throws Fault where the reader, not the card, is what fails */
export async function examine(desk: Desk, reader: string | undefined): Promise<Finding> {
  let known: Pick<Finding, 'chipId' | 'cardNumber'> = { chipId: null, cardNumber: null };
  try {
    return await atCard(desk, reader, (card) => {
      const { chipId, cardNumber } = card.identity;
      known = { chipId, cardNumber };
      return examineCard(desk, card);
    });
  } catch (reason) {
    const verdict = reason instanceof Fault ? byFault[reason.code] : undefined;
    if (verdict === undefined || !(reason instanceof Fault)) throw reason;
    const { zh, en } = reason.report();
    return { verdict, findings: [{ zh: zh.what, en: en.what }], ...known };
  }
}

async function examineCard(desk: Desk, { identity, mayTryKeys, perform }: CardAtHand): Promise<Finding> {
  const findings: Words[] = [
    {
      zh: `芯片应答，规范 ${identity.profile}，算法 ${identity.algorithm}。`,
      en: `The chip answers: standard ${identity.profile}, ${identity.algorithm}.`,
    },
  ];
  const unproved = await unprovedBy({ identity, perform });
  if (unproved !== null) findings.push({ zh: unproved.report().zh.what, en: unproved.report().en.what });
  const tries = await perform(pinTries());
  const reading = await perform(readAll(identity, { randomBytes: mayTryKeys ? randomBytes(16) : null }));
  if (identity.chipId !== null && reading.refused !== null) holdAfter(desk, identity.chipId, reading.refused);
  for (const { zh, en } of reading.problems) findings.push({ zh, en });
  const blocked = reading.files.some(({ unread }) => unread?.reason === 'blocked');
  const unread = reading.files.filter((file) => file.unread !== null && file.unread.reason === 'fault');
  if (unread.length > 0)
    findings.push({ zh: `${String(unread.length)} 个文件没有读出。`, en: `${String(unread.length)} files were not read.` });
  if (tries === 0) findings.push({ zh: '社保密码已锁定。', en: 'The social security PIN is locked.' });
  const verdict = verdictFor({ identity, tries, blocked, refused: reading.refused ?? unproved });
  const { zh, en } = verdictOf(verdict);
  findings.push({ zh: `结论：${zh}。`, en: `Verdict: ${en}.` });
  return { verdict, findings, chipId: identity.chipId, cardNumber: identity.cardNumber };
}

/** Why the chip could not prove itself; null where it did, or where nobody could be asked. No counter is at risk. */
async function unprovedBy({ identity, perform }: Pick<CardAtHand, 'identity' | 'perform'>): Promise<Fault | null> {
  try {
    await perform(prove(identity, randomBytes(16)));
    return null;
  } catch (reason) {
    if (!(reason instanceof Fault)) throw reason;
    return byFault[reason.code] === undefined ? null : reason;
  }
}

function verdictFor({
  identity,
  tries,
  blocked,
  refused,
}: {
  readonly identity: CardAtHand['identity'];
  readonly tries: number | null;
  readonly blocked: boolean;
  readonly refused: Fault | null;
}): VerdictCode {
  if (blocked) return 'blocked';
  if (refused !== null) return byFault[refused.code] ?? 'key-locked';
  // EF05 has its date of issue, written before the card number, and no number: the making never came to an end.
  const begun = identity.EF05.items.some(({ item, empty }) => item.tag === '05' && !empty);
  if (identity.blank && begun) return 'torn-personalisation';
  return tries === 0 ? 'pin-locked' : 'healthy';
}
