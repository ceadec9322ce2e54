import type { Parcel } from '../../../core/service-views.ts';
import { dayOf, writeDay } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { finishedWords } from '../../text/finished-words.ts';

/** Parcels of which something is still to come. */
export function Parcels({ parcels, receive }: { parcels: readonly Parcel[]; receive: (parcelId: string) => void }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const today = useHost((state) => dayOf(state.now));
  const waiting = parcels.filter(({ state, missing }) => state === 'announced' || missing > 0);
  if (waiting.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="parcels">
      <div className="sheet-head">
        <h2 id="parcels">{say(finishedWords.parcels)}</h2>
      </div>
      <ul className="tasks">
        {waiting.map(({ parcelId, sentOn, cards, missing, state }) => (
          <li key={parcelId} className="task parcel">
            <span className={`task-sign ${missing > 0 ? 'wait' : 'run'}`}>
              <Icon name="tray" size={20} />
            </span>
            <span>
              {say(state === 'announced' ? finishedWords.parcel : finishedWords.parcelShort, {
                day: writeDay(sentOn, today, language),
                cards,
                missing,
              })}
            </span>
            <span className="soft number parcel-id">{parcelId}</span>
            <Button
              label={say(finishedWords.receiveName, { parcel: parcelId })}
              act={() => {
                receive(parcelId);
              }}
            >
              {say(finishedWords.receive)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
