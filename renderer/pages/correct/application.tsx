import { useEffect, useState } from 'react';
import type { Application } from '../../../core/people/application.ts';
import type { CaseRow, QueueRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { useSay } from '../../look.ts';
import { Ant } from '../../parts/ant.tsx';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { go } from '../../place.ts';
import { useHost } from '../../store.ts';
import { correctWords } from '../../text/correct-words.ts';
import { serviceName } from '../../text/service-name.ts';
import { ApplicationForm } from '../application/application-form.tsx';
import { beginCorrection, endCorrection, openDraft, useDraft } from '../application/draft.ts';
import { EntryNote } from '../queue/entry-facts.tsx';
import { GiveUp } from '../queue/give-up.tsx';
import { formField } from '../queue/words.ts';

interface CorrectProps {
  entry: QueueRow;
  row: CaseRow;
}

/** First why the application is looked at, which is audited; then its form. Who leaves drops what was typed. */
export function CorrectApplication(props: CorrectProps) {
  const open = useDraft((draft) => draft.corrects?.id === props.entry.id);
  useEffect(() => endCorrection, []);
  return <Ant>{open ? <Form {...props} /> : <Door {...props} />}</Ant>;
}

function Door({ entry, row }: CorrectProps) {
  const say = useSay();
  const operator = useHost((state) => state.session?.operator ?? '');
  const asking = useAsking('case.reveal');
  const [reason, setReason] = useState('');
  const given = reason.trim().length >= 2;
  async function open(): Promise<void> {
    const shown = await asking.run({ caseId: row.caseId, reason: reason.trim() });
    if (shown === null) return;
    openDraft(operator);
    beginCorrection(entry.id, shown.application, formField(entry.field));
  }
  return (
    <form
      className="page case correct"
      onSubmit={(event) => {
        event.preventDefault();
        if (given && !asking.pending) void open();
      }}
    >
      <div className="page-head">
        <h1 tabIndex={-1}>{say(correctWords.title, { service: say(serviceName(row.service)), name: row.name })}</h1>
        <span className="soft number">{say(correctWords.number, { seq: entry.seq, caseId: row.caseId })}</span>
      </div>
      <EntryNote row={entry} />
      {asking.fault === null ? null : <FaultNote fault={asking.fault} close={asking.clear} />}
      <div className="sheet padded">
        <label className="field">
          <span>{say(correctWords.reason)}</span>
          <input
            className="input"
            value={reason}
            maxLength={200}
            autoComplete="off"
            autoFocus
            aria-describedby="reason-hint"
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </label>
        <p className="hint" id="reason-hint">
          {say(correctWords.reasonHint)}
        </p>
      </div>
      <div className="action">
        <GiveUp row={entry} done={leave} />
        <p id="will-do" className="soft">
          {say(correctWords.reasonMeans)}
        </p>
        <Button weight="primary" submit disabled={!given} busy={asking.pending} describedBy="will-do">
          {say(asking.pending ? correctWords.opening : correctWords.open)}
        </Button>
      </div>
    </form>
  );
}

function Form({ entry, row }: CorrectProps) {
  const say = useSay();
  const asking = useAsking('queue.correct');
  useEffect(() => {
    document.getElementById(`field-${(formField(entry.field) ?? 'identityNumber').replace('.', '-')}`)?.focus();
  }, [entry.field]);
  async function correct(application: Application): Promise<void> {
    if ((await asking.run({ id: entry.id, application })) !== null) go({ page: 'case', caseId: row.caseId });
  }
  return (
    <ApplicationForm
      title={say(correctWords.title, { service: say(serviceName(row.service)), name: row.name })}
      subtitle={say(correctWords.number, { seq: entry.seq, caseId: row.caseId })}
      tools={<GiveUp row={entry} weight="quiet" done={leave} />}
      above={<EntryNote row={entry} />}
      below={<PicturesStay row={row} />}
      willDo={say(correctWords.willDo)}
      main={{ label: correctWords.send, act: (application) => void correct(application) }}
      busyLabel={correctWords.sending}
      busy={asking.pending}
      fault={asking.fault}
      clear={asking.clear}
    />
  );
}

function PicturesStay({ row: { files } }: Pick<CorrectProps, 'row'>) {
  const say = useSay();
  if (files.length === 0) return null;
  const left = files.some(({ state }) => state === 'refused');
  return <p className="form-note soft">{say(left ? correctWords.pictureLeft : correctWords.picturesStay)}</p>;
}

function leave(): void {
  go({ page: 'queue' });
}
