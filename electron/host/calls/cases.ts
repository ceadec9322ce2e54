import { createHash } from 'node:crypto';
import { agencyPaths, personAnswer } from '../../../core/agency.ts';
import type { PersonAnswer } from '../../../core/agency.ts';
import type { Input, Output } from '../../../core/contract.ts';
import type { Application } from '../../../core/people/application.ts';
import { caseStateWords } from '../../../core/desk/words.ts';
import { parseApplication } from '../../../core/people/parse-application.ts';
import { dueOn } from '../../../core/rules/deadline.ts';
import { entitlement } from '../../../core/rules/entitlement.ts';
import { guardianRequired } from '../../../core/rules/guardian.ts';
import { ask } from '../agency/client.ts';
import type { Desk, Window } from '../desk.ts';
import { audit, instant, today } from '../desk.ts';
import { caseNotReady, caseUnknown, requireAllowed } from '../faults.ts';
import { Fault } from '../../../core/fault.ts';
import { listCases } from '../store/case-list.ts';
import { caseOf, caseOfPerson, newCaseId, putCase } from '../store/cases.ts';
import { putEntry } from '../store/outbox.ts';
import { agencyKnows } from '../store/outbox-rows.ts';
import { bytesOf, filesOfCase, putFile } from '../store/files.ts';
import { caseView } from '../view/case.ts';
import { picturesOf } from './pictures.ts';

const pageLength = 50;

export async function lookUpPerson(
  desk: Desk,
  window: Window,
  { documentType, identityNumber }: Input<'person.lookup'>,
): Promise<Output<'person.lookup'>> {
  const answer = await askPerson(desk, documentType, identityNumber);
  desk.store.write(() => audit(desk, window, 'person.lookup', digestOf(documentType, identityNumber), { known: answer.known }));
  const { known, entitled, liveCard, prefill } = answer;
  return { known, entitled, liveCard, prefill };
}

/** Names the person to who has the number in hand, and to nobody else. */
export function digestOf(documentType: string, identityNumber: string): string {
  return createHash('sha256').update(`${documentType}|${identityNumber}`).digest('hex').slice(0, 16);
}

async function askPerson(desk: Desk, documentType: string, documentNumber: string): Promise<PersonAnswer> {
  await desk.enrolled();
  return ask(() => desk.askAgency(agencyPaths.people, { documentType, documentNumber }), personAnswer);
}

/** Taken in with or without a network: only what the agency answers can speak against it, not that it does not answer. */
export async function createCase(
  desk: Desk,
  window: Window,
  { application, files = {} }: Input<'case.create'>,
): Promise<Output<'case.create'>> {
  parseApplication(application, today(desk));
  const pictures = picturesOf(files);
  const { configuration } = await desk.enrolled();
  requireAllowed(guardianRequired(application, today(desk), configuration));
  const openCase = (): boolean => caseOfPerson(desk.store, application) !== null;
  requireAllowed(entitlement({ openCase: openCase() }));
  requireAllowed(entitlement({ agency: await standing(desk, application), openCase: openCase() }));
  const acceptedAt = instant(desk);
  const due = dueOn(acceptedAt, desk.calendar);
  const caseId = newCaseId(today(desk));
  desk.store.write(() => {
    const operator = window.operator?.id ?? '';
    putCase(desk.store, {
      caseId,
      service: 'apply',
      name: application.name,
      documentType: application.documentType,
      identityNumber: application.identityNumber,
      cardNumber: null,
      collectedOn: null,
      application,
      filing: null,
      standing: null,
      acceptedAt,
      acceptedBy: operator,
      dueOn: due.dueOn,
      dueProvisional: due.provisional,
    });
    for (const { ref, bytes } of pictures) putFile(desk.store, ref, bytes, acceptedAt);
    const body = { kind: 'application', application, acceptedAt, dueOn: due.dueOn } as const;
    putEntry(desk.store, { caseId, operator, body, at: acceptedAt, files: pictures.map(({ ref }) => ref) });
    audit(desk, window, 'case.create', caseId);
  });
  desk.exchange.kick();
  return { caseId, state: 'accepted', dueOn: due.dueOn, dueProvisional: due.provisional, agencyKnows: agencyKnows(desk.store, caseId) };
}

/** What the agency says of the person; undefined while it cannot be asked (Article 8 para 2: the laptop at somebody's home). */
async function standing(desk: Desk, { documentType, identityNumber }: Application): Promise<PersonAnswer | undefined> {
  try {
    return await askPerson(desk, documentType, identityNumber);
  } catch (reason) {
    if (reason instanceof Fault && reason.exit === 5) return undefined;
    throw reason;
  }
}

export function listCasePage(desk: Desk, window: Window, input: Input<'case.list'>): Output<'case.list'> {
  const { before, search, filter, limit = pageLength } = input;
  const cursor = before === undefined ? undefined : Number(before);
  const { cases, next } = listCases(desk.store, limit, {
    before: cursor !== undefined && Number.isSafeInteger(cursor) ? cursor : undefined,
    search,
    filter,
    operator: window.operator?.id ?? '',
    today: today(desk),
  });
  return { cases: cases.map((row) => caseView(desk, row)), ...(next === null ? {} : { next: String(next) }) };
}

/** In clear, for a reason that stands in the audit log before anything is seen. */
export function revealCase(desk: Desk, window: Window, { caseId, reason }: Input<'case.reveal'>): Output<'case.reveal'> {
  const found = caseOf(desk.store, caseId);
  if (found === null) throw caseUnknown(caseId);
  desk.store.write(() => audit(desk, window, 'case.reveal', caseId, { reason }));
  if (found.application === null) throw caseNotReady(caseId, caseStateWords[found.state]);
  return { application: found.application, ...shownPictures(desk, caseId) };
}

function shownPictures({ store }: Desk, caseId: string): Omit<Output<'case.reveal'>, 'application'> {
  const files = filesOfCase(store, caseId).filter(({ use }) => use !== 'evidence');
  return Object.fromEntries(files.map(({ use, digest }) => [use, Buffer.from(bytesOf(store, digest)).toString('base64')]));
}
