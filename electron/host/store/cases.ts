import { randomInt } from 'node:crypto';
import type { Service } from '../../../core/desk/services.ts';
import type { Words } from '../../../core/card/words.ts';
import type { Filing, Standing } from '../../../core/filing.ts';
import type { CaseRow } from '../../../core/views.ts';
import type { Application } from '../../../core/people/application.ts';
import type { Row, Store } from './store.ts';

export type CaseState = CaseRow['state'];

/** What was taken in here for somebody, in clear. */
export interface Case {
  /** Grows; the latest is the largest. */
  readonly number: number;
  readonly caseId: string;
  readonly service: Service;
  readonly state: CaseState;
  readonly name: string;
  readonly documentType: string;
  readonly identityNumber: string;
  /** Of the present card, where one was known. */
  readonly cardNumber: string | null;
  /** When that card was handed over, YYYY-MM-DD, where it was known. */
  readonly collectedOn: string | null;
  /** What a card is made by; null where the service makes none. */
  readonly application: Application | null;
  /** What was filed, and who stood there; null of a first application. */
  readonly filing: Filing | null;
  readonly standing: Standing | null;
  /** What the agency said of it. */
  readonly outcome: Words | null;
  /** What stands on record of the fee of the card that is made. */
  readonly fee: 'paid' | 'deferred' | 'refunded' | null;
  /** What became of the card that a new one replaces. */
  readonly oldCard: 'taken-back' | 'lost' | null;
  readonly acceptedAt: string;
  readonly acceptedBy: string;
  readonly dueOn: string | null;
  readonly dueProvisional: boolean;
  /** The latest job, where there is one. */
  readonly jobId: string | null;
}

/** A case that makes a card. */
export type MakingCase = Case & { readonly application: Application };

/** What {@link caseRow} reads. */
export const caseColumns = `number, case_id, service, state, name, document_type, identity_number, card_number, collected_on, application, filing, standing, outcome,
  fee, old_card, accepted_at, accepted_by, due_on, due_provisional,
  (SELECT job_id FROM job WHERE job.case_id = service_case.case_id ORDER BY job.number DESC LIMIT 1) AS job_id`;

/** Letters and digits that nobody mistakes for one another, on paper or over the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A case number as it stands on paper: day of acceptance and six random characters, `261125-7K3M9Q`. @param day YYYY-MM-DD */
export function newCaseId(day: string): string {
  const random = Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return `${day.slice(2).replaceAll('-', '')}-${random}`;
}

export type NewCase = Omit<Case, 'number' | 'state' | 'jobId' | 'outcome' | 'fee' | 'oldCard'>;

export function putCase(store: Store, one: NewCase): void {
  const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));
  store.run(
    `INSERT INTO service_case (case_id, service, state, name, document_type, identity_number, card_number, collected_on, application, filing,
      standing, accepted_at, accepted_by, due_on, due_provisional)
     VALUES (?, ?, 'accepted', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    one.caseId,
    one.service,
    one.name,
    one.documentType,
    one.identityNumber,
    one.cardNumber,
    one.collectedOn,
    json(one.application),
    json(one.filing),
    json(one.standing),
    one.acceptedAt,
    one.acceptedBy,
    one.dueOn,
    one.dueProvisional ? 1 : 0,
  );
}

export function caseOf(store: Store, caseId: string): Case | null {
  const row = store.get(`SELECT ${caseColumns} FROM service_case WHERE case_id = ?`, caseId);
  return row === undefined ? null : caseRow(row);
}

/** The latest case of the person that makes a card and is neither refused nor cancelled, nor its card cancelled since. */
export function caseOfPerson(
  store: Store,
  { documentType, identityNumber }: Pick<Application, 'documentType' | 'identityNumber'>,
): Case | null {
  const row = store.get(
    `SELECT ${caseColumns} FROM service_case WHERE identity_number = ? AND document_type = ? AND application IS NOT NULL
       AND state NOT IN ('refused', 'cancelled')
       AND NOT (state = 'handed-over' AND EXISTS (SELECT 1 FROM service_case AS later WHERE later.identity_number = service_case.identity_number
         AND later.number > service_case.number AND later.service = 'cancel' AND later.state = 'done'))
     ORDER BY number DESC LIMIT 1`,
    identityNumber,
    documentType,
  );
  return row === undefined ? null : caseRow(row);
}

/** As the partial indexes of the schema say it, word by word. */
export const openStates = "('accepted', 'deciding', 'issuing', 'unsure', 'issued')";

/** What is open here of a person. */
export function openCasesOf(store: Store, identityNumber: string): readonly Case[] {
  return store
    .all(
      `SELECT ${caseColumns} FROM service_case WHERE identity_number = ? AND state IN ${openStates} ORDER BY number DESC LIMIT 20`,
      identityNumber,
    )
    .map(caseRow);
}

export function setCaseState(store: Store, caseId: string, state: CaseState): void {
  store.run('UPDATE service_case SET state = ? WHERE case_id = ?', state, caseId);
}

/** A refused case goes on with what was corrected. @param application what a card is made by now; null: as it was */
export function reopenCase(store: Store, caseId: string, application: Application | null): void {
  store.run("UPDATE service_case SET state = 'accepted', outcome = NULL WHERE case_id = ? AND state IN ('accepted', 'refused')", caseId);
  if (application === null) return;
  store.run(
    'UPDATE service_case SET name = ?, document_type = ?, identity_number = ?, application = ? WHERE case_id = ?',
    application.name,
    application.documentType,
    application.identityNumber,
    JSON.stringify(application),
    caseId,
  );
}

export function setCaseOutcome(store: Store, caseId: string, outcome: Words): void {
  store.run('UPDATE service_case SET outcome = ? WHERE case_id = ?', JSON.stringify(outcome), caseId);
}

export function setCaseFee(store: Store, caseId: string, fee: NonNullable<Case['fee']>): void {
  store.run('UPDATE service_case SET fee = ? WHERE case_id = ?', fee, caseId);
}

export function setOldCard(store: Store, caseId: string, oldCard: NonNullable<Case['oldCard']>): void {
  store.run('UPDATE service_case SET old_card = ? WHERE case_id = ?', oldCard, caseId);
}

export function caseRow(row: Row): Case {
  const text = (name: string): string => String(row[name]);
  const textOrNull = (name: string): string | null => (row[name] == null ? null : text(name));
  const json = <T>(name: string): T | null => (row[name] == null ? null : (JSON.parse(text(name)) as T));
  return {
    number: Number(row['number']),
    caseId: text('case_id'),
    service: text('service') as Service,
    state: text('state') as CaseState,
    name: text('name'),
    documentType: text('document_type'),
    identityNumber: text('identity_number'),
    cardNumber: textOrNull('card_number'),
    collectedOn: textOrNull('collected_on'),
    application: json<Application>('application'),
    filing: json<Filing>('filing'),
    standing: json<Standing>('standing'),
    outcome: json<Words>('outcome'),
    fee: textOrNull('fee') as Case['fee'],
    oldCard: textOrNull('old_card') as Case['oldCard'],
    acceptedAt: text('accepted_at'),
    acceptedBy: text('accepted_by'),
    dueOn: textOrNull('due_on'),
    dueProvisional: row['due_provisional'] === 1,
    jobId: textOrNull('job_id'),
  };
}
