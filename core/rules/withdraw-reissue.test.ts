import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { liftLoss } from './lift-loss.ts';
import { facts, outcome, unworded } from './test-facts.ts';
import { withdrawReissue } from './withdraw-reissue.ts';

/**
 * 《办法》没有规定撤回补领申请。第二十二条 …未办理补领申请手续前，找回本人社会保障卡的，可以…办理社会保障卡解除挂失手续。
 */
test.each([
  ['nothing made', { card: { state: 'reissue-applied' }, newCard: { made: false } }, 'allowed 23'],
  ['made', { card: { state: 'reissue-applied' }, newCard: { made: true } }, 'refused 23'],
  ['not known whether', { card: { state: 'reissue-applied' } }, 'for now 23'],
  ['nothing known', {}, 'for now 23'],
  ['nothing known but that it is made', { newCard: { made: true } }, 'refused 23'],
] as const)('%s: %s', (_, told, expected) => {
  const decision = withdrawReissue(facts(told));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test('only a reissue is withdrawn; afterwards the card is as lost as before, and the loss may be lifted', () => {
  const may = cardStates.filter(({ code }) => withdrawReissue(facts({ card: { state: code }, newCard: { made: false } })).allowed);
  expect(may.map(({ code }) => code)).toEqual(['reissue-applied']);
  expect(liftLoss(facts({ card: { state: 'lost', inHand: true } })).allowed).toBe(true);
});
