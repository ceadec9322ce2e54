import { Component, Suspense, lazy, useEffect } from 'react';
import type { ReactNode } from 'react';
import { Frame } from './frame.tsx';
import { useLook, useSay } from './look.ts';
import { Lock } from './pages/lock.tsx';
import { Revoked } from './pages/revoked.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { FaultNote } from './parts/fault-note.tsx';
import { Still } from './parts/still.tsx';
import { faultOf } from './asking.ts';
import { usePlace } from './place.ts';
import type { Place } from './place.ts';
import { ask, useMirror } from './store.ts';
import { frameWords } from './text/frame-words.ts';

/** Everything behind the sign-in comes in pieces of its own; the door does not wait for it. */
const load = {
  home: async () => ({ default: (await import('./pages/home.tsx')).Home }),
  services: async () => ({ default: (await import('./pages/services.tsx')).Services }),
  new: async () => ({ default: (await import('./pages/new-application.tsx')).NewApplication }),
  cases: async () => ({ default: (await import('./pages/cases.tsx')).Cases }),
  finished: async () => ({ default: (await import('./pages/finished.tsx')).Finished }),
  queue: async () => ({ default: (await import('./pages/queue.tsx')).Queue }),
  card: async () => ({ default: (await import('./pages/card.tsx')).CardPage }),
  diagnosis: async () => ({ default: (await import('./pages/diagnosis.tsx')).DiagnosisPage }),
  explain: async () => ({ default: (await import('./pages/explain.tsx')).Explain }),
  pin: async () => ({ default: (await import('./pages/pin.tsx')).PinPage }),
  guide: async () => ({ default: (await import('./pages/guide.tsx')).Guide }),
};
const loadCase = async () => ({ default: (await import('./pages/case.tsx')).CasePage });
const loadCorrect = async () => ({ default: (await import('./pages/correct.tsx')).CorrectPage });
const loadService = async () => ({ default: (await import('./pages/service.tsx')).ServicePage });
const pages = {
  home: lazy(load.home),
  services: lazy(load.services),
  new: lazy(load.new),
  cases: lazy(load.cases),
  finished: lazy(load.finished),
  queue: lazy(load.queue),
  card: lazy(load.card),
  diagnosis: lazy(load.diagnosis),
  explain: lazy(load.explain),
  pin: lazy(load.pin),
  guide: lazy(load.guide),
};
const CasePage = lazy(loadCase);
const CorrectPage = lazy(loadCorrect);
const ServicePage = lazy(loadService);

/** Once somebody is in and nothing else is to be done, the rest of the pages come, so that no key waits for its code. */
function useAhead(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => {
      // A page that does not come now is asked for again when it is wanted, and says so then.
      for (const one of [loadCase, loadCorrect, loadService, ...Object.values(load)]) one().catch(() => undefined);
    });
    return () => {
      cancelIdleCallback(waiting);
    };
  }, []);
}

export function App() {
  const state = useMirror((mirror) => mirror.state);
  const closed = useMirror((mirror) => mirror.closed);
  useTouch(state?.session != null && !state.session.locked, state?.session?.idleLockSeconds ?? 300);
  useTitle();
  if (closed) return <Closed />;
  if (state === null) return <Starting />;
  return (
    <>
      {state.revoked === null ? <Inside /> : <Revoked />}
      {state.product.sandbox ? <div className="watermark" aria-hidden="true" /> : null}
    </>
  );
}

function Inside() {
  const session = useMirror((mirror) => mirror.state?.session ?? null);
  // Asked once for both: frame and page change in the same step, and the frame finds the new page's title.
  const place = usePlace();
  if (session === null) return <SignIn />;
  return (
    <>
      <div className="veil" inert={session.locked} data-veiled={session.locked}>
        <Frame place={place}>
          <Catch>
            <Suspense fallback={<Still rows={6} />}>
              <Here place={place} />
            </Suspense>
          </Catch>
        </Frame>
      </div>
      {session.locked ? <Lock /> : null}
    </>
  );
}

function Here({ place }: { place: Place }) {
  useAhead();
  if (place.page === 'case') return <CasePage key={place.caseId} caseId={place.caseId} />;
  if (place.page === 'correct') return <CorrectPage key={place.entryId} entryId={place.entryId} />;
  if (place.page === 'service') return <ServicePage key={place.service} service={place.service} />;
  const Page = pages[place.page];
  return <Page key={place.page} />;
}

function useTitle(): void {
  const say = useSay();
  const language = useLook((look) => look.language);
  useEffect(() => {
    document.title = frameWords.product[language];
  }, [language, say]);
}

/** Tells the host that somebody works here, at most four times in the span after which it locks. */
function useTouch(awake: boolean, idleLockSeconds: number): void {
  useEffect(() => {
    if (!awake) return undefined;
    let last = 0;
    const touch = (): void => {
      const now = performance.now();
      if (last !== 0 && now - last < idleLockSeconds * 250) return;
      last = now;
      void ask('session.touch', {}).catch(() => undefined);
    };
    const events = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const name of events) addEventListener(name, touch, { passive: true });
    return () => {
      for (const name of events) removeEventListener(name, touch);
    };
  }, [awake, idleLockSeconds]);
}

function Starting() {
  const say = useSay();
  return (
    <div className="door-main late">
      <p className="soft" role="status">
        {say(frameWords.starting)}
      </p>
      <p className="soft late-long">{say(frameWords.startingLong)}</p>
    </div>
  );
}

function Closed() {
  const say = useSay();
  return (
    <main className="door-main">
      <div className="sheet door-sheet">
        <h1 tabIndex={-1}>{say(frameWords.closedWhat)}</h1>
        <p role="alert">{say(frameWords.closedMeans)}</p>
        <p>
          <strong>{say(frameWords.closedAct)}</strong>
        </p>
      </div>
    </main>
  );
}

/** A page that breaks says so in its own place; the frame, the lamps and the keys stay. */
class Catch extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }
  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <div className="page">
        <FaultNote
          fault={faultOf(this.state.error)}
          close={() => {
            this.setState({ error: null });
          }}
        />
      </div>
    );
  }
}
