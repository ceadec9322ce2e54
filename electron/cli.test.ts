import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../core/contract.ts';
import type { CardReading } from '../core/views.ts';
import { takeFolder } from './host/folder.ts';
import { runCli, startCliDesk } from './test-cli.ts';
import type { CliDesk, Ran } from './test-cli.ts';

let desk: CliDesk;
beforeAll(async () => {
  desk = await startCliDesk();
});
afterAll(async () => {
  await desk.end();
});

const outcome = ({ code, json }: Ran): readonly [number | null, string | undefined] => [code, json?.fault?.code as string | undefined];
const file = (name: string, text: string | Buffer): string => {
  const path = join(desk.folder, name);
  writeFileSync(path, text);
  return path;
};

describe('usage', () => {
  test.each([
    [['nonsense'], 'usage'],
    [['case', 'new'], 'usage'],
    [['issue'], 'usage'],
    [['issue', '--case'], 'usage'],
    [['readers', '--no-such-option'], 'usage'],
    [['sandbox', 'agency', '--port', 'x'], 'option-invalid'],
    [['sandbox', 'card', '--kind', '4.0', '--serial', '5AA50001', '--port', '35963', '--file', 'f'], 'option-invalid'],
    [['sandbox', 'card', '--kind', '3.0', '--serial', 'zz', '--port', '35963', '--file', 'f'], 'option-invalid'],
    [['call', 'no.such'], 'call-unknown'],
    [['case', 'new', '--file', '/no/such/file'], 'file-unreadable'],
  ] as const)('%j: exit 2, with a sentence and one JSON document', async (args, code) => {
    const ran = await desk.suika(...args);
    expect(outcome(ran)).toEqual([2, code]);
    expect(ran.stdout.trim().split('\n')).toHaveLength(1);
    expect(ran.stderr).toContain(`[${code}]`);
  });

  test('a file that is no JSON, nobody named, no PIN', async () => {
    expect(outcome(await desk.suika('case', 'new', '--file', file('a.txt', '{')))).toEqual([2, 'file-not-json']);
    const bare = ['case', 'list', '--data', desk.data, '--agency', desk.agency, '--json'];
    expect(outcome(await runCli(bare, process.env).ran)).toEqual([2, 'operator-missing']);
    const { SUIKA_PIN: _, ...withoutPin } = process.env;
    expect(outcome(await runCli([...bare, '--operator', 'teller1'], withoutPin).ran)).toEqual([2, 'pin-missing']);
  });

  test('help and version are what was asked for', async () => {
    expect((await runCli(['--help'], process.env).ran).code).toBe(0);
    expect((await runCli(['--version'], process.env).ran).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('call --list gives every call with its roles and JSON schemas', async () => {
    const { json } = await desk.suika('call', '--list');
    expect(json.map(({ name }: { name: string }) => name).sort()).toEqual(Object.keys(contract).sort());
    const create = json.find(({ name }: { name: string }) => name === 'case.create');
    expect(create.roles).toEqual(['teller', 'field', 'manager']);
    expect(Object.keys(create.input.properties.application.properties)).toContain('identityNumber');
  });
});

describe('what the rules refuse: exit 4', () => {
  test.each([
    ['a wrong check digit', { identityNumber: '440103199003078515' }, 'identity-number-check'],
    ['a name beyond GB 18030', { name: '样\uD800例' }, 'name-not-encodable'],
    ['a field too few', { mobile: '' }, 'application-invalid'],
    ['a field too many', { nickname: 'x' }, 'application-invalid'],
  ])('%s', async (_, over, code) => {
    expect(outcome(await desk.suika('case', 'new', '--file', desk.application(over)))).toEqual([4, code]);
  });

  test('a wrong PIN, a wrong role, a case that is not there', async () => {
    const common = ['--data', desk.data, '--agency', desk.agency, '--json'];
    const env = { ...process.env, SUIKA_KEYS: join(desk.folder, 'keys') };
    expect(outcome(await runCli(['case', 'list', ...common, '--operator', 'teller1'], { ...env, SUIKA_PIN: '000000' }).ran)).toEqual([
      4,
      'sign-in-refused',
    ]);
    expect(
      outcome(
        await runCli(['case', 'new', '--file', desk.application(), ...common, '--operator', 'auditor1'], { ...env, SUIKA_PIN: '135790' })
          .ran,
      ),
    ).toEqual([4, 'role-not-allowed']);
    expect(outcome(await desk.suika('issue', '--case', '261125-AAAAAA', '--virtual'))).toEqual([4, 'case-unknown']);
  });
});

test('from the application to the receipt with the virtual reader, one process a step', async () => {
  const caseId = await desk.apply();
  expect(outcome(await desk.suika('issue', '--case', caseId, '--virtual'))).toEqual([3, 'reader-empty']);
  expect((await desk.suika('call', 'sandbox.insert', '--virtual')).code).toBe(0);
  const issued = await desk.suika('issue', '--case', caseId, '--virtual');
  expect(issued.code).toBe(0);
  expect(Object.keys(issued.json).sort()).toEqual([
    'apdus',
    'cardNumber',
    'caseId',
    'identificationCode',
    'jobId',
    'ms',
    'state',
    'verified',
  ]);
  expect((await desk.suika('sync')).code).toBe(0);
  const queue = (await desk.suika('queue')).json;
  expect([queue.waiting, queue.refused]).toEqual([0, 0]);
  const masked = (await desk.suika('card', 'read', '--virtual')).json;
  const revealed = (await desk.suika('card', 'read', '--reveal', '自动测试', '--virtual')).json;
  const name = (reading: CardReading): string | undefined => reading.files['EF06']?.items.find(({ tag }) => tag === '09')?.value;
  expect([name(masked), name(revealed)]).toEqual(['何*例', '何示例']);
  expect(masked.files.EF05.items[0]).toMatchObject({ tag: '01', title: '卡的识别码' });
  expect((await desk.suika('audit', 'verify')).json).toMatchObject({ ok: true });
});

test('store check says what it found, and a notice stands before whatever is asked', async () => {
  expect((await desk.suika('store', 'check')).json).toMatchObject({ checked: true, found: [] });
  const stored = join(desk.data, 'terminal.sqlite');
  const bytes = readFileSync(stored);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  writeFileSync(stored, bytes);
  const queue = await desk.suika('queue');
  expect([queue.code, queue.stderr]).toEqual([0, expect.stringContaining('! 本机数据库文件曾损坏')]);
  expect((await desk.suika('store', 'check')).json).toMatchObject({ checked: true, found: [] });
  const notice = (await desk.suika('call', 'notice.list')).json.notices[0].id as string;
  const input = file('seen.json', JSON.stringify({ id: notice }));
  expect((await desk.suika('call', 'notice.seen', '--input', input)).code).toBe(0);
  expect((await desk.suika('queue')).stderr).toBe('');
});

test('a PIN on keys of the reader: asked for nothing here, and refused by a reader that has none', async () => {
  await desk.suika('call', 'sandbox.insert', '--virtual');
  await desk.suikaWith({ SUIKA_CARD_NEW_PIN: '123456' }, 'pin', 'reload', '--virtual');
  for (const name of ['verify', 'change']) {
    const ran = await desk.suika('pin', name, '--pad', '6', '--virtual');
    expect([...outcome(ran), ran.stderr]).toEqual([3, 'pin-pad-missing', expect.stringContaining('请持卡人')]);
  }
  expect(outcome(await desk.suika('pin', 'verify', '--pad', '13', '--virtual'))).toEqual([2, 'usage']);
  expect((await desk.suika('pin', 'tries', '--virtual')).json).toEqual({ set: true, tries: 3, pad: { verify: false, change: false } });
});

test('an agency that is not there: exit 5, and what is taken in waits', async () => {
  const caseId = await desk.apply();
  const away = ['--agency', 'http://127.0.0.1:9', '--data', desk.data, '--operator', 'teller1', '--json'];
  const env = { ...process.env, SUIKA_PIN: '135790', SUIKA_KEYS: join(desk.folder, 'keys') };
  const offline = await runCli(['case', 'new', '--file', desk.application(), ...away], env).ran;
  expect(offline.code).toBe(0);
  expect(outcome(await runCli(['sync', ...away], env).ran)).toEqual([5, 'agency-unreachable']);
  expect((await runCli(['queue', ...away], env).ran).json.waiting).toBe(1);
  expect(outcome(await runCli(['readers', '--agency', 'nonsense', '--json'], env).ran)).toEqual([2, 'agency-url-invalid']);
  expect((await desk.suika('sync')).json).toMatchObject({ waiting: 0 });
  expect(caseId).toMatch(/^\d{6}-[2-9A-Z]{6}$/);
});

test('a new folder with no agency says what is missing, and an agency that is not on loopback enrols nobody', async () => {
  const data = join(desk.folder, 'fresh');
  const env = { ...process.env, SUIKA_PIN: '135790', SUIKA_KEYS: join(desk.folder, 'keys') };
  expect(outcome(await runCli(['case', 'list', '--data', data, '--operator', 'teller1', '--json'], env).ran)).toEqual([5, 'not-enrolled']);
  expect(
    outcome(await runCli(['case', 'list', '--data', data, '--agency', 'http://192.0.2.1', '--operator', 'teller1', '--json'], env).ran),
  ).toEqual([5, 'not-enrolled']);
});

test('a second process on the folder says so and ends; the folder is free as soon as the first has ended', async () => {
  const held = takeFolder(desk.data);
  expect(outcome(await desk.suika('queue'))).toEqual([1, 'folder-in-use']);
  held.release();
  expect(outcome(await desk.suika('queue'))).toEqual([0, undefined]);
});
