import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, matchesGlob } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { portChannel } from '../electron/host-messages.ts';
import { inCheckout } from './setup/place.mjs';

const built = inCheckout('build/out/electron');
const manifest = JSON.parse(readFileSync(inCheckout('package.json'), 'utf8')) as Record<string, Record<string, string>>;
const read = (name: string): string => readFileSync(join(built, name), 'utf8');

beforeAll(() => {
  execFileSync(process.execPath, [inCheckout('build/electron.ts')]);
});

it('is all there', () => {
  expect(readdirSync(built)).toEqual(expect.arrayContaining(['main.js', 'preload.cjs', 'host-process.js', 'pcsc-worker.js', 'cli.js']));
});

it('uses only packages that are installed with the program', () => {
  const shipped = Object.keys({ ...manifest['dependencies'], ...manifest['optionalDependencies'] });
  const used = readdirSync(built)
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [
      ...read(name).matchAll(/^\s*(?:import|export)\b[^'"]*?['"]([^.'"][^'"]*)['"]|\bimport\(\s*['"]([^.'"][^'"]*)['"]/gm),
    ])
    .map((match) => match[1] ?? match[2] ?? '')
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => !isBuiltin(name) && name !== 'electron');
  expect(used).toContain('better-sqlite3');
  expect(used.filter((name) => !shipped.includes(name))).toEqual([]);
});

it('has a preload script that needs nothing but Electron, and asks by the right name', () => {
  const preload = read('preload.cjs');
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron']);
  expect(preload).toContain(JSON.stringify(portChannel));
  expect(preload).not.toMatch(/^(import|export)\b/m);
});

it('leaves nothing of the sandbox in the main process', () => {
  expect(read('main.js')).not.toMatch(/fixtures|better-sqlite3/);
});

/** Plays Electron's main process to the host's process, over Node's own channel. */
const parentPort = `
  process.parentPort = {
    postMessage: (message) => process.send(message),
    on: (_event, listener) => process.on('message', (data) => listener({ data, ports: [] })),
  };`;

it('is packed in full, without sources, tests or the files of the setup', () => {
  const { files } = JSON.parse(readFileSync(inCheckout('build/electron-builder.json'), 'utf8')) as { files: readonly string[] };
  const packed = (path: string): boolean =>
    files.reduce(
      (within, glob) => (glob.startsWith('!') ? within && !matchesGlob(path, glob.slice(1)) : within || matchesGlob(path, glob)),
      false,
    );
  const needed = [
    manifest['main'] as unknown as string,
    'package.json',
    'LICENSE',
    'build/out/package.json',
    'build/out/renderer/index.html',
  ];
  expect(
    [
      ...needed,
      ...readdirSync(built)
        .filter((name) => !name.startsWith('.'))
        .map((name) => `build/out/electron/${name}`),
    ].filter((path) => !packed(path)),
  ).toEqual([]);
  expect(
    ['electron/main.ts', 'fixtures/people.json', 'build/out/test/unit.json', 'build/out/renderer/.built-from', '.git/config'].filter(
      packed,
    ),
  ).toEqual([]);
});

function startHost(data: string): ReturnType<typeof spawn> {
  const options = JSON.stringify({ data, agency: 'http://127.0.0.1:1', readers: 'virtual', sandbox: false });
  const preload = `data:text/javascript,${encodeURIComponent(parentPort)}`;
  return spawn(process.execPath, ['--import', preload, join(built, 'host-process.js'), options], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

it('opens the host in a process of its own, says why it could not, and ends it in good order', async () => {
  const data = mkdtempSync(join(tmpdir(), 'host-'));
  const first = startHost(data);
  try {
    first.send({ kind: 'open', deviceSecret: null });
    expect(await once(first, 'message')).toEqual([{ kind: 'ready' }, undefined]);
    const second = startHost(data);
    second.send({ kind: 'open', deviceSecret: null });
    const ended = once(second, 'exit');
    expect(await once(second, 'message')).toMatchObject([{ kind: 'stopped', exit: 1, fault: { code: 'folder-in-use' } }, undefined]);
    expect(await ended).toEqual([1, null]);
    first.send({ kind: 'end' });
    expect(await once(first, 'exit')).toEqual([0, null]);
  } finally {
    first.kill('SIGKILL');
    rmSync(data, { recursive: true });
  }
});
