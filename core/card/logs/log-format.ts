import { fault } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import { parseHex } from '../bytes.ts';

/** What is explained in one go. More would not pass the browser's pipe to the window, which takes 100 MB. */
export const longestLog = { characters: 4_000_000, exchanges: 50_000 } as const;

export function logTooLong(): Fault {
  return fault('log-too-long', { exchanges: longestLog.exchanges, megabytes: longestLog.characters / 1_000_000 });
}

/** What one line of a log says. An answer may come in pieces: `more` goes on with it, `status` is its end said first. */
export type LogLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'atr' | 'command' | 'answer' | 'more' | 'status'; readonly bytes: Uint8Array; readonly ms?: number };

/** How one program writes down what it said to a card. */
export interface LogFormat {
  /** Whether a text is of this program; the first format that takes it reads it. */
  takes(text: string): boolean;
  /**
   * @param asked a command waits for its answer
   * @returns null for a line that this program does not write
   */
  read(line: string, asked: boolean): readonly LogLine[] | null;
}

export const nothing: readonly LogLine[] = [{ kind: 'nothing' }];

/** One thing that a line says, or null where its bytes are no hex. Blanks and colons may stand between the bytes. */
export function said(kind: Exclude<LogLine['kind'], 'nothing'>, text: string, ms?: number): readonly LogLine[] | null {
  const bytes = parseHex(text.replace(/[\s:]/g, ''));
  return bytes === null ? null : [{ kind, bytes, ...(ms === undefined ? {} : { ms }) }];
}
