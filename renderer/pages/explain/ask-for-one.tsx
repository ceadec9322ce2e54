import { useEffect, useRef, useState } from 'react';
import { faultOf } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { useKey } from '../../keys.ts';
import { useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { FaultNote } from '../../parts/fault-note.tsx';
import { useHost } from '../../store.ts';
import { explainWords } from '../../text/explain-words.ts';
import { ofFile, ofJob, ofText, sourceWords } from './recording.ts';
import type { Recording } from './recording.ts';
import { useDrop } from './use-drop.ts';

/** Characters from which on a browser is slow to lay out what was pasted: such a text is explained at once. */
const longest = 200_000;

interface AskForOneProps {
  text: string;
  setText: (text: string) => void;
  /** The one at work, or the one that was not understood. */
  recording: Recording | null;
  pending: boolean;
  fault: ShownFault | null;
  explain: (recording: Recording) => void;
}

/** Asks for a recording: pasted, chosen or dropped, or of the job this window looks at. */
export function AskForOne({ text, setText, recording, pending, fault, explain }: AskForOneProps) {
  const say = useSay();
  const job = useHost((state) => state.job);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const [unread, setUnread] = useState<ShownFault | null>(null);
  const take = (recording: () => Recording | Promise<Recording>): void => {
    if (pending) return;
    setUnread(null);
    Promise.resolve()
      .then(recording)
      .then(explain, (error: unknown) => {
        setUnread(faultOf(error));
      });
  };
  const takeFile = (file: File | undefined): void => {
    if (file !== undefined) take(() => ofFile(file));
  };
  const over = useDrop(takeFile);
  const act =
    text.trim() === ''
      ? undefined
      : () => {
          take(() => ofText(text));
        };
  useKey('F10', explainWords.act, pending ? undefined : act);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const line = recording?.from.kind === 'typed' ? fault?.facts?.['line'] : undefined;
  useEffect(() => {
    if (typeof line === 'number' && field.current !== null) selectLine(field.current, line);
  }, [line, fault]);
  const shown = unread ?? fault;
  return (
    <div className="page ask-for-one">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(explainWords.title)}</h1>
        {recording === null || recording.from.kind === 'typed' ? null : <span className="soft">{sourceWords(recording, say)}</span>}
      </div>
      <p className="soft">{say(explainWords.lead)}</p>
      {shown === null ? null : <FaultNote fault={shown} />}
      <div className={over ? 'sheet padded recording over' : 'sheet padded recording'}>
        <label className="field">
          <span>{say(over ? explainWords.dropHere : explainWords.recording)}</span>
          <textarea
            ref={field}
            className="input code"
            rows={12}
            value={text}
            placeholder={say(explainWords.example)}
            spellCheck={false}
            autoComplete="off"
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain');
              if (pasted.length < longest) return;
              event.preventDefault();
              take(() => ofText(pasted));
            }}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
        </label>
        <div className="recording-tools">
          <input
            ref={chooser}
            type="file"
            hidden
            aria-hidden="true"
            tabIndex={-1}
            onChange={(event) => {
              takeFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <Button
            act={() => {
              chooser.current?.click();
            }}
          >
            {say(explainWords.file)}
          </Button>
          <span className="soft">{say(explainWords.orDrop)}</span>
          {job === null || job.apdus.length === 0 ? null : (
            <Button
              weight="quiet"
              act={() => {
                take(() => ofJob(job));
              }}
            >
              {say(explainWords.ofCase, { caseId: job.caseId, count: job.apdus.length })}
            </Button>
          )}
        </div>
        <p className="hint">{say(explainWords.accepts)}</p>
      </div>
      <div className="action">
        <p id="will-explain" className="soft" role="status">
          {say(pending ? explainWords.willSoon : act === undefined ? explainWords.willWait : explainWords.willExplain)}
        </p>
        <Button weight="primary" act={act} disabled={act === undefined && !pending} busy={pending} describedBy="will-explain">
          {say(pending ? explainWords.busy : explainWords.act)}
        </Button>
      </div>
    </div>
  );
}

/** The line that the fault names, counted from 1. */
function selectLine(field: HTMLTextAreaElement, line: number): void {
  const lines = field.value.split('\n');
  const before = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  field.focus();
  field.setSelectionRange(before, before + (lines[line - 1]?.length ?? 0));
}
