import { Option } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Client, Input, Output } from '../../core/contract.ts';
import { caseStateWords } from '../../core/desk/words.ts';
import { services } from '../../core/desk/services.ts';
import { filedServices, filingSchema, standingSchema } from '../../core/filing.ts';
import { codesOf } from '../../core/people/codes.ts';
import { act, readerOption } from './act.ts';
import { readAs, secretOf } from './input.ts';
import { reviewerOf } from './card-commands.ts';
import * as print from './print.ts';
import { inTerminal, withTerminal } from './work.ts';
import type { GlobalOptions } from './work.ts';

/** The services of the counter: whose card, by which document, number or reader; what is filed comes from a file. */

const fileSchema = z.strictObject({
  standing: standingSchema,
  filing: filingSchema.optional(),
  /** Needed while the agency cannot be asked. */
  name: z.string().optional(),
});

interface Whose {
  readonly document?: string;
  readonly card?: string;
  readonly reader?: string;
}
type Filed = GlobalOptions & Whose & { readonly service: string; readonly file: string; readonly reviewer?: string };

export function addServices(suika: Command): void {
  const holder = suika.command('holder').description('持卡人 a holder');
  whose(holder.command('look').description('查询持卡人 look a holder up')).action(
    act<Whose>((options) => withTerminal(options, 'holder.look', () => lookInput(options), print.anything)),
  );
  const service = suika.command('service').description('业务办理 services');
  const command = (name: string, description: string, of: readonly string[]): Command =>
    whose(service.command(name).description(description))
      .addOption(new Option('--service <name>', '业务 service').choices(of).makeOptionMandatory())
      .requiredOption('--file <file>', '办理内容（JSON：standing、filing；- 为标准输入） what is filed (JSON; - is standard input)');
  command('explain', '按规定能否办理 what the rules say', codesOf(services)).action(act<Filed>(explain));
  command('file', '办理 file it', filedServices)
    .option(
      '--reviewer <id>',
      '复核人员；密码取自 SUIKA_REVIEWER_PIN 或按提示输入 reviewer; the PIN comes from SUIKA_REVIEWER_PIN or is asked for',
    )
    .action(act<Filed>(file));
  service
    .command('schema')
    .description('办理内容文件的格式 the JSON schema of what is filed')
    .action(() => {
      process.stdout.write(`${JSON.stringify(z.toJSONSchema(fileSchema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`);
    });
}

function whose(command: Command): Command {
  return command
    .option('--document <type:number>', '证件类型和号码 type and number of a document, such as resident-id:4401…')
    .option('--card <number>', '卡号 card number')
    .addOption(readerOption());
}

function lookInput({ document, card, reader }: Whose, name?: string): Input<'holder.look'> {
  if (card !== undefined) return { by: 'card', cardNumber: card };
  if (document === undefined) return { by: 'reader', ...(reader === undefined ? {} : { reader }) };
  const [documentType = '', identityNumber = ''] = document.split(':', 2);
  return { by: 'document', documentType, identityNumber, ...(name === undefined ? {} : { name }) };
}

async function explain(options: Filed): Promise<void> {
  const { standing, filing = {}, name } = readAs(options.file, fileSchema);
  await inTerminal(
    options,
    async (client): Promise<Output<'service.explain'>> => {
      const { holderId } = await client.call('holder.look', lookInput(options, name));
      return client.call('service.explain', { holderId, service: options.service as 'apply', filing, standing });
    },
    print.anything,
  );
}

async function file(options: Filed): Promise<void> {
  const { standing, filing = {}, name } = readAs(options.file, fileSchema);
  const service = options.service as Input<'service.file'>['service'];
  const reviewer = await reviewerOf(options);
  const pins = {
    ...(service === 'change-pin' ? { pin: await secretOf('SUIKA_CARD_PIN', '社保密码 card PIN') } : {}),
    ...(service === 'change-pin' || service === 'reset-pin'
      ? { newPin: await secretOf('SUIKA_CARD_NEW_PIN', '新社保密码 new card PIN') }
      : {}),
  };
  await inTerminal(
    options,
    async (client: Client): Promise<Output<'service.file'>> => {
      const { holderId } = await client.call('holder.look', lookInput(options, name));
      const { reader } = options;
      return client.call('service.file', {
        holderId,
        service,
        filing,
        standing,
        ...(reader === undefined ? {} : { reader }),
        ...(reviewer === undefined ? {} : { reviewer }),
        ...pins,
      });
    },
    ({ caseId, state, waits }) =>
      `${caseId}: ${caseStateWords[state].zh} ${caseStateWords[state].en}${waits === null ? '' : `\n${waits.zh}\n${waits.en}`}`,
  );
}
