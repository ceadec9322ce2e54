import { expect, test } from 'vitest';
import { services } from '../desk/services.ts';
import { documentTypes } from '../people/codes.ts';
import { identityProof, proofs } from './identity-proof.ts';
import { outcome, unworded } from './test-facts.ts';

const today = '2026-03-02';

/**
 * 第七条 …持本人有效身份证件前往社会保障卡合作银行网点办理。
 * 第十条第二款 …持本人有效身份证件前往社会保障卡合作银行即时制卡网点办理社会保障卡的申领业务。
 * 第二十一条 …持本人有效身份证件到社会保障卡合作银行网点办理挂失手续。
 * 第二十二条 …持本人有效身份证件到社会保障卡合作银行网点办理社会保障卡解除挂失手续。
 * 第二十三条 …持本人有效身份证件到社会保障卡合作银行网点申请补领新卡。
 * 第二十五条第二款 …持本人有效身份证件前往社会保障卡合作银行即时制卡网点办理社会保障卡的补领或者换领业务。
 * 第三十五条 电子社会保障卡与实体社会保障卡具有同等效力。
 */
test.each([
  ['apply', 'identity-document 7'],
  ['receive', 'identity-document 10'],
  ['activate', 'card 13'],
  ['report-loss', 'identity-document 21'],
  ['lift-loss', 'identity-document 22'],
  ['reissue', 'identity-document 23'],
  ['withdraw-reissue', 'identity-document 23'],
  ['replace', 'identity-document 25'],
  ['cancel', 'identity-document 26'],
  ['lock', 'identity-document 19'],
  ['unlock', 'identity-document 19'],
  ['query', 'card 20'],
  ['change-pin', 'card 19'],
  ['reset-pin', 'identity-document 19'],
  ['change-data', 'identity-document 19'],
  ['correct', 'identity-document 20'],
  ['suspicion', 'nothing 32'],
] as const)('%s needs: %s', (service, row) => {
  expect(`${proofs[service].needs} ${proofs[service].article}`).toBe(row);
});

test.each(services.map(({ code }) => code))('%s: what of all that may be shown proves', (service) => {
  const { needs } = proofs[service];
  for (const { code } of documentTypes) expect(identityProof(service, { document: code }, today).allowed).toBe(true);
  for (const card of ['electronic-card', 'social-security-card'])
    expect(identityProof(service, { document: card }, today).allowed).toBe(needs !== 'identity-document');
  for (const other of ['driving-licence', '', undefined])
    expect(identityProof(service, { document: other }, today).allowed).toBe(needs === 'nothing');
});

test.each([
  ['apply', { document: 'electronic-card' }, {}, 'refused 35'],
  ['report-loss', { document: 'electronic-card' }, {}, 'refused 35'],
  ['receive', { document: 'social-security-card' }, {}, 'refused 10'],
  ['query', { document: 'electronic-card' }, {}, 'allowed 35'],
  ['activate', { document: 'electronic-card' }, {}, 'allowed 35'],
  ['query', { document: 'electronic-card' }, { electronicCardChecked: false }, 'refused 35'],
  ['query', { document: 'social-security-card' }, {}, 'allowed 20'],
  ['query', {}, {}, 'refused 20'],
  ['apply', { document: 'passport' }, { atOnce: true }, 'allowed 10'],
  ['reissue', { document: 'passport' }, { atOnce: true }, 'allowed 25'],
  ['reissue', {}, { atOnce: true }, 'refused 25'],
  ['apply', { document: 'resident-id', validUntil: '2026-03-01' }, {}, 'refused 7'],
  ['apply', { document: 'resident-id', validUntil: '2026-03-02' }, {}, 'allowed 7'],
  ['apply', { document: 'resident-id', validUntil: 'long-term' }, {}, 'allowed 7'],
  ['query', { document: 'resident-id', validUntil: '2026-03-01' }, {}, 'refused 20'],
  ['apply', { document: 'household-register', birthDate: '2010-03-03' }, {}, 'allowed 7'],
  ['apply', { document: 'household-register', birthDate: '2010-03-02' }, {}, 'refused 7'],
  ['suspicion', {}, {}, 'allowed 32'],
] as const)('%s with %j, %j: %s', (service, shown, circumstances, expected) => {
  const decision = identityProof(service, shown, today, circumstances);
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});
