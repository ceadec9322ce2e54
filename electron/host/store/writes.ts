import type { PlanLine } from '../../../core/card/plan.ts';
import type { Store } from './store.ts';

/** The journal of writes to chips. */

/** Within the store's `write`. */
export function putWrite(store: Store, jobId: string, line: PlanLine, at: string): void {
  store.run('INSERT INTO job_write (job_id, line, at) VALUES (?, ?, ?)', jobId, JSON.stringify(line), at);
}

/**
 * The latest writes of a job, the last one first.
 * @param most so many at most
 */
export function latestWrites(store: Store, jobId: string, most: number): readonly PlanLine[] {
  const rows = store.all('SELECT line FROM job_write WHERE job_id = ? ORDER BY seq DESC LIMIT ?', jobId, most);
  return rows.map((row) => JSON.parse(String(row['line'])) as PlanLine);
}
