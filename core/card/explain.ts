import { decodeBody, decodeReply } from './command.ts';
import { commandOf } from './commands.ts';
import { explainStatus, statusText } from './status.ts';
import type { Words } from './words.ts';

/** What a command does, in words that hold nothing secret or personal. */
export function explainCommand(apdu: Uint8Array): Words {
  const command = commandOf(apdu);
  const [cla, ins, p1, p2] = apdu;
  if (command === null || cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) {
    return { zh: '不认识的命令', en: 'unknown command' };
  }
  const body = decodeBody(command.body, apdu.slice(4)) ?? { data: new Uint8Array(), le: null };
  const { zh, en } = command.explain(command.decode({ cla, ins, p1, p2, ...body }));
  return { zh: `${command.title.zh}（${zh}）`, en: `${command.title.en} (${en})` };
}

/** One exchange as a sentence: what was asked, and what the status word means. */
export function explainExchange(apdu: Uint8Array, answer: Uint8Array): Words {
  const asked = explainCommand(apdu);
  const reply = decodeReply(answer);
  if (reply === null) return { zh: `${asked.zh}：没有应答`, en: `${asked.en}: no answer` };
  const { meaning } = explainStatus(reply.status);
  return { zh: `${asked.zh}：${meaning.zh} ${statusText(reply.status)}`, en: `${asked.en}: ${meaning.en} ${statusText(reply.status)}` };
}
