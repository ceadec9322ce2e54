import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../../core/views.ts';
import { merge } from './older.ts';

describe('one list of cases', () => {
  it('keeps each case once, as the newer list says it', () => {
    const one = (caseId: string, state: CaseRow['state']) => ({ caseId, state }) as CaseRow;
    const rows = merge([one('b', 'issued'), one('a', 'accepted')], [one('a', 'handed-over'), one('z', 'cancelled')]);
    expect(rows.map((row) => `${row.caseId} ${row.state}`)).toEqual(['b issued', 'a accepted', 'z cancelled']);
  });
});
