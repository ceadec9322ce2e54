import { useEffect } from 'react';
import type { RefObject } from 'react';
import { isTyping, meaningOf, press } from './keys.ts';
import { go } from './place.ts';
import { mayGo } from './roles.ts';

/** Listens once for the whole window. An open dialog or list of choices keeps its own keys. */
export function useKeyboard(role: string): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector('dialog[open], [aria-expanded=true]') !== null) return;
      const meaning = meaningOf(event, isTyping(event.target));
      if (meaning === null) return;
      if ('key' in meaning) {
        if (press(meaning.key)) event.preventDefault();
      } else if (mayGo(role, meaning.place)) {
        event.preventDefault();
        go({ page: meaning.place });
      }
    }
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
    };
  }, [role]);
}

/** After a change of place the focus stands on the new page's title, or where the page itself put it. */
export function useHeadingFocus(main: RefObject<HTMLElement | null>, address: string): void {
  useEffect(() => {
    const box = main.current;
    if (box === null) return undefined;
    box.scrollTo(0, 0);
    const put = (): boolean => {
      if (document.querySelector('dialog[open]') !== null) return true;
      const active = document.activeElement;
      // While the next page's code is on its way, the last one is still there with its focus and its title, but hidden.
      if (active !== null && active !== box && box.contains(active) && active.checkVisibility()) return true;
      const title = [...box.querySelectorAll<HTMLElement>('h1')].find((one) => one.checkVisibility());
      title?.focus({ preventScroll: true });
      return title !== undefined;
    };
    if (put()) return undefined;
    const watcher = new MutationObserver(() => {
      if (put()) watcher.disconnect();
    });
    watcher.observe(box, { childList: true, subtree: true, attributeFilter: ['style'] });
    return () => {
      watcher.disconnect();
    };
  }, [main, address]);
}
