import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { primitives } from '../../core/card/primitives.ts';
import type { Readers } from '../../core/card/reader.ts';
import { createVirtualCard } from '../../core/card/virtual-card.ts';
import type { VirtualCard } from '../../core/card/virtual-card.ts';
import { ensurePcscd } from '../../fixtures/card/pcscd.ts';
import { insertCard, vpcdReaders } from '../../fixtures/card/vpcd.ts';
import type { InsertedCard } from '../../fixtures/card/vpcd.ts';
import { startDesk } from '../../electron/test-desk.ts';
import { createPcscReaders } from '../../native/pcsc.ts';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';

const [{ name: reader, port }] = vpcdReaders;
const warmUp = 2;

/**
 * A whole issue over the real pcscd, from the press of the button to the written receipt row, against the time that was spent
 * inside the driver's transmit alone. The card answers as vpcd has it: some 44 ms a command, which is a chip's own pace.
 */
export async function benchIssue(kind: '2.0' | '3.0', runs: number): Promise<Figure> {
  const pcscd = await ensurePcscd();
  let driver = 0;
  const pcsc = createPcscReaders();
  const desk = await startDesk({ readers: counting(pcsc, (ms) => (driver = ms)), sandbox: undefined });
  const wholes: number[] = [];
  const drivers: number[] = [];
  let commands = 0;
  try {
    for (let run = 0; run < warmUp + runs; run += 1) {
      const caseId = await desk.apply();
      await desk.call('queue.sync', {});
      const card = createVirtualCard(
        { kind, serial: randomBytes(4).toString('hex').toUpperCase(), challengeSeed: randomBytes(16) },
        primitives,
      );
      const inserted = await insertSeen(card, pcsc);
      const done = await desk.call('issue.start', { caseId, reader });
      // Nobody takes a card out sooner; the terminal resets it meanwhile.
      await pause(300);
      inserted.pull();
      await inserted.gone;
      await untilCard(pcsc, 'absent');
      commands = done.apdus;
      if (run < warmUp) continue;
      wholes.push(done.ms);
      drivers.push(driver);
    }
  } finally {
    await desk.end();
    await pcsc.close();
    await pcscd.stop();
  }
  return {
    name: `issue of a ${kind} card over pcscd / time inside the driver's transmit`,
    ratio: median(wholes) / median(drivers),
    aim: { most: 1.1 },
    detail: `${spread(wholes)} ms / ${spread(drivers)} ms, ${String(commands)} commands, ${String(runs)} issues`,
  };
}

/** pcscd now and then takes no notice of a card that comes soon after another: then it is taken out and put in again. */
async function insertSeen(card: VirtualCard, readers: Readers): Promise<InsertedCard> {
  for (let tries = 1; ; tries += 1) {
    const inserted = insertCard(card, { port });
    if (await untilCard(readers, 'present')) return inserted;
    inserted.pull();
    await inserted.gone;
    if (tries === 5) throw new Error('pcscd does not see the card');
  }
}

/** @returns false when it takes longer than any reader does */
async function untilCard(readers: Readers, wanted: 'present' | 'absent'): Promise<boolean> {
  for (const until = performance.now() + 5_000; performance.now() < until; await pause(20)) {
    if ((await readers.list()).find(({ name }) => name === reader)?.card === wanted) return true;
  }
  return false;
}

/** Readers that tell how long the driver had had each connection's commands when it was let go. */
function counting(inner: Readers, told: (driverMs: number) => void): Readers {
  return {
    list: () => inner.list(),
    onChange: (listener) => inner.onChange(listener),
    close: () => Promise.resolve(),
    connect: async (name) => {
      const connection = await inner.connect(name);
      return {
        ...connection,
        disconnect: (how) => {
          told(connection.driverMs());
          return connection.disconnect(how);
        },
      };
    },
  };
}
