import { hexByte } from './bytes.ts';
import { commands } from './commands.ts';
import { explainCommand } from './explain.ts';
import { isMore, isTriesQuestion, understand } from './explain-conversation.ts';
import type { Understood } from './explain-conversation.ts';
import { isHarmless, verdictOf } from './explain-verdict.ts';
import type { Verdict } from './explain-verdict.ts';
import { accessWords, applicationWords, fileWords } from './explain-words.ts';
import type { CardFile } from './profile.ts';
import { tagByte } from './profile.ts';
import { decodeRecords } from './record.ts';
import { explainStatus, statusText, triesLeft } from './status.ts';
import { bytesOf } from './tape.ts';
import type { Exchange, Tape } from './tape.ts';
import type { Words } from './words.ts';

/** A tape in words, exchange by exchange and as a whole. What a tape masks stays masked: values of people are stand-ins. */
export interface TapeExplanation {
  readonly exchanges: readonly ExplainedExchange[];
  readonly verdict: Verdict;
}

export interface ExplainedExchange {
  /** As on the tape. */
  readonly command: string;
  readonly answer: string;
  readonly ms: number;
  readonly asked: Words;
  /** The file that the command means, where it means one. */
  readonly file: Words | null;
  readonly items: readonly ExplainedItem[];
  /** Four hex digits; empty without an answer. */
  readonly status: string;
  /** Went well, or says only that something is not there. */
  readonly well: boolean;
  readonly meaning: Words;
  /** What a person should do now; null where all is well. */
  readonly next: Words | null;
}

export interface ExplainedItem {
  /** Two hex digits. */
  readonly tag: string;
  readonly title: Words;
  readonly value: string;
  /** A code in words; null of a stand-in. */
  readonly words: Words | null;
  /** The value belongs to nobody: it stands where a person's was. */
  readonly standIn: boolean;
}

export function explainTape({ exchanges }: Tape): TapeExplanation {
  const understood = understand(exchanges);
  return {
    exchanges: understood.map((each, index) => explained(each, exchanges[index] as Exchange)),
    verdict: verdictOf(understood),
  };
}

function explained(understood: Understood, { command, answer, ms }: Exchange): ExplainedExchange {
  const { file, reply } = understood;
  return {
    command,
    answer,
    ms,
    asked: asked(understood),
    file: file === null ? null : fileWords(file),
    items: itemsOf(understood),
    status: reply === null ? '' : statusText(reply.status),
    well: isHarmless(understood),
    meaning: meaning(understood),
    next: next(understood),
  };
}

function asked({ command, instruction }: Understood): Words {
  const words = explainCommand(bytesOf(command));
  if (instruction?.name !== 'selectName' || !command.startsWith('00A4')) return words;
  const { title } = commands.selectName;
  const { zh, en } = applicationWords(instruction.parameters.name);
  return { zh: `${title.zh}（${zh}）`, en: `${title.en} (${en})` };
}

function meaning({ instruction, reply }: Understood): Words {
  if (reply === null) return { zh: '没有应答：卡片离开或不通', en: 'no answer: the card went away or does not speak' };
  if (isTriesQuestion(instruction)) {
    const tries = reply.status === 0x6983 ? 0 : triesLeft(reply.status);
    if (tries !== null) return { zh: `密码还可尝试 ${String(tries)} 次`, en: `${String(tries)} tries of the PIN are left` };
    if (reply.status === 0x9000) return { zh: '没有设置密码', en: 'no PIN is set' };
  }
  return explainStatus(reply.status).meaning;
}

function next({ instruction, file, reply }: Understood): Words | null {
  if (reply === null) return { zh: '擦拭触点后重新放入', en: 'clean the contacts and put the card in again' };
  const { status } = reply;
  if (status === 0x9000 || isMore(status) || status >> 8 === 0x6c || (isTriesQuestion(instruction) && triesLeft(status) !== null))
    return null;
  if (status === 0x6982 && file !== null)
    return accessWords(file, instruction?.name.startsWith('update') === true ? file.write : file.read);
  return explainStatus(status).next;
}

function itemsOf({ instruction, file, reply }: Understood): readonly ExplainedItem[] {
  if (reply?.status !== 0x9000) return [];
  if (instruction?.name === 'updateRecord') return recordsIn(instruction.parameters.record, file);
  return instruction?.name === 'readRecord' ? recordsIn(reply.data, file) : [];
}

function recordsIn(bytes: Uint8Array, file: CardFile | null): readonly ExplainedItem[] {
  return decodeRecords(bytes).records.map(({ tag, value }) => {
    const item = file?.items.find((each) => tagByte(each) === tag);
    if (item === undefined) return { tag: hexByte(tag), title: unknownItem, value: '', words: null, standIn: true };
    const empty = value.every((byte) => byte === 0x00 || byte === 0xff);
    const decoded = empty ? '' : item.codec.decode(value).value;
    const standIn = item.personal !== undefined;
    const words = standIn ? undefined : item.words?.(decoded);
    return {
      tag: item.tag,
      title: item.title,
      value: decoded,
      words: words === undefined ? null : { zh: words.zh, en: words.en },
      standIn,
    };
  });
}

const unknownItem: Words = { zh: '未知数据项', en: 'unknown item' };
