import type { Output } from '../../../core/contract.ts';
import { pinWords } from '../../text/pin-words.ts';
import type { Say } from '../../look.ts';
import type { BannerWords } from '../case/banner.tsx';

export type Left = Output<'pin.tries'>;
export const pinActs = ['verify', 'change', 'unblock', 'reload'] as const;
export type PinAct = (typeof pinActs)[number];

/** What can be done to the PIN of a card: with none there is only a new one, and a locked one is not tried. */
export function mayDo(act: PinAct, left: Left | null): boolean {
  if (left === null) return false;
  if (act === 'reload') return true;
  return left.set && (act === 'unblock' || left.tries !== 0);
}

/** Whether this act may spend the last try, which needs a second person. */
export function isLastTry(act: PinAct, left: Left | null): boolean {
  return left?.tries === 1 && (act === 'verify' || act === 'change');
}

/** Whether the reader has keys of its own for this act. */
export function canPad(act: PinAct, left: Left | null): boolean {
  return left !== null && ((act === 'verify' && left.pad.verify) || (act === 'change' && left.pad.change));
}

/** While somebody types on the reader. */
export function typingOf(act: PinAct | null, digits: string, say: Say): BannerWords {
  const means = say(act === 'change' ? pinWords.onPadChange : pinWords.onPadVerify, { digits });
  return { icon: 'pad', tone: 'stop', headline: say(pinWords.onPad), means };
}

interface Standing {
  readonly left: Left | null;
  /** A card lies in the reader; this window writes it; its tries could not be read. */
  readonly present: boolean;
  readonly writing: boolean;
  readonly unread: boolean;
}

/** Where the PIN stands, as a fact. */
export function standingOf({ left, present, writing, unread }: Standing, say: Say): BannerWords {
  if (!present) return { icon: 'card', tone: 'plain', headline: say(pinWords.none), means: say(pinWords.noneMeans) };
  if (writing) return { icon: 'stop', tone: 'wait', headline: say(pinWords.writing), means: say(pinWords.writingMeans) };
  if (left === null && unread) return { icon: 'wait', tone: 'wait', headline: say(pinWords.unread), means: say(pinWords.unreadMeans) };
  if (left === null) return { icon: 'run', tone: 'plain', headline: say(pinWords.reading), means: say(pinWords.readingMeans) };
  const { tries } = left;
  if (tries === null) return { icon: 'off', tone: 'plain', headline: say(pinWords.unset), means: say(pinWords.unsetMeans) };
  if (tries === 0) return { icon: 'lock', tone: 'wait', headline: say(pinWords.locked), means: say(pinWords.lockedMeans) };
  if (tries === 1) return { icon: 'wait', tone: 'wait', headline: say(pinWords.last), means: say(pinWords.lastMeans) };
  return { icon: 'pad', tone: 'ready', headline: say(pinWords.left, { tries }), means: say(pinWords.leftMeans) };
}
