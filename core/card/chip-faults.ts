import { fault } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { CommandName } from './commands.ts';
import { commands } from './commands.ts';
import { explainStatus, statusText, triesLeft } from './status.ts';
import type { Words } from './words.ts';

/** The faults of a chip: one place for each code. */

/** What a status word that a procedure cannot go on with is called. */
export function refusal(name: CommandName, status: number): Fault {
  const text = statusText(status);
  if (status === 0x6581) return fault('chip-write-failed');
  if (name === 'selectName' && (status === 0x6a81 || status === 0x9303)) return fault('chip-blocked', { status: text });
  if (name === 'selectName' && [0x6a82, 0x6d00, 0x6e00, 0x6a86].includes(status)) return fault('card-not-ours', { status: text });
  const { meaning } = explainStatus(status);
  const { title } = commands[name];
  return fault('chip-refused', { command: title.en, commandZh: title.zh, status: text, zh: meaning.zh, en: meaning.en });
}

/** A key that was shown and not accepted: never repeated by itself, recorded for this chip (chip.md §6). */
export function keyRefusal(key: string, chipId: string, status: number): Fault | null {
  const tries = triesLeft(status);
  if (tries !== null) return fault('key-refused', { key, tries, chipId });
  return status === 0x6983 ? fault('key-locked', { key }) : null;
}

/** What a card says to a PIN; null for what is not about the PIN. */
export function pinRefusal(status: number): Fault | null {
  const tries = triesLeft(status);
  if (tries === 0) return fault('pin-wrong-locked');
  if (tries !== null) return fault('pin-wrong', { tries });
  if (status === 0x6983) return pinLocked();
  return status === 0x6985 ? pinNotSet() : null;
}

/** A reader with keys sent nothing to the card. @param why {@link padStopped} */
export function pinPadStopped(why: Words): Fault {
  return fault('pin-pad-stopped', { zh: why.zh, en: why.en });
}

export function pinLocked(): Fault {
  return fault('pin-locked');
}

export function pinNotSet(): Fault {
  return fault('pin-not-set');
}

export function pinLastTry(): Fault {
  return fault('pin-last-try');
}

export function pinForm(): Fault {
  return fault('pin-form');
}

export function blockWithoutEffect(status: number): Fault {
  return fault('block-without-effect', { status: statusText(status) });
}

export function nonsense(name: CommandName, why: Words): Fault {
  const { title } = commands[name];
  return fault('chip-answer-nonsense', { command: title.en, commandZh: title.zh, zh: why.zh, en: why.en });
}

export function noHistory(): Fault {
  return fault('card-no-history');
}

export function notPrepared(): Fault {
  return fault('chip-not-prepared');
}

export function notGenuine(chipId: string): Fault {
  return fault('chip-not-genuine', { chipId });
}

export function alreadyIssued(): Fault {
  return fault('card-already-issued');
}

export function algorithmUnknown(algorithm: string): Fault {
  return fault('chip-algorithm-unknown', { algorithm });
}

export function notWritable(file: string, tag: string, reason: string, cause?: unknown): Fault {
  return fault('order-not-writable', { file, tag, reason }, cause);
}
