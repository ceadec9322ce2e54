import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseRow, Job, QueueRow } from '../../../core/views.ts';
import { useAsking } from '../../asking.ts';
import { takesIn } from '../../roles.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { FaultNote } from '../../parts/fault-note.tsx';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { enterGoesOn } from '../../parts/next-field.ts';
import { useHost } from '../../store.ts';
import { frameWords } from '../../text/frame-words.ts';
import { filedWords } from '../../text/filed-words.ts';
import { serviceName } from '../../text/service-name.ts';
import { serviceWords } from '../../text/service-words.ts';
import { CaseAction } from './case-action.tsx';
import { Collect, stillToCollect } from './collect.tsx';
import { useFiled } from './use-filed.ts';
import { CaseAside } from './aside.tsx';
import { Banner } from './banner.tsx';
import { bannerOf } from './banner-words.ts';
import { Bytes } from './bytes.tsx';
import { ClearChip } from './clear-chip.tsx';
import { Compared } from './compared.tsx';
import type { Receiving } from './hand-over.tsx';
import { heldChip, isBack, momentOf, readerFor } from './moment.ts';
import type { Moment } from './moment.ts';
import { LossNotYet } from './loss-not-yet.tsx';
import { SentBack } from './sent-back.tsx';
import { Spoil } from './spoil.tsx';
import { Stages } from './stages.tsx';
import { Steps } from './steps.tsx';
import { UnderCard } from './under-card.tsx';
import { CaseCard } from './case-card.tsx';

/** The work on one case: the card at the left, what happens to it beside, the sentence and the button below. */
export function CaseWork({ row, job, records }: { row: CaseRow; job: Job | null; records: readonly QueueRow[] }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const role = useHost((state) => state.session?.role ?? 'auditor');
  const readers = useHost((state) => state.readers);
  const [chosen, choose] = useState<string>();
  const [bytes, setBytes] = useState(false);
  const [grave, setGrave] = useState<'spoil' | 'clear' | null>(null);
  const [receiving, setReceiving] = useState<Receiving>({ receivedBy: 'holder', identifiedBy: row.documentType, faceChecked: false });
  const starting = useAsking('issue.start');
  const proving = useAsking('card.prove');
  const giving = useAsking('card.handOver');
  const [filed, again] = useFiled(row, records);
  const reader = readerFor(readers, job?.jobId, chosen);
  const moment = momentOf(row, job, starting.pending || proving.pending);
  const back = isBack(reader, job);
  const wanting = row.service === 'apply' ? [] : stillToCollect(filed);
  const banner =
    moment === 'made' && wanting.length > 0
      ? ({ icon: 'wait', tone: 'wait', headline: say(filedWords.madeFirst), means: wanting.map((text) => say(text)).join(' ') } as const)
      : bannerOf({ moment, row, job, reader, records }, say, language);
  const fault = faultShown(moment, starting.fault ?? proving.fault, job, back) ?? giving.fault;
  const chipId = heldChip(fault ?? undefined, job);
  useKey(
    'F7',
    frameWords.keyBytes,
    job === null
      ? undefined
      : () => {
          setBytes(!bytes);
        },
  );
  const [{ clear: clearStart }, { clear: clearLook }] = [starting, proving];
  const clear = useCallback(() => {
    clearStart();
    clearLook();
  }, [clearStart, clearLook]);
  const torn = useRef(false);
  useLayoutEffect(() => {
    torn.current = (starting.fault ?? proving.fault)?.code === 'card-torn';
  });
  useEffect(() => {
    // What was said about the card before is not said about the next one; that it was torn out stands until one is in.
    if (reader?.card === 'present' || (reader?.card === 'absent' && !torn.current)) clear();
  }, [reader?.card, clear]);
  useEffect(() => {
    // The line at the top says what changed: wherever the page was scrolled to, it is in sight.
    document.getElementById('main')?.scrollTo(0, 0);
  }, [moment]);

  if (grave === 'spoil' && job !== null)
    return (
      <Spoil
        row={row}
        job={job}
        leave={() => {
          setGrave(null);
          // What was said of the job that is closed now is not said of the next one.
          clear();
        }}
      />
    );
  if (grave === 'clear' && chipId !== undefined)
    return (
      <ClearChip
        row={row}
        chipId={chipId}
        leave={() => {
          setGrave(null);
          clear();
        }}
      />
    );
  return (
    <div className="page case">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(serviceWords.title, { service: say(serviceName(row.service)), name: row.name })}</h1>
        <span className="soft number">{row.caseId}</span>
        <Stages row={row} moment={moment} records={records} />
      </div>
      <div className="case-columns">
        <div className="case-work" onKeyDownCapture={enterGoesOn}>
          <LossNotYet row={row} />
          {fault === null ? (
            <Banner {...banner} />
          ) : (
            <FaultNote fault={fault} close={moment === 'made' && fault === proving.fault ? clear : undefined} />
          )}
          <SentBack row={row} records={records} />
          {row.service !== 'apply' && filed !== null && (moment === 'made' || moment === 'done') ? (
            <Collect filed={filed} again={again} mayAct={takesIn(role)} />
          ) : null}
          <div className="sheet case-sheet">
            <div className="case-left">
              <CaseCard row={row} job={job} present={moment === 'made' || moment === 'done' || (reader?.card ?? 'absent') !== 'absent'} />
              <UnderCard
                moment={moment}
                job={job}
                reader={reader}
                choose={choose}
                receiving={receiving}
                receive={setReceiving}
                row={row}
                mayAct={takesIn(role)}
              />
            </div>
            {(moment === 'made' || moment === 'differs' || moment === 'done') && job !== null ? (
              <Compared job={job} />
            ) : (
              <Steps job={moment === 'before' ? null : job} />
            )}
          </div>
          {bytes && job !== null ? <Bytes job={job} /> : null}
          <CaseAction
            {...{ row, job, moment, reader, back, starting, proving, giving, receiving }}
            wanting={wanting}
            chipHeld={chipId !== undefined}
            mayAct={takesIn(role)}
            spoil={() => {
              setGrave('spoil');
            }}
            clearChip={() => {
              setGrave('clear');
            }}
          />
        </div>
        <CaseAside row={row} records={records} />
      </div>
    </div>
  );
}

/** The fault that still stands. A torn card that lies in the reader again is no fault any more: the banner says how it goes on. */
function faultShown(moment: Moment, asked: ShownFault | null, job: Job | null, back: boolean): ShownFault | null {
  if (moment === 'running' || moment === 'done' || moment === 'closed') return null;
  // A second look that failed says so; the card stays made.
  if (moment === 'made') return asked;
  const fault = asked ?? (moment === 'before' ? undefined : job?.fault) ?? null;
  return back && fault?.code === 'card-torn' ? null : fault;
}
