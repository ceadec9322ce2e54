import { fault } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import { concat, hex } from '../bytes.ts';
import { explainExchange } from '../explain.ts';
import type { Exchange, Tape } from '../tape.ts';
import { isTape, parseTape, TapeError } from '../tape.ts';
import { maskAnswer, maskCommand } from '../trace-mask.ts';
import { hexPairs } from './hex-pairs.ts';
import type { LogFormat, LogLine } from './log-format.ts';
import { logTooLong, longestLog } from './log-format.ts';
import { openscTool } from './opensc-tool.ts';
import { pcscd } from './pcscd.ts';
import { scriptor } from './scriptor.ts';

const formats = [pcscd, openscTool, scriptor, hexPairs] as const;

const terminalColours = /\u001b\[[\d;]*m/g;

interface Heard {
  readonly said: Exclude<LogLine, { kind: 'nothing' }>;
  readonly line: number;
}

/** A command and what has come of it so far. */
interface Running {
  readonly command: Uint8Array;
  readonly data: Uint8Array[];
  status: Uint8Array;
  ms: number;
}

/**
 * Reads a recording: our own tape, or the log of another program. What is secret or personal in it is masked here, before
 * anybody sees it. A command without an answer is taken for a torn card.
 * @throws Fault `log-not-understood` with the number of the line; `log-too-long`
 */
export function parseLog(text: string): Tape {
  const tape = isTape(text) ? ownTape(text) : tapeOf(text);
  if (tape.exchanges.length > longestLog.exchanges) throw logTooLong();
  return tape;
}

function tapeOf(text: string): Tape {
  const plain = text.replace(terminalColours, '');
  const heard = hear(formats.find((format) => format.takes(plain)) ?? hexPairs, plain);
  const atr = heard.findLast(({ said }) => said.kind === 'atr')?.said.bytes ?? new Uint8Array();
  const exchanges = gather(heard.filter(({ said }) => said.kind !== 'atr'));
  if (exchanges.length === 0) throw notUnderstood(1);
  return { atr: hex(atr), exchanges: exchanges.map(exchangeOf) };
}

function hear(format: LogFormat, text: string): readonly Heard[] {
  const heard: Heard[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const lines = format.read(line.trimEnd(), heard.at(-1)?.said.kind === 'command');
    if (lines === null) throw notUnderstood(index + 1);
    for (const said of lines) if (said.kind !== 'nothing') heard.push({ said, line: index + 1 });
  }
  return heard;
}

function gather(heard: readonly Heard[]): readonly Running[] {
  const all: Running[] = [];
  for (const { said, line } of heard) {
    const running = all.at(-1);
    if (said.kind === 'command') {
      if (said.bytes.length < 4) throw notUnderstood(line);
      all.push({ command: said.bytes, data: [], status: new Uint8Array(), ms: 0 });
    } else if (running === undefined) {
      throw notUnderstood(line);
    } else {
      if (said.kind === 'status') running.status = said.bytes;
      else running.data.push(said.bytes);
      running.ms += said.ms ?? 0;
    }
  }
  return all;
}

function exchangeOf({ command, data, status, ms }: Running): Exchange {
  const answer = concat(...data, status);
  return {
    command: maskCommand(command),
    answer: answer.length < 2 ? '' : maskAnswer(command, answer),
    ms,
    words: explainExchange(command, answer),
  };
}

function ownTape(text: string): Tape {
  try {
    return parseTape(text);
  } catch (error) {
    throw error instanceof TapeError ? notUnderstood(error.line, error) : error;
  }
}

function notUnderstood(line: number, cause?: unknown): Fault {
  return fault('log-not-understood', { line }, cause);
}
