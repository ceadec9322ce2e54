import type { CaseRow, QueueRow } from '../../core/views.ts';
import { dayOf, writeDay, writeWeekday } from '../format.ts';
import { takesIn } from '../roles.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Due, isOpen } from '../parts/due.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { go, hashOf } from '../place.ts';
import { useHost } from '../store.ts';
import { homeWords, queueWords } from '../text/desk-words.ts';
import type { Text } from '../text/text.ts';
import { arrange } from './waiting.ts';

export function Home() {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const home = useHost((state) => state.home);
  const cases = useHost((state) => state.cases);
  const queue = useHost((state) => state.queue);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const waiting = arrange(cases, queue);
  const today = dayOf(now);
  return (
    <div className="page home">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(homeWords.title)}</h1>
        <span className="soft">
          {writeDay(today, today, language)} {writeWeekday(now, language)}
        </span>
      </div>
      <ul className="figures">
        <Figure name={homeWords.unsure} count={home.unsure} tone="wait" />
        <Figure name={homeWords.todo} count={home.todo} tone="wait" />
        <Figure name={homeWords.late} count={home.late} tone="bad" />
        <Figure name={homeWords.waiting} count={home.waiting} />
        <Figure name={homeWords.issuedToday} count={home.issuedToday} />
      </ul>
      {waiting.length === 0 ? (
        <Empty
          icon="new"
          title={say(homeWords.begin)}
          action={
            takesIn(role) ? (
              <Button
                weight="primary"
                act={() => {
                  go({ page: 'new' });
                }}
              >
                {say(homeWords.beginAct)}
              </Button>
            ) : null
          }
        >
          {say(homeWords.beginMeans)}
        </Empty>
      ) : (
        <section className="sheet" aria-labelledby="next">
          <div className="sheet-head">
            <h2 id="next">{say(homeWords.next)}</h2>
            <a href={hashOf({ page: 'cases' })}>{say(homeWords.all)}</a>
          </div>
          <ul className="tasks">
            {waiting.map((one) =>
              one.kind === 'case' ? <CaseTask key={one.row.caseId} row={one.row} /> : <QueueTask key={one.row.id} row={one.row} />,
            )}
          </ul>
        </section>
      )}
    </div>
  );
}

function Figure({ name, count, tone }: { name: Text; count: number; tone?: 'wait' | 'bad' }) {
  const say = useSay();
  const loud = tone !== undefined && count > 0;
  return (
    <li className={`figure ${loud ? tone : ''} ${count === 0 ? 'none' : ''}`}>
      <span className="figure-count">{count}</span>
      <span className="figure-name">
        {loud ? <Icon name={tone} size={14} /> : null}
        {say(name)}
      </span>
    </li>
  );
}

function CaseTask({ row }: { row: CaseRow }) {
  const say = useSay();
  const [icon, tone, words, act] = taskOf(row);
  return (
    <li className="task">
      <span className={`task-sign ${tone}`}>
        <Icon name={icon} size={20} />
      </span>
      <div className="task-who">
        <strong>{row.name}</strong>
        <span className="soft number">{row.identityNumber}</span>
      </div>
      <div className="task-what">
        <span>{say(words)}</span>
        {isOpen(row) ? <Due row={row} /> : null}
      </div>
      <a className="button plain" href={hashOf({ page: 'case', caseId: row.caseId })} aria-label={`${say(act)} ${row.name} ${row.caseId}`}>
        {say(act)}
      </a>
    </li>
  );
}

function taskOf(row: CaseRow): [IconName, string, Text, Text] {
  if (row.state === 'unsure') return ['wait', 'wait', homeWords.unsureWhat, homeWords.goOn];
  if (row.state === 'issued') return ['hand', 'run', homeWords.issuedWhat, homeWords.handAct];
  if (row.late) return ['bad', 'bad', homeWords.lateWhat, homeWords.issueAct];
  return ['card', 'off', homeWords.acceptedWhat, homeWords.issueAct];
}

function QueueTask({ row }: { row: QueueRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  return (
    <li className="task">
      <span className="task-sign wait">
        <Icon name="wait" size={20} />
      </span>
      <div className="task-who">
        <strong>{say(queueWords.title)}</strong>
        <span className="soft number">{say(queueWords.number, { seq: row.seq })}</span>
      </div>
      <div className="task-what">
        <span>{row[language]}</span>
        <span className="soft number">{row.caseId}</span>
      </div>
      <a
        className="button plain"
        href={hashOf({ page: 'queue' })}
        aria-label={`${say(homeWords.todoAct)} ${say(queueWords.number, { seq: row.seq })}`}
      >
        {say(homeWords.todoAct)}
      </a>
    </li>
  );
}
