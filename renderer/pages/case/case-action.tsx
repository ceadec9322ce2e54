import { useState } from 'react';
import type { CaseRow, Job, ReaderRow } from '../../../core/views.ts';
import { documentTypes, entryOf } from '../../../core/people/codes.ts';
import { useAsking } from '../../asking.ts';
import type { Asking } from '../../asking.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { go } from '../../place.ts';
import { useHost } from '../../store.ts';
import { revealWords } from '../../text/desk-words.ts';
import { frameWords } from '../../text/frame-words.ts';
import { handOverWords, issueWords, stepWords } from '../../text/issue-words.ts';
import type { Text } from '../../text/text.ts';
import type { Receiving } from './hand-over.tsx';
import { progressOf } from './moment.ts';
import type { Moment } from './moment.ts';

interface CaseActionProps {
  row: CaseRow;
  job: Job | null;
  moment: Moment;
  reader: ReaderRow | undefined;
  back: boolean;
  starting: Asking<'issue.start'>;
  proving: Asking<'card.prove'>;
  giving: Asking<'card.handOver'>;
  receiving: Receiving;
  /** What has to be on record before the card leaves the counter. */
  wanting: readonly Text[];
  chipHeld: boolean;
  mayAct: boolean;
  spoil: () => void;
  clearChip: () => void;
}

/** The sentence that says what will happen, and the one button that makes it happen (F10). */
export function CaseAction(props: CaseActionProps) {
  const say = useSay();
  const { row, job, moment, mayAct, chipHeld, spoil, clearChip } = props;
  const [cancelling, setCancelling] = useState(false);
  const prove = (reader: string): void => {
    void props.proving.run({ caseId: row.caseId, reader });
  };
  const { sentence, label, busyLabel, act, busy = false, guarded = false } = usePrimary(props, prove);
  const mayCancel = mayAct && job?.state === 'open' && (moment === 'stopped' || moment === 'before');
  // An issued card that was found to differ before it was handed over is closed like a half-written one.
  const maySpoil = mayAct && job !== null && (moment === 'unsure' || moment === 'differs');
  useKey('F10', label, act);
  useKey('F8', frameWords.keyReviewer, maySpoil ? spoil : chipHeld && mayAct ? clearChip : undefined);
  if (moment === 'closed') return null;
  return (
    <div className="action">
      {mayCancel ? (
        <Button
          act={() => {
            setCancelling(true);
          }}
        >
          {say(issueWords.cancel)}
        </Button>
      ) : null}
      {moment === 'made' && mayAct ? <CompareAgain prove={prove} /> : null}
      {maySpoil ? <Button act={spoil}>{say(issueWords.spoil)}</Button> : null}
      {chipHeld && mayAct ? <Button act={clearChip}>{say(issueWords.clearChip)}</Button> : null}
      <p id="will-do" className="soft">
        {sentence}
      </p>
      {mayAct || moment === 'done' ? (
        <Button weight="primary" guarded={guarded} act={act} disabled={act === undefined && !busy} busy={busy} describedBy="will-do">
          {say(busy ? busyLabel : label)}
        </Button>
      ) : null}
      {cancelling && job !== null ? (
        <Cancel
          jobId={job.jobId}
          leave={() => {
            setCancelling(false);
          }}
          done={props.starting.clear}
        />
      ) : null}
    </div>
  );
}

/** A second look at a made card before it leaves the counter, over the contacts or contactless: reads and compares, writes nothing. */
function CompareAgain({ prove }: { prove: (reader: string) => void }) {
  const say = useSay();
  const readers = useHost((state) => state.readers);
  const filled = readers.filter(({ card }) => card === 'present');
  if (filled.length === 0) {
    const why = say(readers.some(({ card }) => card === 'mute') ? issueWords.cardMute : issueWords.cardOut);
    return <Button disabled>{say(issueWords.compareAgainOff, { why })}</Button>;
  }
  return filled.map(({ name }) => (
    <Button
      key={name}
      act={() => {
        prove(name);
      }}
    >
      {filled.length === 1 ? say(issueWords.compareAgain) : say(issueWords.compareAgainIn, { reader: name })}
    </Button>
  ));
}

interface Primary {
  readonly sentence: string;
  readonly label: Text;
  readonly busyLabel: Text;
  readonly act: (() => void) | undefined;
  readonly busy?: boolean;
  readonly guarded?: boolean;
}

function usePrimary(
  { row, job, moment, reader, back, starting, giving, receiving, wanting, mayAct }: CaseActionProps,
  prove: (reader: string) => void,
): Primary {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { done, of } = progressOf(job);
  const present = reader?.card === 'present';
  const start = (): void => {
    void starting.run({ caseId: row.caseId, ...(reader === undefined ? {} : { reader: reader.name }) });
  };
  if (moment === 'done')
    return {
      sentence: say(issueWords.willNext),
      label: issueWords.next,
      busyLabel: issueWords.next,
      act: () => {
        go({ page: mayAct ? 'new' : 'cases' });
      },
    };
  const words = {
    label: moment === 'unsure' ? issueWords.goOn : moment === 'stopped' ? issueWords.again : issueWords.act,
    busyLabel: job?.state === 'issued' ? issueWords.comparing : issueWords.busy,
    guarded: true,
  };
  if (!mayAct) return { ...words, sentence: say(issueWords.onlyDesk), act: undefined };
  if (moment === 'made') return handingOver();
  if (moment === 'running')
    return { ...words, sentence: say(stepWords.progress, { done: Math.floor(done), of }), act: undefined, busy: true };
  if (moment === 'unsure')
    return { ...words, sentence: say(back ? issueWords.willGoOn : issueWords.willWaitSame), act: back ? start : undefined };
  if (moment === 'differs')
    return {
      ...words,
      label: issueWords.compareAgain,
      sentence: say(issueWords.willCompare),
      act: present
        ? () => {
            prove(reader.name);
          }
        : undefined,
    };
  return {
    ...words,
    sentence: present ? say(issueWords.willIssue, { reader: reader.name, name: row.name }) : say(issueWords.willWait),
    act: present ? start : undefined,
  };

  function handingOver(): Primary {
    const { receivedBy, identifiedBy, faceChecked } = receiving;
    const who = { holder: handOverWords.whoHolder, guardian: handOverWords.whoGuardian, agent: handOverWords.whoAgent }[receivedBy];
    const document = entryOf(documentTypes, identifiedBy)?.[language] ?? identifiedBy;
    return {
      sentence:
        wanting.length > 0
          ? wanting.map((text) => say(text)).join(language === 'zh' ? '' : ' ')
          : faceChecked
            ? say(handOverWords.willDo, { who: say(who), document })
            : say(handOverWords.faceNeeded),
      label: handOverWords.act,
      busyLabel: handOverWords.busy,
      busy: giving.pending,
      guarded: true,
      act:
        faceChecked && wanting.length === 0
          ? () => {
              void giving.run({ caseId: row.caseId, receivedBy, identifiedBy, faceChecked });
            }
          : undefined,
    };
  }
}

function Cancel({ jobId, leave, done }: { jobId: string; leave: () => void; done: () => void }) {
  const say = useSay();
  const asking = useAsking('issue.cancel');
  return (
    <ReasonDialog
      title={say(issueWords.cancel)}
      means={say(issueWords.cancelMeans)}
      hint={say(issueWords.cancelHint)}
      act={say(issueWords.cancel)}
      leave={say(revealWords.leave)}
      busy={asking.pending}
      onReason={(reason) => {
        void asking.run({ jobId, reason }).then((cancelled) => {
          if (cancelled === null) return;
          done();
          leave();
        });
      }}
      onClose={leave}
    >
      {asking.fault === null ? null : <FaultNote fault={asking.fault} />}
    </ReasonDialog>
  );
}
