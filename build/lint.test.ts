import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importProblem } from './lint.ts';
import { inCheckout } from './setup/place.mjs';

describe('imports between layers, in the linter', () => {
  it.each([
    ['core/card/read.ts', './codec.ts'],
    ['core/card/read.ts', '../people/text.ts'],
    ['core/contract.ts', 'zod'],
    ['core/card/name.ts', '@exodus/bytes/utf8.js'],
    ['native/pcsc.ts', '../core/fault.ts'],
    ['electron/terminal.ts', '../fixtures/agency/main.ts'],
    ['electron/cli/sandbox.ts', '../../fixtures/card/main.ts'],
    ['electron/host/store.ts', 'node:fs'],
    ['renderer/app.tsx', 'react'],
    ['core/envelope.test.ts', '../native/ed25519.ts'],
  ])('%s may import %s', (path, asked) => {
    expect(importProblem(path, asked)).toBeNull();
  });

  it.each([
    ['core/contract.ts', 'react'],
    ['core/contract.ts', 'node:fs'],
    ['core/card/read.ts', '../../native/pcsc.ts'],
    ['core/contract.ts', '../build/out/types/core/fault.js'],
    ['core/envelope.test.ts', '../build/out/types/core/fault.js'],
    ['native/pcsc.ts', '../electron/host/host.ts'],
    ['electron/host/host.ts', 'electron'],
    ['electron/host/host.ts', '../start.ts'],
    ['electron/host/host.ts', '../../fixtures/agency/main.ts'],
    ['electron/start.ts', '../fixtures/agency/main.ts'],
    ['electron/main.ts', '../renderer/bridge.ts'],
    ['renderer/app.tsx', '../electron/host/host.ts'],
    ['renderer/app.tsx', 'node:fs'],
    ['fixtures/agency/main.ts', '../../electron/terminal.ts'],
  ])('%s may not import %s', (path, asked) => {
    expect(importProblem(path, asked)).not.toBeNull();
  });
});

describe('in a copy of the tree', () => {
  const copy = mkdtempSync(join(tmpdir(), 'layers-'));
  const bin = inCheckout('node_modules/.bin');
  const write = (path: string, text: string): void => {
    mkdirSync(join(copy, path, '..'), { recursive: true });
    writeFileSync(join(copy, path), `${text}\nexport const here = 1;\n`);
  };

  beforeAll(() => {
    for (const file of execFileSync(
      'git',
      ['ls-files', 'package.json', '*tsconfig*.json', '.oxlintrc.json', 'build/lint.ts', 'build/setup/place.mjs'],
      { cwd: inCheckout('.') },
    )
      .toString()
      .trim()
      .split('\n')) {
      cpSync(inCheckout(file), join(copy, file));
    }
    symlinkSync(inCheckout('node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it('the compiler refuses what a layer does not have', () => {
    const forbidden = {
      'core/uses-node.ts': "import 'node:fs'; process.exit();",
      'core/uses-page.ts': 'document.title;',
      'core/uses-timer.ts': 'setTimeout(() => undefined, 1);',
      'core/uses-native.ts': "import { here as other } from '../native/fine.ts'; other;",
      'native/uses-host.ts': "import { here as other } from '../electron/host/fine.ts'; other;",
      'electron/host/uses-fixtures.ts': "import { here as other } from '../../fixtures/fine.ts'; other;",
      'electron/host/uses-shell.ts': "import { here as other } from '../fine.ts'; other;",
      'fixtures/uses-electron.ts': "import { here as other } from '../electron/fine.ts'; other;",
      'renderer/uses-node.ts': "import 'node:fs'; process.exit();",
      'renderer/uses-host.ts': "import { here as other } from '../electron/host/fine.ts'; other;",
    };
    const folders = ['core', 'native', 'fixtures', 'electron', 'renderer'];
    const compile = () => spawnSync(join(bin, 'tsc'), ['-b', ...folders], { cwd: copy, encoding: 'utf8' }).stdout;
    for (const folder of [...folders, 'electron/host']) write(`${folder}/fine.ts`, '');
    expect(compile()).toBe('');
    for (const [path, text] of Object.entries(forbidden)) write(path, text);
    const problems = compile();
    for (const path of Object.keys(forbidden)) expect(problems).toContain(`${path}(1,`);
  });

  it('the linter refuses what the compiler lets pass', () => {
    write('core/takes-time.ts', 'export const now = [Date.now(), new Date(), Date()];');
    write('core/takes-chance.ts', 'export const chance = Math.random();');
    write('core/given-time.ts', 'export const instant = new Date(0);');
    write('core/brings-types.ts', '/// <reference types="node" />');
    write('core/loads-package.ts', "export const later = import('react');");
    write('core/floats.ts', 'async function work(): Promise<void> {}\nwork();');
    const { stdout, stderr } = spawnSync(join(bin, 'oxlint'), ['--type-aware', '-f', 'unix', 'core'], { cwd: copy, encoding: 'utf8' });
    expect(stderr).toBe('');
    const said = (file: string): string[] =>
      [...stdout.matchAll(new RegExp(`^core/${file}\\.ts:.*\\[(.*)\\]$`, 'gm'))].map((match) => match[1] ?? '');
    expect(said('takes-time')).toHaveLength(3);
    expect(said('takes-chance')).toEqual(['Error/suika(repeatable)']);
    expect(said('given-time')).toEqual([]);
    expect(said('brings-types')).toContain('Error/typescript(triple-slash-reference)');
    expect(said('loads-package')).toEqual(['Error/suika(imports)']);
    expect(said('floats')).toContain('Error/typescript(no-floating-promises)');
  });
});
