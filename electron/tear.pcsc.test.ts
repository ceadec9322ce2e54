import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import { openCard } from '../fixtures/card/card-file.ts';
import { ensurePcscd, pcscdMissing } from '../fixtures/card/pcscd.ts';
import type { Pcscd } from '../fixtures/card/pcscd.ts';
import { followAnswers } from '../fixtures/card/short-answers.ts';
import { insertCard, vpcdReaders } from '../fixtures/card/vpcd.ts';
import type { InsertedCard, VpcdCard } from '../fixtures/card/vpcd.ts';
import type { Readers } from '../core/card/reader.ts';
import type { VirtualCardOptions } from '../core/card/virtual-card.ts';
import { createPcscReaders } from '../native/pcsc.ts';
import { Store } from './host/store/store.ts';
import { faultOf, startDesk } from './test-desk.ts';
import type { TestDesk } from './test-desk.ts';
import { journalled } from './test-journal.ts';
import { insertSeen, takeOut, untilCard } from './test-pcsc.ts';

const missing = pcscdMissing();
const [{ name: reader, port }] = vpcdReaders;
/** UPDATE BINARY and UPDATE RECORD; with EXTERNAL AUTHENTICATE all that changes something in a chip, be it a counter. */
const updates = [0xd6, 0xdc];
const changing = [0x82, ...updates];

/** The real pcscd, and a card whose power fails at each step that changes it: in the middle, and before anybody heard of it. */
describe.skipIf(missing !== null)(`cards torn over pcscd${missing === null ? '' : ` (left out: ${missing})`}`, () => {
  let pcscd: Pcscd;
  let readers: Readers;
  let desk: TestDesk;
  let store: Store;
  let serials = 0x5ab00000;
  beforeAll(async () => {
    pcscd = await ensurePcscd();
    readers = createPcscReaders();
    const openStore = (file: string, key: Uint8Array): Store => (store = new Store(file, key));
    desk = await startDesk({ readers, openStore }, { full: true });
  });
  afterAll(async () => {
    await desk.end();
    await readers.close();
    await pcscd.stop();
  });

  const cards = (): string => join(desk.folder, 'cards');
  async function put(serial: string, over: Partial<VirtualCardOptions> = {}, meddle?: (card: VpcdCard) => VpcdCard): Promise<InsertedCard> {
    const options = { kind: '3.0', serial, challengeSeed: Buffer.from(serial), ...over } as const;
    return insertSeen(readers, reader, () => {
      const { card, quick } = followAnswers(openCard(join(cards(), `${serial}.json`), options), '3.0');
      return insertCard(meddle?.(card) ?? card, { port, quick });
    });
  }
  const nextSerial = (): string => (serials += 1).toString(16).toUpperCase();
  async function newCase(): Promise<string> {
    const caseId = await desk.apply();
    await desk.call('queue.sync', {});
    return caseId;
  }

  test('with two directories and a photo: put back it is issued, and the chip carries exactly its order', async () => {
    const instructions: number[] = [];
    const caseId = await newCase();
    const first = await put(nextSerial(), {}, (card) => ({
      ...card,
      transmit: (apdu) => {
        instructions.push(apdu[1] ?? 0);
        return card.transmit(apdu);
      },
    }));
    expect(await desk.call('issue.start', { caseId, reader })).toMatchObject({ verified: true });
    await takeOut(first);
    await untilCard(readers, reader, 'absent');

    const isLastWrite = (write: number): boolean => write === instructions.filter((each) => updates.includes(each)).length;
    const ends: string[] = [];
    for (const [index, instruction] of instructions.entries()) {
      if (!changing.includes(instruction)) continue;
      const write = instructions.slice(0, index + 1).filter((each) => updates.includes(each)).length;
      // The card number is the commit mark: there both. The command line's tests kill the process after each command.
      const moments =
        instruction === 0x82 ? (['after'] as const) : isLastWrite(write) ? (['during', 'after'] as const) : (['during'] as const);
      for (const moment of moments) {
        const where = `${moment} command ${String(index + 1)}`;
        const [torn, serial] = [await newCase(), nextSerial()];
        const half = await put(serial, moment === 'during' ? { tear: { atWrite: write, leaves: 'half' } } : {}, (card) =>
          moment === 'during' ? card : silentAfter(card, index + 1),
        );
        const fault = await faultOf(desk.call('issue.start', { caseId: torn, reader }));
        await half.gone;
        await untilCard(readers, reader, 'absent');
        expect([where, journalled(store, torn, cards(), serial).problem]).toEqual([where, null]);
        const back = await put(serial);
        const done = await desk.call('issue.start', { caseId: torn, reader });
        const { planned, whole } = journalled(store, torn, cards(), serial);
        expect([where, done.state, done.verified, whole.length]).toEqual([where, 'issued', true, planned]);
        ends.push(String(fault));
        await takeOut(back);
        await untilCard(readers, reader, 'absent');
      }
    }
    await desk.call('queue.sync', {});
    const { issued, orders, refused } = inspectAgency(desk.agencyData);
    expect([issued.length, refused]).toEqual([ends.length + 1, []]);
    expect(new Set(orders.map(({ cardNumber }) => cardNumber)).size).toBe(orders.length);
    expect(new Set(orders.map(({ chipId }) => chipId)).size).toBe(orders.length);
    // But for the first key, every step that changes the chip comes after the job is writing.
    expect(ends.filter((end) => end === 'job-unsure')).toHaveLength(ends.length - 1);
    expect(ends.length).toBe(instructions.filter((each) => changing.includes(each)).length + 1);
  }, 300_000);
});

/** The card does its nth command, loses its power, and nobody hears of it. */
function silentAfter(card: VpcdCard, command: number): VpcdCard {
  let commands = 0;
  return {
    ...card,
    transmit: async (apdu) => {
      commands += 1;
      const answer = await card.transmit(apdu);
      return commands === command ? new Uint8Array() : answer;
    },
  };
}
