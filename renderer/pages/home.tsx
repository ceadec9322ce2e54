import type { QueueRow } from '../../core/views.ts';
import { takesIn } from '../roles.ts';
import { useLook, useSay } from '../look.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { go, hashOf } from '../place.ts';
import { useHost } from '../store.ts';
import { correctWords } from '../text/correct-words.ts';
import { homeWords, queueWords } from '../text/desk-words.ts';
import { CaseTask } from './home/case-task.tsx';
import { Figure, HomeHead } from './home/head.tsx';
import { AuditorHome, ReviewerHome, TechnicianHome } from './home/role-home.tsx';
import { queueName } from './queue/words.ts';
import { arrange } from './waiting.ts';

/** What somebody of this role begins the day with. */
export function Home() {
  const role = useHost((state) => state.session?.role ?? 'auditor');
  if (role === 'reviewer') return <ReviewerHome />;
  if (role === 'technician') return <TechnicianHome />;
  return role === 'auditor' ? <AuditorHome /> : <DeskHome />;
}

function DeskHome() {
  const say = useSay();
  const home = useHost((state) => state.home);
  const cases = useHost((state) => state.cases);
  const queue = useHost((state) => state.queue);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const waiting = arrange(cases, queue);
  return (
    <div className="page home">
      <HomeHead />
      <ul className="figures">
        <Figure name={homeWords.unsure} count={home.unsure} tone="wait" />
        <Figure name={homeWords.todo} count={home.todo} tone="wait" place={{ page: 'queue' }} />
        <Figure name={homeWords.late} count={home.late} tone="bad" />
        <Figure name={homeWords.waiting} count={home.waiting} />
        <Figure name={homeWords.toHandOver} count={home.toHandOver} />
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

function QueueTask({ row }: { row: QueueRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const correct = row.mayCorrect && takesIn(role);
  const act = say(correct ? correctWords.act : homeWords.todoAct);
  return (
    <li className="task">
      <span className="task-sign wait">
        <Icon name="wait" size={20} />
      </span>
      <div className="task-who">
        <strong>{say(queueName(row.kind))}</strong>
        <span className="soft number">{say(queueWords.number, { seq: row.seq })}</span>
      </div>
      <div className="task-what">
        <span>{row[language]}</span>
        <span className="soft number">{row.caseId}</span>
      </div>
      <a
        className="button plain"
        href={hashOf(correct ? { page: 'correct', entryId: row.id } : { page: 'queue' })}
        aria-label={`${act} ${say(queueWords.number, { seq: row.seq })}`}
      >
        {act}
      </a>
    </li>
  );
}
