import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { changePin, resetPin } from './pin-service.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第六条 …密码修改与重置…等服务。第十九条 …持卡人应当妥善保管社会保障卡及其密码…
 */
const here = { card: { state: 'live', bank: 'ICBC', inHand: true }, branch: { bank: 'ICBC' } } as const;
test.each([
  ['knows it', { pin: { which: 'social-security', oldKnown: true, triesLeft: 3 } }, 'allowed 6', 'allowed 6'],
  ['does not know it', { pin: { which: 'social-security', oldKnown: false } }, 'refused 6', 'allowed 6'],
  ['did not say', { pin: { which: 'social-security' } }, 'refused 6', 'allowed 6'],
  ['knows it, one try left', { pin: { which: 'social-security', oldKnown: true, triesLeft: 1 } }, 'allowed 6', 'allowed 6'],
  ['locked', { pin: { which: 'social-security', oldKnown: true, triesLeft: 0 } }, 'refused 6', 'allowed 6'],
  ['no PIN named', {}, 'refused 6', 'refused 6'],
  ['the bank’s, here', { pin: { which: 'bank', oldKnown: true } }, 'allowed 6', 'allowed 6'],
  ['the bank’s, elsewhere', { branch: { bank: 'ABC' }, pin: { which: 'bank', oldKnown: true } }, 'refused 13', 'refused 13'],
  ['the bank’s, not known whose', { branch: {}, pin: { which: 'bank', oldKnown: true } }, 'for now 13 6', 'for now 13 6'],
  ['the card is not here', { card: { state: 'live' }, pin: { which: 'social-security', oldKnown: true } }, 'refused 6', 'refused 6'],
] as const)('%s: to change %s, to reset %s', (_, told, changing, resetting) => {
  const decisions = [changePin(facts({ ...here, ...told })), resetPin(facts({ ...here, ...told }))];
  expect(decisions.map(outcome)).toEqual([changing, resetting]);
  expect(decisions.flatMap(unworded)).toEqual([]);
});

test('no PIN of a card that may not be used', () => {
  const may = cardStates.filter(
    ({ code }) => resetPin(facts({ card: { state: code, inHand: true }, pin: { which: 'social-security' } })).allowed,
  );
  expect(may.map(({ code }) => code)).toEqual(['live', 'replacing']);
});
