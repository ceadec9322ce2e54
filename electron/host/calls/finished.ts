import type { Input, Output } from '../../../core/contract.ts';
import { rulesConfiguration } from '../../../core/desk/facts-of.ts';
import { maskCardNumber, maskIdentityNumber, maskMobile, maskName } from '../../../core/people/mask.ts';
import { shanghaiDay } from '../../../core/rules/deadline.ts';
import { actingFor } from '../../../core/rules/acting-for.ts';
import { settled } from '../../../core/rules/collection.ts';
import { all, allow, because, refuse } from '../../../core/rules/decision.ts';
import type { Decision } from '../../../core/rules/decision.ts';
import { identityProof } from '../../../core/rules/identity-proof.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { finishedNotReady, finishedOtherChip, finishedUnknown, receiptMissing, requireAllowed, finishedStopped } from '../faults.ts';
import { isNumberStopped } from '../store/chips.ts';
import { seeChip } from '../services/look.ts';
import { newCaseId } from '../store/cases.ts';
import {
  countKept,
  finishedOf,
  finishedOfParcel,
  listFinished,
  listParcels,
  searchFinished,
  setFinished,
  setFinishedFee,
  setParcelReceived,
} from '../store/finished.ts';
import type { FinishedRow, FinishedState } from '../store/finished.ts';
import { putEntry } from '../store/outbox.ts';

/** Cards that the centre made: counted in, kept, their holders called, handed over or sent back (Articles 10, 12, 25). */

/** Cards shown at once: a parcel has 200 at most. */
const most = { kept: 400, settled: 20, found: 200 } as const;

export function listFinishedCards(
  { store }: Desk,
  _window: Window,
  { parcelId, search = '' }: Input<'finished.list'>,
): Output<'finished.list'> {
  const cards =
    parcelId !== undefined
      ? finishedOfParcel(store, parcelId)
      : search === ''
        ? listFinished(store, most)
        : searchFinished(store, search, most.found);
  return {
    parcels: listParcels(store).map(({ receivedAt, ...parcel }) => ({ ...parcel, state: receivedAt === null ? 'announced' : 'received' })),
    cards: cards.map(finishedView),
    kept: countKept(store),
  };
}

function finishedView(row: FinishedRow): Output<'finished.list'>['cards'][number] {
  const { serial, parcelId, cardNumber, service, person, feeFen, fee, state, receivedAt, calledAt } = row;
  const day = (at: string | null): string | null => (at === null ? null : shanghaiDay(at));
  return {
    serial,
    parcelId,
    service,
    feeFen,
    fee,
    state,
    cardNumber: state === 'handed-over' ? cardNumber : maskCardNumber(cardNumber),
    name: maskName(person.name),
    mobile: maskMobile(person.mobile),
    documentType: person.documentType,
    identityNumber: maskIdentityNumber(person.identityNumber),
    receivedOn: day(receivedAt),
    calledOn: day(calledAt),
  };
}

/** By count and serial: what is there, what is missing, and what nobody announced. */
export function receive(desk: Desk, window: Window, { parcelId, serials }: Input<'finished.receive'>): Output<'finished.receive'> {
  const { store } = desk;
  const announced = finishedOfParcel(store, parcelId);
  if (announced.length === 0) throw finishedUnknown(parcelId);
  const there = new Set(serials.map((serial) => serial.toUpperCase()));
  const waiting = announced.filter(({ state }) => state === 'announced' || state === 'missing');
  const received = waiting.filter(({ serial }) => there.has(serial));
  const missing = waiting.filter(({ serial }) => !there.has(serial));
  const unexpected = [...there].filter((serial) => !announced.some((card) => card.serial === serial));
  const at = instant(desk);
  store.write(() => {
    for (const { serial } of received) setFinished(store, serial, 'received', at);
    for (const { serial } of missing) setFinished(store, serial, 'missing', at);
    setParcelReceived(store, parcelId, at);
    const numbers = (cards: readonly FinishedRow[]): string[] => cards.map(({ cardNumber }) => cardNumber);
    const body = { kind: 'parcel-received', parcelId, received: numbers(received), missing: numbers(missing), unexpected, at } as const;
    putEntry(store, { caseId: newCaseId(today(desk)), operator: window.operator?.id ?? '', body, at });
    audit(desk, window, 'finished.received', parcelId, {
      received: received.length,
      missing: missing.length,
      unexpected: unexpected.length,
    });
  });
  desk.exchange.kick();
  return { received: received.length, missing: missing.map(({ serial }) => serial), unexpected };
}

/** In clear, for a reason that stands in the audit log before anything is seen. */
export function reveal(desk: Desk, window: Window, { serial, reason }: Input<'finished.reveal'>): Output<'finished.reveal'> {
  const { name, mobile, identityNumber } = waitingCard(desk, serial).person;
  desk.store.write(() => audit(desk, window, 'finished.reveal', serial, { reason }));
  return { name, mobile, identityNumber };
}

export function call(desk: Desk, window: Window, { serial }: Input<'finished.call'>): Output<'finished.call'> {
  const card = waitingCard(desk, serial);
  desk.store.write(() => {
    setFinished(desk.store, card.serial, 'called', instant(desk));
    audit(desk, window, 'finished.called', card.serial);
  });
  return {};
}

/**
 * To the holder, or to who may act by the agency's configuration, with a document of the own; the very chip, where it is laid
 * into a reader.
 */
export async function handOver(desk: Desk, window: Window, input: Input<'finished.handOver'>): Promise<Output<'finished.handOver'>> {
  const card = waitingCard(desk, input.serial);
  const { cardNumber, feeFen } = card;
  const { standing, oldCard } = input;
  requireAllowed(await mayCollect(desk, card, input));
  if (input.fee?.outcome === 'paid' && feeFen > 0 && (input.fee.receipt ?? '') === '') throw receiptMissing();
  if (input.reader !== undefined) {
    const chip = await seeChip(desk, input.reader);
    // EF05 is free to read, and to copy: number and chip have to be the announced ones.
    if (chip.cardNumber !== cardNumber || chip.chipId.slice(18, 26) !== card.serial) throw finishedOtherChip(card.serial);
  }
  // Somebody else may have handed it over, or the agency stopped it, while the reader read.
  waitingCard(desk, input.serial);
  const at = instant(desk);
  const operator = window.operator?.id ?? '';
  const caseId = newCaseId(today(desk));
  desk.store.write(() => {
    setFinished(desk.store, card.serial, 'handed-over', at);
    if (input.fee !== undefined && feeFen > 0) {
      const { outcome, receipt } = input.fee;
      setFinishedFee(desk.store, card.serial, outcome);
      const body = { kind: 'fee', cardNumber, outcome, amountFen: feeFen, ...(receipt === undefined ? {} : { receipt }), at } as const;
      putEntry(desk.store, { caseId, operator, body, at });
    }
    const receivedBy = standing.who === 'guardian' || standing.who === 'agent' ? standing.who : 'holder';
    const body = { kind: 'finished-card', cardNumber, outcome: 'handed-over', identifiedBy: standing.shown ?? '', receivedBy, at } as const;
    putEntry(desk.store, { caseId, operator, body, at });
    audit(desk, window, 'finished.handedOver', card.serial, {
      identifiedBy: standing.shown ?? '',
      receivedBy,
      ...(oldCard === undefined ? {} : { oldCard }),
    });
  });
  desk.exchange.kick();
  return { cardNumber, compared: input.reader !== undefined };
}

async function mayCollect(
  desk: Desk,
  { person, service, feeFen }: FinishedRow,
  { standing, fee, oldCard }: Input<'finished.handOver'>,
): Promise<Decision> {
  const { configuration } = await desk.enrolled();
  const { who, shown: document, validUntil, other } = standing;
  const { birthDate } = person;
  const facts = {
    atCounter: { who, recorded: who === 'holder' || other !== undefined },
    holder: { birthDate },
    configuration: rulesConfiguration(configuration),
  };
  const day = today(desk);
  return all(
    actingFor('receive', facts, day),
    identityProof('receive', { document, validUntil, birthDate: who === 'holder' ? birthDate : undefined }, day),
    who === 'holder' || other === undefined || other.documentType === document ? allow() : refuse(otherDocument),
    settled({ madeFor: service, fee: fee?.outcome, oldCard }, { due: feeFen > 0 }),
  );
}

export function sendBack(desk: Desk, window: Window, { serial, reason }: Input<'finished.return'>): Output<'finished.return'> {
  const card = finishedOf(desk.store, serial);
  if (card === null) throw finishedUnknown(serial);
  // One that was stopped goes back too.
  if (!waiting.includes(card.state)) throw finishedNotReady(serial);
  const at = instant(desk);
  desk.store.write(() => {
    setFinished(desk.store, card.serial, 'returned', at);
    const body = { kind: 'finished-card', cardNumber: card.cardNumber, outcome: 'returned', reason, at } as const;
    putEntry(desk.store, { caseId: newCaseId(today(desk)), operator: window.operator?.id ?? '', body, at });
    audit(desk, window, 'finished.returned', card.serial, { reason });
  });
  desk.exchange.kick();
  return {};
}

const waiting: readonly FinishedState[] = ['received', 'called'];

function waitingCard({ store }: Desk, serial: string): FinishedRow {
  const card = finishedOf(store, serial);
  if (card === null) throw finishedUnknown(serial);
  if (!waiting.includes(card.state)) throw finishedNotReady(serial);
  if (isNumberStopped(store, card.cardNumber)) throw finishedStopped(serial);
  return card;
}

const otherDocument = because(
  '19',
  '出示的证件类型与登记的代领人证件不一致，请出示登记的证件。',
  'The document shown is not of the type recorded of the person who collects: ask for the recorded one.',
);
