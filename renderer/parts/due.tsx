import type { CaseRow } from '../../core/views.ts';
import { dayOf, writeDay } from '../format.ts';
import { useHost } from '../store.ts';
import { useLook, useSay } from '../look.ts';
import { caseWords } from '../text/desk-words.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** Days left, in words; a late case has its own sign and colour. */
export function Due({ row, withDay = false }: { row: CaseRow; withDay?: boolean }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const today = useHost((state) => dayOf(state.now));
  const { workingDaysLeft: days, dueOn } = row;
  if (days === null || dueOn === null) return null;
  const words = row.late
    ? say(caseWords.daysLate, { days: Math.abs(days) })
    : days === 0
      ? say(caseWords.dayLast)
      : say(caseWords.daysLeft, { days });
  const near = !row.late && days <= 2;
  return (
    <span className={row.late ? 'due late' : near ? 'due near' : 'due'}>
      {row.late || near ? <Icon name={row.late ? 'bad' : 'wait'} size={15} /> : null}
      <span>
        {words}
        {withDay ? <span className="due-day"> · {writeDay(dueOn, today, language)}</span> : null}
      </span>
      {row.dueProvisional ? (
        <span className="tag" title={say(caseWords.provisionalMeans)}>
          {say(caseWords.provisional)}
        </span>
      ) : null}
    </span>
  );
}

const signs: Record<CaseRow['state'], { icon: IconName; tone: string }> = {
  accepted: { icon: 'off', tone: 'off' },
  issuing: { icon: 'run', tone: 'run' },
  unsure: { icon: 'wait', tone: 'wait' },
  issued: { icon: 'hand', tone: 'run' },
  deciding: { icon: 'run', tone: 'run' },
  'handed-over': { icon: 'good', tone: 'good' },
  done: { icon: 'good', tone: 'good' },
  refused: { icon: 'bad', tone: 'bad' },
  cancelled: { icon: 'off', tone: 'off' },
};

/** The state of a case as icon and word. What makes no card does not wait to be issued. */
export function CaseSign({ row: { state, bank } }: { row: Pick<CaseRow, 'state' | 'bank'> }) {
  const say = useSay();
  const { icon, tone } = signs[state];
  return (
    <span className={`sign ${tone}`}>
      <Icon name={icon} size={15} />
      <span>{say(state === 'accepted' && bank === '' ? caseWords.takenIn : caseWords[state])}</span>
    </span>
  );
}

/** Whether a case asks for its time limit: one that is finished does not. */
export function isOpen(row: CaseRow): boolean {
  return row.state !== 'handed-over' && row.state !== 'done' && row.state !== 'cancelled' && row.state !== 'refused';
}
