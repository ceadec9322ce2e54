import type { HolderView } from '../../../core/service-views.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { holderWords } from '../../text/service-words.ts';

/** Article 32: with such a card nothing is done but to record a suspicion. */
export function isStopped({ warnings }: HolderView): boolean {
  return warnings.some(({ tone, code }) => tone === 'stop' && evil.includes(code));
}

/** A card that was reported lost and lies here is found: its loss may be lifted. */
const evil = ['stopped', 'other-chip', 'number-differs'];

/** What is said before anything else. */
export function Warnings({ holder }: { holder: HolderView }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  if (holder.warnings.length === 0) return null;
  const stopped = isStopped(holder);
  return (
    <div className={`note ${stopped ? 'bad' : 'wait'}`} role="alert">
      <Icon name={stopped ? 'stop' : 'wait'} size={24} />
      <div className="note-body">
        {stopped ? <strong>{say(holderWords.stopHead)}</strong> : null}
        {holder.warnings.map((warning) => (
          <p key={warning.code}>{warning[language]}</p>
        ))}
        {stopped ? <p className="note-act">{say(holderWords.stopAct)}</p> : null}
      </div>
    </div>
  );
}
