import { chipIdOf } from '../../../core/card/identify.ts';
import { changePin, pinTries, reloadPin } from '../../../core/card/pin.ts';
import { prove } from '../../../core/card/unlock.ts';
import type { Input, Output } from '../../../core/contract.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { maskCardNumber, maskIdentityNumber, maskName, maskPan } from '../../../core/people/mask.ts';
import type { Service } from '../../../core/desk/services.ts';
import { Fault } from '../../../core/fault.ts';
import type { Explanation } from '../../../core/rules/explain.ts';
import { randomBytes } from 'node:crypto';
import { atCard } from '../card.ts';
import type { Desk, Window } from '../desk.ts';
import { audit } from '../desk.ts';
import { bankPinElsewhere, caseNotReady, chipStopped, holderUnnamed, otherHolder, requireAllowed, reviewerNeeded } from '../faults.ts';
import { requireNotHeld } from '../issue/chip.ts';
import { requireCase } from '../require.ts';
import { makesCard } from '../../../core/filing.ts';
import { feeOfCase } from '../services/fee.ts';
import { fileService } from '../services/file.ts';
import { askAgain, holderIn, keepHolder, lookUp, seeChip, warningsOf } from '../services/look.ts';
import type { LookedUp } from '../services/look.ts';
import { isOnCard, rulesFor } from '../services/rules.ts';
import { review } from '../sign-in.ts';
import { askBankAgain, leaveBankActs } from '../store/bank-acts.ts';
import { caseView, filedView } from '../view/case.ts';
import { heldLines } from '../view/held.ts';
import { chipOf, isStopped } from '../store/chips.ts';
import { openCasesOf, setCaseOutcome } from '../store/cases.ts';
import { digestOf } from './cases.ts';

/** Finds somebody by document, by the number on a card, or by the card in a reader, and keeps it for the calls that follow. */
export async function look(desk: Desk, window: Window, input: Input<'holder.look'>): Promise<Output<'holder.look'>> {
  const { holders } = window;
  const holder = await found(desk, input);
  if (holder.identityNumber === '') throw holderUnnamed();
  desk.store.write(() => audit(desk, window, 'holder.look', digestOf(holder.documentType, holder.identityNumber), { by: input.by }));
  return holderView(desk, keepHolder(holders, holder), holder);
}

async function found(desk: Desk, input: Input<'holder.look'>): Promise<LookedUp> {
  if (input.by === 'reader') {
    const chip = await seeChip(desk, input.reader);
    const asked = await lookUp(desk, { by: 'chip', chipId: chip.chipId });
    const person = asked.held?.person ?? {};
    return {
      ...asked,
      chip,
      name: person['name'] ?? chip.name ?? '',
      documentType: person['documentType'] ?? 'resident-id',
      identityNumber: person['identityNumber'] ?? chip.identityNumber ?? '',
    };
  }
  if (input.by === 'card') {
    const asked = await lookUp(desk, { by: 'card', cardNumber: input.cardNumber.trim().toUpperCase() });
    const person = asked.held?.person ?? {};
    return {
      ...asked,
      chip: null,
      typedNumber: input.cardNumber.trim().toUpperCase(),
      name: person['name'] ?? '',
      documentType: person['documentType'] ?? 'resident-id',
      identityNumber: person['identityNumber'] ?? '',
    };
  }
  const { documentType, identityNumber } = input;
  const number = identityNumber.trim().toUpperCase();
  const asked = await lookUp(desk, { by: 'document', documentType, documentNumber: number });
  return { ...asked, chip: null, name: asked.held?.person['name'] ?? input.name ?? '', documentType, identityNumber: number };
}

function holderView(desk: Desk, holderId: string, holder: LookedUp): Output<'holder.look'> {
  const { held, bankHeld, chip } = holder;
  const card = held?.card ?? null;
  return {
    holderId,
    online: holder.online,
    name: maskName(holder.name),
    documentType: holder.documentType,
    identityNumber: maskIdentityNumber(holder.identityNumber),
    state: held?.state ?? null,
    card: card && {
      cardNumber: maskCardNumber(card.cardNumber),
      bank: card.bank,
      ...(card.collectedOn === undefined ? {} : { collectedOn: card.collectedOn }),
      ...(card.expiresOn === undefined ? {} : { expiresOn: card.expiresOn }),
      socialSecurity: card.socialSecurity,
      medicalAccount: card.medicalAccount,
    },
    bank: bankHeld && { ...bankHeld, pan: bankHeld.pan === null ? null : maskPan(bankHeld.pan) },
    chip: chip && {
      reader: chip.reader,
      serial: chip.chipId.slice(18, 26),
      cardNumber: chip.cardNumber === null ? null : maskCardNumber(chip.cardNumber),
    },
    making: held?.making == null ? null : { service: held.making.service, made: held.making.made },
    held: heldLines(holder),
    openCases: openCasesOf(desk.store, holder.identityNumber).map(({ caseId, service, state }) => ({ caseId, service, state })),
    warnings: warningsOf(desk, holder),
  };
}

/** Article 20: what is held of the holder, to the holder. */
export async function ownData(
  desk: Desk,
  window: Window,
  { holderId, standing }: Input<'holder.ownData'>,
): Promise<Output<'holder.ownData'>> {
  const holder = holderIn(window, holderId);
  // An identity document proves by itself, whatever card was found with it.
  if (standing.shown === 'social-security-card') requireRightChip(desk, holder, 'query');
  const enrolment = await desk.enrolled();
  requireAllowed(rulesFor(desk, enrolment, holder, { service: 'query', filing: {}, standing }));
  desk.store.write(() =>
    audit(desk, window, 'service.query', digestOf(holder.documentType, holder.identityNumber), {
      who: standing.who,
      ...(standing.shown === undefined ? {} : { shown: standing.shown }),
    }),
  );
  return {
    person: { ...holder.held?.person },
    cardNumber: holder.held?.card?.cardNumber ?? holder.chip?.cardNumber ?? null,
    pan: holder.bankHeld?.pan ?? null,
  };
}

export async function explain(desk: Desk, window: Window, input: Input<'service.explain'>): Promise<Output<'service.explain'>> {
  return shown(rulesFor(desk, await desk.enrolled(), holderIn(window, input.holderId), input));
}

function shown({ reasons, fee, identity, approval, deadline, ...rest }: Explanation): Output<'service.explain'> {
  return {
    ...rest,
    reasons: [...reasons],
    fee: { ...fee, reasons: [...fee.reasons] },
    identity: { ...identity, reasons: [...identity.reasons] },
    approval: { ...approval, roles: [...approval.roles] },
    deadline: deadline && { dueOn: deadline.dueOn, provisional: deadline.provisional, reason: deadline.reason },
  };
}

/**
 * Files a service: what is held is asked once more, the rules are asked, a second person agrees where they want one, the chip
 * does its part, and then it is on the disk, and on its way to agency and bank.
 */
export async function file(desk: Desk, window: Window, input: Input<'service.file'>): Promise<Output<'service.file'>> {
  const enrolment = await desk.enrolled();
  const { holders } = window;
  const holder = await askAgain(desk, holderIn(window, input.holderId));
  holders.set(input.holderId, holder);
  requireRightChip(desk, holder, input.service);
  const { service, filing, standing } = input;
  // What speaks against it besides the card is said before anybody is asked to put the card in.
  const onCard = isOnCard(service);
  requireAllowed(rulesFor(desk, enrolment, holder, { service, filing, standing, ...(onCard ? { inHand: true } : {}) }));
  const triesLeft = service === 'change-pin' && filing.pin !== 'bank' ? await triesOf(desk, input.reader) : undefined;
  const rules = rulesFor(desk, enrolment, holder, { service, filing, standing, triesLeft, ...(onCard ? { inHand: true } : {}) });
  requireAllowed(rules);
  const byReviewer = rules.approval.needed && !rules.approval.roles.includes('agency');
  if (byReviewer && input.reviewer === undefined) throw reviewerNeeded(rules.approval.reason);
  const second = input.reviewer === undefined ? null : await review(desk, window, input.reviewer);
  await onChip(desk, window, holder, input, second !== null);
  const caseId = fileService(desk, window, holder, {
    service,
    filing,
    standing,
    reviewer: second?.id ?? null,
    rules,
    branchBank: enrolment.branch.bank,
  });
  desk.exchange.kick();
  desk.bank.kick();
  return caseView(desk, requireCase(desk, caseId));
}

async function triesOf(desk: Desk, reader: string | undefined): Promise<number | undefined> {
  return (await atCard(desk, reader, ({ perform }) => perform(pinTries()))) ?? undefined;
}

/** The services whose deed is done on the chip: the social security PIN. One press, one try. */
async function onChip(
  desk: Desk,
  window: Window,
  holder: LookedUp,
  { service, filing, reader, pin, newPin }: Input<'service.file'>,
  agreed: boolean,
): Promise<void> {
  if (service !== 'change-pin' && service !== 'reset-pin') return;
  // The bank's own PIN is the bank's: it is typed on the bank's pad and never here.
  if (filing.pin !== 'social-security') throw bankPinElsewhere();
  const typed = (text: string | undefined): Uint8Array => Uint8Array.from(Buffer.from(text ?? '', 'latin1'));
  await atCard(desk, reader, async ({ identity, perform }) => {
    const chipId = chipIdOf(identity);
    const expected = holder.held?.card ?? holder.chip;
    if (expected === null || identity.cardNumber === null || identity.cardNumber !== expected.cardNumber) throw otherHolder();
    if (chipOf(expected.chipId) !== chipOf(chipId)) throw otherHolder();
    if (isStopped(desk.store, chipOf(chipId))) throw chipStopped();
    try {
      if (service === 'change-pin')
        return await perform(changePin({ old: typed(pin), renewed: typed(newPin) }, { lastTryAllowed: agreed }));
      requireNotHeld(desk, chipId);
      await perform(prove(identity, randomBytes(16)));
      return await perform(reloadPin(identity, typed(newPin)));
    } catch (reason) {
      if (reason instanceof Fault) desk.store.write(() => audit(desk, window, `service.${service}`, chipId, { fault: reason.code }));
      throw reason;
    }
  });
}

/** These are about a card that is gone, wrong or to end; everything else wants the very card, and in order. */
const withAnyChip: readonly Service[] = ['report-loss', 'suspicion', 'cancel'];

/** Article 32: an old, copied or stop-listed card proves nobody. @throws Fault `chip-stopped`, `holder-other` */
function requireRightChip(desk: Desk, { chip, held }: LookedUp, service: Service): void {
  if (chip === null || withAnyChip.includes(service)) return;
  // A lost card that was found is on the stop list until the loss is lifted.
  if (chip.chipId !== '' && isStopped(desk.store, chipOf(chip.chipId)) && service !== 'lift-loss') throw chipStopped();
  const card = held?.card;
  if (card != null && (chip.chipId === '' || chipOf(card.chipId) !== chipOf(chip.chipId))) throw otherHolder();
}

/** After a person dealt with why the bank refused. */
export async function askBankOnceMore(desk: Desk, window: Window, { caseId }: Input<'bank.retry'>): Promise<Output<'bank.retry'>> {
  const of = requireCase(desk, caseId);
  desk.store.write(() => {
    if (!askBankAgain(desk.store, caseId)) throw caseNotReady(caseId, caseStateWords[of.state]);
    audit(desk, window, 'bank.retry', caseId);
  });
  await desk.bank.run();
  return caseView(desk, requireCase(desk, caseId));
}

/** The bank's part is left undone, for a reason; the social security part stands. */
export function leaveBank(desk: Desk, window: Window, { caseId, reason }: Input<'bank.leave'>): Output<'bank.leave'> {
  const of = requireCase(desk, caseId);
  desk.store.write(() => {
    if (!leaveBankActs(desk.store, caseId)) throw caseNotReady(caseId, caseStateWords[of.state]);
    setCaseOutcome(desk.store, caseId, { zh: `银行部分没有办理：${reason}`, en: `The bank's part was left undone: ${reason}` });
    audit(desk, window, 'bank.leave', caseId);
  });
  return caseView(desk, requireCase(desk, caseId));
}

export async function showCase(desk: Desk, _window: Window, { caseId }: Input<'case.show'>): Promise<Output<'case.show'>> {
  const of = requireCase(desk, caseId);
  const { configuration } = await desk.enrolled();
  return filedView(desk, of, makesCard(of.service) ? feeOfCase(desk, configuration, of) : null);
}
