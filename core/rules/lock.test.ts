import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { lock, unlock } from './lock.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/** 第六条 …应用锁定与解锁…等服务。 */
const here = { card: { state: 'live', bank: 'ICBC' }, branch: { bank: 'ICBC' } } as const;
const blocked = { record: 'D-1', ofThisCard: true, verdict: 'blocked' } as const;
test.each([
  ['open', { lock: { application: 'social-security', state: 'open' } }, 'allowed 6', 'refused 6'],
  ['locked', { lock: { application: 'social-security', state: 'locked' } }, 'refused 6', 'allowed 6'],
  ['not known', { lock: { application: 'social-security' } }, 'for now 6', 'for now 6'],
  ['no application named', {}, 'refused 6', 'refused 6'],
  ['financial, locked', { lock: { application: 'financial', state: 'locked' } }, 'refused 6', 'allowed 6'],
  [
    'financial, at another bank’s branch',
    { branch: { bank: 'ABC' }, lock: { application: 'financial', state: 'locked' } },
    'refused 13 6',
    'refused 13',
  ],
  [
    'blocked for good by the chip',
    { lock: { application: 'social-security', state: 'locked' }, diagnosis: blocked },
    'refused 6',
    'refused 6',
  ],
  [
    'blocked for good, but another card',
    { lock: { application: 'social-security', state: 'locked' }, diagnosis: { ...blocked, ofThisCard: false } },
    'refused 6',
    'allowed 6',
  ],
] as const)('%s: to lock %s, to unlock %s', (_, told, locking, unlocking) => {
  const decisions = [lock(facts({ ...here, ...told })), unlock(facts({ ...here, ...told }))];
  expect(decisions.map(outcome)).toEqual([locking, unlocking]);
  expect(decisions.flatMap(unworded)).toEqual([]);
});

test('a lost card is locked in any case: its loss is lifted, it is not unlocked', () => {
  const may = cardStates.filter(
    ({ code }) => unlock(facts({ card: { state: code }, lock: { application: 'social-security', state: 'locked' } })).allowed,
  );
  expect(may.map(({ code }) => code)).toEqual(['live', 'replacing']);
});
