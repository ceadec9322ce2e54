import { randomUUID } from 'node:crypto';
import { agencyPaths } from '../../../core/agency.ts';
import type { BankHeld } from '../../../core/bank.ts';
import { valueOf } from '../../../core/card/contents.ts';
import { readCard } from '../../../core/card/read.ts';
import { entryOf } from '../../../core/people/codes.ts';
import { cardStates } from '../../../core/desk/card-states.ts';
import { Fault } from '../../../core/fault.ts';
import { holderAnswer } from '../../../core/holder.ts';
import type { HolderAnswer, HolderRequest } from '../../../core/holder.ts';
import type { HolderView } from '../../../core/service-views.ts';
import { ask } from '../agency/client.ts';
import { atCard } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { holderUnknown } from '../faults.ts';
import { cardNewsOf, wordsOf } from '../store/card-news.ts';
import { chipOf, stopReason } from '../store/chips.ts';
import { randomBytes } from 'node:crypto';

/** Somebody who was looked up at the counter: what agency, bank and chip hold, in clear; never leaves the host. */
export interface LookedUp {
  readonly name: string;
  readonly documentType: string;
  readonly identityNumber: string;
  /** The agency answered when it was asked last. */
  readonly online: boolean;
  /** What the agency answered, be it some time ago; null where it never did. */
  readonly held: HolderAnswer | null;
  /** What the bank answered; null without a card, or while it could not be asked. */
  readonly bankHeld: BankHeld | null;
  readonly chip: SeenChip | null;
  /** The number by which somebody was looked up. */
  readonly typedNumber?: string;
}

/** The chip in the reader by which somebody was found. */
export interface SeenChip {
  readonly reader: string;
  readonly chipId: string;
  readonly cardNumber: string | null;
  readonly name: string | null;
  readonly identityNumber: string | null;
}

/** Keeps who was looked up for the calls that follow at this window. @returns the name that they use */
export function keepHolder(holders: Window['holders'], holder: LookedUp): string {
  const holderId = `holder-${randomUUID()}`;
  holders.set(holderId, holder);
  return holderId;
}

/** @throws Fault `holder-unknown` for one that this window did not look up since it signed in */
export function holderIn(window: Window, holderId: string): LookedUp {
  const holder = window.holders.get(holderId);
  if (holder === undefined) throw holderUnknown();
  return holder;
}

/** What the agency holds; null while it cannot be asked: what is taken in then, it decides later. */
export async function askHeld(desk: Desk, request: HolderRequest): Promise<HolderAnswer | null> {
  try {
    await desk.enrolled();
    return await ask(() => desk.askAgency(agencyPaths.holders, request), holderAnswer);
  } catch (reason) {
    if (reason instanceof Fault && reason.exit === 5 && reason.code !== 'agency-refused') return null;
    throw reason;
  }
}

/** What agency and bank hold of somebody. */
export async function lookUp(desk: Desk, request: HolderRequest): Promise<Pick<LookedUp, 'online' | 'held' | 'bankHeld'>> {
  const held = await askHeld(desk, request);
  const cardNumber = held?.card?.cardNumber;
  return { online: held !== null, held, bankHeld: cardNumber === undefined ? null : await desk.bank.query(cardNumber) };
}

/**
 * The same, asked again: what is decided goes by what is held now. While nobody answers, what was seen before is what is known:
 * the version of the record goes with what is filed, and the agency sees what changed since.
 */
export async function askAgain(desk: Desk, holder: LookedUp): Promise<LookedUp> {
  const { documentType, identityNumber } = holder;
  const now = await lookUp(desk, { by: 'document', documentType, documentNumber: identityNumber });
  return now.online ? { ...holder, ...now } : { ...holder, online: false };
}

/** The card in a reader; its holder's name and number where they could be read. */
export function seeChip(desk: Desk, reader: string | undefined): Promise<SeenChip> {
  return atCard(desk, reader, async ({ reader: name, identity, mayTryKeys, perform }) => {
    const reading = await perform(readCard(identity.atr, mayTryKeys ? randomBytes(16) : null));
    const { EF06 } = reading.contents;
    const [first, extension, number] = ['09', '4E', '08'].map((tag) => valueOf(EF06, tag));
    return {
      reader: name,
      chipId: identity.chipId ?? '',
      cardNumber: identity.cardNumber,
      name: first === '' ? null : `${first ?? ''}${extension ?? ''}`,
      identityNumber: number === '' ? null : (number ?? null),
    };
  });
}

/** What has to be said before anything else (Article 32). */
export function warningsOf(desk: Desk, { online, held, chip, typedNumber, identityNumber }: LookedUp): HolderView['warnings'] {
  const found: HolderView['warnings'] = [];
  const card = held?.card ?? null;
  const state = held?.state;
  const stopped = chip === null || chip.chipId === '' ? null : stopReason(desk.store, chipOf(chip.chipId));
  // A lost card that was found is on the list too, and there is a way back for it.
  if (stopped !== null && stopped !== 'lost')
    found.push({
      code: 'stopped',
      tone: 'stop',
      zh: '这张卡在停用名单上：不得使用，请收回并报告主管。',
      en: 'This card is on the stop list: keep it and tell the manager.',
    });
  else if (state === 'lost' || state === 'reissue-applied' || state === 'cancelled' || state === 'stopped') {
    const { zh, en } = entryOf(cardStates, state) ?? { zh: state, en: state };
    found.push({ code: state, tone: state === 'stopped' ? 'stop' : 'wait', zh: `卡的状态：${zh}。`, en: `State of the card: ${en}.` });
  }
  if (chip !== null && held !== null && (card === null || (card.chipId !== '' && chip.chipId !== '' && card.chipId !== chip.chipId)))
    found.push({
      code: 'other-chip',
      tone: 'stop',
      zh: '读卡器里的芯片不是管理机构记录的那一张：可能是旧卡或复制卡，请停止办理并登记可疑情况。',
      en: 'The chip in the reader is not the one the agency holds: an old card or a copy. Stop, and record a suspicion.',
    });
  if (chip?.cardNumber != null && card !== null && card.cardNumber !== chip.cardNumber)
    found.push({
      code: 'number-differs',
      tone: 'stop',
      zh: '芯片上的卡号与管理机构的记录不一致：请停止办理并登记可疑情况。',
      en: "The number on the chip differs from the agency's: stop, and record a suspicion.",
    });
  const news = online ? null : cardNewsOf(desk.store, card?.cardNumber ?? chip?.cardNumber ?? typedNumber ?? null, identityNumber);
  if (news !== null && news.state !== 'found') {
    const { zh, en } = wordsOf(news);
    found.push({
      code: news.state,
      tone: 'wait',
      zh: `据管理机构此前的通知，这张卡${zh}。`,
      en: `The agency told before: this card was ${en}.`,
    });
  }
  if (!online)
    found.push({
      code: 'offline',
      tone: 'wait',
      zh: '联系不上管理机构：卡的状态没有核对，先受理，以管理机构答复为准。',
      en: 'The agency cannot be reached: the state of the card was not checked. What is taken in now, the agency decides later.',
    });
  return found;
}
