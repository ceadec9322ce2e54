import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { faultKinds } from './chaos/plan.ts';
import type { FaultKind } from './chaos/plan.ts';
import { runChaos } from './chaos/run.ts';
import type { Outcome } from './chaos/run.ts';

// npm run chaos [-- --minutes N --seed S --log FILE]: a day's work at two terminals, in processes of their own, while faults of every kind
// strike line, processes, files and clocks. At the end both sides' books are compared.

export async function chaosReport(
  seed: number,
  minutes: number,
  log?: (line: string) => void,
): Promise<{ readonly text: string; readonly sound: boolean }> {
  const outcome = await runChaos(seed, minutes, log);
  const sound = isSound(outcome);
  return { text: [...table(outcome), ...(sound ? [] : failures(outcome)), summary(outcome, seed)].join('\n'), sound };
}

/** Where nothing was tried nothing is sound. */
export function isSound({ verdict, acknowledged, done }: Outcome): boolean {
  const { lost, twice, order, unexplained, accepted } = verdict;
  const clean = lost.length + twice.length + order.length + unexplained.length === 0;
  return clean && acknowledged > 0 && accepted > 0 && Object.values(done).every((times) => times > 0);
}

function table({ done, struck, steps, verdict, ...counts }: Outcome): string[] {
  const n = String;
  const rows = (Object.keys(faultKinds) as FaultKind[]).map((kind) => {
    const hits = struck[kind];
    return `${n(done[kind]).padStart(5)} ${hits === undefined ? ''.padStart(7) : n(hits).padStart(7)}  ${faultKinds[kind].zh} ${faultKinds[kind].en}`;
  });
  const work = [...steps].toSorted((a, b) => b[1] - a[1]).map(([what, times]) => `${what} ${n(times)}`);
  const refused = Object.entries(verdict.refusedFor).map(([reason, times]) => `${reason} ${n(times)}`);
  return [
    ' 次数   命中  故障 times, messages or connections struck, fault',
    ...rows,
    `状态码 statuses: ${counts.statuses}`,
    `业务 steps: ${work.join('; ')}`,
    `分录 entries: 已确认 acknowledged ${n(counts.acknowledged)}; 机构已收 at the agency ${n(verdict.accepted)}; 退回 refused ${refused.join(', ') || '0'}`,
    `另计 apart: 恢复丢弃 restored away ${n(counts.restoredAway)}; 恢复后遗忘但机构有 forgotten and at the agency ${n(counts.forgotten)}; 损坏页 with a damaged page ${n(counts.damaged)}; 抽查队列行 rows looked at ${n(counts.rowsSeen)}`,
  ];
}

function failures({ verdict: { lost, twice, order, unexplained }, last }: Outcome): string[] {
  const list = (name: string, sentences: readonly string[]): string[] => sentences.slice(0, 20).map((each) => `${name}: ${each}`);
  return [
    '最后的步骤 the last steps:',
    ...last,
    ...list('lost', lost),
    ...list('twice', twice),
    ...list('order', order),
    ...list('unexplained', unexplained),
  ];
}

function summary({ verdict: { lost, twice, order, unexplained, explained } }: Outcome, seed: number): string {
  const n = String;
  const kept = order.length === 0 ? '次序不变 order kept' : `次序有误 out of order ${n(order.length)}`;
  const open = unexplained.length === 0 ? '' : `; 无法解释 unexplained ${n(unexplained.length)}`;
  return `丢失 ${n(lost.length)} lost, 重复 ${n(twice.length)} twice, ${kept}, 已说明 ${n(explained)} items explained${open}; seed ${n(seed)}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' }, log: { type: 'string' } },
  });
  const minutes = Number(values.minutes);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(values.seed);
  if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
    process.stderr.write('用法 usage: npm run chaos -- [--minutes N] [--seed S] [--log FILE]\n');
    process.exit(2);
  }
  process.stdout.write(`seed ${String(seed)}, ${String(minutes)} min\n`);
  const { text, sound } = await chaosReport(seed, minutes, values.log === undefined ? undefined : writer(values.log));
  process.stdout.write(`${text}\n`);
  process.exitCode = sound ? 0 : 1;
}

/** Every step and fault of the run, as the report of a failure has the last ones. */
function writer(file: string): (line: string) => void {
  writeFileSync(file, '');
  return (line) => appendFileSync(file, `${line}\n`);
}

if (import.meta.main) await main();
