import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', 'build/out/**'];

/** Tests that use what a machine has only one of take turns. */
const inTurn = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 };

// vitest reads the default export and nothing else.
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...everywhere, '**/*.pcsc.test.ts', '**/*.window.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      // The real pcscd.
      { extends: true, test: { name: 'pcsc', include: ['**/*.pcsc.test.ts'], exclude: everywhere, ...inTurn } },
      // A real browser.
      { extends: true, test: { name: 'window', include: ['**/*.window.test.ts'], exclude: everywhere, ...inTurn } },
    ],
  },
});
