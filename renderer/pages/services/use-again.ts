import { useEffect } from 'react';
import { useAsking } from '../../asking.ts';
import type { ShownFault } from '../../parts/fault-note.tsx';
import { serve, useServed } from './served.ts';

/** Looks the same holder up once more, by itself after something was filed: what is offered goes by what is held now. */
export function useAgain(): { readonly look: () => void; readonly pending: boolean; readonly fault: ShownFault | null } {
  const { run, pending, fault } = useAsking('holder.look');
  const stale = useServed((served) => served.stale);
  const question = useServed((served) => served.question);
  const look = (): void => {
    if (question === null) return;
    void run(question).then((holder) => {
      if (holder !== null) serve(holder, question);
    });
  };
  useEffect(() => {
    if (stale) look();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per filing
  }, [stale]);
  return { look, pending, fault };
}
