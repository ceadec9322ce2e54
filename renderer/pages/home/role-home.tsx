import { useState } from 'react';
import type { Output } from '../../../core/contract.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { Due } from '../../parts/due.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { Readers } from '../../parts/readers.tsx';
import { go, hashOf } from '../../place.ts';
import type { Place } from '../../place.ts';
import { useHost } from '../../store.ts';
import { homeWords } from '../../text/desk-words.ts';
import { roleHomeWords } from '../../text/role-words.ts';
import type { Text } from '../../text/text.ts';
import { askFor } from '../cases/older.ts';
import { Figure, HomeHead } from './head.tsx';

const calls = [
  roleHomeWords.callSpoil,
  roleHomeWords.callChip,
  roleHomeWords.callPin,
  roleHomeWords.callUnlock,
  roleHomeWords.callDestroy,
] as const;

/** What waits for a second pair of eyes, and what these are called for. */
export function ReviewerHome() {
  const say = useSay();
  const unsure = useHost((state) => state.home.unsure);
  const cases = useHost((state) => state.cases);
  const rows = cases.filter(({ state }) => state === 'unsure');
  return (
    <div className="page home">
      <HomeHead />
      <section className="sheet" aria-labelledby="review">
        <div className="sheet-head">
          <h2 id="review">{say(roleHomeWords.review)}</h2>
          {unsure > rows.length ? (
            <a
              href={hashOf({ page: 'cases' })}
              onClick={() => {
                askFor({ search: '', filter: 'unsure' });
              }}
            >
              {say(roleHomeWords.reviewMore)}
            </a>
          ) : null}
        </div>
        <p className="soft role-means">{say(roleHomeWords.reviewMeans)}</p>
        {rows.length === 0 ? (
          <p className="role-means sign good">
            <Icon name="good" size={16} />
            <span>{say(roleHomeWords.reviewNone)}</span>
          </p>
        ) : null}
        <ul className="tasks">
          {rows.map((row) => (
            <li key={row.caseId} className="task">
              <span className="task-sign wait">
                <Icon name="wait" size={20} />
              </span>
              <div className="task-who">
                <strong>{row.name}</strong>
                <span className="soft number">{row.caseId}</span>
              </div>
              <div className="task-what">
                <span>{say(roleHomeWords.reviewUnsure)}</span>
                <Due row={row} />
              </div>
              <a
                className="button plain"
                href={hashOf({ page: 'case', caseId: row.caseId })}
                aria-label={`${say(roleHomeWords.reviewLook)} ${row.name} ${row.caseId}`}
              >
                {say(roleHomeWords.reviewLook)}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="sheet padded" aria-labelledby="called">
        <h2 id="called">{say(roleHomeWords.called)}</h2>
        <ul className="role-list">
          {calls.map((call) => (
            <li key={call.en}>{say(call)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const tools: readonly { readonly place: Place; readonly icon: IconName; readonly words: Text }[] = [
  { place: { page: 'card' }, icon: 'card', words: roleHomeWords.readCard },
  { place: { page: 'pin' }, icon: 'pad', words: roleHomeWords.seePin },
  { place: { page: 'explain' }, icon: 'explain', words: roleHomeWords.explainLog },
];

/** The readers with what lies in them, and the ways to find out about a card. */
export function TechnicianHome() {
  const say = useSay();
  const readers = useHost((state) => state.readers);
  return (
    <div className="page home">
      <HomeHead />
      <section className="sheet" aria-labelledby="technician">
        <div className="sheet-head">
          <h2 id="technician">{say(roleHomeWords.technician)}</h2>
        </div>
        <p className="soft role-means">{say(roleHomeWords.technicianMeans)}</p>
        <div className="role-means">
          <Readers chosen={readers[0]?.name} choose={() => undefined} fixed={false} />
        </div>
        <ul className="tasks">
          {tools.map(({ place, icon, words }) => (
            <li key={place.page} className="task role-tool">
              <span className="task-sign run">
                <Icon name={icon} size={20} />
              </span>
              <span>{say(words)}</span>
              <a className="button plain" href={hashOf(place)} aria-label={`${say(roleHomeWords.go)} ${say(words)}`}>
                {say(roleHomeWords.go)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** What was done here, and whether the record of it is whole. */
export function AuditorHome() {
  const say = useSay();
  const home = useHost((state) => state.home);
  const verifying = useAsking('audit.verify');
  const [verdict, setVerdict] = useState<Output<'audit.verify'> | null>(null);
  async function verify(): Promise<void> {
    setVerdict(await verifying.run({}));
  }
  useKey('F10', roleHomeWords.verify, verifying.pending ? undefined : () => void verify());
  return (
    <div className="page home">
      <HomeHead />
      <ul className="figures">
        <Figure name={homeWords.unsure} count={home.unsure} tone="wait" />
        <Figure name={homeWords.todo} count={home.todo} tone="wait" place={{ page: 'queue' }} />
        <Figure name={homeWords.late} count={home.late} tone="bad" />
        <Figure name={homeWords.issuedToday} count={home.issuedToday} />
      </ul>
      <section className="sheet padded" aria-labelledby="audit">
        <h2 id="audit">{say(roleHomeWords.audit)}</h2>
        <p className="soft">{say(roleHomeWords.auditMeans)}</p>
        {verifying.fault === null ? null : <FaultNote fault={verifying.fault} close={verifying.clear} />}
        <div role="status">
          {verdict === null ? null : (
            <p className={`note ${verdict.ok ? 'good' : 'bad'}`}>
              <Icon name={verdict.ok ? 'good' : 'bad'} size={22} />
              <strong>
                {verdict.ok
                  ? say(verdict.lost === undefined ? roleHomeWords.verified : roleHomeWords.verifiedLost, {
                      entries: verdict.entries,
                      lost: verdict.lost ?? 0,
                    })
                  : say(roleHomeWords.broken, { at: verdict.brokenAt ?? '' })}
              </strong>
            </p>
          )}
        </div>
        <div className="role-acts">
          <Button
            act={() => {
              go({ page: 'cases' });
            }}
          >
            {say(homeWords.all)}
          </Button>
          <Button weight="primary" act={() => void verify()} busy={verifying.pending}>
            {say(verifying.pending ? roleHomeWords.verifying : roleHomeWords.verify)}
          </Button>
        </div>
      </section>
    </div>
  );
}
