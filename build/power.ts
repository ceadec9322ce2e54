import { parseArgs } from 'node:util';
import { cutPower } from './power/cuts.ts';
import type { Outcome } from './power/cuts.ts';
import { record, recordingMissing } from './power/recording.ts';
import type { Synchronous } from './power/session.ts';

// npm run power [-- --cuts N --seed S]: records a terminal at work, cuts the power at N places and opens what is left. With
// the terminal's own synchronous=FULL nothing may be lost; with NORMAL something must be, and with OFF something damaged, or
// the tool is blind.
const { values } = parseArgs({
  options: { cuts: { type: 'string', default: '1000' }, seed: { type: 'string' }, days: { type: 'string', default: '5' } },
});
const [cuts, days] = [Number(values.cuts), Number(values.days)];
const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(values.seed);
if (![cuts, days, seed].every((number) => Number.isSafeInteger(number) && number >= 0) || cuts < 1 || days < 1) {
  process.stderr.write('用法 usage: npm run power -- [--cuts N] [--seed S] [--days D]\n');
  process.exit(2);
}
const missing = recordingMissing();
if (missing !== null) {
  process.stderr.write(`未运行 not run: ${missing}\n`);
  process.exit(1);
}

/** What each must come to. */
const expected: Readonly<Record<Synchronous, (outcome: Outcome) => boolean>> = {
  FULL: ({ losses, damaged }) => losses === 0 && damaged === 0,
  NORMAL: ({ losses }) => losses > 0,
  OFF: ({ damaged }) => damaged > 0,
};

process.stdout.write(`断电 power cuts: seed ${String(seed)}, ${String(cuts)} 次 cuts × FULL, NORMAL, OFF\n`);
let sound = true;
for (const [synchronous, holds] of Object.entries(expected) as [Synchronous, (typeof expected)[Synchronous]][]) {
  const outcome = cutPower(await record(synchronous, days), cuts, seed);
  const { acknowledged, inCheckpoint, losses, entriesLost, damaged, examples } = outcome;
  const count = (zh: string, en: string, number: number): string => `${zh} ${en} ${String(number)}`;
  const line = [
    count('已确认分录', 'entries acknowledged', acknowledged),
    count('检查点中', 'cuts in a checkpoint', inCheckpoint),
    count('丢失', 'cuts that lost something', losses),
    count('丢失分录', 'entries lost', entriesLost),
    count('损坏', 'damaged', damaged),
  ];
  process.stdout.write(`${holds(outcome) ? ' ' : '!'} ${synchronous.padEnd(7)}${line.join('; ')}\n`);
  if (synchronous === 'FULL' || !holds(outcome)) for (const example of examples) process.stdout.write(`    ${example}\n`);
  sound &&= holds(outcome);
}
process.exitCode = sound ? 0 : 1;
