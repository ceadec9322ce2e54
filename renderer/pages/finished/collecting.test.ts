import { describe, expect, it } from 'vitest';
import type { FinishedRow } from '../../../core/service-views.ts';
import { begin, handOverOf, missingOf } from './collecting.ts';

const row = { serial: '0C000001', documentType: 'resident-id', feeFen: 0, service: 'apply' } as FinishedRow;
const whole = { ...begin(row), validUntil: 'long-term', faceChecked: true };

describe('what a hand-over asks for', () => {
  it('is the document and the comparison in person; more only where it applies', () => {
    expect(missingOf(row, begin(row))).toEqual(['validUntil', 'face']);
    expect(missingOf(row, whole)).toEqual([]);
    const replaced = { ...row, feeFen: 2_000, service: 'replace' } as const;
    expect(missingOf(replaced, whole)).toEqual(['fee', 'oldCard']);
    expect(missingOf(replaced, { ...whole, fee: 'paid', oldCard: 'lost' })).toEqual(['receipt']);
    expect(missingOf(row, { ...whole, who: 'agent' })).toEqual(['name', 'number', 'relation']);
  });

  it('goes to the host without what does not apply', () => {
    expect(handOverOf(row, { ...whole, name: '谁', fee: 'paid', oldCard: 'lost' }, 'reader')).toEqual({
      serial: '0C000001',
      standing: { who: 'holder', shown: 'resident-id', validUntil: 'long-term' },
      faceChecked: true,
    });
    const paid = handOverOf(
      { ...row, feeFen: 2_000, service: 'replace' },
      { ...whole, fee: 'paid', receipt: ' 1 ', oldCard: 'lost', compare: true },
      'reader',
    );
    expect(paid).toMatchObject({ fee: { outcome: 'paid', receipt: '1' }, oldCard: 'lost', reader: 'reader' });
    expect(
      handOverOf(row, { ...whole, who: 'guardian', name: '施样例', number: '1', relation: 'parent' }, undefined).standing.other,
    ).toEqual({
      name: '施样例',
      documentType: 'resident-id',
      identityNumber: '1',
      relation: 'parent',
    });
  });
});
