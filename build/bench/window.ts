import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../electron/browsers.ts';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';

/**
 * From the start of the program to a window that can be worked with, against an empty window of the same Chromium, opened by a
 * library that is loaded already. `npm start` itself adds the setup's look around, which is told apart.
 */
export async function benchWindow(runs: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  try {
    const first: number[] = [];
    const later: number[] = [];
    const empty: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const data = join(folder, `data-${String(run)}`);
      const emptyMs = await emptyWindow(join(folder, `profile-${String(run)}`));
      const firstMs = await usableWindow(data);
      const laterMs = await usableWindow(data);
      // The first round warms the disk.
      if (run === 0) continue;
      empty.push(emptyMs);
      first.push(firstMs);
      later.push(laterMs);
    }
    const against = `/ ${spread(empty, 0)} ms empty, ${String(runs)} starts`;
    return [
      {
        name: 'start to usable window / empty Chromium window',
        ratio: median(later) / median(empty),
        aim: { most: 2 },
        detail: `${spread(later, 0)} ms ${against}`,
      },
      {
        name: 'the very first start, with enrolment / empty Chromium window',
        ratio: median(first) / median(empty),
        aim: null,
        detail: `${spread(first, 0)} ms ${against}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function emptyWindow(profile: string): Promise<number> {
  const begun = performance.now();
  const root = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    chromiumSandbox: !root,
    args: ['--app=about:blank'],
  });
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.locator('body').waitFor({ state: 'attached' });
  const ms = performance.now() - begun;
  await context.close();
  return ms;
}

async function usableWindow(data: string): Promise<number> {
  const begun = performance.now();
  const start = fileURLToPath(new URL('../../electron/start.ts', import.meta.url));
  const child = spawn(process.execPath, [start, '--headless', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit');
  const ms = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('The window is usable')) resolve(performance.now() - begun);
    });
    void exited.then(() => reject(new Error('the window did not open')));
  });
  child.kill('SIGTERM');
  await exited;
  return ms;
}
