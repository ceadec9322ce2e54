import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../../core/views.ts';
import { merge, readPage } from './older.ts';

describe('one list of cases', () => {
  it('keeps each case once, as the newer list says it', () => {
    const one = (caseId: string, state: CaseRow['state']) => ({ caseId, state }) as CaseRow;
    const rows = merge([one('b', 'issued'), one('a', 'accepted')], [one('a', 'handed-over'), one('z', 'cancelled')]);
    expect(rows.map((row) => `${row.caseId} ${row.state}`)).toEqual(['b issued', 'a accepted', 'z cancelled']);
  });
});

describe('a page of cases', () => {
  /** A host that looks at ten cases at once; 95 down to 1, one in seven is asked for. */
  const host = ({ limit, before = '96' }: { limit: number; before?: string }) => {
    const seen = Array.from({ length: 10 }, (_, place) => Number(before) - 1 - place).filter((number) => number > 0);
    const cases = seen.filter((number) => number % 7 === 0).slice(0, limit);
    const last = cases.length === limit ? cases.at(-1) : seen.length < 10 ? undefined : seen.at(-1);
    return Promise.resolve({
      cases: cases.map((number) => ({ caseId: String(number) }) as CaseRow),
      ...(last === undefined ? {} : { next: String(last) }),
    });
  };

  it('is whole, over answers that have few cases or none', async () => {
    const first = await readPage(5, undefined, host);
    expect(first.cases.map(({ caseId }) => caseId)).toEqual(['91', '84', '77', '70', '63']);
    const second = await readPage(20, first.next, host);
    expect(second.cases.map(({ caseId }) => caseId)).toEqual(['56', '49', '42', '35', '28', '21', '14', '7']);
    expect(second.next).toBeUndefined();
  });
});
