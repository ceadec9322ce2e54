import { parseArgs } from 'node:util';
import { partsOfADay } from '../electron/test-day.ts';
import type { PartOfADay } from '../electron/test-day.ts';
import { killAroundCommits, killAtRandom } from '../electron/test-kills.ts';
import type { Kills } from '../electron/test-kills.ts';
import { chanceOf } from './power/chance.ts';

// npm run kills [-- --n N --seed S --commits]: a terminal at work is killed (SIGKILL) at N moments that the seed chooses, always
// over the same folder; with --commits also before and after each commit of a day. At the end the agency has every
// acknowledged entry once.
const { values } = parseArgs({
  options: { n: { type: 'string', default: '200' }, seed: { type: 'string' }, commits: { type: 'boolean', default: false } },
});
const n = Number(values.n);
const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(values.seed);
if (!Number.isSafeInteger(n) || n < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('用法 usage: npm run kills -- [--n N] [--seed S] [--commits]\n');
  process.exit(2);
}

let sound = true;
async function report(zh: string, en: string, running: Promise<Kills>): Promise<void> {
  const begun = performance.now();
  const { kills, acknowledged, wrong } = await running;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  const counts = `强行终止 kills ${String(kills)}; 已确认分录 entries acknowledged ${String(acknowledged)}; 有误 wrong ${String(wrong.length)}`;
  process.stdout.write(`${zh} ${en}: ${counts}; ${seconds} s\n`);
  for (const sentence of wrong.slice(0, 20)) process.stdout.write(`  ${sentence}\n`);
  // Where nothing was acknowledged nothing was tried.
  sound &&= wrong.length === 0 && kills > 0 && acknowledged > 0;
}

const chance = chanceOf(seed);
await report(
  `随机时刻（seed ${String(seed)}）`,
  'at random',
  killAtRandom(n, () => chance.next()),
);
if (values.commits) {
  const parts = Object.keys(partsOfADay) as PartOfADay[];
  await report('每次提交之前', 'before each commit', killAroundCommits(parts, 'before'));
  await report('每次提交之后', 'after each commit', killAroundCommits(parts, 'after'));
}
process.exitCode = sound ? 0 : 1;
