import { useEffect, useRef } from 'react';
import { helpWords } from '../../core/desk/words.ts';
import type { FaultReport } from '../../core/fault.ts';
import { useMirror } from '../store.ts';
import { useLook, useSay } from '../look.ts';
import { faultWords } from '../text/frame-words.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** What a page can show of something that went wrong. The facts already stand in the sentences. */
export type ShownFault = Pick<FaultReport, 'help' | 'zh' | 'en'> & { readonly code: string; readonly facts?: FaultReport['facts'] };

/**
 * What happened, what it means, what to do, who can help; the code small at the end for the phone call. Red is for what only
 * those above the counter may settle, such as a forged chip; everything else is amber: it needs somebody.
 */
export function FaultNote({ fault, close }: { fault: ShownFault; close?: (() => void) | undefined }) {
  const tone = fault.help === 'manager' || fault.help === 'agency' ? 'bad' : 'wait';
  const say = useSay();
  const language = useLook((look) => look.language);
  const hotline = useMirror((mirror) => mirror.state?.product.hotline ?? '');
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  const sentence = fault[language];
  return (
    <div className={`note ${tone}`} role="alert" ref={note}>
      <Icon name={tone} size={22} />
      <div className="note-body">
        <strong>{sentence.what}</strong>
        <p>{sentence.means}</p>
        <p className="note-act">{sentence.act}</p>
        <p className="note-foot">
          {say(helpWords[fault.help], { hotline })} · <span className="code">{say(faultWords.code, { code: fault.code })}</span>
        </p>
      </div>
      {close === undefined ? null : (
        <Button weight="quiet" act={close}>
          {say(faultWords.close)}
        </Button>
      )}
    </div>
  );
}
