import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseFilters } from '../../../core/desk/case-filters.ts';
import type { CaseFilter } from '../../../core/desk/case-filters.ts';
import { listCases } from './case-list.ts';
import type { CaseQuery } from './case-list.ts';
import type { Case, CaseState } from './cases.ts';
import { Store } from './store.ts';

/** Few rows and a short reach, so that pages end within every kind of question. */
const many = 1_200;
const reach = { found: 30, walked: 50 };
const today = '2026-11-25';

const states: readonly CaseState[] = ['accepted', 'deciding', 'issuing', 'unsure', 'issued', 'handed-over', 'done', 'refused', 'cancelled'];
const one = fc.record({
  // Mostly closed, as at a counter that has worked for years.
  state: fc.oneof({ weight: 3, arbitrary: fc.constant<CaseState>('handed-over') }, { weight: 1, arbitrary: fc.constantFrom(...states) }),
  service: fc.constantFrom('apply', 'lock', 'report-loss'),
  name: fc.constantFrom('陈样例', '陈示例', '陈样', '欧阳示例', '欧样例', 'Li Yangli', 'LI SHILI', 'li', '李样例'),
  identity: fc.tuple(fc.constantFrom('4401', '4402', '3501'), fc.integer({ min: 0, max: 999 }), fc.constantFrom('X', '1')),
  card: fc.option(fc.tuple(fc.constantFrom('AB', 'A4', 'Z'), fc.integer({ min: 0, max: 999 })), { nil: null }),
  acceptedBy: fc.constantFrom('teller1', 'teller2', 'teller2'),
  dueOn: fc.constantFrom(null, '2026-11-24', '2026-11-25', '2026-12-30'),
});
type Put = Pick<Case, 'number' | 'caseId' | 'state' | 'service' | 'name' | 'identityNumber' | 'cardNumber' | 'acceptedBy' | 'dueOn'>;

let folder: string;
let store: Store;
let rows: readonly Put[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suika-pages-'));
  store = new Store(join(folder, 'store.sqlite'), new Uint8Array(randomBytes(32)));
  const made = fc.sample(one, { numRuns: many, seed: 4401 });
  rows = made.map(({ identity: [region, digits, check], card, ...each }, n) => ({
    ...each,
    service: each.service as Case['service'],
    number: n + 1,
    caseId: `26${String(1 + Math.floor((n * 12) / many)).padStart(2, '0')}05-${String(n).padStart(6, '0')}`,
    identityNumber: `${region}${String(digits).padStart(3, '0')}${String(n).padStart(4, '0')}${check}`,
    cardNumber: card && `${card[0]}${String(card[1])}`,
  }));
  store.write(() => {
    for (const { caseId, service, state, name, identityNumber, cardNumber, acceptedBy, dueOn } of rows)
      store.run(
        `INSERT INTO service_case (case_id, service, state, name, document_type, identity_number, card_number, accepted_at, accepted_by, due_on, due_provisional)
         VALUES (?, ?, ?, ?, 'resident-id', ?, ?, '', ?, ?, 0)`,
        caseId,
        service,
        state,
        name,
        identityNumber,
        cardNumber,
        acceptedBy,
        dueOn,
      );
  });
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const isOpen = ({ state }: Put): boolean => !['handed-over', 'done', 'refused', 'cancelled'].includes(state);
/** What each filter means, said once more without an index. */
const within: Readonly<Record<CaseFilter, (row: Put) => boolean>> = {
  open: isOpen,
  late: (row) => isOpen(row) && row.dueOn !== null && row.dueOn < today,
  unsure: ({ state }) => state === 'unsure',
  'to-hand-over': ({ state }) => state === 'issued',
  'waiting-agency': ({ state, service }) => (state === 'accepted' || state === 'deciding') && service !== 'apply',
  refused: ({ state }) => state === 'refused',
  mine: ({ acceptedBy }) => acceptedBy === 'teller1',
};

function naive({ search = '', filter, before = Infinity }: Partial<CaseQuery>): readonly number[] {
  const text = search.toUpperCase();
  return rows
    .filter((row) => row.number < before && (filter === undefined || within[filter](row)))
    .filter((row) => [row.name, row.identityNumber, row.cardNumber ?? '', row.caseId].some((each) => each.toUpperCase().startsWith(text)))
    .map(({ number }) => number)
    .toReversed();
}

/** The beginning of something that some case has, or of nothing. */
const search = fc
  .tuple(
    fc.nat({ max: many - 1 }),
    fc.constantFrom('name', 'identityNumber', 'cardNumber', 'caseId'),
    fc.integer({ min: 0, max: 20 }),
    fc.boolean(),
  )
  .map(([n, field, length, lower]) => {
    const text = (rows[n]?.[field as 'name'] ?? '赵无此人').slice(0, length);
    return lower ? text.toLowerCase() : text;
  });

test('page after page finds what a look at every case finds, each once and in its order, whatever is asked', () => {
  const kinds = new Set<string>();
  const question = fc.record({
    search,
    filter: fc.option(fc.constantFrom(...caseFilters), { nil: undefined }),
    before: fc.option(fc.integer({ min: 1, max: many + 5 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(question, fc.integer({ min: 1, max: 40 }), (asked, limit) => {
      const found: number[] = [];
      let before: number | null | undefined = asked.before;
      do {
        const page = listCases(store, limit, { ...asked, before, operator: 'teller1', today }, reach);
        found.push(...page.cases.map(({ number }) => number));
        expect(page.cases.length).toBeLessThanOrEqual(limit);
        kinds.add(page.next === null ? 'last' : page.cases.length === limit ? 'full' : page.cases.length === 0 ? 'empty' : 'short');
        if (page.next !== null && before !== undefined) expect(page.next).toBeLessThan(before);
        before = page.next;
      } while (before !== null);
      expect(found).toEqual(naive(asked));
    }),
    { numRuns: 400 },
  );
  expect([...kinds].toSorted()).toEqual(['empty', 'full', 'last', 'short']);
});

test('no question reads further than its reach', () => {
  const page = (over: Partial<CaseQuery>) => listCases(store, 20, { operator: 'teller1', today, ...over }, reach);
  // Most identity numbers begin so, and few open cases are late: the fifty latest open ones are looked at.
  const everybody = { search: '4', filter: 'late' } as const;
  const open = rows.filter(isOpen).toReversed();
  expect(page(everybody).next).toBe(open[reach.walked - 1]?.number);
  expect(page({ search: '2601', before: many }).next).toBe(many - reach.walked);
});
