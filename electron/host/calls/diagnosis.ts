import { randomUUID } from 'node:crypto';
import type { Input, Output } from '../../../core/contract.ts';
import { verdictOf } from '../../../core/desk/diagnosis.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { examine } from '../services/diagnose.ts';
import type { Finding } from '../services/diagnose.ts';
import { holderIn } from '../services/look.ts';
import { newCaseId } from '../store/cases.ts';
import { putDiagnosis } from '../store/diagnoses.ts';
import { putEntry } from '../store/outbox.ts';

/** Examines the card in a reader, or takes down what eyes saw of it; the record is what a free replacement rests on. */
export async function diagnose(desk: Desk, window: Window, input: Input<'diagnosis.run'>): Promise<Output<'diagnosis.run'>> {
  const holder = input.holderId === undefined ? null : holderIn(window, input.holderId);
  const seen = input.seen === undefined ? null : bySight(input.seen, input.note);
  const found = seen ?? (await examine(desk, input.reader));
  const record = `diagnosis-${randomUUID()}`;
  const at = instant(desk);
  // A chip that spoke is itself; of one that did not, only what the person in hand holds is known.
  const silent = found.chipId === null;
  const cardNumber = silent ? (holder?.chip?.cardNumber ?? holder?.held?.card?.cardNumber ?? null) : found.cardNumber;
  const chip = silent ? (holder?.chip?.chipId ?? null) : found.chipId;
  const operator = window.operator?.id ?? '';
  const { verdict, findings } = found;
  desk.store.write(() => {
    putDiagnosis(desk.store, { record, chip, cardNumber, verdict, findings, operator, at });
    const body = { kind: 'diagnosis', record, chipId: chip === '' ? null : chip, cardNumber, verdict, at } as const;
    putEntry(desk.store, { caseId: newCaseId(today(desk)), operator, body, at });
    audit(desk, window, 'diagnosis.run', record, { verdict });
  });
  desk.exchange.kick();
  const { zh, en, qualityFault } = verdictOf(verdict);
  return { record, verdict, zh, en, qualityFault, findings: [...findings], at };
}

function bySight(seen: NonNullable<Input<'diagnosis.run'>['seen']>, note: string | undefined): Finding {
  const { zh, en } = verdictOf(seen);
  const noted = note === undefined || note === '' ? [] : [{ zh: note, en: note }];
  return { verdict: seen, findings: [{ zh: `目视：${zh}。`, en: `Seen: ${en}.` }, ...noted], chipId: null, cardNumber: null };
}
