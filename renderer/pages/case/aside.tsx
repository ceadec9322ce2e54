import type { Service } from '../../../core/desk/services.ts';
import type { CaseRow, QueueRow } from '../../../core/views.ts';
import { banks, deliveries, documentTypes, entryOf } from '../../../core/people/codes.ts';
import { useAsking } from '../../asking.ts';
import { writeArticle, writeInstant } from '../../format.ts';
import { takesIn } from '../../roles.ts';
import { useLook, useSay } from '../../look.ts';
import { CaseSign, Due, isOpen } from '../../parts/due.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { RevealButton, useReveal } from '../../parts/reveal.tsx';
import { useHost } from '../../store.ts';
import { asideWords, ruleWords } from '../../text/aside-words.ts';
import { caseWords } from '../../text/desk-words.ts';
import type { Text } from '../../text/text.ts';
import { queueName } from '../queue/words.ts';
import { applicationLines } from './application-lines.ts';
import { CaseFiles, CasePictures } from './case-files.tsx';

/** Beside the work: who, until when, by which rule, and what happened so far. A glance, no more. */
export function CaseAside({ row, records }: { row: CaseRow; records: readonly QueueRow[] }) {
  return (
    <aside className="case-aside sheet">
      <Person row={row} />
      {isOpen(row) && row.dueOn !== null ? <Limit row={row} /> : null}
      <History row={row} records={records} />
      <Rules service={row.service} />
    </aside>
  );
}

interface Revealed {
  readonly lines: ReturnType<typeof applicationLines>;
  readonly photo?: string | undefined;
  readonly signature?: string | undefined;
}

function Person({ row }: { row: CaseRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const reveal = useReveal<Revealed>();
  const asking = useAsking('case.reveal');
  const words = (list: typeof banks | typeof deliveries | typeof documentTypes, code: string): string =>
    entryOf(list, code)?.[language] ?? code;
  const masked = [
    [say(asideWords.name), row.name],
    [say(asideWords.identityNumber), row.identityNumber],
    [say(asideWords.documentType), words(documentTypes, row.documentType)],
    ...(row.bank === ''
      ? []
      : ([
          [say(asideWords.bank), words(banks, row.bank)],
          [say(asideWords.deliver), words(deliveries, row.deliver)],
        ] as const)),
  ] as const;
  const lines = reveal.clear?.lines.map(({ label, value }) => [label[language], value[language]] as const) ?? masked;
  return (
    <section aria-labelledby="person">
      <div className="aside-head">
        <h2 id="person">{say(asideWords.person)}</h2>
        {takesIn(role) && row.bank !== '' ? (
          <RevealButton
            reveal={reveal}
            asking={asking}
            input={(reason) => ({ caseId: row.caseId, reason })}
            pick={({ application, ...pictures }) => ({ lines: applicationLines(application), ...pictures })}
          />
        ) : null}
      </div>
      <dl className="facts">
        {lines.map(([label, value], index) => (
          <div key={`${String(index)} ${label}`}>
            <dt>{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
        <CaseFiles files={row.files} />
      </dl>
      {reveal.clear === null ? null : <CasePictures {...reveal.clear} />}
    </section>
  );
}

function Limit({ row }: { row: CaseRow }) {
  const say = useSay();
  return (
    <section aria-labelledby="limit">
      <h2 id="limit">{say(asideWords.limit)}</h2>
      <Due row={row} withDay />
    </section>
  );
}

/** What decides, by service; of one without a card the page of the service has said it. */
const rules: Readonly<Partial<Record<Service, readonly (readonly [number, Text])[]>>> = {
  apply: [
    [7, ruleWords.identity],
    [10, ruleWords.limit],
    [17, ruleWords.face],
    [27, ruleWords.fee],
  ],
  reissue: [
    [23, ruleWords.oldDead],
    [25, ruleWords.limitAgain],
    [17, ruleWords.face],
    [27, ruleWords.feeAgain],
  ],
  replace: [
    [24, ruleWords.oldBack],
    [25, ruleWords.limitAgain],
    [17, ruleWords.face],
    [27, ruleWords.feeReplace],
  ],
};

function Rules({ service }: { service: Service }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const decide = rules[service] ?? [];
  if (decide.length === 0) return null;
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say(asideWords.rules)}</h2>
      <ul className="rules">
        {decide.map(([article, words]) => (
          <li key={article}>
            <span className="tag">{say(asideWords.article, { article: writeArticle(article, language) })}</span>
            <span>{say(words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const signs: Record<QueueRow['state'], IconName> = { waiting: 'off', accepted: 'good', refused: 'bad', ended: 'off' };

function History({ row, records }: { row: CaseRow; records: readonly QueueRow[] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  return (
    <section aria-labelledby="history">
      <div className="aside-head">
        <h2 id="history">{say(asideWords.history)}</h2>
        <CaseSign row={row} />
      </div>
      <ol className="history">
        <li>
          <span className="soft number">{writeInstant(row.acceptedAt, now, language)}</span>
          <span>{say(asideWords.takenIn)}</span>
        </li>
        {records.map((record) => (
          <li key={record.id}>
            <span className="soft number">{writeInstant(record.createdAt, now, language)}</span>
            <span>{say(queueName(record.kind))}</span>
            <span className={`history-state ${record.state}`}>
              <Icon name={signs[record.state]} size={13} />
              {record[language]}
            </span>
          </li>
        ))}
        {records.length === 0 ? (
          <li>
            <span className="soft">{say(asideWords.agency)}</span>
            <span>{say(row.agencyKnows ? caseWords.knows : caseWords.knowsNot)}</span>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
