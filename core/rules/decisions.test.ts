import { expect, test } from 'vitest';
import { applicationSchema } from '../people/application.ts';
import { examples } from '../people/examples.ts';
import { applicationData, fieldsNeeded, fieldsToAsk, withPrefill } from './application-data.ts';
import { cardCategory } from './card-category.ts';
import type { Decision } from './decision.ts';
import { entitlement } from './entitlement.ts';
import { guardianRequired } from './guardian.ts';
import { instantIssue } from './instant-issue.ts';
import { unworded } from './test-facts.ts';

const today = '2026-03-02';
const citizen = applicationSchema.parse(examples.citizen);
const child = applicationSchema.parse(examples.child);
const articles = ({ reasons }: Decision) => reasons.map(({ article }) => article);

function expectReasons(decision: Decision): void {
  expect(unworded(decision)).toEqual([]);
}

/**
 * 第四条 社会保障卡的发放对象为本市户籍人员以及依法享受本市社会保障及其他公共服务待遇的非本市户籍人员。
 */
test.each([
  [{ agency: { entitled: true, liveCard: false }, openCase: false }, true, 'Entitled to a card'],
  [{ agency: { entitled: true, liveCard: true }, openCase: false }, false, 'Has a live card already'],
  [{ agency: { entitled: false, liveCard: false }, openCase: false }, false, 'Neither a resident'],
  [{ agency: { entitled: true, liveCard: false }, openCase: true }, false, 'This terminal has a case'],
  [{ agency: undefined, openCase: false }, true, 'Not checked with the agency yet'],
  [{ openCase: true }, false, 'This terminal has a case'],
])('Article 4: %j allowed %s', (standing, allowed, reason) => {
  const decision = entitlement(standing);
  expect([decision.allowed, articles(decision)]).toEqual([allowed, ['4']]);
  expect(decision.reasons[0]?.en).toContain(reason);
  expectReasons(decision);
});

test('Article 4: all that stands against it is said at once', () => {
  expect(entitlement({ agency: { entitled: false, liveCard: true }, openCase: true }).reasons).toHaveLength(3);
});

/**
 * 第九条 申领社会保障卡，申请人应当提供本人有效身份证件信息以及相片、职业、手机号码、通讯地址等信息，并确定社会保障卡合作银行。
 * 对于能够通过政务信息共享平台获取的有效信息，社会保障卡经办服务机构不得要求申请人重复提供。
 */
test('Article 9: what an application needs, by document', () => {
  const always = ['documentType', 'identityNumber', 'name', 'sex', 'birthDate', 'occupation', 'mobile', 'address', 'bank', 'deliver'];
  expect(fieldsNeeded('resident-id')).toEqual([...always, 'ethnicity']);
  expect(fieldsNeeded('household-register')).toEqual([...always, 'ethnicity']);
  expect(fieldsNeeded('residence-permit-tw')).toEqual(always);
  expect(fieldsNeeded('passport')).toEqual([...always, 'nationality', 'nameLatin']);
  expect(fieldsNeeded('permanent-resident')).toEqual([...always, 'nationality', 'nameLatin']);
});

test('Article 9 para 2: what the platform holds is not asked again, unless it is not valid', () => {
  const prefill = { name: '李样例', sex: '1', birthDate: '1990-03-07', ethnicity: '01', mobile: '0', address: '', color: 'red' };
  expect(fieldsToAsk('resident-id', prefill)).toEqual([
    'documentType',
    'identityNumber',
    'occupation',
    'mobile',
    'address',
    'bank',
    'deliver',
  ]);
  expect(fieldsToAsk('resident-id', {})).toEqual(fieldsNeeded('resident-id'));
});

test('Article 9 para 2: the platform’s data fill the application; what the applicant corrects goes before (Article 20)', () => {
  const prefill = { name: '李样例', sex: '1', mobile: 'none', color: 'red' };
  expect(withPrefill({ sex: '2', bank: 'ICBC', name: '' }, prefill)).toEqual({ name: '李样例', sex: '2', bank: 'ICBC' });
});

test('Article 9: complete, or each thing that is missing', () => {
  expect(applicationData(examples.citizen)).toMatchObject({ allowed: true });
  const { occupation: _, ...rest } = examples.citizen;
  const decision = applicationData({ ...rest, mobile: '' });
  expect([decision.allowed, decision.reasons.map(({ zh }) => zh), articles(decision)]).toEqual([
    false,
    ['还缺职业。', '还缺手机号码。'],
    ['9', '9'],
  ]);
  expect(applicationData({ ...rest, mobile: '' }, { occupation: '17', mobile: '13800138000' }).allowed).toBe(true);
  expectReasons(decision);
});

/**
 * 第十条第二款 申请人急需用卡的，可以持本人有效身份证件前往社会保障卡合作银行即时制卡网点办理社会保障卡的申领业务。
 */
test.each([
  ['ICBC', { bank: 'ICBC', anyBank: false }, true],
  ['ABC', { bank: 'ICBC', anyBank: false }, false],
  ['ABC', { bank: 'ICBC', anyBank: true }, true],
])('Article 10 para 2: a card of %s at %j: %s', (bank, branch, allowed) => {
  const decision = instantIssue(bank, branch);
  expect([decision.allowed, articles(decision)]).toEqual([allowed, ['10']]);
  if (!allowed) expect(decision.reasons[0]?.zh).toContain('转交');
  expectReasons(decision);
});

const configuration = { guardianBelowAge: 16, guardianSource: '民法典第二十条' };
const { guardian: _, ...alone } = child;
test.each([
  [alone, '2038-04-30', false],
  [alone, '2038-05-01', true],
  [child, '2038-04-30', true],
  [{ ...alone, agent: child.guardian }, '2038-04-30', false],
  [{ ...citizen, agent: child.guardian }, today, true],
  [citizen, today, true],
])('guardian below the configured age: case %#', (applicant, day, allowed) => {
  const decision = guardianRequired(applicant, day, configuration);
  expect([decision.allowed, articles(decision)]).toEqual([allowed, ['民法典第二十条']]);
  expectReasons(decision);
});

test('the age is the configuration’s, not ours', () => {
  expect(guardianRequired(alone, '2029-05-01', { ...configuration, guardianBelowAge: 8 }).allowed).toBe(false);
  expect(guardianRequired(alone, '2030-05-01', { ...configuration, guardianBelowAge: 8 }).allowed).toBe(true);
});

/** chip.md §2, tag 02. */
test.each([
  ['2020-03-03', '17', '1'],
  ['2020-03-02', '17', '3'],
  ['2020-03-02', '31', '2'],
  ['2021-01-01', '31', '1'],
  ['2005-01-01', '大学生', '2'],
  ['1990-03-07', '17', '3'],
  ['1956-03-03', '80', '3'],
  ['1956-03-02', '80', '4'],
  ['1956-03-02', '31', '4'],
] as const)('card category: born %s, occupation %s: %s', (birthDate, occupation, category) => {
  expect(cardCategory({ birthDate, occupation }, today)).toBe(category);
});
