import { describe, expect, it } from 'vitest';
import { canPad, isLastTry, mayDo, pinActs } from './standing.ts';
import type { Left } from './standing.ts';
import { differs, missingOf } from './typed.ts';

const left = (tries: number | null, pad = { verify: false, change: false }): Left => ({ set: tries !== null, tries, pad });
const say = ({ zh }: { zh: string }): string => zh;

describe('what can be done to a PIN', () => {
  it.each([
    ['that was not read', null, []],
    ['that is not set', left(null), ['reload']],
    ['that is locked', left(0), ['unblock', 'reload']],
    ['with one try left', left(1), pinActs],
    ['with tries left', left(3), pinActs],
  ])('%s', (_, of, acts) => {
    expect(pinActs.filter((act) => mayDo(act, of))).toEqual(acts);
  });
  it('only verifying and changing can spend the last try', () => {
    expect(pinActs.filter((act) => isLastTry(act, left(1)))).toEqual(['verify', 'change']);
    expect([null, left(null), left(0), left(2)].some((of) => isLastTry('verify', of))).toBe(false);
  });
  it('the reader’s keys serve what they can, and never an act under keys of the agency', () => {
    expect(pinActs.filter((act) => canPad(act, left(3, { verify: true, change: false })))).toEqual(['verify']);
    expect(pinActs.filter((act) => canPad(act, left(3, { verify: true, change: true })))).toEqual(['verify', 'change']);
  });
});

describe('what is typed', () => {
  const typed = { pin: '', fresh: '', again: '', digits: '' };
  it.each(['', '123', '1234567890123', '12a456', '１２３４', '1234 '])('%o is no PIN', (pin) => {
    expect(missingOf('verify', { ...typed, pin }, false, say)).toHaveLength(1);
  });
  it('a new one counts when it is the same twice', () => {
    expect(missingOf('reload', { ...typed, fresh: '1234', again: '1234' }, false, say)).toEqual([]);
    expect(differs('reload', { ...typed, fresh: '1234', again: '1243' }, false)).toBe(true);
    expect(missingOf('change', { ...typed, fresh: '1234', again: '1234' }, false, say)).toHaveLength(1);
  });
  it('on the reader’s keys only the digits are asked for', () => {
    expect(missingOf('change', typed, true, say)).toHaveLength(1);
    expect(missingOf('change', { ...typed, digits: '6' }, true, say)).toEqual([]);
  });
});
