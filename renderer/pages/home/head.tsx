import { dayOf, writeDay, writeWeekday } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { homeWords } from '../../text/desk-words.ts';
import type { Text } from '../../text/text.ts';
import { Notices } from './notices.tsx';

export function HomeHead() {
  const say = useSay();
  const language = useLook((look) => look.language);
  const now = useHost((state) => state.now);
  const today = dayOf(now);
  return (
    <>
      <div className="page-head">
        <h1 tabIndex={-1}>{say(homeWords.title)}</h1>
        <span className="soft">
          {writeDay(today, today, language)} {writeWeekday(now, language)}
        </span>
      </div>
      <Notices />
    </>
  );
}

/** The host counts no further than this. */
const countedAtMost = 1_000;

export function Figure({ name, count, tone }: { name: Text; count: number; tone?: 'wait' | 'bad' }) {
  const say = useSay();
  const loud = tone !== undefined && count > 0;
  return (
    <li className={`figure ${loud ? tone : ''} ${count === 0 ? 'none' : ''}`}>
      <span className="figure-count">{count >= countedAtMost ? `${String(countedAtMost - 1)}+` : count}</span>
      <span className="figure-name">
        {loud ? <Icon name={tone} size={14} /> : null}
        {say(name)}
      </span>
    </li>
  );
}
