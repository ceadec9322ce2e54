import { describe, expect, it } from 'vitest';
import { countOf, scanned } from './counting.ts';

const list = ['0C000001', '0C000002', '0C00000A'];

describe('a parcel that is counted', () => {
  it('takes what a scanner types, whatever its case, and says what it is', () => {
    expect(scanned(' 0c00000a ', list, [])).toEqual(['here', '0C00000A']);
    expect(scanned('0C000001', list, ['0C000001'])).toEqual(['again', '0C000001']);
    expect(scanned('FFFFFFFF', list, [])).toEqual(['notListed', 'FFFFFFFF']);
    expect(scanned('0C0001', list, [])).toEqual(['malformed', '0C0001']);
    expect(scanned('', list, [])).toEqual(['malformed', '']);
  });

  it('is what is here, what is missing, and what nobody announced', () => {
    expect(countOf(list, ['FFFFFFFF', '0C000002'])).toEqual({
      here: ['0C000002'],
      missing: ['0C000001', '0C00000A'],
      unexpected: ['FFFFFFFF'],
    });
  });
});
