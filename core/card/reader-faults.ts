import { fault } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** The faults that every source of readers raises, PC/SC and the in-process virtual reader alike: one place for each code. */

export function cardTorn(reader: string, cause?: unknown): Fault {
  return fault('card-torn', { reader }, cause);
}

export function readerUnknown(reader: string): Fault {
  return fault('reader-unknown', { reader });
}

export function readerEmpty(reader: string): Fault {
  return fault('reader-empty', { reader });
}

export function readerBusy(reader: string): Fault {
  return fault('reader-busy', { reader });
}

/** @param detail what the reader said, in its own words */
export function cardMute(reader: string, detail: string): Fault {
  return fault('card-mute', { reader, detail });
}

const gone: ReadonlySet<string> = new Set([
  'card-torn',
  'card-mute',
  'reader-failed',
  'reader-unknown',
  'reader-empty',
  'pcsc-service-down',
]);

/** Whether there is no card to go on with; after any other fault the next command may still be answered. */
export function cardGone({ code }: Fault): boolean {
  return gone.has(code);
}
