import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './parts/button.tsx';
import { Icon } from './parts/icon.tsx';
import type { IconName } from './parts/icon.tsx';
import { Lamps } from './parts/lamps.tsx';
import { answering, isTyping, letters, meaningOf, press, useKey, useListening } from './keys.ts';
import { switchLanguage, switchLight, useLook, useSay } from './look.ts';
import { go, hashOf } from './place.ts';
import type { PageName, Place } from './place.ts';
import { sendNow } from './sending.ts';
import { ask, useHost } from './store.ts';
import { frameWords } from './text/frame-words.ts';
import type { Text } from './text/text.ts';

type Rail = Exclude<PageName, 'case'>;

const rail: readonly { readonly page: Rail; readonly icon: IconName; readonly name: Text }[] = [
  { page: 'home', icon: 'home', name: frameWords.home },
  { page: 'new', icon: 'new', name: frameWords.fresh },
  { page: 'cases', icon: 'cases', name: frameWords.cases },
  { page: 'queue', icon: 'queue', name: frameWords.queue },
  { page: 'card', icon: 'card', name: frameWords.card },
  { page: 'guide', icon: 'guide', name: frameWords.guide },
];

/** Roles that take in applications (contract: desk). */
export function takesIn(role: string): boolean {
  return role === 'teller' || role === 'field' || role === 'manager';
}

export function Frame({ place, children }: { place: Place; children: ReactNode }) {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const main = useRef<HTMLElement>(null);
  useKey('F1', frameWords.keyGuide, () => {
    go({ page: 'guide' });
  });
  useKey('F2', frameWords.keyNew, takesIn(role) ? () => { go({ page: 'new' }); } : undefined);
  useKey('F4', frameWords.keyRead, () => {
    go({ page: 'card' });
  });
  useKey('F6', frameWords.keySend, () => {
    go({ page: 'queue' });
    void sendNow();
  });
  useKey('Escape', frameWords.keyBack, place.page === 'home' ? undefined : () => { go(place.page === 'case' ? { page: 'cases' } : { page: 'home' }); });
  useKeyboard(role);
  useHeadingFocus(main, hashOf(place));
  return (
    <div className="frame">
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        {say(frameWords.skip)}
      </a>
      <TopBar />
      <nav className="rail" aria-label={say(frameWords.places)}>
        {rail.map(({ page, icon, name }) => page === 'new' && !takesIn(role) ? null : (
          <a key={page} href={hashOf({ page })} aria-current={isHere(place.page, page) ? 'page' : undefined} aria-keyshortcuts={letterOf(page)}>
            <Icon name={icon} size={22} />
            <span>{say(name)}</span>
            <kbd aria-hidden="true">{letterOf(page).toUpperCase()}</kbd>
          </a>
        ))}
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <KeyBar />
    </div>
  );
}

function isHere(here: PageName, page: Rail): boolean {
  return here === page || (here === 'case' && page === 'cases');
}

function letterOf(page: Rail): string {
  return Object.entries(letters).find(([, name]) => name === page)?.[0] ?? '';
}

function TopBar() {
  const say = useSay();
  const product = useHost((state) => state.product);
  const session = useHost((state) => state.session);
  return (
    <header className="top">
      <div className="top-who">
        {session === null ? null : (
          <>
            <Icon name="person" size={16} />
            <strong>{session.name}</strong>
            <span className="soft">{say(frameWords[session.role])}</span>
          </>
        )}
        <span className="top-where soft">
          {product.branch} · {product.counter}
        </span>
        {product.sandbox ? <SandboxMark /> : null}
      </div>
      <Lamps />
      <div className="top-tools">
        <LookSwitches />
        <Button weight="quiet" icon="out" act={() => { void ask('session.signOut', {}).catch(() => undefined); }}>
          {say(frameWords.signOut)}
        </Button>
      </div>
    </header>
  );
}

export function SandboxMark() {
  const say = useSay();
  return (
    <span className="sandbox-mark" title={say(frameWords.sandboxMeans)}>
      {say(frameWords.sandbox)}
    </span>
  );
}

export function LookSwitches() {
  const say = useSay();
  const dark = useLook((look) => look.dark);
  return (
    <>
      <Button weight="quiet" act={switchLanguage}>
        {say(frameWords.switchLanguage)}
      </Button>
      <Button weight="quiet" icon={dark ? 'sun' : 'moon'} act={switchLight}>
        {say(dark ? frameWords.toLight : frameWords.toDark)}
      </Button>
    </>
  );
}

function KeyBar() {
  const say = useSay();
  const all = useListening((listening) => listening.all);
  return (
    <footer className="keys" aria-label={say(frameWords.keys)}>
      {answering(all).map(({ key, label, act }) => (
        <button key={key} type="button" className="key" onClick={act} aria-keyshortcuts={key}>
          <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>
          <span>{say(label)}</span>
        </button>
      ))}
    </footer>
  );
}

/** Listens once for the whole window. An open dialog or list of choices keeps its own keys. */
function useKeyboard(role: string): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector('dialog[open], [aria-expanded=true]') !== null) return;
      const meaning = meaningOf(event, isTyping(event.target));
      if (meaning === null) return;
      if ('key' in meaning) {
        if (press(meaning.key)) event.preventDefault();
      } else if (meaning.place !== 'new' || takesIn(role)) {
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
function useHeadingFocus(main: React.RefObject<HTMLElement | null>, address: string): void {
  useEffect(() => {
    const box = main.current;
    if (box === null) return undefined;
    box.scrollTop = 0;
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
