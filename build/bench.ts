import { parseArgs } from 'node:util';
import { pcscdMissing } from '../fixtures/card/pcscd.ts';
import { benchCases } from './bench/cases.ts';
import { benchCommits } from './bench/commits.ts';
import { benchDrain } from './bench/drain.ts';
import { isMet, line } from './bench/figures.ts';
import type { Figure } from './bench/figures.ts';
import { benchIssue } from './bench/issue.ts';
import { benchKeys } from './bench/keys.ts';
import { benchLine } from './bench/line.ts';
import { benchWindow } from './bench/window.ts';
import { missingPackages } from './setup/debian.mjs';

// npm run bench [-- --runs N]: every ratio comes from one run on one machine; single times mean nothing elsewhere.
const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });
const runs = Math.max(1, Number(values.runs) || 7);
const missing = pcscdMissing();
const figures: Figure[] = [];
const issues = [
  { kind: '2.0', most: 1.1 },
  { kind: '3.0', most: 1.1 },
  { kind: '2.0', full: true, most: 1.1 },
  { kind: '3.0', full: true, most: 1.1 },
  { kind: '3.0', full: true, syncMs: 5, most: 1.05 },
] as const;

async function take(some: Promise<readonly Figure[]> | AsyncIterable<Figure>): Promise<void> {
  for await (const figure of await some) {
    figures.push(figure);
    process.stdout.write(`${line(figure)}\n`);
  }
}

const compiler = missingPackages('bench');
if (compiler.length > 0) process.stdout.write(`  left out: the same transactions in C (not installed: ${compiler.join(' ')})\n`);
await take(benchCommits(runs));
await take(benchCases(runs));
await take(benchDrain(runs));
await take(benchLine(runs));
if (missing === null) for (const issue of issues) await take(benchIssue(issue, runs));
else process.stdout.write(`  left out: issue over pcscd (${missing})\n`);
await take(benchWindow(runs));
await take(benchKeys(runs));
process.exitCode = figures.every(isMet) ? 0 : 1;
