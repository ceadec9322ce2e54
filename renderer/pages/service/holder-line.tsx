import type { HolderView } from '../../../core/service-views.ts';
import { useSay } from '../../look.ts';
import { holderWords } from '../../text/service-words.ts';
import { CardSign } from '../services/holder-aside.tsx';

/** The holder in two lines, above what the rules say. */
export function HolderLine({ holder }: { holder: HolderView }) {
  const say = useSay();
  return (
    <section aria-label={say(holderWords.person)}>
      <div className="aside-head">
        <strong>{holder.name}</strong>
        <CardSign state={holder.state} />
      </div>
      <p className="soft number">{holder.card?.cardNumber ?? say(holder.online ? holderWords.noCard : holderWords.unknown)}</p>
    </section>
  );
}
