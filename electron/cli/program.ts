import { Command, CommanderError } from 'commander';
import { contract } from '../../core/contract.ts';
import { Fault } from '../../core/fault.ts';
import { internal } from '../../core/wire.ts';
import { placesOf } from '../host/unexpected.ts';
import { version } from '../terminal.ts';
import { listCalls } from './list-calls.ts';
import { act, readerOption } from './act.ts';
import { addCourier } from './courier-commands.ts';
import { addCards, addPin } from './card-commands.ts';
import { readBytes, readJson } from './input.ts';
import { addKeys } from './key-commands.ts';
import * as print from './print.ts';
import { addRules } from './rules-commands.ts';
import { addServices } from './service-commands.ts';
import { addSandbox } from './sandbox-commands.ts';
import { tellFault, tellUsage } from './print.ts';
import { addTerminal } from './terminal-commands.ts';
import { withTerminal } from './work.ts';
import type { GlobalOptions } from './work.ts';

/**
 * The command line: the same host as the window, under the same rules and audit.
 * @returns the exit code: 0 done, 1 anything else, 2 usage, 3 reader or card, 4 refused by a rule, 5 agency, 6 unsure
 */
export async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const outcome = { code: 0 };
  try {
    await program(outcome).parseAsync([...args], { from: 'user' });
    return outcome.code;
  } catch (cause) {
    if (cause instanceof CommanderError) return tellUsage(cause, json);
    if (!(cause instanceof Fault)) process.stderr.write(`${placesOf(cause)}\n`);
    const fault = cause instanceof Fault ? cause : internal(cause);
    tellFault(fault, json);
    return fault.exit;
  }
}

function program(outcome: { code: number }): Command {
  const suika = new Command('suika')
    .description(
      '穗卡柜面：社会保障卡即时制卡终端的命令行\nSuika Counter: the command line of the terminal that issues social security cards',
    )
    .version(version)
    .option('--data <dir>', '终端数据目录 folder of the terminal')
    .option('--agency <url>', '管理机构地址 base URL of the agency')
    .option('--operator <id>', '操作员；密码取自 SUIKA_PIN 或按提示输入 operator; the PIN comes from SUIKA_PIN or is asked for')
    .option('--virtual', '使用进程内的虚拟读卡器 use the virtual reader in this process', false)
    .option('--json', '标准输出只有一个 JSON 文档 one JSON document on standard output', false);
  addCards(suika);
  addPin(suika);
  addIssue(suika);
  addCases(suika);
  addQueue(suika, outcome);
  addCourier(suika, outcome);
  addStore(suika, outcome);
  addServices(suika);
  addRules(suika, outcome);
  addTerminal(suika);
  addKeys(suika);
  addCall(suika);
  addSandbox(suika, outcome);
  everyCommand(suika, (command) =>
    command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .helpOption('-h, --help', '帮助 help'),
  );
  return suika;
}

function everyCommand(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const inner of command.commands) everyCommand(inner, change);
}

function addIssue(suika: Command): void {
  suika
    .command('issue')
    .description('制卡，或从断点继续 issue a card, or go on with an unsure job')
    .requiredOption('--case <id>', '业务号 case')
    .addOption(readerOption())
    .action(
      act<{ case: string; reader?: string }>((options) =>
        withTerminal(options, 'issue.start', { caseId: options.case, reader: options.reader }, print.issued),
      ),
    );
}

function addCases(suika: Command): void {
  const cases = suika.command('case').description('业务 cases');
  cases
    .command('new')
    .description('受理申领 take in an application for a first card')
    .requiredOption('--file <file>', '申请资料（JSON，- 为标准输入） the application (JSON; - is standard input)')
    .option('--photo <file>', '照片（JPEG，竖幅，26 × 32 毫米） the photo (JPEG, upright, 26 × 32 mm)')
    .option('--signature <file>', '签名（PNG） the signature (PNG)')
    .option('--evidence <files...>', '证明材料（JPEG、PNG，至多四份） evidence (JPEG or PNG, four at most)')
    .action(
      act<{ file: string; photo?: string; signature?: string; evidence?: string[] }>((options) =>
        withTerminal(options, 'case.create', () => ({ application: readJson(options.file), files: picturesIn(options) }), print.accepted),
      ),
    );
  cases
    .command('list')
    .description('业务列表 cases, the latest first')
    .option('--before <cursor>', '从上一页的 next 继续 the `next` of the page before')
    .option('--limit <count>', '条数 how many', Number)
    .action(
      act<{ before?: string; limit?: number }>((options) =>
        withTerminal(options, 'case.list', { before: options.before, limit: options.limit }, print.cases),
      ),
    );
}

function picturesIn({ photo, signature, evidence }: { photo?: string; signature?: string; evidence?: string[] }): object {
  const base64 = (file: string): string => Buffer.from(readBytes(file)).toString('base64');
  return {
    ...(photo !== undefined && { photo: base64(photo) }),
    ...(signature !== undefined && { signature: base64(signature) }),
    ...(evidence !== undefined && { evidence: evidence.map(base64) }),
  };
}

function addQueue(suika: Command, outcome: { code: number }): void {
  suika
    .command('queue')
    .description('上报队列 the queue')
    .action(act((options) => withTerminal(options, 'queue.list', {}, print.queue)));
  suika
    .command('sync')
    .description('立即上报 exchange with the agency now')
    .action(act((options) => withTerminal(options, 'queue.sync', {}, print.synced)));
  suika
    .command('audit')
    .description('审计 the audit log')
    .command('verify')
    .description('核验审计链 verify the chain')
    .action(
      act((options) =>
        withTerminal(options, 'audit.verify', {}, (verified) => {
          if (!verified.ok) outcome.code = 1;
          return print.audit(verified);
        }),
      ),
    );
}

function addStore(suika: Command, outcome: { code: number }): void {
  suika
    .command('store')
    .description('本机数据库 the terminal’s own store')
    .command('check')
    .description('全面检查 check the whole of it')
    .action(
      act((options) =>
        withTerminal(options, 'store.check', {}, (checked) => {
          if (!checked.checked || checked.found.length > 0) outcome.code = 1;
          return print.storeChecked(checked);
        }),
      ),
    );
}

function addCall(suika: Command): void {
  suika
    .command('call')
    .argument('[name]', '操作名 name of the call')
    .description('直接调用窗口所用的任一操作 make any call that the window makes')
    .option('--input <file>', '输入（JSON，- 为标准输入） the input (JSON; - is standard input)')
    .option('--list', '列出全部操作 list all calls', false)
    .action(async function (this: Command, name: string | undefined) {
      const options = this.optsWithGlobals<GlobalOptions & { input?: string; list: boolean }>();
      if (options.list || name === undefined) return listCalls(options.json);
      const roles = Object.hasOwn(contract, name) ? contract[name as keyof typeof contract].roles : 'anyone';
      await withTerminal(
        options,
        name,
        () => (options.input === undefined ? {} : readJson(options.input)),
        print.anything,
        roles !== 'anyone',
      );
    });
}
