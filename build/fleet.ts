import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { entriesPerExchange } from '../core/exchange.ts';
import { hintings } from './fleet/agency.ts';
import { makeFleet } from './fleet/fleet.ts';
import { plot } from './fleet/plot.ts';
import { lines, runAll, shortcomings } from './fleet/runs.ts';
import { inCheckout } from './setup/place.mjs';

// npm run fleet [-- --terminals N --entries N --outage-hours H --capacity N --batch N --seed N --hints none|fixed|queue]:
// a district's terminals after the agency was away for hours, in virtual time, with the waits that the product takes.

/**
 * `capacity` is an assumption: a modest agency. On two busy cores one process with the sandbox agency and 16 terminals made 60
 * to 280 exchanges of one entry a second, and 140 to 610 empty ones; an agency has more than one process.
 */
export const defaults = { terminals: 1_000, entries: 50, 'outage-hours': 6, capacity: 200, batch: entriesPerExchange, seed: 1 };
type Flag = keyof typeof defaults;
/** Of a larger fleet the agency is larger too: terminals for each exchange a second. */
const terminalsEach = defaults.terminals / defaults.capacity;

/** The run that docs/fleet.svg shows is the one without flags. */
export const plotFile = 'docs/fleet.svg';

/** @returns what to print, the plot, and whether all figures are met */
export function fleetReport(flags: Readonly<Record<Flag, number>>, hints: (typeof hintings)[number]) {
  const { terminals, entries, capacity, batch, seed, 'outage-hours': hours } = flags;
  const runs = runAll(makeFleet(terminals, entries, seed), { outage: hours * 3_600_000, capacity, batch, seed, hints });
  const n = String;
  const title = `${n(terminals)} 台终端，各 ${n(entries)} 条，机构中断 ${n(hours)} 小时后 ${n(terminals)} terminals with ${n(entries)} entries each, after ${n(hours)} h without the agency`;
  return {
    text: [title, `每秒能力为假定值 assumed capacity ${n(capacity)}/s; batch ${n(batch)}; seed ${n(seed)}`, ...runs.map(lines)].join('\n'),
    svg: plot(title, [runs[1], runs[2]]),
    met: runs.every((run) => shortcomings(run, run.wanted).length === 0),
    runs,
  };
}

function main(): void {
  const names = Object.keys(defaults) as Flag[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, default: String(defaults[name]) }]));
  const { values } = parseArgs({ options: { ...options, capacity: { type: 'string' }, hints: { type: 'string', default: 'queue' } } });
  values.capacity ??= String(Math.ceil(Number((values as Record<string, string>)['terminals']) / terminalsEach));
  const flags = Object.fromEntries(names.map((name) => [name, Number((values as Record<string, string>)[name])])) as Record<Flag, number>;
  const hints = hintings.find((one) => one === values.hints);
  const whole = names.every((name) => flags[name] > 0 && (name === 'outage-hours' ? Number.isFinite : Number.isSafeInteger)(flags[name]));
  if (hints === undefined || !whole) {
    process.stderr.write(`usage: npm run fleet -- ${names.map((name) => `[--${name} N]`).join(' ')} [--hints ${hintings.join('|')}]\n`);
    process.exit(2);
  }
  const begun = performance.now();
  const { text, svg, met } = fleetReport(flags, hints);
  const asCommitted = hints === 'queue' && names.every((name) => flags[name] === defaults[name]);
  const file = asCommitted ? plotFile : 'build/out/fleet.svg';
  mkdirSync(dirname(inCheckout(file)), { recursive: true });
  writeFileSync(inCheckout(file), svg);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(`${text}\n图 plot: ${file}\n${met ? '达到要求 met' : '未达到要求 NOT MET'}, ${seconds} s\n`);
  process.exitCode = met ? 0 : 1;
}

if (import.meta.main) main();
