import type { ReaderInfo } from '../core/card/reader.ts';
import { stateFlags } from './pcsc-binding.ts';
import type { SeenReader } from './pcsc-messages.ts';

/** What a message of the binding means. It carries no error codes, only these English words (pcsc_errors.h of `smartcard`). */
export type Trouble = 'service' | 'unknown' | 'empty' | 'mute' | 'busy' | 'gone' | 'other';

const troubles: Readonly<Record<string, Trouble>> = {
  'PC/SC service not running': 'service',
  'PC/SC service stopped': 'service',
  'Context is not valid': 'service',
  'Unknown reader': 'unknown',
  'Reader unavailable': 'unknown',
  'No smart card present': 'empty',
  'Card was removed': 'gone',
  // Nobody else can reset a card that is held exclusively: another one came in its place.
  'Card was reset': 'gone',
  'Card is not connected': 'gone',
  'Card is unresponsive': 'mute',
  'Card is unpowered': 'mute',
  'Card is not supported': 'mute',
  'Unknown card type': 'mute',
  'Invalid ATR': 'mute',
  'Protocol mismatch': 'mute',
  'Sharing violation': 'busy',
};

export function troubleOf(message: string): Trouble {
  return troubles[message] ?? 'other';
}

const contactlessWords = /contactless|picc|nfc|rfid|felica/i;
// "OMNIKEY 5422CL", "uTrust 3700 F CL Reader"
const contactlessLetters = /\b\d*CL\b/;

/** A reader's slot says in its name what it is; nothing in PC/SC says it better for every driver. */
export function readerKind(name: string): ReaderInfo['kind'] {
  return contactlessWords.test(name) || contactlessLetters.test(name) ? 'contactless' : 'contact';
}

export function cardState(state: number): ReaderInfo['card'] {
  if ((state & stateFlags.present) === 0) return 'absent';
  return (state & stateFlags.mute) === 0 ? 'present' : 'mute';
}

export function readerInfo(seen: SeenReader): ReaderInfo {
  const card = cardState(seen.state);
  const base = { name: seen.name, kind: readerKind(seen.name), card };
  return card === 'present' && seen.atr !== null ? { ...base, atr: seen.atr } : base;
}

/**
 * How many insertions and removals lie between two dwEventStates of one reader: 0 the same card still, above 0 something
 * happened since, below 0 `later` is the older one. The count is of 16 bits and wraps.
 */
export function eventsBetween(earlier: number, later: number): number {
  const distance = ((later >>> 16) - (earlier >>> 16)) & 0xffff;
  return distance < 0x8000 ? distance : distance - 0x10000;
}
