import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { activation } from './activation.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第十三条 社会保障卡的资金账户包括医疗保险个人账户和金融账户。…金融账户应用为人民币借记应用…
 */
const here = { card: { state: 'live', bank: 'ICBC' }, branch: { bank: 'ICBC' } } as const;
test.each([
  ['the medical account', { accounts: { asked: 'medical', state: 'opened' } }, 'allowed 13'],
  [
    'the medical account at another bank’s branch',
    { branch: { bank: 'ABC' }, accounts: { asked: 'medical', state: 'opened' } },
    'allowed 13',
  ],
  ['the bank account', { accounts: { asked: 'bank', state: 'opened' } }, 'allowed 13'],
  ['the bank account at another bank’s branch', { branch: { bank: 'ABC' }, accounts: { asked: 'bank', state: 'opened' } }, 'refused 13'],
  ['the bank account, the bank not known', { branch: {}, accounts: { asked: 'bank', state: 'opened' } }, 'for now 13'],
  ['the bank account, which the bank opens first', { accounts: { asked: 'bank', state: 'not-opened' } }, 'allowed 13'],
  ['the medical account, which does not exist yet', { accounts: { asked: 'medical', state: 'not-opened' } }, 'refused 13'],
  ['active', { accounts: { asked: 'medical', state: 'active' } }, 'refused 13'],
  ['suspended', { accounts: { asked: 'medical', state: 'suspended' } }, 'refused 13'],
  ['its state not known', { accounts: { asked: 'medical' } }, 'for now 13'],
  ['no account named', {}, 'refused 13'],
] as const)('%s: %s', (_, told, expected) => {
  const decision = activation(facts({ ...here, ...told }));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test('only a live card is activated', () => {
  const may = cardStates.filter(
    ({ code }) => activation(facts({ card: { state: code }, accounts: { asked: 'medical', state: 'opened' } })).allowed,
  );
  expect(may.map(({ code }) => code)).toEqual(['live']);
});
