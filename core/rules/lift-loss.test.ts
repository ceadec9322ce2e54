import { expect, test } from 'vitest';
import { liftLoss } from './lift-loss.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第二十二条 持卡人办理挂失手续后，未办理补领申请手续前，找回本人社会保障卡的，可以持本人有效身份证件到社会保障卡合作银行网点办理
 * 社会保障卡解除挂失手续。解除挂失后，社会保障卡恢复正常使用。
 */
test.each([
  ['reported lost, found', { state: 'lost', inHand: true }, 'allowed 22'],
  ['reported lost, not found', { state: 'lost', inHand: false }, 'refused 22'],
  ['reported lost, not shown', { state: 'lost' }, 'refused 22'],
  ['found after a reissue was applied for', { state: 'reissue-applied', inHand: true }, 'refused 22'],
  ['no loss recorded', { state: 'live', inHand: true }, 'refused 22'],
  ['being replaced', { state: 'replacing', inHand: true }, 'refused 22'],
  ['cancelled meanwhile', { state: 'cancelled', inHand: true }, 'refused 22'],
  ['on the stop list', { state: 'stopped', inHand: true }, 'refused 22'],
  ['no card', { state: 'none', inHand: true }, 'refused 22'],
  ['not collected yet', { state: 'applied', inHand: true }, 'refused 22'],
  ['found, the agency not reached', { inHand: true }, 'for now 22'],
] as const)('%s: %s', (_, card, expected) => {
  const decision = liftLoss(facts({ card }));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});
