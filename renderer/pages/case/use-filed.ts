import { useCallback, useEffect, useState } from 'react';
import type { CaseRow, QueueRow } from '../../../core/views.ts';
import type { CaseFiled } from '../../../core/service-views.ts';
import { ask } from '../../store.ts';

/** What was filed for a case; asked again when its row or what the agency knows of it moves on. */
export function useFiled(row: CaseRow, records: readonly QueueRow[]): readonly [CaseFiled | null, () => void] {
  const [filed, set] = useState<CaseFiled | null>(null);
  const [asked, setAsked] = useState(0);
  const moved = JSON.stringify([row.state, row.waits, row.jobId, records.map(({ id, state }) => [id, state])]);
  const { caseId } = row;
  useEffect(() => {
    let dropped = false;
    ask('case.show', { caseId }).then(
      (shown) => {
        if (!dropped) set(shown);
      },
      // The page says what the row says; the next move asks again.
      () => undefined,
    );
    return () => {
      dropped = true;
    };
  }, [caseId, moved, asked]);
  const again = useCallback(() => {
    setAsked((count) => count + 1);
  }, []);
  return [filed, again];
}
