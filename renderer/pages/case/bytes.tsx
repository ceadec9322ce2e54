import { useEffect, useRef } from 'react';
import type { Job } from '../../../core/views.ts';
import { carry } from '../../carried.ts';
import { writeBytes } from '../../format.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { go } from '../../place.ts';
import { issueWords } from '../../text/issue-words.ts';

/** What went to the chip and what came back, for those who want it; the newest line stays in sight. */
export function Bytes({ job: { caseId, apdus } }: { job: Job }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const box = useRef<HTMLDivElement>(null);
  const count = apdus.length;
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className="sheet bytes">
      <div className="sheet-head">
        <h2 id="bytes">{say(issueWords.bytes)}</h2>
        <span className="aside faint">{say(issueWords.bytesHint)}</span>
        <Button
          weight="quiet"
          disabled={count === 0}
          act={() => {
            carry({ caseId, apdus });
            go({ page: 'explain' });
          }}
        >
          {say(issueWords.explainBytes)}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard (WCAG 2.1.1) */}
      <div className="bytes-box" ref={box} tabIndex={0} role="region" aria-labelledby="bytes">
        {count === 0 ? <p className="faint bytes-none">{say(issueWords.bytesNone)}</p> : null}
        <ol>
          {apdus.map((apdu, index) => (
            // The list only grows at its end.
            <li key={index} className="apdu">
              <span className="faint number">{index + 1}</span>
              <span>{language === 'zh' ? apdu.words : apdu.wordsEn}</span>
              <span className="faint number apdu-time">{`${String(Math.round(apdu.ms))} ms`}</span>
              <span className="code apdu-bytes">
                <span className="faint">→</span> {writeBytes(apdu.command)}
              </span>
              <span className="code apdu-bytes">
                <span className="faint">←</span> {writeBytes(apdu.answer)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
