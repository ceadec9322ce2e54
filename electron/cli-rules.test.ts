import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { cliEntry } from './test-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'suika-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = fileURLToPath(new URL('../fixtures/rules/replace.json', import.meta.url));
const { SUIKA_PIN: _pin, ...env } = process.env;

/** Nobody signs in, and the folder that is named must not come about. */
function suika(args: readonly string[], input = '') {
  const data = join(folder, 'data');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliEntry, ...args, '--data', data], { env, input, encoding: 'utf8' });
  expect(existsSync(data)).toBe(false);
  return { status, stdout, stderr };
}

const explain = (service: string, file: string, input?: string) => {
  const { status, stdout } = suika(['rules', 'explain', '--service', service, '--file', file, '--json'], input);
  return { status, json: JSON.parse(stdout) as Record<string, unknown> & { fault?: { code: string; facts: unknown } } };
};

test('the example, which is allowed: one JSON document, exit 0', () => {
  const { status, json } = explain('replace', example);
  expect(status).toBe(0);
  expect(Object.keys(json)).toEqual(['service', 'allowed', 'provisional', 'reasons', 'fee', 'deadline', 'identity', 'approval']);
  expect(json).toMatchObject({ allowed: true, fee: { due: false, amountFen: 0 }, deadline: { dueOn: '2026-03-18' } });
});

test('the same from standard input; a later day has a fee', () => {
  const later = readFileSync(example, 'utf8').replace('2026-03-02T', '2026-06-11T');
  const { status, json } = explain('replace', '-', later);
  expect([status, json['fee']]).toEqual([0, expect.objectContaining({ due: true, amountFen: 2500 })]);
});

test('what the rules refuse: exit 4, and the document all the same', () => {
  const { status, json } = explain('lift-loss', example);
  expect([status, json['allowed'], json.fault]).toEqual([4, false, undefined]);
});

test('the calendar of the file counts', () => {
  const told = (daysOff: readonly string[]) =>
    JSON.stringify({ at: '2026-03-02T10:00:00+08:00', configuration: { calendar: { daysOff } } });
  const due = (daysOff: readonly string[]) => (explain('reissue', '-', told(daysOff)).json['deadline'] as { dueOn: string }).dueOn;
  expect([due([]), due(['2026-03-18'])]).toEqual(['2026-03-18', '2026-03-19']);
});

test('without --json in words, Chinese before English, with the article of each reason', () => {
  const { status, stdout } = suika(['rules', 'explain', '--service', 'replace', '--file', example]);
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe('换卡 replacement: 可以办理 allowed');
  expect(stdout).toMatch(/芯片损坏.*〔第 24 条〕\n.*\[Article 24\]/);
  expect(stdout).toContain('工本费 fee: 不收 none');
  expect(stdout).toContain('期限 deadline: 2026-03-18');
});

test('a file that states no case names what is wrong, and nothing of what was typed', () => {
  const { status, json } = explain('replace', '-', '{ "card": { "state": "gone", "number": "secret" }, "nickname": 1 }');
  expect([status, json.fault?.code, json.fault?.facts]).toEqual([
    2,
    'facts-invalid',
    { file: '-', fields: 'card.state, card.number, nickname' },
  ]);
  expect(JSON.stringify(json)).not.toContain('secret');
  expect(explain('replace', '-', '[]').json.fault).toMatchObject({ code: 'facts-invalid', facts: { fields: '{}' } });
  expect(explain('replace', '-', '{').json.fault?.code).toBe('file-not-json');
});

test.each([[['--service', 'sell']], [['--service', 'replace']], [[]]])('usage: rules explain %j', (args) => {
  expect(suika(['rules', 'explain', ...args]).status).toBe(2);
});

test('the schema of the file is printed', () => {
  const { status, stdout } = suika(['rules', 'schema']);
  expect([status, Object.keys((JSON.parse(stdout) as { properties: object }).properties)]).toEqual([
    0,
    expect.arrayContaining(['card', 'replacement']),
  ]);
});
