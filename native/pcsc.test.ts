import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hex } from '../core/card/bytes.ts';
import type { CardConnection, ReaderInfo, Readers } from '../core/card/reader.ts';
import { openConnection } from './pcsc-connection.ts';
import { createPcscReaders } from './pcsc.ts';
import type { TestReader, TestWorld } from './test-binding.ts';

// What vpcd cannot show; the rest is tested over the real pcscd in pcsc.pcsc.test.ts.

const present = 0x0001_0022;
const atr = '3B6D00000081535549868444015AA50001';
const desk: TestReader = { name: 'ACME Desk Reader', state: present, atr };
const pad: TestReader = { name: 'OMNIKEY 5422CL', state: present, atr };
const command = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);

describe('PC/SC over a stand-in for the binding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suika-pcsc-'));
  const file = join(folder, 'world.json');
  let readers: Readers;
  let told: (readonly ReaderInfo[] | null)[];

  const show = (world: TestWorld): void => {
    writeFileSync(`${file}.next`, JSON.stringify(world));
    renameSync(`${file}.next`, file);
  };
  const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => 'none',
      (cause: { code: unknown }) => cause.code,
    );

  beforeAll(() => {
    process.env['SUIKA_TEST_PCSC'] = file;
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(() => {
    show({ readers: [desk, pad] });
    readers = createPcscReaders({ binding: fileURLToPath(new URL('./test-binding.ts', import.meta.url)) });
    told = [];
    readers.onChange((list) => told.push(list));
  });
  afterEach(() => readers.close());

  it('shows what a reader is and what is in it', async () => {
    show({ readers: [desk, { ...pad, state: 0x0001_0222 }, { name: 'Slot 3', state: 0x0000_0012 }] });
    expect((await readers.list()).map(({ name, kind, card, atr: answer }) => [name, kind, card, answer && hex(answer)])).toEqual([
      [desk.name, 'contact', 'present', atr],
      [pad.name, 'contactless', 'mute', undefined],
      ['Slot 3', 'contact', 'absent', undefined],
    ]);
  });

  it('tells of a reader that is unplugged and plugged in again, and its card is torn', async () => {
    const connection = await readers.connect(desk.name);
    show({ readers: [pad] });
    await vi.waitFor(() => expect(told.at(-1)?.map(({ name }) => name)).toEqual([pad.name]));
    expect(await codeOf(connection.transmit(command))).toBe('card-torn');
    await connection.disconnect('reset');
    expect(await codeOf(readers.connect(desk.name))).toBe('reader-unknown');
    show({ readers: [desk, pad] });
    await vi.waitFor(() => expect(told.at(-1)).toHaveLength(2));
    const again = await readers.connect(desk.name);
    expect(hex(await again.transmit(command))).toBe('9000');
  });

  it('tells nothing when only the use of a card changes', async () => {
    await readers.list();
    show({ readers: [{ ...desk, state: present | 0x0180 }, pad] });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(told).toHaveLength(1);
  });

  it('a card that was swapped between two looks is torn', async () => {
    const connection = await readers.connect(desk.name);
    show({ readers: [{ ...desk, state: 0x0003_0022 }, pad] });
    await vi.waitFor(async () => expect(await codeOf(connection.transmit(command))).toBe('card-torn'));
  });

  it.each([
    ['Sharing violation', 'reader-busy'],
    ['Card is unresponsive', 'card-mute'],
    ['No smart card present', 'reader-empty'],
    ['Card was removed', 'reader-empty'],
    ['PC/SC service not running', 'pcsc-service-down'],
    ['Not enough memory', 'reader-failed'],
  ])('a connection refused with "%s" is %s', async (refuses, code) => {
    show({ readers: [{ ...desk, refuses }, pad] });
    expect(await codeOf(readers.connect(desk.name))).toBe(code);
    show({ readers: [desk, pad] });
    await (await readers.connect(desk.name)).disconnect('reset');
  });

  it('waits for another program that only looks at a new card', async () => {
    show({ readers: [{ ...desk, refuses: 'Sharing violation' }, pad] });
    const connecting = readers.connect(desk.name);
    setTimeout(() => show({ readers: [desk, pad] }), 200);
    expect((await connecting).reader).toBe(desk.name);
  });

  it.each([
    ['Card was removed', 'card-torn'],
    ['Card was reset', 'card-torn'],
    ['PC/SC service not running', 'pcsc-service-down'],
    ['Communication error', 'reader-failed'],
  ])('a command that fails with "%s" is %s', async (fails, code) => {
    show({ readers: [{ ...desk, fails }, pad] });
    const connection = await readers.connect(desk.name);
    expect(await codeOf(connection.transmit(command))).toBe(code);
    expect(await codeOf(connection.transmit(command))).toBe(code);
  });

  it('a command that fails for no reason given is torn when the card is seen to be gone', async () => {
    show({ readers: [{ ...desk, fails: 'Communication error' }, pad] });
    const connection = await readers.connect(desk.name);
    const failing = codeOf(connection.transmit(command));
    setTimeout(() => show({ readers: [{ ...desk, state: 0x0002_0012 }, pad] }), 100);
    expect(await failing).toBe('card-torn');
  });

  it('gives up a driver that does not come back, once its card is gone, within a second', async () => {
    show({ readers: [{ ...desk, fails: null }, pad] });
    const connection = await readers.connect(desk.name);
    const stuck = codeOf(connection.transmit(command));
    const begun = performance.now();
    show({ readers: [{ ...desk, state: 0x0002_0012, fails: null }, pad] });
    expect(await stuck).toBe('card-torn');
    expect(performance.now() - begun).toBeLessThan(1_000);
    await connection.disconnect('reset');
    show({ readers: [{ ...desk, state: 0x0003_0022 }, pad] });
    expect(hex(await (await readers.connect(desk.name)).transmit(command))).toBe('9000');
  });

  describe('control', () => {
    const question = 0x42000d48;
    const typing = 0x42330006;
    const structure = Uint8Array.of(1, 2, 3);
    const control = async (connection: CardConnection, code: number, data = new Uint8Array()): Promise<string> =>
      hex((await connection.control?.(code, data)) ?? new Uint8Array());

    it('asks a reader and has it type, in the order of the commands', async () => {
      show({ readers: [desk, { ...pad, controls: { [question]: '060442330006', [typing]: 'echo' } }] });
      const connection = await readers.connect(pad.name);
      const answers = [control(connection, question), connection.transmit(command).then(hex), control(connection, typing, structure)];
      expect(await Promise.all(answers)).toEqual(['060442330006', '9000', '010203']);
      expect(connection.driverMs()).toBeLessThan(1_000);
    });

    it('a reader that refuses the question is none the worse for it', async () => {
      const connection = await readers.connect(pad.name);
      const begun = performance.now();
      expect(await codeOf(control(connection, question))).toBe('reader-failed');
      expect(performance.now() - begun).toBeLessThan(300);
      expect(hex(await connection.transmit(command))).toBe('9000');
    });

    it.each([
      ['Card was removed', 'card-torn'],
      ['PC/SC service not running', 'pcsc-service-down'],
      ['Transaction failed', 'reader-failed'],
    ])('typing that fails with "%s" is %s, and so is all that follows', async (fails, code) => {
      const connection = await readers.connect(pad.name);
      show({ readers: [desk, { ...pad, fails }] });
      const typed = codeOf(control(connection, typing, structure));
      const next = codeOf(connection.transmit(command));
      expect([await typed, await next]).toEqual([code, code]);
    });

    it('a card pulled while somebody types is torn within a second, and the reader serves again', async () => {
      show({ readers: [desk, { ...pad, fails: null }] });
      const connection = await readers.connect(pad.name);
      const typed = codeOf(control(connection, typing, structure));
      const begun = performance.now();
      show({ readers: [desk, { ...pad, state: 0x0002_0012, fails: null }] });
      expect(await typed).toBe('card-torn');
      expect(performance.now() - begun).toBeLessThan(1_000);
      await connection.disconnect('reset');
      show({ readers: [desk, { ...pad, state: 0x0003_0022, controls: { [typing]: 'echo' } }] });
      const again = await readers.connect(pad.name);
      expect(await control(again, typing, structure)).toBe('010203');
    });

    it('lets a person type for longer than any command takes, but not for ever', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        const asked = new Promise<never>(() => undefined);
        const thread = { ask: () => asked, watch: () => () => undefined, look: () => undefined };
        const made = { kind: 'reply', id: 1, ok: true, bytes: new Uint8Array(), state: present, milliseconds: 0 } as const;
        const connection = openConnection(pad.name, made, thread, () => undefined);
        let code: unknown;
        void codeOf(control(connection, typing, structure)).then((told) => (code = told));
        await vi.advanceTimersByTimeAsync(170_000);
        expect(code).toBeUndefined();
        await vi.advanceTimersByTimeAsync(20_000);
        expect(code).toBe('reader-failed');
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it('finds a service by itself that comes late', async () => {
    show({ down: 'PC/SC service not running', readers: [] });
    await vi.waitFor(() => expect(told.at(-1)).toBeNull());
    expect(await codeOf(readers.list())).toBe('pcsc-service-down');
    show({ readers: [desk] });
    await vi.waitFor(() => expect(told.at(-1)).toHaveLength(1), { timeout: 3_000 });
  });

  it('says so when no state of a reader can be had', async () => {
    show({ readers: [{ ...desk, state: 0 }] });
    await vi.waitFor(() => expect(told.at(-1)).toBeNull(), { timeout: 2_000 });
    expect(await codeOf(readers.list())).toBe('pcsc-service-down');
    show({ readers: [desk] });
    expect(await readers.list()).toHaveLength(1);
  });
});

it('says so when the binding is not there', async () => {
  const readers = createPcscReaders({ binding: 'no-such-module' });
  await expect(readers.list()).rejects.toMatchObject({ code: 'pcsc-not-installed' });
  await expect(readers.connect('any')).rejects.toMatchObject({ code: 'pcsc-not-installed' });
  await readers.close();
});

it('lets the binding come to the end of its loading where the process ends meanwhile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suika-pcsc-load-'));
  try {
    const binding = join(folder, 'slow.cjs');
    const words = (text: string): string => `require('node:fs').writeSync(1, '${text} ');`;
    writeFileSync(
      binding,
      `const ended = new (require('node:worker_threads').BroadcastChannel)('load'); ended.postMessage('begun');
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200); ${words('loaded')} module.exports = {};`,
    );
    const program = `
      new BroadcastChannel('load').onmessage = () => { ${words('ends')} process.exit(3); };
      import('./pcsc.ts').then(({ createPcscReaders }) => createPcscReaders({ binding: ${JSON.stringify(binding)} }));`;
    const { status, stdout } = spawnSync(process.execPath, ['-e', program], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: 'ends loaded ' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
