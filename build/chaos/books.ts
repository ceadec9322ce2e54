import type { Notice } from '../../core/views.ts';
import { bodyDigest } from '../../electron/test-day-run.ts';
import { halvesOf } from '../../electron/test-day-kills.ts';
import type { Store } from '../../electron/host/store/store.ts';
import type { BookedEntry, Books } from './steps.ts';

/** What a terminal's store holds, for the comparison with the agency: digests and states, nobody's data. */
export function booksOf(store: Store, audit: Books['audit'], notices: readonly Notice[]): Books {
  const rows = store.all(
    `SELECT seq, kind, place, id, case_id, body, state, refusal, ended, after, supersedes IS NOT NULL OR EXISTS (
       SELECT 1 FROM audit WHERE act IN ('entry.refused', 'queue.retry') AND subject = case_id AND detail ->> 'entry' = outbox.seq
     ) AS refused_once FROM outbox ORDER BY seq`,
  );
  const acts = store.all('SELECT act, count(*) AS times FROM audit GROUP BY act');
  return {
    entries: rows.map((row) => ({
      seq: Number(row['seq']),
      kind: String(row['kind']),
      place: Number(row['place']),
      id: String(row['id']),
      caseId: String(row['case_id']),
      digest: bodyDigest(JSON.parse(String(row['body']))),
      state: row['state'] as BookedEntry['state'],
      reason: row['refusal'] === null ? null : (JSON.parse(String(row['refusal'])) as { reason: string }).reason,
      ended: row['ended'] !== null,
      after: row['after'] as number | null,
      refusedOnce: row['refused_once'] === 1,
    })),
    jobs: store.all('SELECT job_id, case_id, state, chip_id, card_number FROM job ORDER BY number').map((row) => ({
      jobId: String(row['job_id']),
      caseId: String(row['case_id']),
      state: String(row['state']),
      chipId: row['chip_id'] as string | null,
      cardNumber: row['card_number'] as string | null,
    })),
    halves: halvesOf(store),
    audit,
    acts: Object.fromEntries(acts.map((row) => [String(row['act']), Number(row['times'])])),
    notices,
  };
}
