import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Output } from '../../core/contract.ts';
import { act } from './act.ts';
import { withTerminal } from './work.ts';

/** What is carried by hand where there is no network. A folder, such as a stick, may stand for a file to be written. */

export function addCourier(suika: Command, outcome: { code: number }): void {
  const courier = suika.command('courier').description('离线传递 by courier, where there is no network');
  courier
    .command('make')
    .description('把等待上报的内容写成离线包 write what waits into a bundle')
    .requiredOption('--file <file>', '离线包文件或文件夹 the file, or a folder for it')
    .action(act<{ file: string }>((options) => withTerminal(options, 'courier.make', { path: resolve(options.file) }, made)));
  courier
    .command('carry')
    .description('代其他终端交给管理机构 carry the bundle of another terminal to the agency')
    .requiredOption('--file <file>', '离线包 the bundle')
    .option('--answer <file>', '回执文件或文件夹 where the answer goes; beside the bundle by default')
    .action(
      act<{ file: string; answer?: string }>((options) => {
        const answer = options.answer === undefined ? {} : { answer: resolve(options.answer) };
        return withTerminal(options, 'courier.carry', { path: resolve(options.file), ...answer }, (told) => carried(told, outcome));
      }),
    );
  courier
    .command('take')
    .description('取回回执 take the answer in')
    .requiredOption('--file <file>', '回执文件 the answer')
    .action(act<{ file: string }>((options) => withTerminal(options, 'courier.take', { path: resolve(options.file) }, taken)));
}

function made({ number, file, entries, files, left }: Output<'courier.make'>): string {
  const [bundle, waiting, pictures, next] = [number, entries, files, left].map(String) as [string, string, string, string];
  return [
    `已写入离线包 #${bundle}，共 ${waiting} 条、图像 ${pictures} 张；请交给联网的终端或管理机构代收，再把回执带回：${file}`,
    `Bundle #${bundle} was written, ${waiting} entries, ${pictures} pictures; have a terminal on the network or the agency take it in, and bring the answer back: ${file}`,
    ...(left === 0
      ? []
      : [
          `另有 ${next} 条放不下：取回回执后再生成一个离线包。`,
          `There was no room for ${next} more: make another bundle once the answer is taken in.`,
        ]),
  ].join('\n');
}

/** A bundle that the agency did not take in has its answer too, which goes back all the same. */
export function carried({ file, refusal }: Output<'courier.carry'>, outcome: { code: number }): string {
  if (refusal === null) return `已交管理机构，请把回执带回：${file}\nThe agency has it; take the answer back: ${file}`;
  outcome.code = 4;
  return [
    `管理机构没有收：${refusal.zh}。请把答复带回：${file}`,
    `The agency did not take it: ${refusal.en}. Take the answer back: ${file}`,
  ].join('\n');
}

function taken({ number, accepted, refused, waiting, changes }: Output<'courier.take'>): string {
  const counts = [accepted, refused, waiting, changes].map(String);
  return [
    `离线包 #${String(number)}：回执 ${counts[0] ?? ''}，退回 ${counts[1] ?? ''}，未受理 ${counts[2] ?? ''}，变更 ${counts[3] ?? ''}`,
    `bundle #${String(number)}: receipts ${counts[0] ?? ''}, sent back ${counts[1] ?? ''}, not looked at ${counts[2] ?? ''}, changes ${counts[3] ?? ''}`,
  ].join('\n');
}
