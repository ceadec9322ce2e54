import { describe, expect, it } from 'vitest';
import { standingSchema } from '../../../core/filing.ts';
import { emptyStanding, standingMissing, standingOf, validUntilOf } from './standing.ts';

const agent = { ...emptyStanding, who: 'agent', name: '林样例', identityNumber: '440103198802140025', relation: 'spouse' } as const;

describe('who stands at the counter', () => {
  it('has shown nothing until somebody says so', () => {
    expect(standingOf(emptyStanding)).toEqual({ who: 'holder' });
    expect(standingOf({ ...emptyStanding, validUntil: '2030-01-31' })).toEqual({ who: 'holder' });
  });
  it('is recorded whole or not at all', () => {
    const standing = standingOf({ ...agent, shown: 'resident-id' });
    expect(standing.other?.name).toBe('林样例');
    expect(standingSchema.safeParse(standing).success).toBe(true);
    expect(standingOf({ ...agent, relation: '' }).other).toBeUndefined();
    expect(standingMissing({ ...agent, relation: '' })).toHaveLength(1);
    expect(standingMissing(agent)).toEqual([]);
  });
  it('leaves out who acts once the holder stands here', () => {
    expect(standingOf({ ...agent, who: 'holder' })).not.toHaveProperty('other');
  });
  it.each([
    ['2030-01-31', '2030-01-31'],
    [' 长期 ', 'long-term'],
    ['Long term', 'long-term'],
    ['2030-02-30', undefined],
    ['', undefined],
  ])('reads %s as %s', (typed, read) => {
    expect(validUntilOf(typed)).toBe(read);
  });
});
