import { expect, test } from 'vitest';
import { applicationSchema } from '../people/application.ts';
import { examples } from '../people/examples.ts';
import { collection, handOver } from './collection.ts';
import { fee } from './fee.ts';
import { facts, outcome, unworded } from './test-facts.ts';

const today = '2026-03-02';
const citizen = applicationSchema.parse(examples.citizen);
const child = applicationSchema.parse(examples.child);

/**
 * 第十二条 申请人可以选择到社会保障卡合作银行网点或者通过快递服务领取社会保障卡。
 * 第二十七条 申请人领取社会保障卡需依法缴纳工本费…
 */
const first = { madeFor: 'apply', made: true, agrees: true } as const;
const replaced = { madeFor: 'replace', made: true, agrees: true, fee: 'paid', oldCard: 'taken-back' } as const;
test.each([
  ['a first card', 'applied', first, 'allowed 17'],
  ['not finished', 'applied', { ...first, made: false }, 'refused 12'],
  ['nobody here knows whether it is finished', 'applied', { ...first, made: undefined }, 'for now 12 17'],
  ['the chip differs', 'applied', { ...first, agrees: false }, 'refused 17'],
  ['nobody compared it', 'applied', { ...first, agrees: undefined }, 'refused 17'],
  ['handed over already', 'live', first, 'refused 10'],
  ['the holder was struck off meanwhile', 'cancelled', first, 'refused 10'],
  ['the state not known', undefined, first, 'for now 10 17'],
  ['a reissued one, paid', 'reissue-applied', { ...first, madeFor: 'reissue', fee: 'paid' }, 'allowed 17'],
  ['a reissued one, deferred', 'reissue-applied', { ...first, madeFor: 'reissue', fee: 'deferred' }, 'allowed 17'],
  ['a reissued one, unpaid', 'reissue-applied', { ...first, madeFor: 'reissue' }, 'refused 27'],
  ['a replaced one, the old one taken back', 'replacing', replaced, 'allowed 17'],
  ['a replaced one, the old one still with the holder', 'replacing', { ...replaced, oldCard: undefined }, 'refused 24'],
  ['a replaced one, the old one lost meanwhile', 'lost', { ...replaced, oldCard: 'lost' }, 'allowed 17'],
  ['made for nobody knows what', 'applied', { made: true, agrees: true }, 'refused 12'],
] as const)('%s: %s', (_, state, newCard, expected) => {
  const told = facts({ firstCard: true, card: { state }, newCard, configuration: { fee: { fen: 2500, source: 's' } } });
  const decision = collection(told, fee(told.newCard.madeFor, told, today));
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test.each([
  ['the holder', { receivedBy: 'holder', identifiedBy: 'resident-id' }, citizen, true],
  ['the holder with another identity document', { receivedBy: 'holder', identifiedBy: 'passport' }, citizen, true],
  ['the electronic card', { receivedBy: 'holder', identifiedBy: 'electronic-card' }, citizen, false],
  ['an expired document', { receivedBy: 'holder', identifiedBy: 'resident-id' }, { ...citizen, documentValidUntil: '2026-03-01' }, false],
  ['its last day', { receivedBy: 'holder', identifiedBy: 'resident-id' }, { ...citizen, documentValidUntil: '2026-03-02' }, true],
  [
    'another document than the expired one',
    { receivedBy: 'holder', identifiedBy: 'passport' },
    { ...citizen, documentValidUntil: '2026-03-01' },
    true,
  ],
  ['an adult’s register', { receivedBy: 'holder', identifiedBy: 'household-register' }, citizen, false],
  ['a child’s register', { receivedBy: 'holder', identifiedBy: 'household-register' }, child, true],
  ['the guardian', { receivedBy: 'guardian', identifiedBy: 'resident-id' }, child, true],
  ['the guardian with another document', { receivedBy: 'guardian', identifiedBy: 'passport' }, child, false],
  ['a guardian who is not recorded', { receivedBy: 'guardian', identifiedBy: 'resident-id' }, citizen, false],
  ['an agent who is not recorded', { receivedBy: 'agent', identifiedBy: 'resident-id' }, child, false],
  ['the agent', { receivedBy: 'agent', identifiedBy: 'resident-id' }, { ...citizen, agent: child.guardian }, true],
  [
    'the agent with the electronic card',
    { receivedBy: 'agent', identifiedBy: 'electronic-card' },
    { ...citizen, agent: child.guardian },
    false,
  ],
] as const)('handing over to %s', (_, receiver, application, allowed) => {
  const decision = handOver(receiver, application, today);
  expect(decision.allowed).toBe(allowed);
  expect(unworded(decision)).toEqual([]);
});
