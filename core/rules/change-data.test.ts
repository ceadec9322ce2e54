import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { changeData } from './change-data.ts';
import { correction } from './correction.ts';
import { query } from './query.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第六条 …信息变更等服务。第二十四条（二）持卡人姓名、身份证件号码、民族等个人基本信息依法变更的。
 */
test.each([
  ['a new mobile number', { state: 'live' }, { fields: ['mobile'] }, 'allowed 6'],
  ['mobile and address', { state: 'lost' }, { fields: ['mobile', 'address'] }, 'allowed 6'],
  ['a new name, with proof', { state: 'live' }, { fields: ['mobile', 'name'], proved: true }, 'allowed 24'],
  ['a new name, without', { state: 'live' }, { fields: ['mobile', 'name'] }, 'refused 24'],
  ['a new photo, without', { state: 'live' }, { fields: ['photo'] }, 'refused 24'],
  ['another bank', { state: 'live' }, { fields: ['bank'], proved: true }, 'refused 24'],
  ['nothing named', { state: 'live' }, undefined, 'refused 24'],
  ['without network', {}, { fields: ['mobile'] }, 'for now 6'],
  ['no card', { state: 'none' }, { fields: ['mobile'] }, 'refused 6'],
  ['cancelled', { state: 'cancelled' }, { fields: ['mobile'] }, 'refused 6'],
] as const)('data that changed: %s', (_, card, change, expected) => {
  const decision = changeData(facts({ card, change }));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

/**
 * 第二十条 持卡人可以申请查询本人社会保障卡卡内信息和应用信息…
 * 持卡人认为上述信息记录不准确的，可以依照政府信息公开的相关法律、法规、规章的规定向社会保障卡经办服务机构或者社会保障卡应用单位
 * 申请更正。
 */
test('Article 20: the holder sees and corrects, whatever became of the card', () => {
  const change = { fields: ['name'] } as const;
  for (const { code } of cardStates) {
    const told = { card: { state: code }, agency: { reached: true }, change };
    expect([query(facts(told)).allowed, correction(facts(told)).allowed]).toEqual([code !== 'none', code !== 'none']);
  }
});

test.each([
  [query(facts({ card: { state: 'live' }, agency: { reached: true } })), 'allowed 20', 'agency and bank'],
  [query(facts()), 'for now 20', 'only what the chip holds'],
  [correction(facts({ card: { state: 'live' } })), 'refused 20', 'not said which'],
  [correction(facts({ change: { fields: ['sex'] } })), 'for now 20', 'may ask for its correction'],
])('Article 20: case %#', (decision, expected, words) => {
  expect([outcome(decision), decision.reasons.at(-1)?.en]).toEqual([expected, expect.stringContaining(words)]);
  expect(unworded(decision)).toEqual([]);
});
