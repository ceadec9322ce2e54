import { useState } from 'react';
import type { CaseFiled } from '../../../core/service-views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import { filedWords } from '../../text/filed-words.ts';
import { Fee, Reasons } from '../service/rules-said.tsx';
import { Reviewer, reviewerMissing, useSecond } from './second-person.tsx';

/** What has to be on record before a reissued or replaced card is handed over (Articles 24 and 27). */
export function stillToCollect(filed: CaseFiled | null): readonly (typeof filedWords)['feeFirst' | 'oldFirst'][] {
  if (filed === null) return [];
  return [
    ...(filed.fee?.due === true && filed.fee.outcome === null ? [filedWords.feeFirst] : []),
    ...(filed.service === 'replace' && filed.oldCard === null ? [filedWords.oldFirst] : []),
  ];
}

export function Collect({ filed, again, mayAct }: { filed: CaseFiled; again: () => void; mayAct: boolean }) {
  const say = useSay();
  return (
    <section className="sheet padded collect" aria-labelledby="collect">
      <h2 id="collect">{say(filedWords.collect)}</h2>
      <FeePart filed={filed} again={again} mayAct={mayAct} />
      {filed.service === 'replace' ? <OldCard filed={filed} again={again} mayAct={mayAct} /> : null}
    </section>
  );
}

interface PartProps {
  filed: CaseFiled;
  again: () => void;
  mayAct: boolean;
}

function FeePart({ filed: { caseId, fee }, again, mayAct }: PartProps) {
  const say = useSay();
  const [receipt, setReceipt] = useState('');
  const asking = useAsking('fee.record');
  if (fee === null) return null;
  const { due, amountFen, outcome, reasons } = fee;
  const record = (how: 'paid' | 'deferred' | 'refunded'): void => {
    const number = receipt.trim();
    void asking.run({ caseId, outcome: how, ...(how === 'deferred' ? {} : { receipt: number }) }).then((done) => {
      if (done === null) return;
      setReceipt('');
      again();
    });
  };
  const open = due && (outcome === null || outcome === 'deferred');
  return (
    <div className="collect-part">
      <div className="collect-head">
        <strong>{say(filedWords.fee)}</strong>
        <Fee due={due} amountFen={amountFen} />
        {outcome === null ? null : <Done>{say(filedWords[outcome])}</Done>}
      </div>
      {outcome === null ? <Reasons reasons={reasons} /> : null}
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      {mayAct && due && outcome !== 'refunded' ? (
        <div className="collect-row">
          <label className="field">
            <span>{say(filedWords.receipt)}</span>
            <input
              className="input"
              value={receipt}
              maxLength={64}
              autoComplete="off"
              onChange={(event) => {
                setReceipt(event.target.value);
              }}
            />
          </label>
          <Button
            disabled={receipt.trim() === ''}
            busy={asking.pending}
            act={() => {
              record(open ? 'paid' : 'refunded');
            }}
          >
            {say(open ? filedWords.recordPaid : filedWords.recordRefunded)}
          </Button>
          {outcome === null ? (
            <Button
              busy={asking.pending}
              act={() => {
                record('deferred');
              }}
            >
              {say(filedWords.recordDeferred)}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function OldCard({ filed: { caseId, oldCard }, again, mayAct }: PartProps) {
  const say = useSay();
  const [how, setHow] = useState<'cut' | 'lost'>('cut');
  const [second, change] = useSecond();
  const asking = useAsking('card.destroy');
  const words = { cut: filedWords.oldCut, lost: filedWords.oldLost } as const;
  if (oldCard !== null)
    return (
      <div className="collect-part">
        <div className="collect-head">
          <strong>{say(filedWords.oldCard)}</strong>
          <Done>{say(filedWords[oldCard])}</Done>
        </div>
      </div>
    );
  if (!mayAct) return null;
  return (
    <div className="collect-part">
      <fieldset className="field">
        <legend>{say(filedWords.oldCard)}</legend>
        <div className="segments filing-choice">
          {(['cut', 'lost'] as const).map((one) => (
            <label key={one} className="segment">
              <input
                type="radio"
                name="old-card"
                checked={how === one}
                onChange={() => {
                  setHow(one);
                }}
              />
              <span>{say(words[one])}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      <Reviewer second={second} change={change} what={say(filedWords.oldWhat, { how: say(words[how]) })} />
      <div className="collect-row">
        <Button
          disabled={reviewerMissing(second).length > 0}
          busy={asking.pending}
          act={() => {
            const reviewer = { operator: second.operator, pin: second.pin };
            change({ pin: '' });
            void asking.run({ caseId, how, reviewer }).then((done) => {
              if (done !== null) again();
            });
          }}
        >
          {say(filedWords.oldAct)}
        </Button>
      </div>
    </div>
  );
}

function Done({ children }: { children: string }) {
  return (
    <span className="sign good">
      <Icon name="good" size={15} />
      <span>{children}</span>
    </span>
  );
}
