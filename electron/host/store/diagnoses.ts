import type { Words } from '../../../core/card/words.ts';
import type { VerdictCode } from '../../../core/desk/diagnosis.ts';
import type { Store } from './store.ts';

/** What was found out about cards; a free replacement rests on such a record (Article 27). */
export interface DiagnosisRow {
  readonly record: string;
  /** 58 hex digits; null where the chip did not say. */
  readonly chip: string | null;
  readonly cardNumber: string | null;
  readonly verdict: VerdictCode;
  readonly findings: readonly Words[];
  readonly operator: string;
  readonly at: string;
}

/** Within the store's `write`. */
export function putDiagnosis(store: Store, { record, chip, cardNumber, verdict, findings, operator, at }: DiagnosisRow): void {
  store.run(
    'INSERT INTO diagnosis VALUES (?, ?, ?, ?, ?, ?, ?)',
    record,
    chip,
    cardNumber,
    verdict,
    JSON.stringify(findings),
    operator,
    at,
  );
}

export function diagnosisOf(store: Store, record: string): DiagnosisRow | null {
  const row = store.get('SELECT * FROM diagnosis WHERE record = ?', record);
  if (row === undefined) return null;
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  return {
    record: String(row['record']),
    chip: text('chip'),
    cardNumber: text('card_number'),
    verdict: String(row['verdict']) as VerdictCode,
    findings: JSON.parse(String(row['findings'])) as readonly Words[],
    operator: String(row['operator']),
    at: String(row['at']),
  };
}
