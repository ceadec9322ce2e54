import { equal } from './bytes.ts';
import type { CommandName } from './commands.ts';
import { isMore, isTriesQuestion } from './explain-conversation.ts';
import type { Understood } from './explain-conversation.ts';
import { applicationWords, directoryOf, fileWords } from './explain-words.ts';
import { environmentName } from './profiles/environment.ts';
import { explainStatus, statusText, triesLeft } from './status.ts';
import type { Words } from './words.ts';

/** What a whole conversation comes to, and what a person should do. */
export interface Verdict {
  readonly words: Words;
  readonly next: Words;
  /** The exchange that decides, from 1; null where all went well. */
  readonly at: number | null;
}

/** An exchange that did not go well and was not made good later; `number` counts from 1. */
interface Trouble extends Understood {
  readonly number: number;
  /** 0 without an answer. */
  readonly status: number;
}

type Judgement = Pick<Verdict, 'words' | 'next'>;

/** What chip.md §11 makes of a trouble; null where the rule is not about it. */
type Rule = (trouble: Trouble) => Judgement | null;

/** The gravest first. */
const rules: readonly Rule[] = [
  ({ reply, number }) =>
    reply === null
      ? verdict(
          `第 ${String(number)} 条命令没有应答：卡片在操作途中离开，或已不通`,
          `command ${String(number)} was not answered: the card went away in the middle, or does not speak`,
          '把同一张卡擦拭触点后放回；系统先核对再继续',
          'clean the contacts and put the same card back; the terminal compares before it goes on',
        )
      : null,
  (trouble) =>
    selects(trouble) && trouble.status === 0x6a81
      ? verdict('卡片已永久锁定', 'the card is blocked for good', '收回并补换', 'keep it and replace it')
      : null,
  (trouble) =>
    selects(trouble) && trouble.status === 0x9303
      ? verdict(
          `${selected(trouble).zh}已永久锁定`,
          `${selected(trouble).en} is blocked for good`,
          '收回并补换',
          'keep the card and replace it',
        )
      : null,
  ({ status }) =>
    status === 0x6581
      ? verdict(
          '芯片写入失败，存储器损坏',
          'the chip failed to write: its memory is worn',
          '按质量问题换卡',
          'replace the card as a quality fault',
        )
      : null,
  ({ instruction, status }) =>
    instruction?.name === 'selectName' &&
    equal(instruction.parameters.name, environmentName) &&
    [0x6a82, 0x6d00, 0x6e00, 0x6a86].includes(status)
      ? verdict(
          '这不是社会保障卡，或方式（接触/非接触）不对',
          'this is not a social security card, or it was reached over the wrong interface',
          '看卡面，换方式再试',
          'look at its face, and try the other interface',
        )
      : null,
  ({ status, number }) =>
    status >> 12 !== 6 && status >> 12 !== 9
      ? verdict(
          `第 ${String(number)} 条命令的应答残缺`,
          `the answer to command ${String(number)} is garbled`,
          '擦拭触点或换读卡器；再次出现换卡',
          'clean the contacts or use another reader; replace the card if it happens again',
        )
      : null,
  (trouble) =>
    refusedSecret(
      trouble,
      ['externalAuthenticate'],
      { zh: '密钥', en: 'key' },
      { zh: '不要再试，交复核员', en: 'do not try again; ask a reviewer' },
    ),
  (trouble) =>
    refusedSecret(
      trouble,
      ['verify', 'changePin'],
      { zh: '密码', en: 'PIN' },
      { zh: '请持卡人想好再试，或重置', en: 'let the holder think, or reset the PIN' },
    ),
  ({ status, file, number }) =>
    status === 0x6982 && file !== null
      ? verdict(
          `第 ${String(number)} 条命令之前缺少认证：${fileWords(file).zh}受保护`,
          `before command ${String(number)} an authentication is missing: ${fileWords(file).en} is protected`,
          '先完成认证再读写',
          'authenticate first',
        )
      : null,
  ({ status, number }) => {
    const { meaning, next } = explainStatus(status);
    const text = statusText(status);
    return verdict(
      `第 ${String(number)} 条命令被拒绝：${meaning.zh}（${text}）`,
      `command ${String(number)} was refused: ${meaning.en} (${text})`,
      next.zh,
      next.en,
    );
  },
];

/** Says what the gravest trouble means; without one, what was done. */
export function verdictOf(conversation: readonly Understood[]): Verdict {
  if (conversation.length === 0)
    return { ...verdict('没有任何通信', 'nothing was said', '把卡放入读卡器', 'put a card into the reader'), at: null };
  const troubles = troublesOf(conversation);
  for (const rule of rules)
    for (const trouble of troubles) {
      const found = rule(trouble);
      if (found !== null) return { ...found, at: trouble.number };
    }
  return { ...done(conversation), at: null };
}

function troublesOf(conversation: readonly Understood[]): readonly Trouble[] {
  const last = new Map(conversation.flatMap((each, index) => (isHarmless(each) ? [[each.command, index] as const] : [])));
  return conversation.flatMap((each, index) => {
    const good = isHarmless(each) || (last.get(each.command) ?? -1) > index;
    return good ? [] : [{ ...each, number: index + 1, status: each.reply?.status ?? 0 }];
  });
}

/** Went well, or says only that something is not there. */
export function isHarmless({ instruction, reply }: Understood): boolean {
  if (reply === null) return false;
  const { status } = reply;
  if (status === 0x9000 || isMore(status) || status >> 8 === 0x6c) return true;
  if (isTriesQuestion(instruction)) return triesLeft(status) !== null;
  // Programs look for cards of other kinds first.
  if (instruction?.name === 'selectName') return status === 0x6a82 && directoryOf(instruction.parameters.name) === undefined;
  return instruction?.name === 'readRecord' && status === 0x6a83;
}

function done(conversation: readonly Understood[]): Judgement {
  const writes = conversation.filter(({ instruction }) => instruction?.name === 'updateRecord' || instruction?.name === 'updateBinary');
  const count = String(conversation.length);
  if (writes.length === 0) {
    return verdict(`${count} 条命令都正常，没有写入`, `${count} commands, all went well; nothing was written`, '无须处理', 'nothing to do');
  }
  const written = String(writes.length);
  // The card number is the commit mark (chip.md §12).
  if (writes.some(isCardNumber)) {
    return verdict(
      `写卡完成：写入 ${written} 处，卡号已写`,
      `the card was written: ${written} writes, the card number among them`,
      '读回核对后交付',
      'read it back, compare and hand it over',
    );
  }
  return verdict(
    `写入 ${written} 处，没有写卡号`,
    `${written} writes, none of them the card number`,
    '若在制卡，请继续同一业务',
    'if this was an issue, go on with the same case',
  );
}

function isCardNumber({ instruction, file }: Understood): boolean {
  return (
    instruction?.name === 'updateRecord' && file?.directory === 'SSSE' && file.name === 'EF05' && instruction.parameters.record[0] === 0x07
  );
}

function selects({ instruction }: Trouble): boolean {
  return instruction?.name === 'selectName' && directoryOf(instruction.parameters.name) !== undefined;
}

function selected({ instruction }: Trouble): Words {
  return applicationWords(instruction?.name === 'selectName' ? instruction.parameters.name : new Uint8Array());
}

function refusedSecret({ instruction, status }: Trouble, names: readonly CommandName[], what: Words, next: Words): Judgement | null {
  if (instruction === null || !names.includes(instruction.name)) return null;
  if (status === 0x6983) return verdict(`${what.zh}已锁定`, `the ${what.en} is locked`, next.zh, next.en);
  const tries = triesLeft(status);
  if (tries === null) return null;
  return verdict(
    `${what.zh}被拒绝，还剩 ${String(tries)} 次`,
    `the ${what.en} was refused; ${String(tries)} tries are left`,
    next.zh,
    next.en,
  );
}

function verdict(zh: string, en: string, nextZh: string, nextEn: string): Judgement {
  return { words: { zh, en }, next: { zh: nextZh, en: nextEn } };
}
