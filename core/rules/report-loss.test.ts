import { expect, test } from 'vitest';
import { reportLoss } from './report-loss.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第二十一条 持卡人遗失社会保障卡的，可以通过网络服务平台，拨打政务服务便民热线、合作银行的客服电话，或者持本人有效身份证件到
 * 社会保障卡合作银行网点办理挂失手续。挂失后，社会保障卡资金账户依法暂停使用。
 */
test.each([
  ['a live card', { card: { state: 'live' } }, 'allowed 21'],
  ['a card that is being replaced', { card: { state: 'replacing' } }, 'allowed 21'],
  ['without network', {}, 'for now 21'],
  ['lost already', { card: { state: 'lost' } }, 'refused 21'],
  ['a reissue applied for', { card: { state: 'reissue-applied' } }, 'refused 21'],
  ['no card', { card: { state: 'none' } }, 'refused 21'],
  ['a first card that nobody collected yet', { card: { state: 'applied' } }, 'refused 21'],
  ['cancelled', { card: { state: 'cancelled' } }, 'refused 21'],
  ['on the stop list', { card: { state: 'stopped' } }, 'refused 21'],
  ['the card lies on the counter', { card: { state: 'live', inHand: true } }, 'refused 21'],
  ['at a branch of another partner bank', { card: { state: 'live', bank: 'ABC' }, branch: { bank: 'ICBC' } }, 'allowed 21'],
] as const)('%s: %s', (_, told, expected) => {
  const decision = reportLoss(facts(told));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test('the accounts are never said to be suspended before agency and bank have it', () => {
  const words = (reached: boolean | undefined) =>
    JSON.stringify(reportLoss(facts({ card: { state: 'live' }, agency: { reached } })).reasons);
  expect(words(true)).toContain('收到后');
  expect(words(false)).toContain('尚未暂停');
  expect(words(false)).toContain('NOT yet suspended');
  expect(words(undefined)).toBe(words(false));
});
