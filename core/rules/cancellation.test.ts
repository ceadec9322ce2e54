import { expect, test } from 'vitest';
import { cancellation } from './cancellation.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第二十六条 持卡人因死亡被公安机关注销户籍，或者依法不应当继续享受本市社会保障及其他公共服务待遇的，社会保障卡经办服务机构应当
 * 注销持卡人的社会保障卡，社会保障卡应用单位应当停止其社会保障卡的使用。
 */
const live = { state: 'live' } as const;
test.each([
  ['died, registration cancelled', live, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'allowed 26'],
  ['died, only a death certificate', live, { ground: 'death', evidence: 'death-certificate' }, {}, 'refused 26'],
  ['died, nothing brought', live, { ground: 'death' }, {}, 'refused 26'],
  ['moved away, the agency says so', live, { ground: 'no-longer-entitled', evidence: 'other' }, { entitled: false }, 'allowed 26'],
  ['moved away, entitled by the agency’s records', live, { ground: 'no-longer-entitled' }, { entitled: true }, 'refused 26'],
  ['moved away, the agency not reached', live, { ground: 'no-longer-entitled' }, {}, 'for now 26'],
  ['does not want it', live, { ground: 'own-wish' }, {}, 'refused 26'],
  ['no ground', live, undefined, {}, 'refused 26'],
  ['lost, and the holder died', { state: 'lost' }, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'allowed 26'],
  ['died before the card was collected', { state: 'applied' }, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'allowed 26'],
  ['on the stop list', { state: 'stopped' }, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'allowed 26'],
  ['cancelled already', { state: 'cancelled' }, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'refused 26'],
  ['no card', { state: 'none' }, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'refused 26'],
  ['without network', {}, { ground: 'death', evidence: 'registration-cancelled' }, {}, 'for now 26'],
] as const)('%s', (_, card, asked, agency, expected) => {
  const decision = cancellation(facts({ card, cancellation: asked, agency }));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});
