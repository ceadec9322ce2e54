import { useEffect } from 'react';
import type { KeyboardEvent } from 'react';
import { useKey } from '../keys.ts';
import { useSay } from '../look.ts';
import { Empty } from '../parts/empty.tsx';
import { FaultNote } from '../parts/fault-note.tsx';
import { Button } from '../parts/button.tsx';
import { enterGoesOn } from '../parts/next-field.ts';
import { go } from '../place.ts';
import { servesPins, takesIn } from '../roles.ts';
import { useHost } from '../store.ts';
import { frameWords } from '../text/frame-words.ts';
import { lookWords } from '../text/service-words.ts';
import { HolderAside } from './services/holder-aside.tsx';
import { LookUp } from './services/look-up.tsx';
import { ServiceList } from './services/service-list.tsx';
import { dismiss, openServed, useServed } from './services/served.ts';
import { StandingFields } from './services/standing-fields.tsx';
import { useAgain } from './services/use-again.ts';
import { useByReader } from './services/use-by-reader.ts';
import { isStopped, Warnings } from './services/warnings.tsx';
import type { HolderView } from '../../core/service-views.ts';

/** Every service of the regulation for one holder: who is it, what is wanted, and what the rules say of it. */
export function Services() {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const operator = useHost((state) => state.session?.operator ?? '');
  const owner = useServed((served) => served.operator);
  const holder = useServed((served) => served.holder);
  useEffect(() => {
    openServed(operator);
  }, [operator]);
  if (!servesPins(role))
    return (
      <div className="page">
        <div className="page-head">
          <h1 tabIndex={-1}>{say(lookWords.title)}</h1>
        </div>
        <Empty icon="person" title={say(lookWords.notYours)}>
          {say(lookWords.notYoursMeans)}
        </Empty>
      </div>
    );
  if (owner !== operator) return null;
  return holder === null ? <LookUp /> : <ForHolder key={holder.identityNumber} holder={holder} mayFile={takesIn(role)} />;
}

/** From who stands here Enter goes on to what is wanted; in the fields of somebody else it goes through them first. */
function enterToList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter') return;
  enterGoesOn(event);
  if (event.currentTarget.contains(document.activeElement) && document.activeElement !== event.target) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.service-list a')?.focus();
}

function ForHolder({ holder, mayFile }: { holder: HolderView; mayFile: boolean }) {
  const say = useSay();
  const byReader = useByReader();
  const again = useAgain();
  const stopped = isStopped(holder);
  useKey('Escape', frameWords.keyBack, dismiss);
  return (
    <div className="page services">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(lookWords.titleOf, { name: holder.name })}</h1>
        <span className="soft number">{holder.identityNumber}</span>
        <span className="tools">
          <Button
            act={() => {
              go({ page: 'diagnosis' });
            }}
          >
            {say(lookWords.examine)}
          </Button>
          <Button act={again.look} busy={again.pending}>
            {say(lookWords.again)}
          </Button>
          <Button act={dismiss}>{say(lookWords.next)}</Button>
        </span>
      </div>
      <div className="case-columns">
        <div className="case-work">
          {again.fault === null ? null : <FaultNote fault={again.fault} />}
          {byReader.fault === null ? null : <FaultNote fault={byReader.fault} close={byReader.clear} />}
          <Warnings holder={holder} />
          {stopped ? null : (
            <div className="sheet padded" onKeyDownCapture={enterToList}>
              <StandingFields holder={holder} focus />
            </div>
          )}
          <ServiceList holder={holder} stopped={stopped} mayFile={mayFile} />
        </div>
        <HolderAside holder={holder} />
      </div>
    </div>
  );
}
