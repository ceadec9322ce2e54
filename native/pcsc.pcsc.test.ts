import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromHex, hex } from '../core/card/bytes.ts';
import { featureRequest } from '../core/card/pin-pad.ts';
import type { CardConnection, ReaderInfo, Readers } from '../core/card/reader.ts';
import { ensurePcscd, pcscdMissing } from '../fixtures/card/pcscd.ts';
import type { Pcscd } from '../fixtures/card/pcscd.ts';
import { insertCard, vpcdReaders } from '../fixtures/card/vpcd.ts';
import type { InsertedCard, VpcdOptions } from '../fixtures/card/vpcd.ts';
import { createPcscReaders } from './pcsc.ts';

const missing = pcscdMissing();
const run = promisify(execFile);
const [first, second] = vpcdReaders;
const atr = fromHex('3B6D00000081535549868444015AA50001');
const command = fromHex('0084000008');
const done = fromHex('9000');

describe.skipIf(missing !== null)(
  `PC/SC over the real pcscd${missing === null ? '' : ` (left out: ${missing})`}`,
  { timeout: 20_000 },
  () => {
    let pcscd: Pcscd;
    let readers: Readers;
    let told: (readonly ReaderInfo[] | null)[];
    let inserted: InsertedCard[];

    beforeAll(async () => {
      pcscd = await ensurePcscd();
    }, 130_000);
    afterAll(() => pcscd.stop());
    beforeEach(() => {
      readers = createPcscReaders();
      told = [];
      inserted = [];
      readers.onChange((list) => told.push(list));
    });
    afterEach(async () => {
      for (const card of inserted) card.pull();
      await seen(first.name, 'absent');
      await seen(second.name, 'absent');
      await readers.close();
    });

    const stateOf = async (reader: string): Promise<string | undefined> => (await readers.list()).find(({ name }) => name === reader)?.card;
    const seen = (reader: string, card: ReaderInfo['card']): Promise<void> =>
      vi.waitFor(async () => expect(await stateOf(reader)).toBe(card), { timeout: 5_000, interval: 20 });

    /** A card that answers what it is told to, in the first reader unless said otherwise. */
    async function insert(transmit: (apdu: Uint8Array) => Uint8Array, options: Partial<VpcdOptions> = {}): Promise<InsertedCard> {
      const card = insertCard({ atr, reset: () => undefined, transmit }, { port: first.port, ...options });
      inserted.push(card);
      await card.seen;
      await seen(options.port === second.port ? second.name : first.name, 'present');
      return card;
    }

    async function connected(options: Partial<VpcdOptions> = {}): Promise<{ card: InsertedCard; connection: CardConnection }> {
      const card = await insert(() => done, options);
      return { card, connection: await readers.connect(first.name) };
    }

    /** The fault that it rejects with, and after how many milliseconds. */
    async function failure(promise: Promise<unknown>): Promise<{ code: unknown; ms: number }> {
      const begun = performance.now();
      const code: unknown = await promise.then(
        () => 'none',
        (cause: { code: unknown }) => cause.code,
      );
      return { code, ms: performance.now() - begun };
    }

    it('lists the readers and tells of cards that come and go', async () => {
      expect(await readers.list()).toEqual([
        { name: first.name, kind: 'contact', card: 'absent' },
        { name: second.name, kind: 'contact', card: 'absent' },
      ]);
      told.length = 0;
      const card = await insert(() => done);
      expect(told).toEqual([
        [
          { name: first.name, kind: 'contact', card: 'present', atr },
          { name: second.name, kind: 'contact', card: 'absent' },
        ],
      ]);
      card.pull();
      await seen(first.name, 'absent');
      expect(told.at(-1)?.map(({ card: state }) => state)).toEqual(['absent', 'absent']);
    });

    it('says why there is no connection', async () => {
      expect(await failure(readers.connect('Somebody else’s reader'))).toMatchObject({ code: 'reader-unknown' });
      expect(await failure(readers.connect(first.name))).toMatchObject({ code: 'reader-empty' });
      const odd = insertCard({ atr: fromHex('FFFF'), reset: () => undefined, transmit: () => done }, { port: first.port });
      inserted.push(odd);
      await seen(first.name, 'present');
      expect(await failure(readers.connect(first.name))).toMatchObject({ code: 'card-mute' });
    });

    it('a reader of vpcd, which has no keys, refuses to be asked for them, and serves on', async () => {
      const { connection } = await connected();
      const asked = connection.control?.(featureRequest.pcscLite, new Uint8Array()) ?? Promise.resolve();
      expect(await failure(asked)).toMatchObject({ code: 'reader-failed' });
      expect(hex(await connection.transmit(command))).toBe('9000');
    });

    it('holds a card exclusively, against itself and other programs, and gives it free with a reset', async () => {
      let resets = 0;
      const card = insertCard({ atr, reset: () => (resets += 1), transmit: () => done }, { port: first.port });
      inserted.push(card);
      await seen(first.name, 'present');
      const connection = await readers.connect(first.name);
      expect(await failure(readers.connect(first.name))).toMatchObject({ code: 'reader-busy' });
      const others = createPcscReaders();
      expect(await failure(others.connect(first.name))).toMatchObject({ code: 'reader-busy' });
      await others.close();
      await expect(run('opensc-tool', ['-r', first.name, '-s', hex(command)])).rejects.toThrow(/Reader in use|in use by another/i);
      const before = resets;
      await connection.disconnect('reset');
      expect(resets).toBeGreaterThan(before);
      expect((await run('opensc-tool', ['-r', first.name, '-s', hex(command)])).stdout).toContain('SW1=0x90');
      await (await readers.connect(first.name)).disconnect('leave');
    });

    it('brings answers of any length', async () => {
      const answer = Uint8Array.from({ length: 65_000 }, (_, index) => index);
      const lengthOf = (apdu: Uint8Array): number => (apdu.length === 7 ? 65_000 : apdu[4] === 0 ? 258 : (apdu[4] ?? 0));
      await insert((apdu) => answer.slice(0, lengthOf(apdu)));
      const connection = await readers.connect(first.name);
      for (const sent of ['00B0000002', '00B00000FF', '00B0000000', '00B00000000000']) {
        const apdu = fromHex(sent);
        expect(hex(await connection.transmit(apdu))).toBe(hex(answer.slice(0, lengthOf(apdu))));
      }
      expect(connection.driverMs()).toBeGreaterThan(0);
      await connection.disconnect('reset');
    });

    it.each([
      ['before a command', async (card: InsertedCard, connection: CardConnection) => (card.pull(), connection.transmit(command))],
      [
        'while the reader is idle, seen by the watcher',
        async (card: InsertedCard, connection: CardConnection) => {
          await connection.transmit(command);
          card.pull();
          await seen(first.name, 'absent');
          return connection.transmit(command);
        },
      ],
    ])('a card pulled %s is torn within a second', async (_, act) => {
      const { card, connection } = await connected();
      const { code, ms } = await failure(act(card, connection));
      expect(code).toBe('card-torn');
      expect(ms).toBeLessThan(1_500);
      expect(await failure(connection.transmit(command))).toMatchObject({ code: 'card-torn' });
      await connection.disconnect('reset');
    });

    it.each([false, true])('a card pulled in the middle of a command is torn within a second, quick answers %s', async (quick) => {
      const { card, connection } = await connected({ delayMs: 3_000, quick: () => quick });
      const pending = [connection.transmit(command), connection.transmit(command)].map(failure);
      setTimeout(card.pull, 100);
      for (const { code, ms } of await Promise.all(pending)) {
        expect(code).toBe('card-torn');
        expect(ms).toBeLessThan(1_100);
      }
      await connection.disconnect('reset');
      // Put back at once, before the service has noticed anything.
      await insert(() => done);
      const again = await readers.connect(first.name);
      expect(hex(await again.transmit(command))).toBe('9000');
      await again.disconnect('reset');
    });

    it('a slow card stalls neither this thread nor another reader', async () => {
      const { connection } = await connected({ delayMs: 3_000, quick: () => true });
      await insert(() => done, { port: second.port, quick: () => true });
      const other = await readers.connect(second.name);
      let gap = 0;
      let last = performance.now();
      const timer = setInterval(() => {
        gap = Math.max(gap, performance.now() - last);
        last = performance.now();
      }, 5);
      let running = true;
      const slow = connection.transmit(command).finally(() => (running = false));
      let commands = 0;
      while (running) {
        await other.transmit(command);
        commands += 1;
        if (commands % 500 === 0) expect(await stateOf(second.name)).toBe('present');
      }
      clearInterval(timer);
      expect(hex(await slow)).toBe('9000');
      expect(gap).toBeLessThan(50);
      expect(commands).toBeGreaterThan(1_000);
      await Promise.all([connection.disconnect('reset'), other.disconnect('reset')]);
    });

    it('tells when the service dies in the middle of a command, and finds it again by itself', async (context) => {
      if (!pcscd.started) return context.skip('this pcscd was started by somebody else');
      const { connection } = await connected({ delayMs: 500 });
      const pending = failure(connection.transmit(command));
      setTimeout(() => void pcscd.kill(), 100);
      const { code, ms } = await pending;
      expect(code).toBe('pcsc-service-down');
      expect(ms).toBeLessThan(1_100);
      await connection.disconnect('reset');
      expect(told.at(-1)).toBeNull();
      expect(await failure(readers.list())).toMatchObject({ code: 'pcsc-service-down' });
      expect(await failure(readers.connect(first.name))).toMatchObject({ code: 'pcsc-service-down' });
      await pcscd.restart();
      await vi.waitFor(() => expect(told.at(-1)?.[0]?.card).toBe('present'), { timeout: 10_000 });
      const again = await readers.connect(first.name);
      expect(hex(await again.transmit(command))).toBe('9000');
      await again.disconnect('reset');
    });

    /** What a process of its own ends with that runs this code; `readers` and the connection `card` are there. */
    async function exitOf(code: string): Promise<number> {
      const source = `
      import { createPcscReaders } from ${JSON.stringify(new URL('./pcsc.ts', import.meta.url).href)};
      const readers = createPcscReaders();
      await readers.list();
      const card = await readers.connect(${JSON.stringify(first.name)});
      const pending = card.transmit(Uint8Array.of(0, 0x84, 0, 0, 8)).catch(() => undefined);
      ${code}`;
      const ended = run(process.execPath, ['-e', source]);
      return ended.then(
        () => 0,
        (cause: { code: number }) => cause.code,
      );
    }

    it.each([
      ['exits in the middle of a command', 'setTimeout(() => process.exit(7), 50);', 7],
      ['exits idle', 'await pending; process.exit(7);', 7],
      ['closes in the middle of a command', 'process.exitCode = 7; await readers.close();', 7],
      [
        'closes and opens again',
        'for (let n = 0; n < 5; n += 1) { await readers.close(); await createPcscReaders().close(); } process.exitCode = 7;',
        7,
      ],
      ['throws in the middle of a command', 'setTimeout(() => { throw new Error("on purpose"); }, 50);', 1],
      ['ends by itself', 'await pending; await readers.close();', 0],
    ])('a process that %s ends with its own exit code', async (_, code, expected) => {
      await insert(() => done, { delayMs: 300 });
      expect(await exitOf(code)).toBe(expected);
    });
  },
);
