import type { Row, Store } from './store.ts';

/** What is known against a chip. A chip is named by the 13 historical bytes: the first 26 hex digits of its id. */

export interface HeldChip {
  readonly reason: 'key-refused' | 'not-genuine';
  /** Tries that the key had left, where a key was refused. */
  readonly tries: number | null;
}

/** Digits of the historical bytes at the head of a chip id. */
const historicalDigits = 26;

export function chipOf(chipId: string): string {
  return chipId.slice(0, historicalDigits);
}

export function holdChip(store: Store, chip: string, { reason, tries }: HeldChip, at: string): void {
  store.run('INSERT OR REPLACE INTO held_chip VALUES (?, ?, ?, ?)', chip, reason, tries, at);
}

export function heldChip(store: Store, chip: string): HeldChip | null {
  const row: Row | undefined = store.get('SELECT reason, tries FROM held_chip WHERE chip = ?', chip);
  if (row === undefined) return null;
  return { reason: String(row['reason']) as HeldChip['reason'], tries: row['tries'] === null ? null : Number(row['tries']) };
}

/** @returns whether it was held */
export function releaseChip(store: Store, chip: string): boolean {
  return store.run('DELETE FROM held_chip WHERE chip = ?', chip).changes > 0;
}

export function stopChip(store: Store, chip: string, cardNumber: string, reason: string, at: string): void {
  // A loss can be lifted; whatever else stops a chip stays.
  store.run(
    "INSERT INTO stopped_chip VALUES (?, ?, ?, ?) ON CONFLICT (chip) DO UPDATE SET reason = excluded.reason, at = excluded.at WHERE reason = 'lost'",
    chip,
    cardNumber,
    reason,
    at,
  );
}

/** Why a chip is on the stop list; null where it is not. */
export function stopReason(store: Store, chip: string): string | null {
  const row = store.get('SELECT reason FROM stopped_chip WHERE chip = ?', chip);
  return row === undefined ? null : String(row['reason']);
}

/** Whether the chip of this card is on the stop list. */
export function isNumberStopped(store: Store, cardNumber: string): boolean {
  return store.get('SELECT 1 FROM stopped_chip WHERE card_number = ?', cardNumber) !== undefined;
}

export function isStopped(store: Store, chip: string): boolean {
  return store.get('SELECT 1 FROM stopped_chip WHERE chip = ?', chip) !== undefined;
}

/** Off the stop list: a lost card that was found. */
export function releaseStopped(store: Store, chip: string): void {
  store.run("DELETE FROM stopped_chip WHERE chip = ? AND reason = 'lost'", chip);
}
