import { roleWords } from '../core/desk/words.ts';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from './parts/button.tsx';
import { Icon } from './parts/icon.tsx';
import type { IconName } from './parts/icon.tsx';
import { Lamps } from './parts/lamps.tsx';
import { answering, letters, useKey, useListening } from './keys.ts';
import { useGuide } from './guide-way.ts';
import { useHeadingFocus, useKeyboard } from './frame-hooks.ts';
import { switchLanguage, switchLight, useLook, useSay } from './look.ts';
import { go, hashOf } from './place.ts';
import type { PageName, Place } from './place.ts';
import { sendNow } from './sending.ts';
import { mayGo, takesIn } from './roles.ts';
import { ask, useHost } from './store.ts';
import { frameWords } from './text/frame-words.ts';
import type { Text } from './text/text.ts';

type Rail = Exclude<PageName, 'case' | 'correct' | 'service' | 'diagnosis'>;

const rail: readonly { readonly page: Rail; readonly icon: IconName; readonly name: Text }[] = [
  { page: 'home', icon: 'home', name: frameWords.home },
  { page: 'services', icon: 'person', name: frameWords.services },
  { page: 'new', icon: 'new', name: frameWords.fresh },
  { page: 'cases', icon: 'cases', name: frameWords.cases },
  { page: 'finished', icon: 'tray', name: frameWords.finished },
  { page: 'queue', icon: 'queue', name: frameWords.queue },
  { page: 'card', icon: 'card', name: frameWords.card },
  { page: 'pin', icon: 'pad', name: frameWords.pin },
  { page: 'explain', icon: 'explain', name: frameWords.explain },
  { page: 'guide', icon: 'guide', name: frameWords.guide },
];

export function Frame({ place, children }: { place: Place; children: ReactNode }) {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const main = useRef<HTMLElement>(null);
  useGuide();
  useKey(
    'F2',
    frameWords.keyNew,
    takesIn(role)
      ? () => {
          go({ page: 'new' });
        }
      : undefined,
  );
  useKey(
    'F4',
    frameWords.keyRead,
    mayGo(role, 'card')
      ? () => {
          go({ page: 'card' });
        }
      : undefined,
  );
  useKey('F6', frameWords.keySend, () => {
    go({ page: 'queue' });
    void sendNow();
  });
  useKey(
    'Escape',
    frameWords.keyBack,
    place.page === 'home'
      ? undefined
      : () => {
          go(behind(place));
        },
  );
  useKeyboard(role);
  useHeadingFocus(main, hashOf(place));
  return (
    <div className="frame">
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {say(frameWords.skip)}
      </a>
      <TopBar />
      <nav className="rail" aria-label={say(frameWords.places)}>
        {rail.map(({ page, icon, name }) =>
          !mayGo(role, page) ? null : (
            <a
              key={page}
              href={hashOf({ page })}
              aria-current={isHere(place.page, page) ? 'page' : undefined}
              aria-keyshortcuts={letterOf(page)}
            >
              <Icon name={icon} size={22} />
              <span>{say(name)}</span>
              <kbd aria-hidden="true">{letterOf(page).toUpperCase()}</kbd>
            </a>
          ),
        )}
      </nav>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <KeyBar />
    </div>
  );
}

/** Where Esc goes from a place. */
function behind({ page }: Place): Place {
  if (page === 'case') return { page: 'cases' };
  if (page === 'correct') return { page: 'queue' };
  return page === 'service' || page === 'diagnosis' ? { page: 'services' } : { page: 'home' };
}

function isHere(here: PageName, page: Rail): boolean {
  if (here === 'service' || here === 'diagnosis') return page === 'services';
  return here === page || (here === 'case' && page === 'cases') || (here === 'correct' && page === 'queue');
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
            <span className="soft">{say(roleWords[session.role])}</span>
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
        <Button
          weight="quiet"
          icon="out"
          act={() => {
            void ask('session.signOut', {}).catch(() => undefined);
          }}
        >
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
