import type { CaseRow } from '../../../core/views.ts';
import { makesCard } from '../../../core/filing.ts';
import { useLook, useSay } from '../../look.ts';
import { Due, isOpen } from '../../parts/due.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { hashOf } from '../../place.ts';
import { caseWords, homeWords } from '../../text/desk-words.ts';
import { serviceName } from '../../text/service-name.ts';
import type { Text } from '../../text/text.ts';

/** A case with what is to be done about it next. */
export function CaseTask({ row }: { row: CaseRow }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const [icon, tone, words, act] = taskOf(row);
  const name = say(serviceName(row.service));
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
        <span>
          {row.service === 'apply'
            ? say(words)
            : `${name} · ${makesCard(row.service) ? say(words) : (row.waits?.[language] ?? say(caseWords[row.state]))}`}
        </span>
        {isOpen(row) ? <Due row={row} /> : null}
      </div>
      <a className="button plain" href={hashOf({ page: 'case', caseId: row.caseId })} aria-label={`${say(act)} ${row.name} ${row.caseId}`}>
        {say(act)}
      </a>
    </li>
  );
}

function taskOf(row: CaseRow): [IconName, string, Text, Text] {
  if (!makesCard(row.service)) return ['run', row.state === 'deciding' ? 'run' : 'wait', homeWords.issuedWhat, homeWords.todoAct];
  if (row.state === 'unsure') return ['wait', 'wait', homeWords.unsureWhat, homeWords.goOn];
  if (row.state === 'issued') return ['hand', 'run', homeWords.issuedWhat, homeWords.handAct];
  if (row.late) return ['bad', 'bad', homeWords.lateWhat, homeWords.issueAct];
  return ['card', 'off', homeWords.acceptedWhat, homeWords.issueAct];
}
