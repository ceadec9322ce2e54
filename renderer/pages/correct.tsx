import { useState } from 'react';
import { useSay } from '../look.ts';
import { Empty } from '../parts/empty.tsx';
import { Still } from '../parts/still.tsx';
import { hashOf } from '../place.ts';
import { takesIn } from '../roles.ts';
import { useHost } from '../store.ts';
import { correctWords } from '../text/correct-words.ts';
import { useCaseRow } from './cases/older.ts';
import { CorrectApplication } from './correct/application.tsx';
import { CorrectService } from './correct/service.tsx';

/** An application or a service that the agency sent back is put right here, or given up. */
export function CorrectPage({ entryId }: { entryId: string }) {
  const told = useHost((state) => state.queue.find(({ id }) => id === entryId));
  // As it was when the page was opened: once it is sent or given up, the page is left, and who came first is said by the host.
  const [entry] = useState(told);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const row = useCaseRow(entry?.caseId ?? '');
  if (entry?.mayCorrect !== true || !takesIn(role) || row === null) return <Gone />;
  if (row === undefined) return <Still rows={6} />;
  return entry.kind === 'service' ? <CorrectService entry={entry} row={row} /> : <CorrectApplication entry={entry} row={row} />;
}

function Gone() {
  const say = useSay();
  return (
    <div className="page">
      <h1 tabIndex={-1} className="sr-only">
        {say(correctWords.gone)}
      </h1>
      <Empty
        icon="queue"
        title={say(correctWords.gone)}
        action={
          <a className="button plain" href={hashOf({ page: 'queue' })}>
            {say(correctWords.toQueue)}
          </a>
        }
      >
        {say(correctWords.goneMeans)}
      </Empty>
    </div>
  );
}
