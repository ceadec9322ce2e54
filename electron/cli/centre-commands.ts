import { Option } from 'commander';
import type { Command } from 'commander';
import { roles } from '../../core/agency.ts';
import { dataOf } from './sandbox.ts';
import { act } from './act.ts';
import { readJson } from './input.ts';
import { show } from './print.ts';
import type { GlobalOptions } from './work.ts';

/** What happens at the sandbox's agency itself; `--data` names the agency's folder, and the agency may be running meanwhile. */

type Card = GlobalOptions & { readonly card: string; readonly by: 'phone' | 'web' };
type Operator = GlobalOptions & { readonly id: string; readonly name?: string; readonly role?: string; readonly remove: boolean };

export function addCentre(sandbox: Command): void {
  sandbox
    .command('loss')
    .description('电话或网上挂失 a loss reported by telephone or on the web')
    .requiredOption('--card <number>', '卡号 card number')
    .addOption(new Option('--by <way>', '途径 how').choices(['phone', 'web']).default('phone'))
    .action(act<Card>(async (options) => (await clerk()).reportLoss(dataOf(options), options.card, options.by)));
  sandbox
    .command('cancel')
    .description('管理机构注销一张卡 the agency cancels a card')
    .requiredOption('--card <number>', '卡号 card number')
    .action(act<Card>(async (options) => (await clerk()).cancelCard(dataOf(options), options.card)));
  sandbox
    .command('operator')
    .description('增加、更改或撤下操作员 put an operator on the list, or take one off')
    .requiredOption('--id <id>', '编号 id')
    .option('--name <name>', '姓名 name')
    .addOption(new Option('--role <role>', '角色 role').choices([...roles]))
    .option('--remove', '撤下 take off the list', false)
    .action(act<Operator>(async (options) => (await clerk()).setOperator(dataOf(options), options)));
  sandbox
    .command('configure')
    .description('更改下发的配置：工本费、节假日、热线等 change what terminals work by: fee, holidays, hotline')
    .requiredOption('--file <file>', 'JSON（- 为标准输入） JSON; - is standard input')
    .action(
      act<GlobalOptions & { readonly file: string }>(async (options) => (await clerk()).configure(dataOf(options), readJson(options.file))),
    );
  sandbox
    .command('recovery')
    .description('给一台终端发恢复码，用于 keys recover a code with which a terminal opens its store again')
    .requiredOption('--terminal <id>', '终端编号 id of the terminal')
    .action(
      act<GlobalOptions & { readonly terminal: string }>(async (options) =>
        show(
          options.json,
          (await clerk()).giveRecoveryCode(dataOf(options), options.terminal),
          ({ code, expiresAt }) => `${code}\n用一次，至 works once, until ${expiresAt}`,
        ),
      ),
    );
  sandbox
    .command('conflicts')
    .description('被退回的记录，以及柜面怎样处理 entries that were refused, and what the counter did about them')
    .action(act<GlobalOptions>(async (options) => showConflicts((await clerk()).listConflicts(dataOf(options)), options.json)));
}

function showConflicts(
  conflicts: readonly {
    readonly caseId: string | null;
    readonly at: string;
    readonly reason: string;
    readonly words: { readonly zh: string; readonly en: string } | null;
    readonly decision: string | null;
  }[],
  json: boolean,
): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(conflicts, null, 2)}\n`);
    return;
  }
  for (const { caseId, at, reason, words, decision } of conflicts)
    process.stdout.write(
      `${at} ${caseId ?? ''} ${reason}\n  ${words?.zh ?? ''} ${words?.en ?? ''}\n  ${decision ?? '柜面尚未处理 nobody at the counter has decided yet'}\n`,
    );
}

/** Loaded with the first such command only: nobody else needs it. */
const clerk = () => import('../../fixtures/agency/clerk.ts');
