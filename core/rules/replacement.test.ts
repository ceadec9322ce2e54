import { expect, test } from 'vitest';
import { cardStates } from '../desk/card-states.ts';
import { verdicts } from '../desk/diagnosis.ts';
import { replacement } from './replacement.ts';
import type { Told } from './test-facts.ts';
import { facts, outcome, unworded } from './test-facts.ts';

const today = '2026-03-02';
const live = { card: { state: 'live', bank: 'ICBC' }, agency: { entitled: true } } as const;
const decide = (told: Told) => replacement(facts({ ...live, ...told }), today);
const diagnosis = (verdict: (typeof verdicts)[number]['code'], ofThisCard = true) => ({ record: 'D-1', ofThisCard, verdict });

/**
 * 第二十四条 具有下列情形之一的，持卡人可以申请换领社会保障卡：
 * （一）社会保障卡卡面污损、残缺不能辨认，或者芯片损坏不能在读卡设备上读写的；
 * （二）持卡人姓名、身份证件号码、民族等个人基本信息依法变更的；
 * （三）持卡人变更社会保障卡合作银行的。
 * 持卡人要求变更社会保障卡合作银行的，社会保障卡经办服务机构、原社会保障卡合作银行应当予以配合。
 */
test.each([
  ['(1) the face cannot be recognised', { replacement: { ground: 'face', faceIllegible: true } }, 'allowed 24 25 28'],
  ['(1) by the diagnosis', { replacement: { ground: 'face' }, diagnosis: diagnosis('face-worn') }, 'allowed 24 25 28'],
  ['(1) scratched, but to be recognised', { replacement: { ground: 'face', faceIllegible: false } }, 'refused 24'],
  ['(1) nobody looked at the face', { replacement: { ground: 'face' } }, 'refused 24'],
  ['(1) the chip could not be read', { replacement: { ground: 'chip', chipUnreadable: true } }, 'allowed 24 25 28'],
  ['(1) a mute chip', { replacement: { ground: 'chip' }, diagnosis: diagnosis('mute') }, 'allowed 24 25 28'],
  ['(1) not tried', { replacement: { ground: 'chip' } }, 'refused 24'],
  ['(1) the record of another card', { replacement: { ground: 'chip' }, diagnosis: diagnosis('mute', false) }, 'refused 24'],
  [
    '(1) unread here, but diagnosed as healthy',
    { replacement: { ground: 'chip', chipUnreadable: true }, diagnosis: diagnosis('healthy') },
    'refused 24',
  ],
  ['(1) only the PIN is locked', { replacement: { ground: 'chip' }, diagnosis: diagnosis('pin-locked') }, 'refused 24'],
  ['(2) the name was changed', { replacement: { ground: 'data' }, change: { fields: ['name'], proved: true } }, 'allowed 24 25 28'],
  ['(2) without proof', { replacement: { ground: 'data' }, change: { fields: ['identityNumber'] } }, 'refused 24'],
  ['(2) a new mobile number', { replacement: { ground: 'data' }, change: { fields: ['mobile'], proved: true } }, 'refused 24'],
  ['(2) nothing named', { replacement: { ground: 'data' } }, 'refused 24'],
  ['(3) another bank', { replacement: { ground: 'bank', newBank: 'ABC' } }, 'allowed 24 25 28'],
  ['(3) the same bank', { replacement: { ground: 'bank', newBank: 'ICBC' } }, 'refused 24'],
  ['(3) no bank chosen', { replacement: { ground: 'bank' } }, 'refused 24'],
  ['(3) the present bank not known', { card: { state: 'live' }, replacement: { ground: 'bank', newBank: 'ABC' } }, 'for now 24 25 28'],
  ['no ground', {}, 'refused 24'],
  ['a ground that nobody named: a nicer photo', { replacement: { ground: 'photo' } }, 'refused 24'],
  ['not entitled any more (25)', { agency: { entitled: false }, replacement: { ground: 'face', faceIllegible: true } }, 'refused 25'],
  ['without network', { card: {}, agency: {}, replacement: { ground: 'face', faceIllegible: true } }, 'for now 24 25 28'],
] as const)('%s: %s', (_, told, expected) => {
  const decision = decide(told);
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});

test('(3) the old bank must cooperate: it is not asked whether it wants to', () => {
  expect(decide({ replacement: { ground: 'bank', newBank: 'ABC' } }).reasons[0]?.zh).toContain('应当配合');
});

test('only a live card is replaced: a lost one is reissued', () => {
  const may = cardStates.filter(
    ({ code }) => decide({ card: { state: code }, replacement: { ground: 'face', faceIllegible: true } }).allowed,
  );
  expect(may.map(({ code }) => code)).toEqual(['live']);
  expect(decide({ card: { state: 'lost' }, replacement: { ground: 'face', faceIllegible: true } }).reasons[0]?.zh).toContain('补卡');
});

test.each(verdicts)('verdict $code as a ground: $shows', ({ code, shows }) => {
  for (const ground of ['chip', 'face'])
    expect(decide({ replacement: { ground }, diagnosis: diagnosis(code) }).allowed).toBe(shows === ground);
});

const grounds = [
  { code: 'new-generation', zh: '换发第三代卡', en: 'new generation of cards', source: '粤人社〔2099〕样例号' },
  { code: 'expiry', zh: '卡片到期', en: 'expiry', source: '样例通知第三条', beforeExpiryDays: 30 },
];
test.each([
  ['new-generation', {}, 'allowed 粤人社〔2099〕样例号 25 28'],
  ['expiry', { expiresOn: '2026-04-01' }, 'allowed 样例通知第三条 25 28'],
  ['expiry', { expiresOn: '2026-04-02' }, 'refused 样例通知第三条'],
  ['expiry', { expiresOn: '2020-01-01' }, 'allowed 样例通知第三条 25 28'],
  ['expiry', {}, 'for now 样例通知第三条 25 28'],
  ['recall', {}, 'refused 24'],
] as const)('a further ground is the configuration’s, with its source: %s, %j: %s', (ground, card, expected) => {
  const decision = decide({ card: { state: 'live', ...card }, replacement: { ground }, configuration: { replacementGrounds: grounds } });
  expect(outcome(decision)).toBe(expected);
  expect(unworded(decision)).toEqual([]);
});
