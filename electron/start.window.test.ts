import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'start-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns the running program, once its window is usable */
async function started(data: string): Promise<ReturnType<typeof spawn>> {
  const child = spawn(process.execPath, [start, '--headless', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) if (/usable \(\d+ ms\)/.test(line)) return child;
  throw new Error('it ended before its window was usable');
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('opens a usable window and ends in good order on %s', async (signal) => {
  const data = join(folder, signal);
  const child = await started(data);
  expect(existsSync(join(data, 'window', 'SingletonLock')) || readdirSync(join(data, 'window')).length > 0).toBe(true);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(readdirSync(join(data, 'window')).sort()).toEqual(['Default', 'Local State']);
});

it('refuses a second program on the same folder, and leaves the first alone', async () => {
  const data = join(folder, 'twice');
  const first = await started(data);
  const second = spawnSync(process.execPath, [start, '--headless', '--data', data], { encoding: 'utf8' });
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(data);
  expect(second.stdout).not.toContain('usable');
  expect(first.exitCode).toBeNull();
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
});

it.each([
  ['a wrong argument', ['--nonsense'], {}, 2, '--agency URL'],
  ['no browser', ['--headless'], { SUIKA_BROWSER: '/nowhere/chromium' }, 1, 'apt install chromium'],
  ['no display', ['--chromium'], { DISPLAY: '', WAYLAND_DISPLAY: '' }, 1, 'xvfb-run'],
])('says what to do about %s', (_name, args, env, status, words) => {
  const data = join(folder, 'none');
  const ended = spawnSync(process.execPath, [start, ...args, '--data', data], { env: { ...process.env, ...env }, encoding: 'utf8' });
  expect(ended.status).toBe(status);
  expect(ended.stderr).toContain(words);
  expect(existsSync(data)).toBe(false);
});
