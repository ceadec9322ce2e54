import type { QueueRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { hashOf } from '../../place.ts';
import { sendsAgain, takesIn } from '../../roles.ts';
import { useHost } from '../../store.ts';
import { correctWords } from '../../text/correct-words.ts';
import { queueWords } from '../../text/desk-words.ts';
import { GiveUp } from './give-up.tsx';

/** The ways out of an entry that needs a person, as far as this person may take them. */
export function EntryActs({ row }: { row: QueueRow }) {
  const say = useSay();
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const retrying = useAsking('queue.retry');
  const number = say(queueWords.number, { seq: row.seq });
  if (!row.todo || !sendsAgain(role)) return null;
  return (
    <span className="entry-acts">
      {row.mayCorrect && takesIn(role) ? (
        <a className="button plain" href={hashOf({ page: 'correct', entryId: row.id })} aria-label={`${say(correctWords.act)} ${number}`}>
          {say(correctWords.act)}
        </a>
      ) : null}
      {row.mayRetry ? (
        <Button
          label={`${say(queueWords.again)} ${number}`}
          act={() => void retrying.run({ id: row.id }).then(keepFocus)}
          busy={retrying.pending}
        >
          {say(queueWords.again)}
        </Button>
      ) : null}
      {takesIn(role) ? <GiveUp row={row} weight="quiet" done={keepFocus} /> : null}
      {retrying.fault === null ? null : <FaultNote fault={retrying.fault} close={retrying.clear} />}
    </span>
  );
}

/** The row that had the focus has gone to another group: the keys go on from the title. */
function keepFocus(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus();
}
