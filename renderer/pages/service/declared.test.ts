import { describe, expect, it } from 'vitest';
import { filedServices, filingSchema } from '../../../core/filing.ts';
import { services } from '../../../core/desk/services.ts';
import { letters } from '../../keys.ts';
import { changeProblems } from './changes.ts';
import { askedOf, filingOf, keyOf, listed, probesOf, unfilled } from './declared.ts';

describe('the services of the list', () => {
  it('are all of them, each with a key of its own that no place of the rail has', () => {
    expect(listed.toSorted()).toEqual(services.map(({ code }) => code).toSorted());
    const keys = listed.map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key in letters)).toEqual([]);
  });
  it.each(services.map(({ code }) => code))('%s asks the rules with filings of the agreed form', (service) => {
    expect(probesOf(service).length).toBeGreaterThan(0);
    for (const filing of probesOf(service)) expect(filingSchema.safeParse(filing).success).toBe(true);
  });
  it.each(filedServices)('%s is not asked for what an empty filing does not need', (service) => {
    expect(filingOf(service, {})).toEqual({});
  });
});

describe('fields', () => {
  it('are those of the chosen ground, and what stands in others does not count', () => {
    const filing = { ground: 'bank', newBank: 'BOC', faceIllegible: true } as const;
    expect(askedOf('replace', filing).map(({ kind }) => kind)).toEqual(['choice', 'bank', 'deliver', 'tick']);
    expect(filingOf('replace', filing)).toEqual({ ground: 'bank', newBank: 'BOC' });
  });
  it('are unfilled until the rules can say more', () => {
    expect(unfilled('replace', {})).toBe(true);
    expect(unfilled('replace', { ground: 'bank' })).toBe(true);
    expect(unfilled('replace', { ground: 'bank', newBank: 'BOC' })).toBe(false);
    expect(unfilled('report-loss', {})).toBe(false);
  });
  it('of changed data are wrong when empty, of another form, or of a card', () => {
    expect(changeProblems({ mobile: '13900000001', name: '', birthDate: '1990-02-30', bank: 'ICBC' })).toEqual([
      'name',
      'birthDate',
      'bank',
    ]);
  });
});
