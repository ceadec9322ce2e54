import { randomUUID } from 'node:crypto';
import type { Job } from '../../../core/views.ts';
import { nextJobState } from '../../../core/desk/job.ts';
import type { JobEvent, JobState } from '../../../core/desk/job.ts';
import type { CaseState } from './cases.ts';
import { countUpTo } from './case-list.ts';
import { setCaseState } from './cases.ts';
import type { Row, Store } from './store.ts';

/** What a person sees of the last run of a job. */
export type JobReport = Pick<Job, 'steps' | 'apdus' | 'compared'> & Partial<Pick<Job, 'fault'>>;

/** An issuing job as the store has it, in clear. */
export interface JobRow {
  readonly jobId: string;
  readonly caseId: string;
  readonly state: JobState;
  readonly operator: string;
  readonly reader: string;
  /** 29 bytes hex; null until a chip was asked an order for. */
  readonly chipId: string | null;
  readonly cardNumber: string | null;
  /** The order as the agency signed it. */
  readonly order: string | null;
  readonly issuedAt: string | null;
  readonly handedOverAt: string | null;
  /** Envelope over handOverProofSchema (core/agency.ts). */
  readonly handOverProof: string | null;
  readonly agencyState: 'issued' | 'handed-over' | 'void' | null;
  readonly report: JobReport;
}

export const emptyReport: JobReport = { steps: [], apdus: [], compared: [] };

/** The state of a case follows from the state of its latest job; after a spoilt or cancelled one it can be issued anew. */
const caseStates: Readonly<Record<JobState, CaseState>> = {
  open: 'issuing',
  writing: 'issuing',
  unsure: 'unsure',
  issued: 'issued',
  spoilt: 'accepted',
  cancelled: 'accepted',
};

export function openJob(
  store: Store,
  { caseId, operator, reader, at }: { caseId: string; operator: string; reader: string; at: string },
): JobRow {
  const jobId = `job-${randomUUID()}`;
  store.run(
    "INSERT INTO job (job_id, case_id, state, operator, reader, opened_at) VALUES (?, ?, 'open', ?, ?, ?)",
    jobId,
    caseId,
    operator,
    reader,
    at,
  );
  setCaseState(store, caseId, caseStates.open);
  return requireJob(store, jobId);
}

/**
 * Moves a job on by the one reducer, and its case with it.
 * @throws Error where the event may not happen in the job's state: a mistake of the program, never of a person
 */
export function moveJob(store: Store, jobId: string, event: JobEvent): JobRow {
  const before = requireJob(store, jobId);
  const state = nextJobState(before.state, event);
  if (state === null) throw new Error(`a job that is ${before.state} cannot ${event}`);
  store.run('UPDATE job SET state = ? WHERE job_id = ?', state, jobId);
  setCaseState(store, before.caseId, caseStates[state]);
  return { ...before, state };
}

/** The chip that an order will be asked for: remembered before anybody hears of it. */
export function bindChip(store: Store, jobId: string, chipId: string, reader: string): void {
  store.run('UPDATE job SET chip_id = ?, reader = ? WHERE job_id = ?', chipId, reader, jobId);
}

export function setOrder(store: Store, jobId: string, cardNumber: string, envelope: string): void {
  store.run('UPDATE job SET card_number = ?, order_envelope = ? WHERE job_id = ?', cardNumber, envelope, jobId);
}

export function setIssuedAt(store: Store, jobId: string, at: string): void {
  store.run('UPDATE job SET issued_at = ? WHERE job_id = ?', at, jobId);
}

export function setHandedOver(store: Store, { jobId, caseId }: JobRow, at: string, proof: string): void {
  store.run('UPDATE job SET handed_over_at = ?, hand_over_proof = ? WHERE job_id = ?', at, proof, jobId);
  setCaseState(store, caseId, 'handed-over');
}

export function setReport(store: Store, jobId: string, report: JobReport): void {
  store.run('UPDATE job SET report = ? WHERE job_id = ?', JSON.stringify(report), jobId);
}

export function setAgencyState(store: Store, cardNumber: string, state: 'issued' | 'handed-over' | 'void'): void {
  store.run("UPDATE job SET agency_state = ? WHERE card_number = ? AND state NOT IN ('open', 'cancelled')", state, cardNumber);
}

export function jobOf(store: Store, jobId: string): JobRow | null {
  return jobRow(store.get('SELECT * FROM job WHERE job_id = ?', jobId));
}

function requireJob(store: Store, jobId: string): JobRow {
  const job = jobOf(store, jobId);
  if (job === null) throw new Error('no such job');
  return job;
}

export function latestJob(store: Store, caseId: string): JobRow | null {
  return jobRow(store.get('SELECT * FROM job WHERE case_id = ? ORDER BY number DESC LIMIT 1', caseId));
}

/** The job that has used this chip up. @param chip 26 hex digits: the 13 historical bytes */
export function jobOnChip(store: Store, chip: string): JobRow | null {
  return jobRow(store.get("SELECT * FROM job WHERE chip = ? AND state NOT IN ('open', 'cancelled')", chip));
}

export function jobWithNumber(store: Store, cardNumber: string): JobRow | null {
  return jobRow(store.get("SELECT * FROM job WHERE card_number = ? AND state NOT IN ('open', 'cancelled')", cardNumber));
}

/** Jobs that a crash or a kill left while writing. */
export function interruptedJobs(store: Store): readonly JobRow[] {
  return store.all("SELECT * FROM job WHERE state = 'writing'").flatMap((row) => jobRow(row) ?? []);
}

/** @param since instant from which on today counts */
export function countIssuedSince(store: Store, since: string): number {
  return countUpTo(store, 'job WHERE issued_at >= ?', since);
}

function jobRow(row: Row | undefined): JobRow | null {
  if (row === undefined) return null;
  const text = (name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
  return {
    jobId: String(row['job_id']),
    caseId: String(row['case_id']),
    state: String(row['state']) as JobState,
    operator: String(row['operator']),
    reader: String(row['reader']),
    chipId: text('chip_id'),
    cardNumber: text('card_number'),
    order: text('order_envelope'),
    issuedAt: text('issued_at'),
    handedOverAt: text('handed_over_at'),
    handOverProof: text('hand_over_proof'),
    agencyState: text('agency_state') as JobRow['agencyState'],
    report: { ...emptyReport, ...(JSON.parse(String(row['report'])) as Partial<JobReport>) },
  };
}
