import type { Output } from '../../../core/contract.ts';
import { services } from '../../../core/desk/services.ts';
import { documentTypes, entryOf } from '../../../core/people/codes.ts';
import type { FinishedRow } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import { dayOf, writeDay } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { RevealButton, useReveal } from '../../parts/reveal.tsx';
import { takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { collectWords, finishedWords } from '../../text/finished-words.ts';
import { Kept } from './finished-list.tsx';

/** What is known of a finished card and of its holder: masked, and in clear only to call, with a reason. */
export function CollectFacts({ row }: { row: FinishedRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const today = useHost((state) => dayOf(state.now));
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const revealing = useAsking('finished.reveal');
  const calling = useAsking('finished.call');
  const reveal = useReveal<Output<'finished.reveal'>>();
  const { name, identityNumber, mobile } = reveal.clear ?? row;
  const waits = (row.state === 'received' || row.state === 'called') && takesIn(role);
  const rows = [
    [finishedWords.name, name],
    [collectWords.identity, `${entryOf(documentTypes, row.documentType)?.[language] ?? row.documentType} ${identityNumber}`],
    [collectWords.mobile, mobile],
    [finishedWords.service, entryOf(services, row.service)?.[language] ?? row.service],
    [collectWords.number, row.cardNumber],
    [collectWords.receivedOn, row.receivedOn === null ? '—' : writeDay(row.receivedOn, today, language)],
    [finishedWords.days, <Kept key="kept" row={row} />],
    [collectWords.calledOn, row.calledOn === null ? say(collectWords.notCalled) : writeDay(row.calledOn, today, language)],
  ] as const;
  return (
    <section className="collect-facts" aria-labelledby="collect-card">
      <h2 id="collect-card">{say(collectWords.card)}</h2>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {waits ? (
        <div className="collect-call">
          <RevealButton reveal={reveal} asking={revealing} input={(reason) => ({ serial: row.serial, reason })} pick={(clear) => clear} />
          <Button
            busy={calling.pending}
            act={() => {
              void calling.run({ serial: row.serial });
            }}
          >
            {say(row.calledOn === null ? collectWords.callAct : collectWords.callAgain)}
          </Button>
        </div>
      ) : null}
      {calling.fault === null ? null : <FaultNote fault={calling.fault} close={calling.clear} />}
    </section>
  );
}
