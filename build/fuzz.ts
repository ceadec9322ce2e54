import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { inCheckout } from './setup/place.mjs';

// npm run fuzz [-- --n N --seed S]: the fuzz tests of core/card with as many inputs as one has time for.
const { values } = parseArgs({ options: { n: { type: 'string', default: '100000' }, seed: { type: 'string' } } });
const inputs = Number(values.n);
const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(values.seed);
if (!Number.isSafeInteger(inputs) || inputs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('usage: npm run fuzz -- [--n N] [--seed S]\n');
  process.exit(2);
}

/** Far more than an input takes on a slow machine (well under a millisecond on a quick one): beyond it something hangs. */
const patience = 60_000 + inputs * 5;

const begun = performance.now();
process.stdout.write(`fuzz: ${String(inputs)} inputs, seed ${String(seed)}\n`);
const vitest = inCheckout('node_modules/vitest/vitest.mjs');
const running = spawn(process.execPath, [vitest, 'run', '--project', 'unit', '--testTimeout', '0', 'core/card/fuzz-'], {
  cwd: inCheckout('.'),
  stdio: 'inherit',
  env: { ...process.env, SUIKA_FUZZ_N: String(inputs), SUIKA_FUZZ_SEED: String(seed) },
});
let hung = false;
const watch = setTimeout(() => {
  hung = true;
  running.kill('SIGKILL');
}, patience);
const [code] = (await once(running, 'exit')) as [number | null];
clearTimeout(watch);
const seconds = ((performance.now() - begun) / 1000).toFixed(0);
const outcome = hung ? 'HANGS' : code === 0 ? '0 crashes, 0 hangs' : 'FAILED';
process.stdout.write(`fuzz: ${outcome} in ${seconds} s; again: npm run fuzz -- --n ${String(inputs)} --seed ${String(seed)}\n`);
process.exitCode = code === 0 ? 0 : 1;
