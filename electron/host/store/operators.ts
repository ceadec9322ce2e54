import type { EnrolAnswer, Role } from '../../../core/agency.ts';
import type { Row, Store } from './store.ts';

export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly pinHash: string;
  /** Wrong PINs since the last right one. */
  readonly failures: number;
  /** Unix milliseconds until which no PIN is looked at. */
  readonly lockedUntil: number;
}

/** Takes the agency's list of operators over; who is no longer on it can no longer sign in. */
export function putOperators(store: Store, operators: EnrolAnswer['operators']): void {
  for (const { id, name, role, pinHash } of operators) {
    store.run(
      `INSERT INTO operator (id, name, role, pin_hash) VALUES (?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, pin_hash = excluded.pin_hash`,
      id,
      name,
      role,
      pinHash,
    );
  }
  store.run('DELETE FROM operator WHERE id NOT IN (SELECT value FROM json_each(?))', JSON.stringify(operators.map(({ id }) => id)));
}

export function operatorOf(store: Store, id: string): Operator | null {
  const row = store.get('SELECT * FROM operator WHERE id = ?', id);
  return row === undefined ? null : operatorRow(row);
}

export function listOperators(store: Store): readonly Operator[] {
  return store.all('SELECT * FROM operator ORDER BY place').map(operatorRow);
}

export function setFailures(store: Store, id: string, failures: number, lockedUntil: number): void {
  store.run('UPDATE operator SET failures = ?, locked_until = ? WHERE id = ?', failures, lockedUntil, id);
}

function operatorRow(row: Row): Operator {
  return {
    id: String(row['id']),
    name: String(row['name']),
    role: String(row['role']) as Role,
    pinHash: String(row['pin_hash']),
    failures: Number(row['failures']),
    lockedUntil: Number(row['locked_until']),
  };
}
