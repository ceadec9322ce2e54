import { fromHex, hex } from './bytes.ts';
import type { Channel } from './channel.ts';
import { explainExchange } from './explain.ts';
import { maskAnswer, maskCommand } from './trace-mask.ts';
import type { Words } from './words.ts';

/** A recording of what was said to a card: the log, the fixture and the bug report. Masked when it is made, never later. */
export interface Tape {
  /** Answer to reset, hex. */
  readonly atr: string;
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  /** Hex; secret bytes as `XX`, personal values as stand-ins of the same length. */
  readonly command: string;
  /** As `command`; empty when the card was torn. */
  readonly answer: string;
  readonly ms: number;
  readonly words: Words;
}

/**
 * A channel that tells of each exchange, masked. One that rejects is told of with an empty answer.
 * @param now milliseconds of a clock that does not go back
 */
export function record(channel: Channel, now: () => number, onExchange: (exchange: Exchange) => void): Channel {
  return async (apdu) => {
    const begun = now();
    const tell = (answer: Uint8Array): void => {
      onExchange({
        command: maskCommand(apdu),
        answer: answer.length < 2 ? '' : maskAnswer(apdu, answer),
        ms: now() - begun,
        words: explainExchange(apdu, answer),
      });
    };
    try {
      const answer = await channel(apdu);
      tell(answer);
      return answer;
    } catch (error) {
      tell(new Uint8Array());
      throw error;
    }
  };
}

const firstLine = '# suika tape 1';

/** The text of a tape: a header, then `>` and `<` lines of hex, times and words as comments after `#`. */
export function writeTape({ atr, exchanges }: Tape): string {
  const lines = exchanges.flatMap(({ command, answer, ms, words }) => [
    `> ${command}`,
    `< ${answer} # ${ms.toFixed(1)} ms ${words.zh}`.replace('<  #', '< #'),
  ]);
  return [firstLine, `atr ${atr}`, ...lines, ''].join('\n');
}

/** A text that is no tape. `line` counts from 1. */
export class TapeError extends Error {
  override readonly name = 'TapeError';
  readonly line: number;

  constructor(line: number, what: string) {
    super(`tape, line ${String(line)}: ${what}`);
    this.line = line;
  }
}

/** Whether a text says of itself that it is a tape. */
export function isTape(text: string): boolean {
  return text.startsWith(firstLine);
}

/** Reads {@link writeTape} back; words are made anew. @throws TapeError */
export function parseTape(text: string): Tape {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  if (lines[0]?.line !== firstLine) throw new TapeError(1, `must read "${firstLine}"`);
  let atr = '';
  let command: string | null = null;
  const exchanges: Exchange[] = [];
  for (const { line, number } of lines.slice(1)) {
    const matched = /^(?:(atr|>|<)\s*((?:[0-9A-F]{2}|XX)*)\s*(?:#\s*(?:([\d.]+) ms)?.*)?|#.*|)$/.exec(line);
    if (matched === null) throw new TapeError(number, 'neither atr, command, answer nor comment');
    const [, kind, bytes = '', ms] = matched;
    if (kind === 'atr') atr = bytes;
    if (kind === '<' && command === null) throw new TapeError(number, 'an answer without a command');
    if (kind === '>' && command !== null) throw new TapeError(number, 'a command before the last was answered');
    if (kind === '>') command = bytes;
    if (kind === '<' && command !== null) {
      exchanges.push({ command, answer: bytes, ms: Number(ms ?? 0), words: explainExchange(bytesOf(command), bytesOf(bytes)) });
      command = null;
    }
  }
  if (command !== null) throw new TapeError(lines.length, 'the last command was not answered');
  return { atr, exchanges };
}

/** The bytes of a line, secret ones as 00. */
export function bytesOf(line: string): Uint8Array {
  return fromHex(line.replaceAll('XX', '00'));
}

/**
 * Plays a tape back as a card. Commands must come in the order of the tape; masked, they must be the same. Secret bytes of
 * answers come as 00, and an empty answer as one: a torn card.
 * The channel rejects with a TapeError for another command than the tape's next.
 */
export function replay({ exchanges }: Tape): Channel {
  let next = 0;
  return (apdu) => {
    const exchange = exchanges[next];
    next += 1;
    if (exchange === undefined) return Promise.reject(new TapeError(0, `ends before ${maskCommand(apdu)}`));
    if (exchange.command !== maskCommand(apdu)) {
      return Promise.reject(new TapeError(0, `exchange ${String(next)} is ${exchange.command}, not ${maskCommand(apdu)}`));
    }
    return Promise.resolve(bytesOf(exchange.answer));
  };
}

/** The header of a tape for this card. */
export function beginTape(atr: Uint8Array, exchanges: readonly Exchange[]): Tape {
  return { atr: hex(atr), exchanges };
}
