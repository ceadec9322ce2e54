import { randomUUID } from 'node:crypto';
import type { BankActRequest, BankHeld, BankRefusal } from '../../../core/bank.ts';
import type { Row, Store } from './store.ts';

/** What the bank is asked to do, on the disk with the case that wants it. */

export interface BankActRow {
  readonly seq: number;
  readonly caseId: string;
  readonly request: BankActRequest;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly refusal: BankRefusal | null;
}

/** Within the transaction of the case; it is asked for once the agency has the case. */
export function putBankAct(store: Store, request: Omit<BankActRequest, 'id'>, at: string): void {
  const id = `act-${randomUUID()}`;
  store.run(
    'INSERT INTO bank_act (id, case_id, body, created_at) VALUES (?, ?, ?, ?)',
    id,
    request.caseId,
    JSON.stringify({ id, ...request }),
    at,
  );
}

/**
 * What may be asked now: suspensions first, then in their order; an act of a case waits for those before it, and none is done
 * for a case that the agency refused, or has yet to decide.
 * @param besides cases that are left out this time
 */
export function dueBankAct(store: Store, besides: readonly string[]): BankActRow | null {
  const row = store.get(
    `SELECT act.* FROM bank_act AS act JOIN service_case USING (case_id)
     WHERE act.state = 'waiting' AND service_case.state NOT IN ('refused', 'cancelled', 'deciding')
       AND act.case_id NOT IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM bank_act AS earlier WHERE earlier.case_id = act.case_id AND earlier.seq < act.seq AND earlier.state <> 'done')
       AND EXISTS (SELECT 1 FROM outbox WHERE outbox.case_id = act.case_id AND outbox.kind = 'service' AND outbox.state = 'accepted')
     ORDER BY act.body ->> 'act' <> 'suspend', act.seq LIMIT 1`,
    JSON.stringify(besides),
  );
  return row === undefined ? null : actRow(row);
}

/** A service without a new card is over when the agency has it, has nothing to decide, and the bank has done its part. */
export function endIfOver(store: Store, caseId: string): void {
  store.run(
    `UPDATE service_case SET state = 'done' WHERE case_id = ? AND state = 'accepted' AND application IS NULL
       AND EXISTS (SELECT 1 FROM outbox WHERE case_id = service_case.case_id AND kind = 'service' AND state = 'accepted')
       AND NOT EXISTS (SELECT 1 FROM bank_act WHERE case_id = service_case.case_id AND state <> 'done')`,
    caseId,
  );
}

export function bankActsOf(store: Store, caseId: string): readonly BankActRow[] {
  return store.all('SELECT * FROM bank_act WHERE case_id = ? ORDER BY seq', caseId).map(actRow);
}

export function settleBankAct(store: Store, seq: number, held: BankHeld | null): void {
  store.run(
    "UPDATE bank_act SET state = 'done', tries = tries + 1, answer = ? WHERE seq = ?",
    held === null ? null : JSON.stringify(held),
    seq,
  );
  endIfOver(store, String(store.get('SELECT case_id FROM bank_act WHERE seq = ?', seq)?.['case_id']));
}

export function refuseBankAct(store: Store, seq: number, refusal: BankRefusal): void {
  store.run("UPDATE bank_act SET state = 'refused', tries = tries + 1, refusal = ? WHERE seq = ?", refusal, seq);
}

export function countBankTry(store: Store, seq: number): void {
  store.run('UPDATE bank_act SET tries = tries + 1 WHERE seq = ?', seq);
}

/** An act that the bank refused is asked for again, under a new name, after a person dealt with the reason. */
export function askBankAgain(store: Store, caseId: string): boolean {
  const id = `act-${randomUUID()}`;
  const sql =
    "UPDATE bank_act SET state = 'waiting', refusal = NULL, id = ?, body = json_set(body, '$.id', ?) WHERE case_id = ? AND state = 'refused'";
  return store.run(sql, id, id, caseId).changes > 0;
}

/** What the bank refused is left as it is, with what would have followed it: the rest of the case is over. */
export function leaveBankActs(store: Store, caseId: string): boolean {
  const refused = bankActsOf(store, caseId).some(({ state }) => state === 'refused');
  if (refused) store.run("UPDATE bank_act SET state = 'done' WHERE case_id = ? AND state <> 'done'", caseId);
  if (refused) endIfOver(store, caseId);
  return refused;
}

function actRow(row: Row): BankActRow {
  return {
    seq: Number(row['seq']),
    caseId: String(row['case_id']),
    request: JSON.parse(String(row['body'])) as BankActRequest,
    state: String(row['state']) as BankActRow['state'],
    refusal: row['refusal'] === null ? null : (String(row['refusal']) as BankRefusal),
  };
}
