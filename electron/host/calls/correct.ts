import type { Input, Output } from '../../../core/contract.ts';
import type { EntryBody } from '../../../core/entry.ts';
import { makesCard } from '../../../core/filing.ts';
import { parseApplication } from '../../../core/people/parse-application.ts';
import { guardianRequired } from '../../../core/rules/guardian.ts';
import { agencyPaths } from '../../../core/agency.ts';
import { holderAnswer } from '../../../core/holder.ts';
import { ask } from '../agency/client.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { caseOpenAlready, entryNotCorrected, inputInvalid, requireAllowed, reviewerNeeded } from '../faults.ts';
import { requireCase } from '../require.ts';
import { applicationFor } from '../services/file.ts';
import type { LookedUp } from '../services/look.ts';
import { rulesFor } from '../services/rules.ts';
import { review } from '../sign-in.ts';
import { openCasesOf, reopenCase } from '../store/cases.ts';
import { endEntry, putEntry } from '../store/outbox.ts';
import { entryById } from '../store/outbox-rows.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';
import { caseView } from '../view/case.ts';
import { isTodo, mayCorrect } from '../view/queue.ts';

type Corrected = Extract<EntryBody, { kind: 'application' | 'service' }>;

/**
 * A refused application or service put right: the corrected entry takes the place of the refused one in its case. It is
 * decided on what the agency holds now, which the person at the counter has just been shown as a difference.
 * @throws Fault `entry-not-corrected`, `agency-unreachable` and what keeps a service from being filed
 */
export async function correct(desk: Desk, window: Window, input: Input<'queue.correct'>): Promise<Output<'queue.correct'>> {
  const row = requireTodo(desk, input.id);
  if (!mayCorrect(row)) throw entryNotCorrected();
  const body = await correctedBody(desk, window, row, input);
  const { caseId } = row.entry;
  const at = instant(desk);
  desk.store.write(() => {
    // Somebody else may have dealt with it meanwhile.
    const now = requireTodo(desk, input.id);
    requireNoOther(desk, caseId, personOf(body));
    reopenCase(desk.store, caseId, body.application ?? null);
    // Its pictures stay with the case.
    putEntry(desk.store, { caseId, operator: window.operator?.id ?? '', body, at, files: now.entry.files, supersedes: now });
    audit(desk, window, 'queue.correct', caseId, { entry: row.entry.seq });
  });
  desk.exchange.kick();
  return caseView(desk, requireCase(desk, caseId));
}

/** Both sides are told that nothing more comes of it. @throws Fault `entry-not-corrected` */
export function giveUp(desk: Desk, window: Window, { id, reason }: Input<'queue.giveUp'>): Output<'queue.giveUp'> {
  const at = instant(desk);
  const by = window.operator?.id ?? '';
  desk.store.write(() => {
    const { entry } = requireTodo(desk, id);
    endEntry(desk.store, entry, { how: 'given-up', by, at, reason });
    putEntry(desk.store, { caseId: entry.caseId, operator: by, body: { kind: 'given-up', entryId: id, reason, at }, at });
    audit(desk, window, 'queue.giveUp', entry.caseId, { entry: entry.seq, reason });
  });
  desk.exchange.kick();
  return {};
}

function requireTodo(desk: Desk, id: string): OutboxRow {
  const row = entryById(desk.store, id);
  if (row === null || !isTodo(row)) throw entryNotCorrected();
  return row;
}

async function correctedBody(
  desk: Desk,
  window: Window,
  { entry: { body } }: OutboxRow,
  input: Input<'queue.correct'>,
): Promise<Corrected> {
  if (body.kind === 'service') return anewOn(desk, window, body, input);
  if (body.kind !== 'application') throw entryNotCorrected();
  if (input.application === undefined) throw inputInvalid('queue.correct', ['application']);
  parseApplication(input.application, today(desk));
  requireAllowed(guardianRequired(input.application, today(desk), (await desk.enrolled()).configuration));
  return { ...body, application: input.application };
}

/** The same service on what the agency holds now: asked, not remembered. */
async function anewOn(
  desk: Desk,
  window: Window,
  body: Extract<EntryBody, { kind: 'service' }>,
  { filing = body.filing, reviewer }: Input<'queue.correct'>,
): Promise<Corrected> {
  const enrolment = await desk.enrolled();
  const { documentType, documentNumber: identityNumber } = body.holder;
  const held = await ask(
    () => desk.askAgency(agencyPaths.holders, { by: 'document', documentType, documentNumber: identityNumber }),
    holderAnswer,
  );
  const name = held.person['name'] ?? body.application?.name ?? '';
  const holder: LookedUp = { name, documentType, identityNumber, online: true, held, bankHeld: null, chip: null };
  const { service, standing } = body;
  const rules = rulesFor(desk, enrolment, holder, {
    service,
    filing,
    standing,
    inHand: service !== 'report-loss' && service !== 'reissue',
  });
  requireAllowed(rules);
  const needed = rules.approval.needed && !rules.approval.roles.includes('agency');
  if (needed && reviewer === undefined) throw reviewerNeeded(rules.approval.reason);
  const second = reviewer === undefined ? body.reviewer : (await review(desk, window, reviewer)).id;
  const { version: _version, cardNumber: _cardNumber, application: _application, reviewer: _reviewer, ...rest } = body;
  return {
    ...rest,
    filing,
    ...(held.card === null ? {} : { version: held.card.version, cardNumber: held.card.cardNumber }),
    ...(makesCard(service) ? { application: applicationFor(desk, holder, { filing, standing }) } : {}),
    ...(second === undefined ? {} : { reviewer: second }),
    at: instant(desk),
  };
}

function personOf(body: Corrected): string {
  return body.kind === 'application' ? body.application.identityNumber : body.holder.documentNumber;
}

/** One card is made for a person at a time: meanwhile another case may have begun. @throws Fault `case-open-already` */
function requireNoOther({ store }: Desk, caseId: string, identityNumber: string): void {
  const other = openCasesOf(store, identityNumber).find((each) => each.caseId !== caseId && makesCard(each.service));
  if (other !== undefined) throw caseOpenAlready(other.caseId);
}
