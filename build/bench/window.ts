import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../electron/browsers.ts';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';

/**
 * From the start of the program to a window that can be worked with, against a program that does nothing but open an empty
 * window of the same Chromium with the same library; both from the start of their process. The second figure is against that
 * Chromium alone, without a program around it. `npm start` itself adds the setup's look around, which is not in here.
 */
export async function benchWindow(runs: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  const first: number[] = [];
  const later: number[] = [];
  const empty: number[] = [];
  const alone: number[] = [];
  try {
    for (let run = 0; run <= runs; run += 1) {
      const data = join(folder, `data-${String(run)}`);
      const nothing = await opened('empty-window.ts', findBrowser(), join(folder, `profile-${String(run)}`));
      const firstStart = await opened('../../electron/start.ts', '--headless', '--data', data);
      const laterStart = await opened('../../electron/start.ts', '--headless', '--data', data);
      // The first round warms the disk and the compile cache.
      if (run === 0) continue;
      empty.push(nothing.ms);
      alone.push(nothing.said);
      first.push(firstStart.ms);
      later.push(laterStart.ms);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  const against = (name: string, ours: readonly number[], other: readonly number[], aim: Figure['aim']): Figure => ({
    name,
    ratio: median(ours) / median(other),
    aim,
    detail: `${spread(ours, 0)} ms / ${spread(other, 0)} ms, ${String(runs)} starts`,
  });
  return [
    against('start to usable window / program with an empty Chromium window', later, empty, { most: 2 }),
    against('the very first start, with enrolment / the same', first, empty, null),
    against('start to usable window / Chromium alone, its library loaded', later, alone, null),
  ];
}

/** Starts a program, and ends it when its window is there. @returns milliseconds from outside, and what it says itself */
async function opened(program: string, ...args: readonly string[]): Promise<{ readonly ms: number; readonly said: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (text.startsWith('The window is usable')) resolve(text);
    });
    void exited.then(() => reject(new Error('the window did not open')));
  });
  const ms = performance.now() - begun;
  child.kill('SIGTERM');
  await exited;
  return { ms, said: Number(/\((\d+) ms/.exec(line)?.[1]) };
}
