import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from './setup/alone.mjs';
import { fingerprint, inCheckout } from './setup/place.mjs';

const folder = mkdtempSync(join(tmpdir(), 'setup-'));
const entry = join(folder, 'entry.ts');
const setup = inCheckout('build/setup.mjs');

beforeAll(() => {
  writeFileSync(
    entry,
    `const [what, ...rest]: string[] = process.argv.slice(2);
     process.on('SIGTERM', () => process.exit(7));
     if (what === 'tell') process.stdout.write(JSON.stringify({ rest, version: process.versions.node }));
     if (what === 'echo') process.stdin.pipe(process.stdout);
     if (what === 'exit') process.exitCode = Number(rest[0]);
     if (what === 'wait') { process.stdout.write('waiting'); setInterval(() => undefined, 1000); }`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function started(...args: string[]): string[] {
  return [setup, relative(inCheckout('.'), entry), ...args];
}

describe('a command that is started', () => {
  it('runs on the pinned Node with its arguments, and stdout is its own', () => {
    const { stdout, stderr } = spawnSync(process.execPath, started('tell', '--json', '-x', 'a b'), { encoding: 'utf8' });
    expect(stderr).toBe('');
    const { rest, version } = JSON.parse(stdout) as { rest: string[]; version: string };
    expect(rest).toEqual(['--json', '-x', 'a b']);
    expect(version).toMatch(/^24\./);
  });

  it('gets our stdin', () => {
    expect(spawnSync(process.execPath, started('echo'), { input: '135790\n', encoding: 'utf8' }).stdout).toBe('135790\n');
  });

  it('gives its exit code', () => {
    expect(spawnSync(process.execPath, started('exit', '6')).status).toBe(6);
  });

  it('gets our signals', async () => {
    const child = spawn(process.execPath, started('wait'));
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it.runIf(process.platform === 'linux')('ends with an npm that was killed', async () => {
    const npm = spawn('sh', ['-c', `"$NODE" ${started('wait').join(' ')}; true`], {
      env: { ...process.env, NODE: process.execPath, npm_lifecycle_event: 'start' },
    });
    await once(npm.stdout, 'data');
    npm.kill('SIGKILL');
    // The pipe closes when the last process that holds it ends.
    await once(npm.stdout, 'close');
  });
});

it('waits while another setup works', async () => {
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push(`${name} ends`);
  };
  await Promise.all([alone(work('one')), alone(work('two'))]);
  expect(order).toHaveLength(4);
  expect(order[1]?.split(' ')[0]).toBe(order[0]?.split(' ')[0]);
});

it('notices a file that changed, appeared or went', () => {
  const path = relative(inCheckout('.'), join(folder, 'sources'));
  const file = (name: string): string => join(folder, 'sources', name);
  mkdirSync(join(folder, 'sources'));
  writeFileSync(file('a.ts'), 'one');
  const seen = [fingerprint([path])];
  writeFileSync(file('a.ts'), 'two');
  seen.push(fingerprint([path]));
  cpSync(file('a.ts'), file('b.ts'));
  seen.push(fingerprint([path]));
  expect(new Set(seen).size).toBe(3);
  rmSync(file('b.ts'));
  writeFileSync(file('a.test.ts'), 'a test');
  expect(fingerprint([path])).toBe(seen[1]);
});
