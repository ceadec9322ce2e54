import { useEffect, useState } from 'react';
import type { CaseRow, QueueRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { enterGoesOn } from '../../parts/next-field.ts';
import { go } from '../../place.ts';
import { correctWords } from '../../text/correct-words.ts';
import { secondWords } from '../../text/second-words.ts';
import { serviceName } from '../../text/service-name.ts';
import { FiledLines } from '../case/filed-lines.tsx';
import { Reviewer, reviewerMissing, useSecond } from '../case/second-person.tsx';
import { useFiled } from '../case/use-filed.ts';
import { EntryNote } from '../queue/entry-facts.tsx';
import { GiveUp } from '../queue/give-up.tsx';

const noRecords: readonly QueueRow[] = [];

/** What changed at the agency, what was filed, and that it is decided anew; the second person only where the rules want one. */
export function CorrectService({ entry, row }: { entry: QueueRow; row: CaseRow }) {
  const say = useSay();
  const asking = useAsking('queue.correct');
  const [filed] = useFiled(row, noRecords);
  const [reviewed, call] = useState(false);
  const [second, change] = useSecond();
  const service = say(serviceName(row.service));
  const missing = reviewed ? reviewerMissing(second).map((text) => say(text)) : [];
  const ready = missing.length === 0 && !asking.pending;
  async function correct(): Promise<void> {
    const reviewer = { operator: second.operator, pin: second.pin };
    // Whether it was right or wrong, a PIN does not stay in the field.
    change({ pin: '' });
    const done = await asking.run({ id: entry.id, ...(reviewed ? { reviewer } : {}) }, ({ code }) => {
      if (code === 'reviewer-needed') call(true);
    });
    if (done !== null) go({ page: 'case', caseId: row.caseId });
  }
  useEffect(() => {
    if (reviewed) document.querySelector<HTMLElement>('.second-other .input')?.focus();
  }, [reviewed]);
  const act = (): void => void correct();
  useKey('F10', correctWords.send, ready ? act : undefined);
  return (
    <div className="page case correct" onKeyDownCapture={enterGoesOn}>
      <div className="page-head">
        <h1 tabIndex={-1}>{say(correctWords.title, { service, name: row.name })}</h1>
        <span className="soft number">{say(correctWords.number, { seq: entry.seq, caseId: row.caseId })}</span>
      </div>
      <EntryNote row={entry} />
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      <div className="sheet padded">
        <FiledLines row={row} filed={filed} />
        {reviewed ? <Reviewer second={second} change={change} what={say(correctWords.approve, { service })} /> : null}
      </div>
      <div className="action">
        <GiveUp
          row={entry}
          done={() => {
            go({ page: 'queue' });
          }}
        />
        <p id="will-do" className="soft">
          {missing.length === 0 ? say(correctWords.willDecide) : say(secondWords.missing, { fields: missing.join(say(secondWords.and)) })}
        </p>
        <Button weight="primary" guarded act={act} disabled={!ready && !asking.pending} busy={asking.pending} describedBy="will-do">
          {say(asking.pending ? correctWords.sending : correctWords.send)}
        </Button>
      </div>
    </div>
  );
}
