import { expect, test } from 'vitest';
import { services } from '../desk/services.ts';
import { actingFor } from './acting-for.ts';
import { facts, outcome, unworded } from './test-facts.ts';

const today = '2026-03-02';
const guardian = { guardianBelowAge: 16, guardianSource: '监护依据' };
const adultGuardian = { source: '成年监护依据' };
const agent = { services: ['report-loss', 'reissue', 'activate'], source: '代理依据' } as const;
const child = { birthDate: '2010-03-03' };
const adult = { birthDate: '2010-03-02' };

/**
 * 第十九条 社会保障卡只限持卡人本人使用。《办法》没有规定监护人和代理人：以管理机构注明法律依据的配置为准。
 */
test.each([
  ['reissue', 'holder', adult, {}, { guardian }, 'allowed 19'],
  ['reissue', 'holder', child, {}, { guardian }, 'refused 监护依据'],
  ['reissue', 'holder', child, {}, {}, 'allowed 19'],
  ['report-loss', 'holder', child, {}, { guardian }, 'allowed 19'],
  ['reissue', 'guardian', child, { recorded: true }, { guardian }, 'allowed 监护依据'],
  ['reissue', 'guardian', child, {}, { guardian }, 'refused 19'],
  ['reissue', 'guardian', child, { recorded: true }, {}, 'refused 19'],
  ['reissue', 'guardian', {}, { recorded: true }, { guardian }, 'refused 19'],
  ['reissue', 'guardian', adult, { recorded: true }, { guardian }, 'refused 19'],
  ['reissue', 'guardian', adult, { recorded: true }, { guardian, adultGuardian }, 'allowed 成年监护依据'],
  ['activate', 'guardian', child, { recorded: true }, { guardian }, 'allowed 监护依据'],
  ['reissue', 'agent', adult, { recorded: true }, { agent }, 'allowed 代理依据'],
  ['reissue', 'agent', adult, {}, { agent }, 'refused 19'],
  ['reissue', 'agent', adult, { recorded: true }, {}, 'refused 19'],
  ['reset-pin', 'agent', adult, { recorded: true }, { agent }, 'refused 19'],
  ['activate', 'agent', adult, { recorded: true }, { agent }, 'refused 19'],
  ['reissue', 'agent', child, { recorded: true }, { agent, guardian }, 'refused 监护依据'],
  ['report-loss', 'agent', child, { recorded: true }, { agent, guardian }, 'allowed 代理依据'],
  ['reissue', 'reporter', adult, { recorded: true }, { agent }, 'refused 19'],
  ['suspicion', 'reporter', {}, {}, {}, 'allowed 32'],
] as const)('%s by the %s of %j, %j, %#: %s', (service, who, holder, recorded, configuration, expected) => {
  const decision = actingFor(service, facts({ holder, atCounter: { who, ...recorded }, configuration }), today);
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

/** 第二十六条 持卡人因死亡被公安机关注销户籍…：谁提交证明，《办法》没有限定。 */
test.each([
  ['reporter', true, 'allowed 26'],
  ['reporter', false, 'refused 26'],
  ['agent', true, 'allowed 26'],
  ['holder', true, 'refused 26'],
] as const)('a death brought by the %s, recorded %s: %s', (who, recorded, expected) => {
  const told = { cancellation: { ground: 'death' }, atCounter: { who, recorded } } as const;
  expect(outcome(actingFor('cancel', facts(told), today))).toBe(expected);
});

test('without a configuration nobody but the holder acts, but for a death or a suspicion', () => {
  for (const { code } of services)
    for (const who of ['guardian', 'agent', 'reporter'] as const)
      expect(actingFor(code, facts({ holder: adult, atCounter: { who, recorded: true } }), today).allowed).toBe(code === 'suspicion');
});
