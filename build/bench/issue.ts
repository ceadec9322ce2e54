import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { primitives } from '../../core/card/primitives.ts';
import type { Readers } from '../../core/card/reader.ts';
import { createVirtualCard } from '../../core/card/virtual-card.ts';
import { ensurePcscd } from '../../fixtures/card/pcscd.ts';
import { insertCard, vpcdReaders } from '../../fixtures/card/vpcd.ts';
import { insertSeen, takeOut, untilCard } from '../../electron/test-pcsc.ts';
import { Store } from '../../electron/host/store/store.ts';
import { startDesk } from '../../electron/test-desk.ts';
import { createPcscReaders } from '../../native/pcsc.ts';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';

const [{ name: reader, port }] = vpcdReaders;
const warmUp = 2;

interface Issue {
  readonly kind: '2.0' | '3.0';
  /** With two application directories and a photo. */
  readonly full?: boolean;
  /** Milliseconds by which the disk is slower than this machine's at every commit. */
  readonly syncMs?: number;
  /** At most this many times the driver's own time. */
  readonly most: number;
}

/**
 * Commands that a script would need which knows everything beforehand: SELECT SSSE, EF05 and the proof; for each directory
 * SELECT, two keys of two commands each, its records and one reading; SSSE again, UKSSSE, EF06 and EF05; the photo of 771
 * bytes in four writes with one SELECT, RKSSSE and four readings; EF05 and EF06 read back, on a 3.0 card with RKSSSE.
 */
const scriptCommands = { '2.0': { small: 18, full: 49 }, '3.0': { small: 20, full: 49 } } as const;

/**
 * A whole issue over the real pcscd, from the press of the button to the written receipt row, against the time that was spent
 * inside the driver's transmit alone. The card answers as vpcd has it: some 44 ms a command, which is a chip's own pace.
 */
export async function benchIssue({ kind, full = false, syncMs = 0, most }: Issue, runs: number): Promise<readonly Figure[]> {
  const pcscd = await ensurePcscd();
  let driver = 0;
  const pcsc = createPcscReaders();
  const openStore = (file: string, key: Uint8Array): Store => new SlowStore(file, key, syncMs);
  const desk = await startDesk({ readers: counting(pcsc, (ms) => (driver = ms)), sandbox: undefined, openStore }, { full });
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
      const inserted = await insertSeen(pcsc, reader, () => insertCard(card, { port }));
      const done = await desk.call('issue.start', { caseId, reader });
      // Nobody takes a card out sooner; the terminal resets it meanwhile.
      await pause(300);
      await takeOut(inserted);
      await untilCard(pcsc, reader, 'absent');
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
  const what = `issue of a ${kind} card${full ? ' with two directories and a photo' : ''}${syncMs === 0 ? '' : ` (each commit ${String(syncMs)} ms slower)`}`;
  const minimum = scriptCommands[kind][full ? 'full' : 'small'];
  return [
    {
      name: `${what} over pcscd / time inside the driver's transmit`,
      ratio: median(wholes) / median(drivers),
      aim: { most },
      detail: `${spread(wholes)} ms / ${spread(drivers)} ms, ${String(runs)} issues`,
    },
    {
      name: `${what}: commands / a script's minimum`,
      ratio: commands / minimum,
      aim: { most: 1.05 },
      detail: `${String(commands)} / ${String(minimum)}`,
    },
  ];
}

/** The store on a slower disk: whoever waits for a commit waits longer. */
class SlowStore extends Store {
  readonly #milliseconds: number;

  constructor(file: string, key: Uint8Array, milliseconds: number) {
    super(file, key);
    this.#milliseconds = milliseconds;
  }

  override write<Result>(work: () => Result): Result {
    const result = super.write(work);
    if (this.#milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, this.#milliseconds);
    return result;
  }
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
