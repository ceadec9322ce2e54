import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

const everywhere = ['**/node_modules/**', 'build/out/**'];

/** Tests that use what a machine has only one of take turns. */
const inTurn = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 };

/** They take a minute and more each: begun first, no core waits for them at the end. */
const longest = ['electron/tear.test.ts', 'build/chaos.test.ts', 'electron/host/kill.test.ts', 'electron/kills.test.ts'];
const place = ({ moduleId }: TestSpecification): number => longest.findIndex((file) => moduleId.endsWith(file)) >>> 0;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

// vitest reads the default export and nothing else.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    maxWorkers: '100%',
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
