import { create } from 'zustand';
import { fill } from './text/text.ts';
import type { Holes, Language, Text } from './text/text.ts';

/** How this window looks: language and light. Kept by the browser; it is a habit of the desk, not a fact of the host. */
export interface Look {
  readonly language: Language;
  /** `system` follows the operating system. */
  readonly light: 'system' | 'light' | 'dark';
  readonly dark: boolean;
}

const keeper = 'suika.look';
const system = matchMedia('(prefers-color-scheme: dark)');

function remembered(): Pick<Look, 'language' | 'light'> {
  const fallback = { language: 'zh', light: 'system' } as const;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keeper) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return fallback;
    const { language, light } = kept as Record<string, unknown>;
    return {
      language: language === 'en' ? 'en' : 'zh',
      light: light === 'light' || light === 'dark' ? light : 'system',
    };
  } catch {
    // A browser that keeps nothing, or kept nonsense: begin as on the first day.
    return fallback;
  }
}

function whole({ language, light }: Pick<Look, 'language' | 'light'>): Look {
  return { language, light, dark: light === 'dark' || (light === 'system' && system.matches) };
}

export const useLook = create<Look>()(() => whole(remembered()));

function show(look: Look): void {
  document.documentElement.dataset['theme'] = look.dark ? 'dark' : 'light';
  document.documentElement.lang = look.language === 'zh' ? 'zh-CN' : 'en';
}

function change(next: Partial<Pick<Look, 'language' | 'light'>>): void {
  const look = whole({ ...useLook.getState(), ...next });
  useLook.setState(look);
  show(look);
  try {
    localStorage.setItem(keeper, JSON.stringify({ language: look.language, light: look.light }));
  } catch {
    // Not kept: the next start begins as on the first day.
  }
}

/** Puts the look onto the page; called once at the start. */
export function beginLook(): void {
  show(useLook.getState());
  system.addEventListener('change', () => {
    change({});
  });
}

export function switchLanguage(): void {
  change({ language: useLook.getState().language === 'zh' ? 'en' : 'zh' });
}

export function switchLight(): void {
  change({ light: useLook.getState().dark ? 'light' : 'dark' });
}

/** The words of the chosen language. */
export type Say = (text: Text, holes?: Holes) => string;

export function useSay(): Say {
  const language = useLook((look) => look.language);
  return (text, holes) => fill(text[language], holes);
}
