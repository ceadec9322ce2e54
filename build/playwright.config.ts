import { defineConfig } from '@playwright/test';

// Playwright reads the default export and nothing else.
export default defineConfig({
  testDir: '..',
  testMatch: ['renderer/e2e/*.spec.ts', 'build/e2e/*.spec.ts'],
  outputDir: 'out/test/playwright',
  // Each test has a terminal and a browser of its own; two at a time is what a small machine bears.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: { trace: 'retain-on-failure' },
});
