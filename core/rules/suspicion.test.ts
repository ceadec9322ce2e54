import { expect, test } from 'vitest';
import { suspicion } from './suspicion.ts';
import { facts, outcome, unworded } from './test-facts.ts';

/**
 * 第三十二条 冒领、冒用、盗用他人社会保障卡的，由相关部门依法追究其法律责任。
 * 伪造、变造或者买卖社会保障卡，以及使用或者买卖伪造、变造的社会保障卡的，由公安机关依照《中华人民共和国治安管理处罚法》的规定处理…
 */
test.each([
  ['wrong-person', '相关部门'],
  ['altered-data', '公安机关'],
  ['copied-card', '公安机关'],
  ['trade', '公安机关'],
  [undefined, '报告管理机构'],
] as const)('%s is always taken in, for: %s', (kind, words) => {
  const decision = suspicion(facts({ suspicion: kind }));
  expect([outcome(decision), decision.reasons.at(-1)?.zh]).toEqual(['allowed 32', expect.stringContaining(words)]);
  expect(unworded(decision)).toEqual([]);
});
