import { randomInt } from 'node:crypto';
import type { CaseRow } from '../../../core/views.ts';
import type { Application } from '../../../core/people/application.ts';
import type { Row, Store } from './store.ts';

export type CaseState = CaseRow['state'];

/** An application that was taken in here, in clear. */
export interface Case {
  /** Grows; the latest is the largest. */
  readonly number: number;
  readonly caseId: string;
  readonly state: CaseState;
  readonly application: Application;
  readonly acceptedAt: string;
  readonly dueOn: string;
  readonly dueProvisional: boolean;
  /** The latest job, where there is one. */
  readonly jobId: string | null;
}

const columns = `number, case_id, state, application, accepted_at, due_on, due_provisional,
  (SELECT job_id FROM job WHERE job.case_id = service_case.case_id ORDER BY job.number DESC LIMIT 1) AS job_id`;

/** Letters and digits that nobody mistakes for one another, on paper or over the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A case number as it stands on paper: day of acceptance and six random characters, `261125-7K3M9Q`. @param day YYYY-MM-DD */
export function newCaseId(day: string): string {
  const random = Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
  return `${day.slice(2).replaceAll('-', '')}-${random}`;
}

export function putCase(
  store: Store,
  {
    caseId,
    application,
    acceptedAt,
    acceptedBy,
    dueOn,
    dueProvisional,
  }: Omit<Case, 'number' | 'state' | 'jobId'> & { readonly acceptedBy: string },
): void {
  store.run(
    `INSERT INTO service_case (case_id, service, state, document_type, identity_number, application, accepted_at, accepted_by, due_on, due_provisional)
     VALUES (?, 'apply', 'accepted', ?, ?, ?, ?, ?, ?, ?)`,
    caseId,
    application.documentType,
    application.identityNumber,
    JSON.stringify(application),
    acceptedAt,
    acceptedBy,
    dueOn,
    dueProvisional ? 1 : 0,
  );
}

export function caseOf(store: Store, caseId: string): Case | null {
  const row = store.get(`SELECT ${columns} FROM service_case WHERE case_id = ?`, caseId);
  return row === undefined ? null : caseRow(row);
}

/** The person's case that is neither refused nor cancelled; there is at most one. */
export function caseOfPerson(
  store: Store,
  { documentType, identityNumber }: Pick<Application, 'documentType' | 'identityNumber'>,
): Case | null {
  const row = store.get(
    `SELECT ${columns} FROM service_case WHERE document_type = ? AND identity_number = ? AND state NOT IN ('refused', 'cancelled')`,
    documentType,
    identityNumber,
  );
  return row === undefined ? null : caseRow(row);
}

export function setCaseState(store: Store, caseId: string, state: CaseState): void {
  store.run('UPDATE service_case SET state = ? WHERE case_id = ?', state, caseId);
}

/** The latest cases, from `before` (a case's number, not included) on back. */
export function listCases(store: Store, limit: number, before?: number): readonly Case[] {
  return store
    .all(`SELECT ${columns} FROM service_case WHERE number < ? ORDER BY number DESC LIMIT ?`, before ?? Number.MAX_SAFE_INTEGER, limit)
    .map(caseRow);
}

const open = "('accepted', 'issuing', 'unsure', 'issued')";

/** What somebody still has to do something about, the most urgent first; then the latest others. */
export function listForDesk(store: Store, limit: number): readonly Case[] {
  const waiting = store.all(`SELECT ${columns} FROM service_case WHERE state IN ${open} ORDER BY due_on, number LIMIT ?`, limit);
  const others = store.all(
    `SELECT ${columns} FROM service_case WHERE state NOT IN ${open} ORDER BY number DESC LIMIT ?`,
    limit - waiting.length,
  );
  return [...waiting, ...others].map(caseRow);
}

/** @param today YYYY-MM-DD in Guangzhou; a case is late when its last day is over */
export function countCases(store: Store, today: string): { readonly waiting: number; readonly late: number; readonly unsure: number } {
  const count = (where: string, ...values: readonly string[]): number =>
    Number(store.get(`SELECT count(*) AS n FROM service_case WHERE ${where}`, ...values)?.['n']);
  return {
    waiting: count("state IN ('accepted', 'issuing')"),
    late: count(`state IN ${open} AND due_on < ?`, today),
    unsure: count("state = 'unsure'"),
  };
}

function caseRow(row: Row): Case {
  return {
    number: Number(row['number']),
    caseId: String(row['case_id']),
    state: String(row['state']) as CaseState,
    application: JSON.parse(String(row['application'])) as Application,
    acceptedAt: String(row['accepted_at']),
    dueOn: String(row['due_on']),
    dueProvisional: row['due_provisional'] === 1,
    jobId: row['job_id'] === null ? null : String(row['job_id']),
  };
}
