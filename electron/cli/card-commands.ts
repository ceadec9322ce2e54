import type { Command } from 'commander';
import { Option } from 'commander';
import type { Input } from '../../core/contract.ts';
import { act, readerOption } from './act.ts';
import { readBytes, secretOf } from './input.ts';
import * as print from './print.ts';
import { withTerminal } from './work.ts';
import type { GlobalOptions } from './work.ts';

/** The commands about the card in a reader. PINs come from the environment or a terminal, never from an argument. */

type WithReader = GlobalOptions & { readonly reader?: string };
type Reviewed = WithReader & { readonly reviewer?: string };
type OneTry = Reviewed & { readonly pad?: string };

export function addCards(suika: Command): void {
  suika
    .command('readers')
    .description('读卡器 readers')
    .action(act((options) => withTerminal(options, 'readers.list', {}, print.readers)));
  const card = suika.command('card').description('卡片 cards');
  card
    .command('read')
    .description('读卡 read the card')
    .addOption(readerOption())
    .option('--all', '卡上全部文件 every file of the card', false)
    .option('--reveal <reason>', '显示完整内容的理由 reason for showing it in clear')
    .action(
      act<{ reader?: string; all: boolean; reveal?: string }>((options) => {
        const { reader, all, reveal } = options;
        if (reveal === undefined) return withTerminal(options, 'card.read', { reader, all }, print.card);
        return withTerminal(options, 'card.reveal', { reader, all, reason: reveal }, print.card);
      }),
    );
  card
    .command('explain')
    .argument('<file>', '报文记录（- 为标准输入） a recording (- is standard input)')
    .description('解释一段报文记录 explain a recording in words')
    .action(function (this: Command, file: string) {
      const options = this.optsWithGlobals<GlobalOptions>();
      const text = (): string => Buffer.from(readBytes(file)).toString('utf8');
      return withTerminal(options, 'card.explain', () => ({ text: text() }), print.explanation);
    });
  card
    .command('plan')
    .description('列出将要写入的内容，不写卡 list what would be written, and write nothing')
    .requiredOption('--case <id>', '业务号 case')
    .addOption(readerOption())
    .action(
      act<{ case: string; reader?: string }>((options) =>
        withTerminal(options, 'issue.plan', { caseId: options.case, reader: options.reader }, print.plan),
      ),
    );
  card
    .command('prove')
    .description('交付前再次核对（接触或非接触） look at a made card once more, over the contacts or contactless')
    .requiredOption('--case <id>', '业务号 case')
    .addOption(readerOption())
    .action(
      act<{ case: string; reader?: string }>((options) =>
        withTerminal(options, 'card.prove', { caseId: options.case, reader: options.reader }, print.looks),
      ),
    );
  addBlock(card);
}

function addBlock(card: Command): void {
  card
    .command('block')
    .description('永久锁定（销毁，须复核） block for good, to destroy it, with a reviewer')
    .addOption(readerOption())
    .addOption(new Option('--what <what>', '整卡或应用 the card or an application').choices(['card', 'DF03', 'DF04']).default('card'))
    .requiredOption('--confirm <serial>', '芯片序列号，8 位 serial number of the chip, 8 digits')
    .requiredOption('--reason <reason>', '理由 reason')
    .requiredOption(
      '--reviewer <id>',
      '复核人员；密码取自 SUIKA_REVIEWER_PIN 或按提示输入 reviewer; the PIN comes from SUIKA_REVIEWER_PIN or is asked for',
    )
    .action(
      act<Reviewed & { what: 'card'; confirm: string; reason: string }>(async (options) => {
        const { reader, what, confirm, reason } = options;
        const reviewer = await reviewerOf(options);
        if (reviewer === undefined) return;
        await withTerminal(options, 'card.block', { reader, what, confirm, reason, reviewer }, print.anything);
      }),
    );
}

export function addPin(suika: Command): void {
  const pin = suika.command('pin').description('社保密码 the social security PIN');
  const command = (name: string, description: string): Command =>
    pin
      .command(name)
      .description(description)
      .addOption(readerOption())
      .option('--reviewer <id>', '最后一次尝试须复核 the last try needs a reviewer');
  command('tries', '剩余次数 tries left').action(
    act<WithReader>((options) => withTerminal(options, 'pin.tries', { reader: options.reader }, print.pinTriesAndKeys)),
  );
  command('verify', '校验 verify')
    .addOption(padOption())
    .action(
      act<OneTry>(async (options) => {
        const pin = options.pad === undefined ? { pin: await cardPin() } : onPad(options.pad);
        const input: Input<'pin.verify'> = { reader: options.reader, ...pin, reviewer: await reviewerOf(options) };
        await withTerminal(options, 'pin.verify', input, print.pinTries);
      }),
    );
  command('change', '修改 change')
    .addOption(padOption())
    .action(
      act<OneTry>(async (options) => {
        const pins = options.pad === undefined ? { pin: await cardPin(), newPin: await newCardPin() } : onPad(options.pad);
        const input: Input<'pin.change'> = { reader: options.reader, ...pins, reviewer: await reviewerOf(options) };
        await withTerminal(options, 'pin.change', input, print.pinTries);
      }),
    );
  command('unblock', '解锁 give it its tries back').action(
    act<WithReader>((options) => withTerminal(options, 'pin.unblock', { reader: options.reader }, print.pinTries)),
  );
  command('reload', '重装 set a new one').action(
    act<WithReader>(async (options) =>
      withTerminal(options, 'pin.reload', { reader: options.reader, newPin: await newCardPin() }, print.pinTries),
    ),
  );
}

const padDigits = ['4', '5', '6', '7', '8', '9', '10', '11', '12'];

function padOption(): Option {
  return new Option('--pad <digits>', '在读卡器自带的键盘上输入，共几位 typed on keys of the reader itself, so many digits').choices(
    padDigits,
  );
}

function onPad(digits: string): { readonly padDigits: number } {
  process.stderr.write(`请持卡人按读卡器的提示，在读卡器键盘上输入。The holder types on the keys of the reader as soon as it asks.\n`);
  return { padDigits: Number(digits) };
}

function cardPin(): Promise<string> {
  return secretOf('SUIKA_CARD_PIN', '社保密码 card PIN');
}

function newCardPin(): Promise<string> {
  return secretOf('SUIKA_CARD_NEW_PIN', '新社保密码 new card PIN');
}

export async function reviewerOf({ reviewer }: { readonly reviewer?: string }): Promise<{ operator: string; pin: string } | undefined> {
  if (reviewer === undefined) return undefined;
  return { operator: reviewer, pin: await secretOf('SUIKA_REVIEWER_PIN', `${reviewer} 密码 PIN`) };
}
