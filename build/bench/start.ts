import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Filled } from './rows.ts';

const program = fileURLToPath(new URL('cold-start.ts', import.meta.url));

/**
 * What a start takes from a store with many rows against one with few: opened, what a crash left looked for, and the first
 * state of a window made; each time in a process of its own, in turns. Both files are in the page cache.
 */
export function benchColdStart(few: Filled, many: Filled, runs: number): Figure {
  const times = { few: [] as number[], many: [] as number[] };
  for (let run = 0; run <= Math.max(9, runs); run += 1) {
    const [one, other] = [started(few), started(many)];
    // The first round brings the pages that a start reads into the cache.
    if (run === 0) continue;
    times.few.push(one);
    times.many.push(other);
  }
  return {
    name: `cold start of a store with ${String(many.many)} cases / with ${String(few.many)}`,
    ratio: median(times.many) / median(times.few),
    aim: { most: 1.5 },
    detail: `${spread(times.many)} ms / ${spread(times.few)} ms, ${String(times.few.length)} starts each`,
  };
}

function started({ file, key }: Filled): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file, Buffer.from(key).toString('hex')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the start failed: ${stderr}`);
  return Number(stdout);
}
