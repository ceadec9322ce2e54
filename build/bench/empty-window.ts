import { chromium } from 'playwright-core';

// A program that opens an empty window and says when it is there: what the start of ours is measured against.
// node build/bench/empty-window.ts BROWSER PROFILE
const [executablePath = '', profile = ''] = process.argv.slice(2);
const begun = performance.now();
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--app=about:blank'],
});
const page = context.pages()[0] ?? (await context.waitForEvent('page'));
await page.locator('body').waitFor({ state: 'attached' });
process.stdout.write(`The window is usable (${String(Math.round(performance.now() - begun))} ms after its program had started)\n`);
await new Promise((resolve) => process.once('SIGTERM', resolve));
await context.close();
