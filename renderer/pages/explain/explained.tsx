import { useState } from 'react';
import type { Explanation } from '../../../core/views.ts';
import { useKey } from '../../keys.ts';
import { useLook, useSay } from '../../look.ts';
import { Button } from '../../parts/button.tsx';
import { copyText } from '../../parts/copy.ts';
import { Icon } from '../../parts/icon.tsx';
import { frameWords } from '../../text/frame-words.ts';
import { explainWords } from '../../text/explain-words.ts';
import { asText } from './as-text.ts';
import { sourceWords } from './recording.ts';
import type { Recording } from './recording.ts';
import { Timeline } from './timeline.tsx';

/** The verdict first, then the timeline; what is seen can be copied. */
export function Explained({ explanation, recording, leave }: { explanation: Explanation; recording: Recording; leave: () => void }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const [bytes, setBytes] = useState(false);
  const [wanted, setWanted] = useState<{ readonly number: number } | null>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const source = sourceWords(recording, say);
  const copy = (): void => {
    setCopied(copyText(asText(explanation, source, language, bytes)));
  };
  useKey('F10', explainWords.copy, copy);
  const showBytes = (shown: boolean): void => {
    setBytes(shown);
    setCopied(null);
  };
  useKey('F7', frameWords.keyBytes, () => {
    showBytes(!bytes);
  });
  useKey('Escape', frameWords.keyBack, leave);
  const count = explanation.exchanges.length;
  const will =
    copied === null ? (bytes ? explainWords.willCopyBytes : explainWords.willCopy) : copied ? explainWords.copied : explainWords.notCopied;
  return (
    <div className="page explained">
      <div className="page-head">
        <h1 tabIndex={-1}>{say(explainWords.title)}</h1>
        <span className="soft explained-source">{source}</span>
        <span className="tools">
          <Button weight="quiet" act={leave}>
            {say(recording.from.kind === 'case' ? explainWords.backToCase : explainWords.another)}
          </Button>
        </span>
      </div>
      <Verdict
        verdict={explanation.verdict}
        see={(number) => {
          setWanted({ number });
        }}
      />
      <Timeline explanation={explanation} wanted={wanted} bytes={bytes} showBytes={showBytes} />
      <div className="action">
        <p id="will-copy" className="soft" role="status">
          {say(will, { count })}
        </p>
        <Button weight="primary" act={copy} describedBy="will-copy">
          {say(explainWords.copy)}
        </Button>
      </div>
    </div>
  );
}

function Verdict({ verdict, see }: { verdict: Explanation['verdict']; see: (number: number) => void }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const { at, words, next } = verdict;
  return (
    <div className={at === null ? 'banner verdict' : 'banner verdict wait'} role="status">
      <Icon name={at === null ? 'good' : 'wait'} size={34} />
      <div>
        <p className="banner-line">{words[language]}</p>
        <p className="banner-means">{say(explainWords.next, { next: next[language] })}</p>
      </div>
      {at === null ? null : (
        <Button
          act={() => {
            see(at);
          }}
        >
          {say(explainWords.see, { number: at })}
        </Button>
      )}
    </div>
  );
}
