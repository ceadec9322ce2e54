import { Option } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import { faults } from '../../core/faults.ts';
import { roleWords } from '../../core/desk/words.ts';
import { services } from '../../core/desk/services.ts';
import type { Service } from '../../core/desk/services.ts';
import { codesOf } from '../../core/people/codes.ts';
import type { Reason } from '../../core/rules/decision.ts';
import { explainService } from '../../core/rules/explain.ts';
import type { Explanation } from '../../core/rules/explain.ts';
import { factsSchema } from '../../core/rules/facts.ts';
import { workingCalendar } from '../../core/rules/working-calendar.ts';
import { act } from './act.ts';
import { readAs } from './input.ts';
import { show } from './print.ts';
import type { GlobalOptions } from './work.ts';

/** What the regulation says of a case, from a file alone: no folder is opened and nobody signs in. */
export function addRules(suika: Command, outcome: { code: number }): void {
  const rules = suika.command('rules').description('办法的规定 the regulation');
  rules
    .command('explain')
    .description(
      '按规定能否办理，及理由、工本费、期限、身份证明、复核 whether a service is allowed, and why; fee, deadline, identity, approval',
    )
    .addOption(new Option('--service <name>', '业务 service').choices(codesOf(services)).makeOptionMandatory())
    .requiredOption('--file <file>', '业务情况（JSON，- 为标准输入） the case (JSON; - is standard input)')
    .action(
      act<{ service: Service; file: string }>((options) => {
        explain(options, outcome);
        return Promise.resolve();
      }),
    );
  rules
    .command('schema')
    .description('业务情况文件的格式 the JSON schema of a case')
    .action(() => {
      process.stdout.write(`${JSON.stringify(z.toJSONSchema(factsSchema, { io: 'input' }), null, 2)}\n`);
    });
}

function explain({ service, file, json }: GlobalOptions & { service: Service; file: string }, outcome: { code: number }): void {
  const facts = readAs(file, factsSchema);
  const calendar = workingCalendar(facts.configuration.calendar);
  const explained = explainService(service, facts, facts.at ?? new Date().toISOString(), calendar);
  if (!explained.allowed) outcome.code = faults['rule-refused'].exit;
  show(json, explained, words);
}

const told = ({ zh, en, article }: Reason): readonly string[] =>
  /^\d+$/.test(article)
    ? [`  ${zh}〔第 ${article} 条〕`, `  ${en} [Article ${article}]`]
    : [`  ${zh}〔${article}〕`, `  ${en} [${article}]`];

function words({ service, allowed, provisional, reasons, fee, deadline, identity, approval }: Explanation): string {
  const of = services.find(({ code }) => code === service);
  const verdict = !allowed ? '不能办理 refused' : provisional ? '暂可受理 allowed for now' : '可以办理 allowed';
  const lines = [`${of?.zh ?? ''} ${of?.en ?? ''}: ${verdict}`, ...reasons.flatMap(told)];
  if (!allowed) return lines.join('\n');
  return [
    ...lines,
    `工本费 fee: ${feeWords(fee)}`,
    ...fee.reasons.flatMap(told),
    ...(deadline === null
      ? []
      : [`期限 deadline: ${deadline.dueOn}${deadline.provisional ? ' 暂定 provisional' : ''}`, ...told(deadline.reason)]),
    `身份证明 identity: ${proofWords[identity.needed]}`,
    `复核 approval: ${approval.needed ? approval.roles.map(roleName).join(' / ') : '不需要 not needed'}`,
    ...told(approval.reason),
  ].join('\n');
}

const proofWords: Readonly<Record<Explanation['identity']['needed'], string>> = {
  'identity-document': '有效身份证件 a valid identity document',
  card: '社会保障卡、电子社会保障卡或有效身份证件 the card, the electronic card or an identity document',
  nothing: '不需要 not needed',
};

function feeWords({ due, amountFen, provisional }: Explanation['fee']): string {
  const amount = amountFen === null ? '金额待定 amount not configured' : `${(amountFen / 100).toFixed(2)} 元 yuan`;
  return `${due ? amount : '不收 none'}${provisional ? '（暂定 provisional）' : ''}`;
}

function roleName(role: Explanation['approval']['roles'][number]): string {
  const { zh, en } = role === 'agency' ? { zh: '管理机构', en: 'agency' } : roleWords[role];
  return `${zh} ${en}`;
}
