import type { Input } from '../../../core/contract.ts';
import type { FinishedRow } from '../../../core/service-views.ts';

/** What is filled in before a finished card is handed over. */
export interface Collecting {
  readonly who: 'holder' | 'guardian' | 'agent';
  readonly document: string;
  /** YYYY-MM-DD, 'long-term', or empty. */
  readonly validUntil: string;
  readonly name: string;
  readonly number: string;
  readonly relation: string;
  readonly fee: 'paid' | 'deferred' | '';
  readonly receipt: string;
  readonly oldCard: 'taken-back' | 'lost' | '';
  readonly faceChecked: boolean;
  readonly compare: boolean;
}

export function begin({ documentType }: FinishedRow): Collecting {
  return {
    who: 'holder',
    document: documentType,
    validUntil: '',
    name: '',
    number: '',
    relation: '',
    fee: '',
    receipt: '',
    oldCard: '',
    faceChecked: false,
    compare: false,
  };
}

export type Missing = 'validUntil' | 'name' | 'number' | 'relation' | 'fee' | 'receipt' | 'oldCard' | 'face';

/** What still has to be filled in, in the order of the form. */
export function missingOf(row: Pick<FinishedRow, 'feeFen' | 'service'>, form: Collecting): Missing[] {
  const other = form.who !== 'holder';
  const missing: readonly (readonly [Missing, boolean])[] = [
    ['validUntil', form.validUntil === ''],
    ['name', other && form.name.trim() === ''],
    ['number', other && form.number.trim() === ''],
    ['relation', other && form.relation === ''],
    ['fee', row.feeFen > 0 && form.fee === ''],
    ['receipt', row.feeFen > 0 && form.fee === 'paid' && form.receipt.trim() === ''],
    ['oldCard', row.service === 'replace' && form.oldCard === ''],
    ['face', !form.faceChecked],
  ];
  return missing.filter(([, is]) => is).map(([what]) => what);
}

/** What the host is asked. @param reader the reader with the new card, where it is to be compared */
export function handOverOf(row: FinishedRow, form: Collecting, reader: string | undefined): Input<'finished.handOver'> {
  const { who, document, validUntil, name, number, relation, fee, receipt, oldCard } = form;
  return {
    serial: row.serial,
    standing: {
      who,
      shown: document as NonNullable<Input<'finished.handOver'>['standing']['shown']>,
      validUntil,
      ...(who === 'holder' ? {} : { other: { name, documentType: document, identityNumber: number, relation } as never }),
    },
    faceChecked: true,
    ...(row.feeFen > 0 && fee !== '' ? { fee: { outcome: fee, ...(fee === 'paid' ? { receipt: receipt.trim() } : {}) } } : {}),
    ...(row.service === 'replace' && oldCard !== '' ? { oldCard } : {}),
    ...(form.compare && reader !== undefined ? { reader } : {}),
  };
}
