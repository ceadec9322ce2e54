import { factKinds } from '../../../core/entry.ts';
import type { Store } from './store.ts';

/** What each entry of the queue waits for: the rule of order, in one place. */

const facts = `(${factKinds.map((kind) => `'${kind}'`).join(', ')})`;

/**
 * Whether an entry stands still until a person, or a file, comes: behind a refused one of its case, but for what was done,
 * which waits for nothing that was refused; or behind one whose files are not there. It holds back its own case and no other.
 */
const standsStill = (entry: string): string => `(${entry}.files_missing > 0 OR EXISTS (SELECT 1 FROM outbox AS stop
    WHERE stop.case_id = ${entry}.case_id AND stop.place < ${entry}.place
      AND ((stop.state = 'waiting' AND stop.files_missing > 0)
        OR (stop.state = 'refused' AND stop.ended IS NULL AND (${entry}.kind NOT IN ${facts}
          OR EXISTS (SELECT 1 FROM outbox AS inside WHERE inside.case_id = ${entry}.case_id AND inside.state = 'waiting'
            AND inside.kind NOT IN ${facts} AND inside.place > stop.place AND inside.place < ${entry}.place))))))`;

/**
 * The entry that one waits for, by its number: an earlier one of its case that waits, or was refused and not ended by a person;
 * or an earlier one of the same person in another case, unless that stands still.
 */
const waitsFor = `(SELECT min(seq) FROM (
    SELECT seq FROM (SELECT seq FROM outbox AS earlier WHERE earlier.case_id = outbox.case_id
      AND (earlier.place < outbox.place OR (earlier.place = outbox.place AND earlier.seq < outbox.seq))
      AND (earlier.state = 'waiting' OR (earlier.state = 'refused' AND earlier.ended IS NULL AND outbox.kind NOT IN ${facts}))
      ORDER BY earlier.place LIMIT 1)
    UNION ALL
    SELECT seq FROM (SELECT seq FROM outbox AS earlier
      WHERE earlier.person = outbox.person AND earlier.person IS NOT NULL AND earlier.state = 'waiting' AND earlier.place < outbox.place
        AND earlier.case_id <> outbox.case_id AND NOT ${standsStill('earlier')}
      ORDER BY earlier.place LIMIT 1)))`;

const own = `UPDATE outbox SET after = ${waitsFor} WHERE id = ?`;
const all = `UPDATE outbox SET after = ${waitsFor} WHERE state = 'waiting'`;
/** Of an entry's case, and of its person: with both in one condition every entry that waits would be looked at. */
const alike = [
  `${all} AND case_id = (SELECT case_id FROM outbox WHERE id = ?)`,
  `${all} AND person IS NOT NULL AND person = (SELECT person FROM outbox WHERE id = ?)`,
];

/** A new entry goes behind all others, of which none waits for it. */
export function lineUpLast(store: Store, entryId: string): void {
  store.run(own, entryId);
}

/** Something about an entry changed: those of its case and its person that wait say anew what they wait for. */
export function lineUp(store: Store, entryId: string): void {
  for (const sql of alike) store.run(sql, entryId);
}

/** The same for all that wait. */
export function lineUpAll(store: Store): void {
  store.run(all);
}
