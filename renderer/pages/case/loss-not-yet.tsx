import type { CaseRow } from '../../../core/views.ts';
import { useSay } from '../../look.ts';
import { Icon } from '../../parts/icon.tsx';
import { useHost } from '../../store.ts';
import { filedWords } from '../../text/filed-words.ts';

/** A reissue reports the loss too (Article 23), which is in force only once the agency has it. */
export function LossNotYet({ row }: { row: CaseRow }) {
  const say = useSay();
  const hotline = useHost((state) => state.product.hotline);
  if (row.service !== 'reissue' || row.agencyKnows) return null;
  return (
    <div className="note wait loss-not-yet" role="alert">
      <Icon name="wait" size={24} />
      <div className="note-body">
        <strong>{say(filedWords.lossNotYet)}</strong>
        <p>{say(filedWords.lossHotline, { hotline })}</p>
      </div>
    </div>
  );
}
