import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';
import { onceDone, Program } from './processes.ts';
import { lineRate } from './slow-line.ts';
import type { Carried } from './slow-line.ts';

/** Some twelve seconds of the line. */
const [entries, photo] = [75, 40_000] as const;

/**
 * How full a branch's line of 2 Mbit/s and 50 ms is while applications with a photo each leave. Counted is what TCP carries up,
 * with heads and signatures, from its first byte to the last byte of the last receipt, against what the line could have carried.
 */
export async function benchLine(runs: number): Promise<readonly Figure[]> {
  const parts: number[] = [];
  const seconds: number[] = [];
  for (let run = 0; run < Math.min(3, Math.max(1, runs)); run += 1) {
    const { up, ms } = await once();
    parts.push((up / ms) * (1_000 / lineRate));
    seconds.push(ms / 1_000);
  }
  return [
    {
      name: `bytes that go up a line of 2 Mbit/s, 50 ms / what it could carry meanwhile (${String(entries)} applications with photos of ${String(photo / 1_000)} kB)`,
      ratio: median(parts),
      aim: { least: 0.95 },
      detail: `${spread(seconds)} s, ${String(parts.length)} times`,
    },
  ];
}

async function once(): Promise<Carried> {
  let line: Program | undefined;
  try {
    let carried: Carried | undefined;
    await onceDone(
      { how: 'drain', entries, photo },
      {
        between: async (url) => {
          line = new Program('slow-line.ts', [new URL(url).port]);
          return (await line.said<{ url: string }>()).url;
        },
        begin: async () => void (await line?.asked('begin')),
        end: async () => void (carried = await line?.asked<Carried>('end')),
      },
    );
    if (carried === undefined) throw new Error('the line said nothing');
    return carried;
  } finally {
    await line?.end();
  }
}
