import type { Change } from '../../../core/exchange.ts';
import { openStates } from './cases.ts';
import { putNotice } from './notices.ts';
import type { Store } from './store.ts';

/** What was done to cards elsewhere (Articles 21, 22, 26), as the agency told: known here without a network too. */

export type CardNews = Omit<Extract<Change, { kind: 'news' }>, 'kind' | 'number'>;

const byWords = {
  phone: { zh: '电话', en: 'by telephone' },
  web: { zh: '网上', en: 'on the web' },
  branch: { zh: '其他网点', en: 'at another branch' },
  agency: { zh: '管理机构', en: 'by the agency' },
} as const;
const stateWords = {
  lost: { zh: '挂失', en: 'reported lost' },
  found: { zh: '解挂', en: 'found again' },
  cancelled: { zh: '注销', en: 'cancelled' },
} as const;

/** Where a case is open here about the card, whoever works on it is told. */
export function putCardNews(store: Store, { cardNumber, state, by, at }: CardNews, now: Date): void {
  store.run(
    'INSERT INTO card_news VALUES (?, ?, ?, ?) ON CONFLICT (card_number) DO UPDATE SET state = excluded.state, by = excluded.by, at = excluded.at',
    cardNumber,
    state,
    by,
    at,
  );
  const cases = store.all(`SELECT case_id FROM service_case WHERE card_number = ? AND state IN ${openStates} LIMIT 5`, cardNumber);
  for (const row of cases) {
    const caseId = String(row['case_id']);
    const { zh, en } = wordsOf({ cardNumber, state, by, at });
    putNotice(store, {
      id: `news-${caseId}`,
      tone: 'wait',
      zh: `业务 ${caseId} 所涉的卡在此期间有变化：${zh}。请重新查询后决定是否继续办理。`,
      en: `The card of case ${caseId} changed meanwhile: ${en}. Look it up again before going on.`,
      at: now.toISOString(),
    });
  }
}

/** The last that was heard of a card by its number, or of the cards that were made here for somebody; null for nothing. */
export function cardNewsOf(store: Store, cardNumber: string | null, identityNumber: string): CardNews | null {
  const row = store.get(
    `SELECT * FROM card_news WHERE card_number = ? OR card_number IN (SELECT job.card_number FROM service_case JOIN job USING (case_id)
       WHERE service_case.identity_number = ? AND job.state = 'issued') ORDER BY at DESC LIMIT 1`,
    cardNumber,
    identityNumber,
  );
  if (row === undefined) return null;
  const { card_number: number, state, by, at } = row;
  return { cardNumber: String(number), state: state as CardNews['state'], by: by as CardNews['by'], at: String(at) };
}

/** What happened to the card, in words: 11月25日由电话挂失. */
export function wordsOf({ state, by, at }: CardNews): { readonly zh: string; readonly en: string } {
  const [day] = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().split('T');
  return {
    zh: `${String(day)}经${byWords[by].zh}${stateWords[state].zh}`,
    en: `${stateWords[state].en} ${byWords[by].en} on ${String(day)}`,
  };
}
