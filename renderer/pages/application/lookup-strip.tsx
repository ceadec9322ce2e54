import type { FieldProblem } from '../../../core/people/problems.ts';
import { useLook, useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import type { IconName } from '../../parts/icon.tsx';
import { applicationWords } from '../../text/application-words.ts';
import { useDraft } from './draft.ts';
import type { Found } from './draft.ts';

/** What the sharing platform says about this person; always there, so that the answer moves nothing. */
export function LookupStrip({ problem }: { problem: FieldProblem | undefined }) {
  const say = useSay();
  const language = useLook((look) => look.language);
  const asked = useDraft((draft) => draft.asked);
  const found = useDraft((draft) => draft.found);
  const known = useDraft((draft) => draft.known.length);
  const [icon, tone, words] = said(asked !== null, found);
  if (problem !== undefined && problem.code !== 'missing') {
    return (
      <div className="strip wait" role="status">
        <Icon name="wait" size={18} />
        <span>{problem[language]}</span>
      </div>
    );
  }
  return (
    <div className={`strip ${tone}`} role="status">
      <Icon name={icon} size={18} />
      <span>{say(words, { count: known })}</span>
    </div>
  );
}

function said(
  asked: boolean,
  found: Found | 'failed' | null,
): [IconName, string, (typeof applicationWords)[keyof typeof applicationWords]] {
  if (!asked) return ['off', 'off', applicationWords.lookIdle];
  if (found === null) return ['run', 'off', applicationWords.lookBusy];
  if (found === 'failed') return ['wait', 'wait', applicationWords.lookFailed];
  if (found.liveCard) return ['bad', 'bad', applicationWords.lookLive];
  if (!found.entitled) return ['bad', 'bad', applicationWords.lookNot];
  return ['good', 'good', found.known ? applicationWords.lookKnown : applicationWords.lookNew];
}
