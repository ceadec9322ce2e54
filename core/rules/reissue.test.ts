import { expect, test } from 'vitest';
import { reissue } from './reissue.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第二十三条 持卡人遗失社会保障卡的，可以通过网络服务平台或者持本人有效身份证件到社会保障卡合作银行网点申请补领新卡。
 * 第二十五条第一款 …应当在受理申请后12个工作日内，向符合条件的申请人发放新卡。
 */
test.each([
  ['reported lost', { state: 'lost' }, true, 'allowed 25 23 28'],
  ['lost, and the loss not recorded yet', { state: 'live' }, true, 'allowed 25 23 28'],
  ['not entitled any more', { state: 'lost' }, false, 'refused 25'],
  ['entitlement not known', { state: 'lost' }, undefined, 'for now 25 23 28'],
  ['nothing known', {}, undefined, 'for now 23 25 28'],
  ['a reissue applied for already', { state: 'reissue-applied' }, true, 'refused 23'],
  ['being replaced: that card is the new one', { state: 'replacing' }, true, 'refused 23'],
  ['no card', { state: 'none' }, true, 'refused 23'],
  ['not collected yet', { state: 'applied' }, true, 'refused 23'],
  ['cancelled', { state: 'cancelled' }, true, 'refused 23'],
  ['on the stop list', { state: 'stopped' }, true, 'refused 23'],
  ['the card lies on the counter', { state: 'lost', inHand: true }, true, 'refused 23'],
] as const)('%s: %s', (_, card, entitled, expected) => {
  const decision = reissue(facts({ card, agency: { entitled } }));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test('a loss that was not recorded is recorded in the same act', () => {
  const words = (state: 'live' | 'lost') => JSON.stringify(reissue(facts({ card: { state }, agency: { entitled: true } })).reasons);
  expect(words('live')).toContain('同时挂失');
  expect(words('lost')).not.toContain('同时挂失');
});
