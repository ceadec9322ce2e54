import { Option } from 'commander';
import type { Command } from 'commander';
import { sandboxCardFlags } from '../../fixtures/card/main.ts';
import { act } from './act.ts';
import { addCentre } from './centre-commands.ts';
import {
  bringBundle,
  changeSandboxAuthority,
  makeSandboxCode,
  revokeSandboxTerminal,
  runSandboxAgency,
  runSandboxCard,
} from './sandbox.ts';

export function addSandbox(suika: Command, outcome: { code: number }): void {
  const sandbox = suika.command('sandbox').description('模拟环境 the sandbox');
  addAgency(sandbox);
  addCentre(sandbox);
  sandbox
    .command('courier')
    .description('把离线包直接送到模拟管理机构 bring a bundle to the sandbox agency itself; --data is the folder of the agency')
    .requiredOption('--bundle <file>', '离线包 the bundle')
    .requiredOption('--answer <file>', '回执文件 where the answer goes')
    .action(act<{ bundle: string; answer: string }>((options) => bringBundle(options, outcome)));
  const card = sandbox.command('card').description('vpcd 读卡器中的模拟卡，直到 SIGTERM a sandbox card in a reader of vpcd, until SIGTERM');
  for (const { flags, needed, zh, en } of sandboxCardFlags) card.addOption(new Option(flags, `${zh} ${en}`).makeOptionMandatory(needed));
  card.action(act<Record<string, unknown>>(runSandboxCard));
}

function addAgency(sandbox: Command): void {
  sandbox
    .command('agency')
    .description('模拟管理机构，直到 SIGTERM the sandbox agency, until SIGTERM')
    .requiredOption('--port <number>', '127.0.0.1 上的端口，0 为任选 TCP port on 127.0.0.1; 0 takes a free one')
    .option('--tls-port <number>', 'TLS 端口，默认沿用首次启动的 TCP port for TLS; that of the first start by default')
    .option('--full', '订单另含应用目录和照片 orders also carry application directories and a photo')
    .option('--ticket', '另打印一张登记单 print an enrolment ticket too')
    .addOption(new Option('--stop-with-input').hideHelp())
    .action(act<Parameters<typeof runSandboxAgency>[0]>(runSandboxAgency));
  sandbox
    .command('code')
    .description('开具登记单，可在模拟机构运行时进行 issue an enrolment ticket; the agency may be running')
    .option('--minutes <number>', '有效分钟数 how long it may be used')
    .action(act<{ minutes?: string }>(makeSandboxCode));
  sandbox
    .command('revoke')
    .description('停用一台终端 revoke a terminal')
    .requiredOption('--terminal <id>', '终端编号 id of the terminal')
    .requiredOption('--reason <text>', '原因，会显示在该终端 why; shown at the terminal')
    .action(act<{ terminal: string; reason: string }>(revokeSandboxTerminal));
  sandbox
    .command('authority')
    .description('更换模拟机构的根证书，下次启动生效 roll the authority over, from the next start on')
    .addOption(
      new Option('--step <step>', '先公布，所有终端更新后再切换 announce first, switch when all have renewed')
        .choices(['announce', 'switch'])
        .makeOptionMandatory(),
    )
    .action(act<{ step: string }>(changeSandboxAuthority));
}
