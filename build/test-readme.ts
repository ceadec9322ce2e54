import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout } from './setup/place.mjs';

/** The README's example of the command line, run as a newcomer would: bash, npm, and a home folder of its own. */

export const readme = readFileSync(inCheckout('README.md'), 'utf8');

const section = /^## 命令行 Command line$(.*?)^## /ms.exec(readme)?.[1] ?? '';
/** The fenced commands of that section, in their order. */
const blocks = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
export const [agencyBlock = '', virtualBlock = '', cardBlock = '', pcscBlock = ''] = blocks;
/** What the second terminal still knows when the fourth block is typed. */
export const preparations = virtualBlock.split('\n\n', 1)[0] ?? '';

export interface Newcomer {
  /** Types commands that end. @returns what was printed; standard error is part of it */
  type(commands: string): { readonly status: number | null; readonly printed: string };
  /** Types a command that says when it is ready and runs on. */
  leaveRunning(command: string): Promise<void>;
  leave(): Promise<void>;
}

export async function newcomer(): Promise<Newcomer> {
  const home = mkdtempSync(join(tmpdir(), 'suika-readme-'));
  const port = String(await freePort());
  const { XDG_DATA_HOME: _data, XDG_CONFIG_HOME: _config, SUIKA_KEYS: _keys, SUIKA_PIN: _pin, ...kept } = process.env;
  const env = { ...kept, HOME: home, npm_config_update_notifier: 'false' };
  const bash = (commands: string): readonly [string, readonly string[]] => [
    'bash',
    // The port of the README may be somebody's on this machine.
    ['-euo', 'pipefail', '-c', commands.replaceAll('8642', port)],
  ];
  const running: (() => Promise<void>)[] = [];
  return {
    type: (commands) => {
      const { status, stdout, stderr } = spawnSync(...bash(commands), { cwd: inCheckout('.'), env, encoding: 'utf8' });
      return { status, printed: stdout + stderr };
    },
    leaveRunning: async (command) => {
      const child = spawn(...bash(command), { cwd: inCheckout('.'), env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
      const exited = once(child, 'exit');
      running.push(async () => {
        if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
        await exited;
      });
      const line: unknown = await Promise.race([once(child.stdout, 'data'), exited.then(() => null)]);
      if (line === null) throw new Error(`it ended before it was ready: ${command}`);
    },
    leave: async () => {
      for (const end of running.toReversed()) await end();
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
