import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdictOf, verdicts } from '../desk/diagnosis.ts';
import type { VerdictCode } from '../desk/diagnosis.ts';
import { addDays, oneYearAfter } from '../people/day.ts';
import { fee } from './fee.ts';
import type { Fee } from './fee.ts';
import { facts, unworded } from './test-facts.ts';

const configured = { fee: { fen: 2500, source: '样例价格通知' } };
const record = (verdict: VerdictCode, ofThisCard = true) => ({ record: 'D-1', ofThisCard, verdict });
const replaced = (collectedOn: string | undefined, verdict: VerdictCode, ground = 'chip') =>
  facts({ card: { state: 'live', collectedOn }, replacement: { ground }, diagnosis: record(verdict), configuration: configured });
const said = ({ due, amountFen, provisional }: Fee): string =>
  `${due ? 'due' : 'free'} ${String(amountFen)}${provisional ? ' for now' : ''}`;

/**
 * 第二十七条 申请人领取社会保障卡需依法缴纳工本费，符合下列条件之一的，免交社会保障卡工本费：
 * （一）首次申领社会保障卡的；
 * （二）领卡后1年内因社会保障卡质量问题不能使用而换领的。
 * 社会保障卡工本费收费标准，按照价格主管部门和财政部门的有关规定执行。
 * 民法典第二百零二条：按照年、月计算期间的，到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。
 */
test.each([
  ['an ordinary year, its last day', '2025-03-02', '2026-03-02', 'free 0'],
  ['a day later', '2025-03-02', '2026-03-03', 'due 2500'],
  ['on the day of collection', '2025-03-02', '2025-03-02', 'free 0'],
  ['collected on 29 February: 28 February is the last day', '2024-02-29', '2025-02-28', 'free 0'],
  ['collected on 29 February, on 1 March', '2024-02-29', '2025-03-01', 'due 2500'],
  ['collected on 28 February before a leap year', '2023-02-28', '2024-02-28', 'free 0'],
  ['the same, on 29 February', '2023-02-28', '2024-02-29', 'due 2500'],
  ['over a leap day', '2023-03-01', '2024-03-01', 'free 0'],
  ['New Year’s Eve', '2025-12-31', '2026-12-31', 'free 0'],
  ['New Year', '2025-12-31', '2027-01-01', 'due 2500'],
  ['collected when nobody here knows', undefined, '2026-03-02', 'due 2500 for now'],
  ['applied for when nobody here knows', '2025-03-02', undefined, 'due 2500 for now'],
] as const)('(2) within one year: %s', (_, collectedOn, appliedOn, expected) => {
  const owed = fee('replace', replaced(collectedOn, 'mute'), appliedOn);
  expect(said(owed)).toBe(expected);
  expect(unworded(owed)).toEqual([]);
});

const day = '2026-03-02';
test.each([
  ['(1) a first card', 'apply', { firstCard: true }, 'free 0'],
  ['(1) the agency holds none', 'apply', { card: { state: 'none' } }, 'free 0'],
  ['a card again after a cancellation is not the first', 'apply', { card: { state: 'cancelled' } }, 'due 2500'],
  ['had one elsewhere before, as the agency says', 'apply', { card: { state: 'none' }, firstCard: false }, 'due 2500'],
  ['whether it is the first is not known', 'apply', {}, 'free 0 for now'],
  ['a reissue after a loss, a month after collection', 'reissue', { card: { state: 'lost', collectedOn: '2026-02-02' } }, 'due 2500'],
  [
    'a reissue has no exemption, whatever was diagnosed before',
    'reissue',
    { card: { state: 'lost', collectedOn: '2026-02-02' }, diagnosis: record('mute') },
    'due 2500',
  ],
  ['replaced, nobody diagnosed it', 'replace', { replacement: { ground: 'chip', chipUnreadable: true } }, 'due 2500'],
  [
    'replaced, the record of another card',
    'replace',
    { card: { collectedOn: '2026-02-02' }, replacement: { ground: 'chip' }, diagnosis: record('mute', false) },
    'due 2500',
  ],
  [
    'a new name, and a fault that is not why it is replaced',
    'replace',
    { card: { collectedOn: '2026-02-02' }, replacement: { ground: 'data' }, diagnosis: record('mute') },
    'due 2500',
  ],
  [
    'a worn face, and a fault of the chip that is not why',
    'replace',
    { card: { collectedOn: '2026-02-02' }, replacement: { ground: 'face' }, diagnosis: record('mute') },
    'due 2500',
  ],
  [
    'a print that came off',
    'replace',
    { card: { collectedOn: '2026-02-02' }, replacement: { ground: 'face' }, diagnosis: record('face-defect') },
    'free 0',
  ],
  ['no card is collected', 'none', {}, 'free 0'],
  ['made for nobody knows what', undefined, {}, 'free 0 for now'],
] as const)('%s', (_, madeFor, told, expected) => {
  const owed = fee(madeFor, facts({ ...told, configuration: configured }), day);
  expect(said(owed)).toBe(expected);
  expect(unworded(owed)).toEqual([]);
});

test.each([
  [{ fee: { fen: 2005, source: 's' } }, 'due 2005', '20.05'],
  [{ fee: { fen: 0, source: 's' } }, 'free 0', '为零'],
  [{}, 'due null', '没有配置'],
])('the amount is the configuration’s: %j', (configuration, expected, words) => {
  const owed = fee('reissue', facts({ configuration }), day);
  expect([said(owed), owed.reasons.at(-1)?.zh]).toEqual([expected, expect.stringContaining(words)]);
  expect(unworded(owed)).toEqual([]);
});

test.each(verdicts)('verdict $code: a quality fault $qualityFault', ({ code, shows, qualityFault }) => {
  expect(fee('replace', replaced('2026-02-02', code, shows ?? 'chip'), day).due).toBe(!qualityFault);
  // A quality fault keeps the card from being used, or it is none (Article 27 (2)).
  if (qualityFault) expect(shows).not.toBeNull();
});

const days = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyVerdict = fc.constantFrom(...verdicts.map(({ code }) => code));
const ground = fc.constantFrom('chip', 'face', 'data', 'bank', 'expiry');
const fen = fc.nat(100_000);

test('property: once due, due ever after', () => {
  fc.assert(
    fc.property(days, days, fc.nat(800), anyVerdict, ground, (collectedOn, appliedOn, later, verdict, of) => {
      const at = (when: string) => fee('replace', replaced(collectedOn, verdict, of), when).due;
      expect(Number(at(appliedOn))).toBeLessThanOrEqual(Number(at(addDays(appliedOn, later))));
    }),
  );
});

test('property: a replacement is free only for a quality fault that is its ground, up to the last day of the year', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 800 }), anyVerdict, ground, fc.boolean(), (collectedOn, after, verdict, of, own) => {
      const appliedOn = addDays(collectedOn, after);
      const given = { ...replaced(collectedOn, verdict, of), diagnosis: record(verdict, own) };
      const { qualityFault, shows } = verdictOf(verdict);
      expect(fee('replace', given, appliedOn).due).toBe(!(own && qualityFault && shows === of && appliedOn <= oneYearAfter(collectedOn)));
    }),
  );
});

test('property: a year after collection lie 365 or 366 days, and never more', () => {
  fc.assert(
    fc.property(days, (collectedOn) => {
      expect([addDays(collectedOn, 365), addDays(collectedOn, 366)]).toContain(oneYearAfter(collectedOn));
    }),
  );
});

test('property: a first card is never due, no amount is negative, and what is free costs nothing', () => {
  const services = fc.constantFrom('apply', 'reissue', 'replace', 'none', undefined);
  fc.assert(
    fc.property(services, fen, fc.option(fc.boolean()), anyVerdict, days, days, (madeFor, amount, first, verdict, one, other) => {
      const firstCard = first ?? undefined;
      const given = { ...replaced(one, verdict), firstCard, configuration: { fee: { fen: amount, source: 's' } } };
      const owed = fee(madeFor, given, other);
      expect(owed.amountFen).toBeGreaterThanOrEqual(0);
      expect(owed.due).toBe(owed.amountFen !== 0);
      if (madeFor === 'apply' && first === true) expect(said(owed)).toBe('free 0');
      expect(unworded(owed)).toEqual([]);
    }),
  );
});
