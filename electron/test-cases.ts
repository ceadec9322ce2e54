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

/** Fills a store with cases, their jobs and their entries with receipts, as years at a counter leave it. */
export function fillCases(store: Store, count: number): void {
  const application = JSON.stringify(applicationOf());
  store.write(() => {
    for (let n = 0; n < count; n += 1) {
      const { name, identityNumber, cardNumber } = personNumber(n);
      const caseId = caseNumber(n, count);
      const [state, service] = stateOf(n);
      const day = acceptedOn(n, count);
      const made = service === 'apply' || service === 'replace' || service === 'reissue';
      store.run(
        `INSERT INTO service_case (case_id, service, state, name, document_type, identity_number, card_number, application, accepted_at, accepted_by,
          due_on, due_provisional) VALUES (?, ?, ?, ?, 'resident-id', ?, ?, ?, ?, ?, ?, 0)`,
        caseId,
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
      if (state === 'handed-over' || state === 'issued' || state === 'unsure') putJob(store, caseId, n, state, `${day}T03:00:00.000Z`);
      putEntries(store, caseId, made ? 'application' : 'service', state === 'handed-over' ? 3 : 1, `${day}T02:00:00.000Z`, n);
    }
  });
}

function nextMonth(day: string): string {
  return new Date(Date.parse(day) + 18 * 86_400_000).toISOString().slice(0, 10);
}

function putJob(store: Store, caseId: string, n: number, state: CaseState, at: string): void {
  const serial = (0x10000000 + n).toString(16).toUpperCase();
  store.run(
    `INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope, issued_at)
     VALUES (?, ?, ?, 'teller1', 'reader', ?, ?, ?, ?, ?)`,
    `job-${caseId}`,
    caseId,
    state === 'unsure' ? 'unsure' : 'issued',
    at,
    `${'0'.repeat(18)}${serial}${'0'.repeat(32)}`,
    `AB${String(1_000_000 + n)}`,
    'order',
    state === 'unsure' ? null : at,
  );
}

function putEntries(store: Store, caseId: string, first: string, count: number, at: string, n: number): void {
  const kinds = [first, 'card-issued', 'card-handed-over'].slice(0, count);
  for (const [place, kind] of kinds.entries())
    store.run(
      `INSERT INTO outbox (id, case_id, operator, kind, body, created_at, state, tries, receipt, receipt_number, accepted_at)
       VALUES (?, ?, 'teller1', ?, ?, ?, 'accepted', 1, 'receipt', ?, ?)`,
      `entry-${caseId}-${String(place)}`,
      caseId,
      kind,
      `{"kind":"${kind}","filler":"${'x'.repeat(300)}"}`,
      at,
      n * 3 + place,
      at,
    );
}
