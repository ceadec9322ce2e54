import type { LogFormat } from './log-format.ts';
import { nothing, said } from './log-format.ts';

const command = /^(?:[-=]*>+|(?:send|sent|sending|tx|command|cmd|c-?apdu|apdu|发送|命令)\s*[:=：])\s*/i;
const answer = /^(?:<+[-=]*|(?:recv|received|rx|response|answer|resp|rsp|r-?apdu|sw|接收|应答|响应)\s*[:=：])\s*/i;
const atr = /^atr\s*[:=：]?\s*/i;

/**
 * What people paste: a command and its answer in turn, each on a line of its own or both on one; marks before them and comments
 * are understood. Without a mark a line is an answer when a command waits for one.
 */
export const hexPairs: LogFormat = {
  takes: () => true,
  read(line, asked) {
    const text = line.replace(/\s*(?:#|\/\/|;).*$/, '').trim();
    if (text === '') return nothing;
    if (atr.test(text)) return said('atr', text.replace(atr, ''));
    const [, one, other] = /^([0-9A-F]{8,})\s*(?:[-=]*>+|[|,:]|\s)\s*([0-9A-F]{4,})$/i.exec(text) ?? [];
    if (one !== undefined && other !== undefined) return [...(said('command', one) ?? []), ...(said('answer', other) ?? [])];
    const bytes = text.replace(command, '').replace(answer, '');
    if (bytes === '') return null;
    return said(command.test(text) || (!answer.test(text) && !asked) ? 'command' : 'answer', bytes);
  },
};
