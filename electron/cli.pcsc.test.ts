import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { primitives } from '../core/card/primitives.ts';
import { createVirtualCard } from '../core/card/virtual-card.ts';
import type { VirtualCardState } from '../core/card/virtual/state.ts';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import { ensurePcscd, pcscdMissing } from '../fixtures/card/pcscd.ts';
import type { Pcscd } from '../fixtures/card/pcscd.ts';
import { insertCard, vpcdReaders } from '../fixtures/card/vpcd.ts';
import { cliEntry, startCard, startCliDesk } from './test-cli.ts';
import type { CliDesk, Ran } from './test-cli.ts';

const missing = pcscdMissing();
const [{ name: reader, port }, second] = vpcdReaders;
const run = promisify(execFile);

/** The command line over the real pcscd: every process is real, and is killed for real. */
describe.skipIf(missing !== null)(`issuing over pcscd${missing === null ? '' : ` (left out: ${missing})`}`, () => {
  let pcscd: Pcscd;
  let desk: CliDesk;
  let serials = 0x5aa60000;
  beforeAll(async () => {
    pcscd = await ensurePcscd();
    desk = await startCliDesk();
  });
  afterAll(async () => {
    await desk.end();
    await pcscd.stop();
  });

  const serial = (): string => (serials += 1).toString(16).toUpperCase();
  const cardArguments = (over: readonly string[] = []): string[] => {
    const of = serial();
    return ['--kind', '3.0', '--serial', of, '--port', String(port), '--file', join(desk.folder, `${of}.json`), ...over];
  };
  const issue = (caseId: string): Promise<Ran> => desk.suika('issue', '--case', caseId, '--reader', reader);

  test.each([
    ['3.0', []],
    ['3.0', ['--t0']],
    ['2.0', []],
    ['2.0', ['--t0']],
  ] as const)('a card of kind %s %j ends 0, verified, and opensc-tool reads its number', async (kind, flags) => {
    const caseId = await desk.apply();
    const card = await startCard(...cardArguments(flags), '--kind', kind);
    const { code, json } = await issue(caseId);
    expect([code, json.state, json.verified]).toEqual([0, 'issued', true]);
    const { stdout } = await run('opensc-tool', [
      '-r',
      '0',
      '-s',
      '00A404000F7378312E73682EC9E7BBE1B1A3D5CF',
      '-s',
      '00B2072C00',
      '-s',
      '00B2013400',
    ]);
    const number = Buffer.from(json.cardNumber as string)
      .toString('hex')
      .toUpperCase()
      .replace(/../g, '$& ')
      .trim();
    expect(stdout.replace(/\s+/g, ' ')).toContain(`07 09 ${number}`);
    expect(stdout.includes('SW1=0x69, SW2=0x82')).toBe(kind === '3.0');
    expect(await card.stop()).toBe(0);
  });

  test('a made card is held against its order once more, over the contacts and as if laid on a contactless reader', async () => {
    const caseId = await desk.apply();
    const args = cardArguments();
    const card = await startCard(...args);
    await issue(caseId);
    const prove = async (): Promise<unknown[]> => {
      const { code, json } = await desk.suika('card', 'prove', '--case', caseId, '--reader', reader);
      return [code, json.contact?.equal ?? null, json.contactless?.equal ?? null];
    };
    expect(await prove()).toEqual([0, true, null]);
    await card.stop();
    const laid = await startCard(...args, '--contactless');
    expect(await prove()).toEqual([0, true, true]);
    await laid.stop();
  });

  test('torn in the middle of writing: exit 6; the same card again: exit 0, the same job', async () => {
    const caseId = await desk.apply();
    const args = cardArguments();
    await startCard(...args, '--tear', '4', '--tear-leaves', 'half');
    const torn = await issue(caseId);
    expect([torn.code, torn.json.fault.code]).toEqual([6, 'job-unsure']);
    const card = await startCard(...args);
    expect((await desk.suika('readers')).json.readers[0].unsureJob.caseId).toBe(caseId);
    const again = await issue(caseId);
    expect([again.code, again.json.verified]).toEqual([0, true]);
    expect((await issue(caseId)).json).toMatchObject({ state: 'issued', jobId: again.json.jobId, cardNumber: again.json.cardNumber });
    await card.stop();
  });

  test('the PIN is set, spent one try a press, changed and unblocked; a recording of another program is explained', async () => {
    const card = await startCard(...cardArguments());
    const pins = { SUIKA_CARD_PIN: '000000', SUIKA_CARD_NEW_PIN: '123456' };
    const pin = async (name: string, over: NodeJS.ProcessEnv = {}): Promise<unknown[]> => {
      const { code, json } = await desk.suikaWith({ ...pins, ...over }, 'pin', name, '--reader', reader);
      return [code, json.fault?.code ?? json.tries];
    };
    expect(await pin('tries')).toEqual([0, null]);
    // vpcd refuses SCardControl: a reader without keys. What one with keys does is tested over stand-ins only.
    expect((await desk.suika('pin', 'tries', '--reader', reader)).json.pad).toEqual({ verify: false, change: false });
    expect(await pin('reload')).toEqual([0, 3]);
    expect(await pin('verify')).toEqual([3, 'pin-wrong']);
    expect(await pin('change', { SUIKA_CARD_PIN: '123456', SUIKA_CARD_NEW_PIN: '654321' })).toEqual([0, 3]);
    expect(await pin('verify')).toEqual([3, 'pin-wrong']);
    expect(await pin('unblock')).toEqual([0, 3]);
    expect(await pin('verify', { SUIKA_CARD_PIN: '654321' })).toEqual([0, 3]);
    const { stdout } = await run('opensc-tool', ['-r', '0', '-s', '00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '-s', '00B2013400']);
    const log = join(desk.folder, 'opensc.txt');
    writeFileSync(log, stdout);
    const explained = await desk.suika('card', 'explain', log);
    expect(explained.json.exchanges.map(({ status }: { status: string }) => status)).toEqual(['9000', '6982']);
    expect(explained.json.exchanges[1].next.zh).toContain('RKSSSE');
    const all = await desk.suika('card', 'read', '--all', '--reader', reader);
    expect(all.json.files['DF04/EF06'].unread.zh).toContain('密码');
    await card.stop();
  });

  test('nothing in the reader, no such reader, one chip in both readers: exit 3, and nothing is written', async () => {
    const caseId = await desk.apply();
    const codes = async (...args: readonly string[]): Promise<unknown[]> => {
      const { code, json } = await desk.suika('issue', '--case', caseId, ...args);
      return [code, json.fault.code];
    };
    expect(await codes('--reader', reader)).toEqual([3, 'reader-empty']);
    expect(await codes('--reader', 'No such reader')).toEqual([3, 'reader-unknown']);
    const args = cardArguments();
    const one = await startCard(...args);
    const other = await startCard(...args, '--port', String(second.port), '--file', join(desk.folder, 'copy.json'));
    expect(await codes('--reader', reader)).toEqual([3, 'chip-twice']);
    await one.stop();
    await other.stop();
  });

  test('memory worn out while writing: exit 6; what is known of the card stays, and nobody else gets it', async () => {
    const caseId = await desk.apply();
    const card = await startCard(...cardArguments(['--fail-after-writes', '5']));
    const { code, json } = await issue(caseId);
    expect([code, json.fault.code, json.fault.facts.code]).toEqual([6, 'job-unsure', 'chip-write-failed']);
    const other = await desk.apply();
    const refused = await issue(other);
    expect([refused.code, refused.json.fault.code]).toEqual([4, 'chip-used-up']);
    await card.stop();
  });

  test.skipIf(!existsSync('/usr/bin/strace'))('the journal is on the disk before the first UPDATE RECORD leaves', async () => {
    const caseId = await desk.apply();
    const card = await startCard(...cardArguments());
    const trace = join(desk.folder, 'trace.txt');
    const env = { ...process.env, SUIKA_PIN: '135790', SUIKA_KEYS: join(desk.folder, 'keys') };
    const args = [
      'issue',
      '--case',
      caseId,
      '--reader',
      reader,
      '--data',
      desk.data,
      '--agency',
      desk.agency,
      '--operator',
      'teller1',
      '--json',
    ];
    await run(
      'strace',
      ['-f', '-qq', '-x', '-s', '16', '-e', 'trace=fsync,fdatasync,sendto', '-o', trace, process.execPath, cliEntry, ...args],
      { env },
    );
    await card.stop();
    const lines = readFileSync(trace, 'utf8').split('\n');
    const shown = lines.findIndex((line) => line.includes('"\\x00\\x82\\x00\\x04'));
    const update = lines.findIndex((line) => line.includes('"\\x00\\xdc'));
    const synced = lines.findIndex((line, index) => index > shown && /f(?:data)?sync.*= 0$/.test(line));
    // The key was shown, then the disk said that it has the journal, and only then the first byte was written.
    expect(shown).toBeGreaterThan(0);
    expect(synced).toBeGreaterThan(shown);
    expect(update).toBeGreaterThan(synced);
  });

  test('kill -9 before and after each command that reaches the card: run again it ends 0; one number, one chip, one card at the agency', async () => {
    const commands = 20;
    const ends: string[] = [];
    const before = inspectAgency(join(desk.folder, 'agency')).issued.length;
    for (let command = 1; command <= commands; command += 1) {
      for (const when of ['before', 'after'] as const) {
        const caseId = await desk.apply();
        const of = serial();
        let state: VirtualCardState | undefined;
        let kill: (() => void) | null = null;
        let count = 0;
        const card = createVirtualCard(
          { kind: '3.0', serial: of, challengeSeed: Buffer.from(of), onWrite: (next) => (state = next) },
          primitives,
        );
        const inserted = insertCard(
          {
            atr: card.atr,
            reset: () => card.reset(),
            transmit: (apdu) => {
              count += 1;
              if (kill !== null && count === command && when === 'before') kill();
              const answer = card.transmit(apdu);
              if (kill !== null && count === command && when === 'after') kill();
              return answer;
            },
          },
          { port, quick: (length) => length > 5 },
        );
        await inserted.seen;
        const { child, ran } = desk.spawn('issue', '--case', caseId, '--reader', reader);
        count = 0;
        kill = () => child.kill('SIGKILL');
        const first = await ran;
        kill = null;
        const again = await issue(caseId);
        expect([command, when, again.code, again.json.state, again.json.verified]).toEqual([command, when, 0, 'issued', true]);
        expect(state?.records['SSSE/EF05']?.[6]).toBe(
          `0709${Buffer.from(again.json.cardNumber as string)
            .toString('hex')
            .toUpperCase()}`,
        );
        ends.push(first.signal === 'SIGKILL' ? 'killed' : `ended ${String(first.code)}`);
        inserted.pull();
        await inserted.gone;
      }
    }
    await desk.suika('sync');
    const { issued, orders } = inspectAgency(join(desk.folder, 'agency'));
    expect(issued.length - before).toBe(commands * 2);
    expect(new Set(issued.map(({ cardNumber }) => cardNumber)).size).toBe(issued.length);
    expect(new Set(orders.map(({ chipId }) => chipId)).size).toBe(orders.length);
    // The last answer may reach the terminal before the signal does; every other kill must have hit.
    expect(ends.filter((end) => end === 'killed').length).toBeGreaterThanOrEqual(commands * 2 - 2);
  }, 400_000);
});
