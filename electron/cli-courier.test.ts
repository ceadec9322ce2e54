import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { runCli, startCliDesk } from './test-cli.ts';
import type { CliDesk, Ran } from './test-cli.ts';

let desk: CliDesk;
let stick: string;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  desk = await startCliDesk();
  stick = join(desk.folder, 'stick');
  mkdirSync(stick);
  env = { ...process.env, SUIKA_PIN: sandboxPin, SUIKA_KEYS: join(desk.folder, 'keys') };
  await desk.suika('sync');
}, 60_000);
afterAll(() => desk.end());

/** The terminal, with nobody at its agency's address. */
const offline = (...args: readonly string[]): Promise<Ran> =>
  runCli([...args, '--data', desk.data, '--agency', 'http://127.0.0.1:9', '--operator', 'teller1', '--json'], env).ran;
const carrier = (...args: readonly string[]): Promise<Ran> =>
  runCli([...args, '--data', join(desk.folder, 'carrier'), '--agency', desk.agency, '--operator', 'teller1', '--json'], env).ran;

test('make, carry by another terminal, take: files on a stick and no network', async () => {
  expect((await offline('case', 'new', '--file', desk.application())).code).toBe(0);
  const made = await offline('courier', 'make', '--file', stick);
  expect(made.json).toMatchObject({ number: 1, entries: 1 });
  const file = String(made.json.file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const carried = await carrier('courier', 'carry', '--file', file);
  expect(carried.json).toEqual({ file: file.replace('.bundle', '.answer'), refusal: null });
  expect((await offline('courier', 'take', '--file', String(carried.json.file))).json).toMatchObject({ accepted: 1, waiting: 0 });
  const again = await offline('courier', 'take', '--file', String(carried.json.file));
  expect([again.code, again.json.fault.code]).toEqual([4, 'courier-answer-again']);
}, 60_000);

test('the same brought to the centre itself, whose agency runs meanwhile; a replay exits with 4, and its answer is for the terminal', async () => {
  await offline('case', 'new', '--file', desk.application());
  const bundle = join(stick, 'to-the-centre.bundle');
  expect((await offline('courier', 'make', '--file', bundle)).json).toMatchObject({ number: 2, file: bundle });
  const centre = (answer: string): Promise<Ran> =>
    runCli(['sandbox', 'courier', '--data', join(desk.folder, 'agency'), '--bundle', bundle, '--answer', answer, '--json'], env).ran;
  const answer = join(stick, 'from-the-centre.answer');
  expect(await centre(answer)).toMatchObject({ code: 0, json: { file: answer, refusal: null } });
  const replay = await centre(join(stick, 'replay.answer'));
  expect([replay.code, replay.json.refusal.en]).toEqual([4, expect.stringContaining('was taken in on')]);
  const taken = readFileSync(answer, 'utf8');
  expect((await centre(answer)).json.fault.code).toBe('courier-file-exists');
  expect(readFileSync(answer, 'utf8')).toBe(taken);
  expect((await offline('courier', 'take', '--file', answer)).json).toMatchObject({ number: 2, accepted: 1 });
}, 60_000);

test('what is no bundle of this agency is refused in words, and no answer is written', async () => {
  const answer = join(stick, 'none.answer');
  const told = await runCli(
    ['sandbox', 'courier', '--data', join(desk.folder, 'agency'), '--bundle', join(stick, 'from-the-centre.answer'), '--answer', answer],
    env,
  ).ran;
  expect(told.code).toBe(5);
  expect(told.stderr).toContain('bundle-foreign');
  expect(existsSync(answer)).toBe(false);
}, 30_000);

test('a wrong folder does not become another agency', async () => {
  await offline('case', 'new', '--file', desk.application());
  const [bundle, nowhere] = [join(stick, 'nowhere.bundle'), join(desk.folder, 'nowhere')];
  expect((await offline('courier', 'make', '--file', bundle)).code).toBe(0);
  const told = await runCli(
    ['sandbox', 'courier', '--data', nowhere, '--bundle', bundle, '--answer', join(stick, 'nowhere.answer'), '--json'],
    env,
  ).ran;
  expect([told.code, told.json.fault.code]).toEqual([2, 'sandbox-agency-never-started']);
  expect([existsSync(nowhere), existsSync(join(stick, 'nowhere.answer'))]).toEqual([false, false]);
}, 30_000);
