import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findBrowser } from '../../electron/browsers.ts';
import { openChromiumWindow } from '../../electron/chromium.ts';
import { openPages } from '../../electron/page.ts';
import { startDesk } from '../../electron/test-desk.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import type { Figure } from './figures.ts';
import { median, spread } from './figures.ts';

/** Cases in the list: as many as the state carries. */
const cases = 100;
/** Milliseconds that a person takes from key to key, at least. */
const between = 60;

/**
 * From a key to the frame that shows what it did, on the two busiest pages, while a card is written and the state comes anew
 * with every step: the list of cases with its search, and the application form.
 */
export async function benchKeys(runs: number): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  const reader = createVirtualReader({ folder: join(folder, 'cards'), commandMs: 44 });
  const desk = await startDesk({ readers: reader, sandbox: reader }, { full: true });
  const window = await openChromiumWindow({
    host: desk.host,
    pages: openPages(fileURLToPath(new URL('../out/renderer/', import.meta.url))),
    executablePath: findBrowser(),
    profile: join(folder, 'profile'),
    headless: true,
  });
  const { page } = window;
  try {
    for (let count = 0; count < cases; count += 1) await desk.apply();
    await desk.call('queue.sync', {});
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('input[type=password]').fill(sandboxPin);
    await page.keyboard.press('Enter');
    await page.locator('.frame h1').waitFor();
    await page.evaluate(timeKeys);
    const figures: Figure[] = [];
    for (const [name, hash, field] of [
      ['list of cases', '#/cases', 'input[type=search]'],
      ['application form', '#/new', 'input'],
    ] as const) {
      await page.evaluate((address) => (location.hash = address), hash);
      const input = page.locator(`main ${field}`).first();
      await input.waitFor();
      const spans: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const caseId = await desk.apply();
        reader.insert({ kind: '3.0' });
        await input.focus();
        const issuing = desk.call('issue.start', { caseId });
        spans.push(...(await typedWhile(page, issuing)));
      }
      figures.push(figureOf(name, spans));
    }
    return figures;
  } finally {
    await window.close();
    await desk.end();
    await reader.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** In the page: from the time of each key's event to the frame after it. */
function timeKeys(): void {
  const spans: number[] = [];
  Object.assign(globalThis, { spans });
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // A message comes after the frame was drawn.
        port1.onmessage = () => spans.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
}

async function typedWhile(page: Page, work: Promise<unknown>): Promise<number[]> {
  let under = true;
  const ended = work.finally(() => (under = false));
  await page.evaluate(() => (globalThis as unknown as { spans: number[] }).spans.splice(0));
  for (let count = 0; under; count += 1) {
    await page.keyboard.press(count % 8 === 7 ? 'Backspace' : ('abcdefg'[count % 8] ?? 'a'));
    await page.waitForTimeout(between);
  }
  await ended;
  return page.evaluate(() => (globalThis as unknown as { spans: number[] }).spans.splice(0));
}

function figureOf(name: string, spans: readonly number[]): Figure {
  const sorted = spans.toSorted((one, other) => one - other);
  const high = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return {
    name: `key to frame on the ${name} while a card is written, 95th percentile / 50 ms`,
    ratio: high / 50,
    aim: { most: 1 },
    detail: `${high.toFixed(1)} ms; ${spread(spans)} ms, median ${median(spans).toFixed(1)}, ${String(spans.length)} keys`,
  };
}
