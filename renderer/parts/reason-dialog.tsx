import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../look.ts';
import { revealWords } from '../text/desk-words.ts';
import { Button } from './button.tsx';

interface ReasonDialogProps {
  title: string;
  means: string;
  hint: string;
  act: string;
  leave: string;
  busy: boolean;
  /** What went wrong with the last try. */
  children?: ReactNode;
  onReason: (reason: string) => void;
  onClose: () => void;
}

/** Asks why, before something is done that is put on record with its reason. Esc leaves it; the browser keeps the focus inside. */
export function ReasonDialog({ title, means, hint, act, leave, busy, children, onReason, onClose }: ReasonDialogProps) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const given = reason.trim().length >= 2;
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={onClose} onCancel={onClose}>
      <form
        className="dialog-form"
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (given && !busy) onReason(reason.trim());
        }}
      >
        <h2 id={`${id}-title`}>{title}</h2>
        <p className="soft">{means}</p>
        <label className="field">
          <span>{say(revealWords.reason)}</span>
          <input
            className="input"
            value={reason}
            maxLength={200}
            autoComplete="off"
            autoFocus
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </label>
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
        {children}
        <div className="dialog-foot">
          <Button act={onClose}>{leave}</Button>
          <Button weight="primary" submit disabled={!given} busy={busy}>
            {act}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
