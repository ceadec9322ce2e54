import { useEffect } from 'react';
import type { Output } from '../../../core/contract.ts';
import { labelOf } from '../../../core/people/sentences.ts';
import type { HolderView } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { useReveal } from '../../parts/reveal.tsx';
import { go } from '../../place.ts';
import { takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { revealWords } from '../../text/desk-words.ts';
import { queryWords } from '../../text/query-words.ts';
import { wordedField } from '../case/application-lines.ts';
import { fill, useServed } from '../services/served.ts';
import { standingOf } from '../services/standing.ts';
import { isChangeable } from './changes.ts';

/** 本人信息, to the holder who was identified: in clear, for a minute; a line that is wrong leads to a correction. */
export function OwnData({ holder, allowed }: { holder: HolderView; allowed: boolean }) {
  const say = useSay();
  const standing = standingOf(useServed((served) => served.standing));
  const mayShow = takesIn(useHost((state) => state.session?.role ?? 'auditor'));
  const asking = useAsking('holder.ownData');
  const reveal = useReveal<Output<'holder.ownData'>>();
  const { hide } = reveal;
  const ready = mayShow && allowed && reveal.clear === null && !asking.pending;
  const show = (): void => {
    void asking.run({ holderId: holder.holderId, standing }).then((data) => {
      if (data !== null) reveal.show(data);
    });
  };
  useKey('F10', queryWords.own, ready ? show : undefined);
  useEffect(() => {
    // Somebody else stands here now.
    if (!allowed) hide();
  }, [allowed, hide]);
  return (
    <section className="sheet padded" aria-labelledby="own">
      <div className="aside-head">
        <h2 id="own">{say(queryWords.own)}</h2>
        {reveal.clear === null ? null : (
          <span className="reveal-left">
            <span className="hint" role="timer">
              {say(revealWords.left, { seconds: reveal.seconds })}
            </span>
            <Button weight="quiet" act={hide}>
              {say(revealWords.hide)}
            </Button>
          </span>
        )}
      </div>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      {reveal.clear === null ? (
        <div className="own-begin">
          <p id="own-means" className="soft">
            {say(mayShow ? (allowed ? queryWords.ownMeans : queryWords.ownNeeds) : queryWords.ownDesk)}
          </p>
          <Button weight="primary" act={show} disabled={!ready} busy={asking.pending} describedBy="own-means">
            {say(queryWords.ownAct)}
          </Button>
        </div>
      ) : (
        <Lines data={reveal.clear} />
      )}
    </section>
  );
}

function Lines({ data: { person, cardNumber, pan } }: { data: Output<'holder.ownData'> }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const fields = Object.keys(person).filter((field) => (person[field] ?? '') !== '');
  return (
    <dl className="facts wide own-lines">
      {fields.map((field) => (
        <div key={field}>
          <dt>{say(labelOf(field))}</dt>
          <dd className="number">
            {wordedField(field, person[field] ?? '')[language]}
            {isChangeable(field) ? (
              <Button
                weight="quiet"
                label={say(queryWords.correctField, { field: say(labelOf(field)) })}
                act={() => {
                  fill('correct', { changes: { [field]: '' } });
                  go({ page: 'service', service: 'correct' });
                }}
              >
                {say(queryWords.correct)}
              </Button>
            ) : null}
          </dd>
        </div>
      ))}
      {cardNumber === null ? null : (
        <div>
          <dt>{say(queryWords.cardNumber)}</dt>
          <dd className="number">{cardNumber}</dd>
        </div>
      )}
      {pan === null ? null : (
        <div>
          <dt>{say(queryWords.pan)}</dt>
          <dd className="number">{pan}</dd>
        </div>
      )}
    </dl>
  );
}
