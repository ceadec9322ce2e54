import { setTimeout as pause } from 'node:timers/promises';
import type { Readers } from '../core/card/reader.ts';
import type { InsertedCard } from '../fixtures/card/vpcd.ts';

/** A card in a reader of vpcd, as pcscd sees it. */

/** pcscd now and then takes no notice of a card that comes soon after another: then it is taken out and put in again. */
export async function insertSeen(readers: Readers, reader: string, put: () => InsertedCard): Promise<InsertedCard> {
  for (let tries = 1; ; tries += 1) {
    const inserted = put();
    if (await untilCard(readers, reader, 'present', usually)) return inserted;
    await takeOut(inserted);
    if (tries === 5) throw new Error('pcscd does not see the card');
  }
}

/** Milliseconds in which pcscd sees a card that it sees at all. */
const usually = 1_500;

/** @returns false when it takes longer than so many milliseconds */
export async function untilCard(readers: Readers, reader: string, wanted: 'present' | 'absent', within = 5_000): Promise<boolean> {
  for (const until = performance.now() + within; performance.now() < until; await pause(20)) {
    if ((await readers.list()).find(({ name }) => name === reader)?.card === wanted) return true;
  }
  return false;
}

export async function takeOut(inserted: InsertedCard): Promise<void> {
  inserted.pull();
  await inserted.gone;
}
