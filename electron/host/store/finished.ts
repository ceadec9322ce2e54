import type { z } from 'zod';
import type { Change, finishedCardSchema } from '../../../core/exchange.ts';
import type { finishedStates } from '../../../core/service-views.ts';
import { countUpTo } from './case-list.ts';
import type { Row, Store } from './store.ts';

/** Cards that the centre made, from their announcement to the holder's hand (Articles 10, 12, 25). */

export type FinishedState = (typeof finishedStates)[number];
export interface FinishedRow extends z.infer<typeof finishedCardSchema> {
  readonly parcelId: string;
  readonly state: FinishedState;
  readonly fee: 'paid' | 'deferred' | null;
  readonly receivedAt: string | null;
  readonly calledAt: string | null;
}
export interface ParcelRow {
  readonly parcelId: string;
  readonly sentOn: string;
  readonly receivedAt: string | null;
  readonly cards: number;
  readonly missing: number;
}

/**
 * Within the store's `write`; one that was announced before stays as it is, unless it was sent back and comes again. A number
 * under a second serial is no card of the parcel: whoever counts it in finds it unexpected.
 */
export function announceParcel(store: Store, { parcelId, sentOn, cards }: Extract<Change, { kind: 'parcel' }>): void {
  store.run('INSERT OR IGNORE INTO parcel (parcel_id, sent_on) VALUES (?, ?)', parcelId, sentOn);
  for (const { serial, cardNumber, service, feeFen, person } of cards)
    store.run(
      `INSERT INTO finished_card (serial, parcel_id, card_number, service, fee_fen, name, person, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'announced')
       ON CONFLICT (serial) DO UPDATE SET parcel_id = excluded.parcel_id, state = 'announced', received_at = NULL, called_at = NULL
         WHERE state = 'returned'
       ON CONFLICT DO NOTHING`,
      serial.toUpperCase(),
      parcelId,
      cardNumber,
      service,
      feeFen,
      person.name,
      JSON.stringify(person),
    );
}

/** Those to be received first, the latest first. */
export function listParcels(store: Store): readonly ParcelRow[] {
  const count = 'SELECT count(*) FROM finished_card WHERE finished_card.parcel_id = parcel.parcel_id';
  return store
    .all(
      `SELECT parcel_id, sent_on, received_at, (${count}) AS cards, (${count} AND state = 'missing') AS missing
       FROM parcel ORDER BY received_at IS NOT NULL, sent_on DESC LIMIT 100`,
    )
    .map((row) => ({
      parcelId: String(row['parcel_id']),
      sentOn: String(row['sent_on']),
      receivedAt: row['received_at'] === null ? null : String(row['received_at']),
      cards: Number(row['cards']),
      missing: Number(row['missing']),
    }));
}

export function finishedOf(store: Store, serial: string): FinishedRow | null {
  const row = store.get('SELECT * FROM finished_card WHERE serial = ?', serial.toUpperCase());
  return row === undefined ? null : finishedRow(row);
}

export function finishedOfParcel(store: Store, parcelId: string): readonly FinishedRow[] {
  return store.all('SELECT * FROM finished_card WHERE parcel_id = ? ORDER BY serial', parcelId).map(finishedRow);
}

/** What waits for its holder, the longest first; then the latest others. */
export function listFinished(store: Store, most: { readonly kept: number; readonly settled: number }): readonly FinishedRow[] {
  const kept = store.all(
    "SELECT * FROM finished_card INDEXED BY finished_kept WHERE state IN ('received', 'called') ORDER BY received_at LIMIT ?",
    most.kept,
  );
  const settled = store.all(
    "SELECT * FROM finished_card INDEXED BY finished_settled WHERE state IN ('handed-over', 'returned') ORDER BY settled_at DESC LIMIT ?",
    most.settled,
  );
  return [...kept, ...settled].map(finishedRow);
}

/** Each card once whose serial number or name begins so. */
export function searchFinished(store: Store, search: string, limit: number): readonly FinishedRow[] {
  const beginning = (column: string, text: string): readonly Row[] =>
    store.all(
      `SELECT * FROM finished_card WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} LIMIT ?`,
      text,
      `${text}\u{10FFFF}`,
      limit,
    );
  const found = [...beginning('serial', search.toUpperCase()), ...beginning('name', search)].map(finishedRow);
  return [...new Map(found.map((row) => [row.serial, row])).values()].slice(0, limit);
}

export function countKept(store: Store): number {
  return countUpTo(store, "finished_card WHERE state IN ('received', 'called')");
}

export function setParcelReceived(store: Store, parcelId: string, at: string): void {
  store.run('UPDATE parcel SET received_at = ? WHERE parcel_id = ?', at, parcelId);
}

/** When a state began, where that is asked for later. */
const since: Readonly<Record<FinishedState, 'received_at' | 'called_at' | 'settled_at' | null>> = {
  announced: null,
  received: 'received_at',
  missing: null,
  called: 'called_at',
  'handed-over': 'settled_at',
  returned: 'settled_at',
};

export function setFinished(store: Store, serial: string, state: FinishedState, at: string): void {
  store.run('UPDATE finished_card SET state = ? WHERE serial = ?', state, serial);
  const column = since[state];
  if (column !== null) store.run(`UPDATE finished_card SET ${column} = ? WHERE serial = ?`, at, serial);
}

export function setFinishedFee(store: Store, serial: string, fee: 'paid' | 'deferred'): void {
  store.run('UPDATE finished_card SET fee = ? WHERE serial = ?', fee, serial);
}

function finishedRow(row: Row): FinishedRow {
  const text = (name: string): string | null => (row[name] == null ? null : String(row[name]));
  return {
    serial: String(row['serial']),
    parcelId: String(row['parcel_id']),
    cardNumber: String(row['card_number']),
    service: String(row['service']) as FinishedRow['service'],
    feeFen: Number(row['fee_fen']),
    person: JSON.parse(String(row['person'])) as FinishedRow['person'],
    state: String(row['state']) as FinishedState,
    fee: text('fee') as FinishedRow['fee'],
    receivedAt: text('received_at'),
    calledAt: text('called_at'),
  };
}
