import { useEffect, useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import type { PageName } from './place.ts';
import type { Text } from './text/text.ts';

/** The function keys of the counter; F3, which searches, has a sister in `/`. F5 and F11 are the browser's; F9 prints. */
export const functionKeys = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10', 'Escape'] as const;
export type FunctionKey = (typeof functionKeys)[number];

/** A letter for each place of the rail; works when nobody is typing, and with Alt always. */
export const letters = {
  h: 'home',
  s: 'services',
  n: 'new',
  c: 'cases',
  f: 'finished',
  q: 'queue',
  r: 'card',
  p: 'pin',
  e: 'explain',
  g: 'guide',
} as const satisfies Record<string, PageName>;

/** What was pressed, as far as these tables care. */
export interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}
export type Meaning = { readonly key: FunctionKey } | { readonly place: (typeof letters)[keyof typeof letters] } | null;

/**
 * What a key means here.
 * @param typing whether the focus is in a field, where a letter is a letter
 */
export function meaningOf(pressed: Pressed, typing: boolean): Meaning {
  if (pressed.ctrlKey || pressed.metaKey || pressed.shiftKey || pressed.repeat) return null;
  const key = functionKeys.find((name) => name === pressed.key);
  if (key !== undefined) return pressed.altKey ? null : { key };
  if (typing && !pressed.altKey) return null;
  if (pressed.key === '/' && !pressed.altKey) return { key: 'F3' };
  const letter = pressed.key.toLowerCase();
  return letter in letters ? { place: letters[letter as keyof typeof letters] } : null;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

interface Listening {
  readonly key: FunctionKey;
  readonly label: Text;
  readonly act: () => void;
}

/** Who listens now, in the order they came; the innermost one of a key is the last. The key bar draws this. */
export const useListening = create<{ readonly all: readonly Listening[] }>()(() => ({ all: [] }));

/** Lets a key do something while the caller is drawn. Without an action the key rests. */
export function useKey(key: FunctionKey, label: Text, action: (() => void) | undefined): void {
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  const awake = action !== undefined;
  useEffect(() => {
    if (!awake) return undefined;
    const mine: Listening = { key, label, act: () => latest.current?.() };
    useListening.setState(({ all }) => ({ all: [...all, mine] }));
    return () => {
      useListening.setState(({ all }) => ({ all: all.filter((one) => one !== mine) }));
    };
  }, [key, label, awake]);
}

/** The one that answers to each key now. */
export function answering(all: readonly Listening[]): Listening[] {
  return functionKeys.flatMap((key) => all.findLast((one) => one.key === key) ?? []);
}

/** Does what the key does here. @returns whether anybody listened. */
export function press(key: FunctionKey): boolean {
  const one = useListening.getState().all.findLast((listening) => listening.key === key);
  one?.act();
  return one !== undefined;
}
