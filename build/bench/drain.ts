import { median, spread } from './figures.ts';
import type { Figure } from './figures.ts';
import { onceDone } from './processes.ts';

const entries = 10_000;

/**
 * The terminal's queue of ten thousand entries, each of a case of its own, from the press of the button to the last receipt in the
 * encrypted store, against bare HTTP: the very same requests, made and signed beforehand, posted by the same client over as many
 * connections to the same agency, with nobody who looks at the answers. So the ratio says what the terminal's own work costs:
 * reading the queue, signing, checking answer and receipts, and a durable commit for each. Each time with a new agency in a
 * process of its own, in turns; the ratio is the median of the turns' own.
 */
export async function* benchDrain(runs: number): AsyncGenerator<Figure> {
  const times = { drain: [] as number[], bare: [] as number[] };
  for (let run = 0; run < Math.max(3, runs); run += 1) {
    times.bare.push((await onceDone({ how: 'bare', entries })).ms);
    times.drain.push((await onceDone({ how: 'drain', entries })).ms);
  }
  yield {
    name: `entries a second, a queue of ${String(entries)} drained / bare HTTP with the same requests`,
    ratio: median(times.bare.map((bare, run) => bare / (times.drain[run] ?? Number.NaN))),
    aim: { least: 0.5 },
    detail: `${perSecond(times.drain)} / ${perSecond(times.bare)} a second, ${String(times.drain.length)} times each`,
  };
  yield await benchMemory();
}

/** With a hundred thousand cases of the years before in the store. */
async function benchMemory(): Promise<Figure> {
  const { heap, resident } = await onceDone({ how: 'drain', entries, before: 100_000, memory: true });
  const [first = Number.NaN, last = Number.NaN] = heap;
  return {
    name: `memory in use when ${String(entries)} entries are drained / when a tenth of them are`,
    ratio: last / first,
    aim: { most: 1.2 },
    detail: `${[last, first].map((mib) => mib.toFixed(1)).join(' / ')} MiB after the garbage was collected, resident ${resident.map((mib) => mib.toFixed(0)).join(' → ')} MiB`,
  };
}

function perSecond(times: readonly number[]): string {
  return spread(
    times.map((ms) => (entries / ms) * 1_000),
    0,
  );
}
