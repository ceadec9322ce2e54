import { identityNumberCheck } from '../core/people/identity-number.ts';
import type { CaseState } from './host/store/cases.ts';
import type { Store } from './host/store/store.ts';
import { applicationOf } from '../fixtures/agency/test-sandbox.ts';

/** Common surnames of the region, the first one in every ten cases. */
const surnames = ['陈', '李', '黄', '张', '梁', '林', '王', '刘', '吴', '何', '罗', '谢', '宋', '邓', '冯', '曾', '欧阳', '司徒'] as const;
const given = ['样例', '示例', '样', '例', '文样', '文例', '小样', '小例', '大样', '大例'] as const;
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const days = 500;

/** Invented person number `n`: every one another. */
export function personNumber(n: number): { readonly name: string; readonly identityNumber: string; readonly cardNumber: string } {
  const surname = n % 10 === 0 ? surnames[0] : (surnames[1 + (n % 17)] ?? surnames[1]);
  const born = new Date(Date.UTC(1950, 0, 1 + (n % 20_000))).toISOString().slice(0, 10).replaceAll('-', '');
  const digits = `4401${String(3 + (n % 9)).padStart(2, '0')}${born}${String(Math.floor(n / 20_000) * 2 + 100).padStart(3, '0')}`;
  return {
    name: `${surname}${given[Math.floor(n / 17) % given.length] ?? ''}`,
    identityNumber: `${digits}${identityNumberCheck(digits)}`,
    cardNumber: `AB${String(1_000_000 + n)}`,
  };
}

/** Case number of person number `n` of so many: two hundred a day, or as many as five hundred days take. */
export function caseNumber(n: number, of: number): string {
  const letters = Array.from({ length: 6 }, (_, place) =>
    alphabet.charAt(Math.floor(n / alphabet.length ** (5 - place)) % alphabet.length),
  );
  return `${acceptedOn(n, of).slice(2).replaceAll('-', '')}-${letters.join('')}`;
}

function acceptedOn(n: number, of: number): string {
  const last = Date.UTC(2026, 10, 25);
  return new Date(last - (days - 1 - Math.floor((n * days) / of)) * 86_400_000).toISOString().slice(0, 10);
}

/** What became of it: nine in ten are over, as in a branch that has worked for years. */
function stateOf(n: number): readonly [CaseState, service: string] {
  const of = n % 100;
  if (of < 78) return ['handed-over', 'apply'];
  if (of < 88) return ['done', 'report-loss'];
  if (of < 89) return ['refused', 'apply'];
  if (of < 90) return ['cancelled', 'reissue'];
  if (of < 93) return ['issued', 'replace'];
  if (of < 94) return ['unsure', 'apply'];
  if (of < 96) return ['deciding', 'cancel'];
  if (of < 98) return ['accepted', 'lock'];
  return ['accepted', 'apply'];
}

/** Cases in one transaction: the log need not become as large as the file. */
const together = 100_000;

/** Fills a store that has no case yet with cases, their jobs and their entries with receipts, as years at a counter leave it. */
export function fillCases(store: Store, count: number): void {
  const application = JSON.stringify(applicationOf());
  withoutIndexes(store, ['service_case', 'job', 'outbox'], () => {
    for (let from = 0; from < count; from += together)
      store.write(() => {
        for (let n = from; n < Math.min(from + together, count); n += 1) putCaseNumber(store, n, count, application);
      });
    store.write(() => putJobsAndEntries(store));
  });
}

/** What lies around the cases: entries that wait, some sent back, a line of the audit log for each case, cards of the centre. */
export function fillAround(store: Store, { waiting, refused, finished }: { waiting: number; refused: number; finished: number }): void {
  withoutIndexes(store, ['outbox', 'finished_card'], () => {
    store.write(() => {
      store.run(
        `INSERT INTO outbox (id, case_id, operator, kind, body, created_at, person, state, tries, refusal)
         SELECT 'later-' || case_id, case_id, 'teller1', 'fee', '{"kind":"fee"}', accepted_at, identity_number,
           iif(place > ?, 'waiting', 'refused'), 1, iif(place > ?, NULL, '{"reason":"invalid"}')
         FROM (SELECT row_number() OVER (ORDER BY number DESC) AS place, * FROM service_case ORDER BY number DESC LIMIT ?) ORDER BY number`,
        refused,
        refused,
        refused + waiting,
      );
      // The chain of hashes is not what is measured with them.
      store.run(
        `INSERT INTO audit SELECT number + (SELECT ifnull(max(seq), 0) FROM audit), accepted_at, accepted_by, 'case.create', case_id, '{}',
           printf('%064x', number), printf('%064x', number + 1) FROM service_case`,
      );
      store.run(
        `INSERT INTO parcel SELECT printf('parcel-%06d', number / 200), substr(accepted_at, 1, 10), accepted_at
         FROM service_case WHERE number <= ? AND (number % 200 = 0 OR number = 1)`,
        finished,
      );
      store.run(
        `INSERT INTO finished_card (serial, parcel_id, card_number, service, fee_fen, name, person, state, received_at, settled_at)
         SELECT printf('F%09d', number), printf('parcel-%06d', number / 200), printf('F%08d', number), 'apply', 0, name,
           json_object('name', name, 'documentType', document_type, 'identityNumber', identity_number, 'mobile', '13800000022'),
           iif(number % 50 = 0, 'received', 'handed-over'), accepted_at, accepted_at FROM service_case WHERE number <= ?`,
        finished,
      );
    });
  });
}

/** Rows put in first and sorted into their indexes afterwards are there in a fraction of the time. */
function withoutIndexes(store: Store, tables: readonly string[], fill: () => void): void {
  const indexes = store.all(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))",
    JSON.stringify(tables),
  );
  store.write(() => indexes.forEach(({ name }) => store.run(`DROP INDEX ${String(name)}`)));
  fill();
  for (const { sql } of indexes) store.write(() => store.run(String(sql)));
}

function putCaseNumber(store: Store, n: number, count: number, application: string): void {
  const { name, identityNumber, cardNumber } = personNumber(n);
  const [state, service] = stateOf(n);
  const day = acceptedOn(n, count);
  const made = service === 'apply' || service === 'replace' || service === 'reissue';
  store.run(
    `INSERT INTO service_case (case_id, service, state, name, document_type, identity_number, card_number, application, accepted_at, accepted_by,
      due_on, due_provisional) VALUES (?, ?, ?, ?, 'resident-id', ?, ?, ?, ?, ?, ?, 0)`,
    caseNumber(n, count),
    service,
    state,
    name,
    identityNumber,
    cardNumber,
    made ? application : null,
    `${day}T02:00:00.000Z`,
    n % 4 === 0 ? 'teller1' : 'teller2',
    made ? nextMonth(day) : null,
  );
}

function nextMonth(day: string): string {
  return new Date(Date.parse(day) + 18 * 86_400_000).toISOString().slice(0, 10);
}

/** Of every case that has a number of a card; the entry has its receipt. */
function putJobsAndEntries(store: Store): void {
  store.run(
    `INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope, issued_at)
     SELECT 'job-' || case_id, case_id, iif(state = 'unsure', 'unsure', 'issued'), 'teller1', 'reader', accepted_at,
       printf('%026X%032d', number + 0x10000000, 0), card_number, 'order', iif(state = 'unsure', NULL, accepted_at)
     FROM service_case WHERE state IN ('handed-over', 'issued', 'unsure') AND card_number IS NOT NULL`,
  );
  store.run(
    `INSERT INTO outbox (id, case_id, operator, kind, body, created_at, person, state, tries, receipt, receipt_number, accepted_at)
     SELECT 'entry-' || case_id, case_id, 'teller1', kind, json_object('kind', kind, 'filler', ?), accepted_at, identity_number, 'accepted', 1,
       'receipt', number, accepted_at
     FROM (SELECT *, iif(application IS NULL, 'service', 'application') AS kind FROM service_case WHERE card_number IS NOT NULL ORDER BY number)`,
    'x'.repeat(300),
  );
}
