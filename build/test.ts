import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { missingPackages } from './setup/debian.mjs';
import { add, checkOnce, out, playwright, readersBuilt, vitest, withDisplay } from './test-runners.ts';
import type { Count } from './test-runners.ts';

// npm test [-- --only types|lint|unit|pcsc|e2e]

const { values } = parseArgs({ options: { only: { type: 'string' } } });

type Part = 'types' | 'lint' | 'unit' | 'pcsc' | 'e2e';

const parts: Readonly<Record<Part, () => Promise<Count>>> = {
  types: () => checkOnce('tsc', ['-b']),
  lint: async () =>
    add(
      await checkOnce('prettier', ['--check', '--log-level', 'warn', '.']),
      await checkOnce('oxlint', ['--type-aware', '--deny-warnings']),
    ),
  unit: () => vitest('unit'),
  pcsc: () => vitest('pcsc', { aside: values.only === undefined }),
  e2e: () => withDisplay(async (env) => add(await vitest('window', { env }), await playwright(env))),
};

/** Most of the time a card and its reader are waited for: others have the cores meanwhile. */
const turns: readonly (readonly Part[])[] = [['types'], ['lint'], ['unit', 'pcsc'], ['e2e']];

/** @returns why a part cannot run on this machine; null: it can */
function hindrance(part: Part): string | null {
  if (part !== 'pcsc' && part !== 'e2e') return null;
  const missing = missingPackages(part);
  if (missing.length > 0) return `not installed: ${missing.join(' ')}`;
  return part === 'pcsc' && !readersBuilt() ? 'the binding to real readers could not be built' : null;
}

const names = turns.flat();
if (values.only !== undefined && !names.some((name) => name === values.only)) {
  process.stderr.write(`npm test -- --only ${names.join('|')}\n`);
  process.exit(2);
}

let sum: Count = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];

async function take(name: Part): Promise<void> {
  const why = hindrance(name);
  if (why !== null) return void lines.push(`${name.padEnd(6)} LEFT OUT, ${why}`);
  process.stdout.write(`\n── ${name} ──\n`);
  const began = performance.now();
  const count = await parts[name]();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  lines.push(`${name.padEnd(6)} ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped, ${seconds} s`);
  sum = add(sum, count);
}

rmSync(out, { recursive: true, force: true });
for (const turn of turns) await Promise.all(turn.filter((name) => values.only === undefined || values.only === name).map(take));
process.stdout.write(`\n── summary ──\n${lines.join('\n')}\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
process.exitCode = sum.failed > 0 ? 1 : 0;
