import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, startCliDesk } from './test-cli.ts';
import type { CliDesk, Ran } from './test-cli.ts';

let desk: CliDesk;
let env: NodeJS.ProcessEnv;
let agency: readonly string[];
beforeAll(async () => {
  desk = await startCliDesk();
  env = { ...process.env, SUIKA_PIN: '135790', SUIKA_KEYS: join(desk.folder, 'keys') };
  agency = ['--data', join(desk.folder, 'agency'), '--json'];
});
afterAll(() => desk.end());

const outcome = ({ code, json }: Ran): readonly [number | null, string | undefined] => [code, json?.fault?.code as string | undefined];
const sandbox = (...args: string[]): Promise<Ran> => runCli(['sandbox', ...args, ...agency], env).ran;
const suika = (...args: string[]): Promise<Ran> => runCli([...args, '--data', join(desk.folder, 'far'), '--virtual', '--json'], env).ran;

/** A file with a ticket that the agency's clerk has just made. */
async function ticket(): Promise<string> {
  const path = join(desk.folder, 'ticket.json');
  writeFileSync(path, (await sandbox('code', '--minutes', '5')).stdout);
  return path;
}

const slow = 60_000;

test(
  'a ticket of the agency enrols over TLS, straight on although a proxy is set; a revoked terminal opens with a new one',
  { timeout: slow },
  async () => {
    const { terminalId } = (await suika('enrol', '--ticket', await ticket(), '--proxy', 'http://127.0.0.1:9')).json;
    expect((await suika('terminal')).json).toMatchObject({
      terminalId,
      agency: expect.stringMatching(/^https:/),
      proxy: 'http://127.0.0.1:9',
    });
    expect((await suika('sync', '--operator', 'teller1')).code).toBe(0);
    expect((await sandbox('revoke', '--terminal', String(terminalId), '--reason', '样例')).code).toBe(0);
    expect(outcome(await suika('sync', '--operator', 'teller1'))).toEqual([5, 'terminal-revoked']);
    expect(outcome(await suika('queue'))).toEqual([5, 'terminal-revoked']);
    expect((await suika('enrol', '--ticket', await ticket())).json).toMatchObject({ terminalId });
  },
);

test('what is no ticket, no proxy, no agency and no terminal is said', { timeout: slow }, async () => {
  const nonsense = join(desk.folder, 'nonsense.json');
  writeFileSync(nonsense, '{}');
  const ran = await Promise.all([
    suika('enrol', '--ticket', nonsense),
    sandbox('revoke', '--terminal', 'terminal-0', '--reason', '样例'),
    runCli(['sandbox', 'code', '--data', join(desk.folder, 'nowhere'), '--json'], env).ran,
    sandbox('code', '--minutes', '0'),
  ]);
  expect(ran.map(outcome)).toEqual([
    [2, 'ticket-invalid'],
    [2, 'sandbox-terminal-unknown'],
    [2, 'sandbox-agency-never-started'],
    [2, 'option-invalid'],
  ]);
});
