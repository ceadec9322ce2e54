import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inspectAgency } from '../fixtures/agency/inspect.ts';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { runCli, startCliDesk } from './test-cli.ts';
import type { CliDesk, Ran } from './test-cli.ts';

// Many processes, each with a PIN at its full cost.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let desk: CliDesk;
let caseId: string;
beforeAll(async () => {
  desk = await startCliDesk();
  caseId = await desk.apply();
});
afterAll(() => desk.end());

/** As another operator than the desk's, and for people to read. */
function suika(...args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, SUIKA_PIN: sandboxPin, SUIKA_KEYS: join(desk.folder, 'keys') };
  return runCli([...args, '--data', desk.data, '--virtual'], env).ran;
}

const cases = async (): Promise<unknown> => (await desk.suika('case', 'list')).json?.cases?.[0]?.caseId;
const loseDevice = (): void => rmSync(join(desk.folder, 'keys', 'device.key'));

test('keys show tells who can open the store, without opening it or showing a key', async () => {
  const { json } = await desk.suika('keys', 'show');
  expect(json).toMatchObject({
    device: { kept: 'file', secretThere: true },
    operators: [{ id: 'teller1' }],
    agency: { url: desk.agency },
    next: null,
  });
  const { stdout } = await suika('keys', 'show');
  expect(stdout).toContain('凡能读取该用户文件的人都能打开数据库');
  const [wraps = ''] = readdirSync(join(desk.folder, 'keys')).filter((name) => name.endsWith('.json'));
  const { key } = JSON.parse(readFileSync(join(desk.folder, 'keys', wraps), 'utf8')) as {
    key: { check: string; device: { sealed: string }[] };
  };
  for (const secret of [key.check, key.device[0]?.sealed ?? '', readFileSync(join(desk.folder, 'keys', 'device.key'), 'utf8')])
    expect(`${JSON.stringify(json)}${stdout}`).not.toContain(secret);
});

test('keys unlock opens by an operator where the secret of the machine is gone, as the fault says', async () => {
  loseDevice();
  const shut = await desk.suika('case', 'list');
  expect([shut.code, shut.json.fault.code]).toEqual([1, 'store-key-missing']);
  expect(shut.json.fault.zh.act).toContain('suika keys unlock --operator');
  expect((await desk.suikaWith({ SUIKA_PIN: '000000' }, 'keys', 'unlock')).json.fault.code).toBe('store-unlock-refused');
  expect((await desk.suika('keys', 'unlock')).json).toMatchObject({ device: { secretThere: true } });
  expect(await cases()).toBe(caseId);
});

test('keys recover opens by a code that the agency made', async () => {
  loseDevice();
  const env = { ...process.env, SUIKA_KEYS: join(desk.folder, 'keys') };
  const [terminal] = inspectAgency(join(desk.folder, 'agency')).terminals;
  const make = (id: string): Promise<Ran> =>
    runCli(['sandbox', 'recovery', '--data', join(desk.folder, 'agency'), '--terminal', id, '--json'], env).ran;
  expect((await make('terminal-none')).json.fault.code).toBe('sandbox-refused');
  const { code } = (await make(terminal?.terminalId ?? '')).json as { code: string };
  const wrong = await desk.suika('keys', 'recover', '--code', 'AAAA');
  expect([wrong.code, wrong.json.fault.facts.reason]).toEqual([5, 'recovery-code-wrong']);
  expect((await desk.suika('keys', 'recover', '--code', code)).json).toMatchObject({ device: { secretThere: true } });
  expect(await cases()).toBe(caseId);
});

test('keys rotate puts another key into use; the operators’ wraps come back with their sign-in', async () => {
  expect((await desk.suika('keys', 'rotate')).json.fault.code).toBe('role-not-allowed');
  const before = (await desk.suika('keys', 'show')).json;
  const rotated = await suika('keys', 'rotate', '--operator', 'manager1', '--json');
  expect(rotated.json).toMatchObject({ operators: [], next: null, agency: { url: desk.agency } });
  expect(rotated.json.since).not.toBe(before.since);
  expect(await cases()).toBe(caseId);
  expect((await desk.suika('keys', 'show')).json.operators).toMatchObject([{ id: 'teller1' }]);
  const secret = (): string => readFileSync(join(desk.folder, 'keys', 'device.key'), 'utf8');
  const old = secret();
  expect((await suika('keys', 'rotate', '--device', '--operator', 'manager1')).code).toBe(0);
  expect(secret()).not.toBe(old);
  expect(await cases()).toBe(caseId);
});
