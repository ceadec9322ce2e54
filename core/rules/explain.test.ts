import { describe, expect, test } from 'vitest';
import { services } from '../desk/services.ts';
import type { Service } from '../desk/services.ts';
import { explainService } from './explain.ts';
import { fieldsNeeded } from './application-data.ts';
import { facts, unworded } from './test-facts.ts';
import type { Told } from './test-facts.ts';
import { workingCalendar } from './working-calendar.ts';

const now = '2026-03-02T10:00:00+08:00';
const calendar = workingCalendar();
const explain = (service: Service, told: Told = {}) => explainService(service, facts(told), now, calendar);
const shown = { atCounter: { shown: 'resident-id' } } as const;

describe.each(services.map(({ code }) => code))('%s', (service) => {
  test('has an explanation where nothing is known, with reasons in both languages', () => {
    for (const told of [{}, shown]) {
      const { reasons, fee, identity, approval, deadline } = explain(service, told);
      const every = [...reasons, ...fee.reasons, ...identity.reasons, approval.reason, ...(deadline === null ? [] : [deadline.reason])];
      expect(unworded({ reasons: every })).toEqual([]);
    }
  });

  test('is refused while nobody has proved who it is, and says so', () => {
    const { allowed, identity } = explain(service);
    expect([allowed, identity.ok, identity.shown]).toEqual([service === 'suspicion', service === 'suspicion', null]);
  });

  test('makes a card, has a deadline and a fee only where the regulation says so', () => {
    const makes = ['apply', 'reissue', 'replace'].includes(service);
    const { deadline, fee } = explain(service, { firstCard: false });
    expect(deadline?.dueOn ?? null).toBe(makes ? '2026-03-18' : null);
    expect(deadline?.reason.article ?? null).toBe(makes ? (service === 'apply' ? '10' : '25') : null);
    expect(fee.due).toBe(makes);
  });

  test('rests on articles that the list of services names, beside the general ones', () => {
    const { articles } = services.find(({ code }) => code === service) ?? { articles: [] };
    const general = ['13', '17', '19', '35', ...articles];
    const cited = [{}, shown].flatMap((told) => explain(service, told).reasons.map(({ article }) => article));
    expect(cited.filter((article) => !general.includes(article))).toEqual([]);
  });
});

test('a mute chip within the year, wanted at once: all of it together', () => {
  const explained = explain('replace', {
    card: { state: 'live', collectedOn: '2025-03-02', bank: 'ICBC' },
    agency: { reached: true, entitled: true },
    atCounter: { shown: 'resident-id', validUntil: 'long-term' },
    branch: { bank: 'ICBC', instantIssue: true },
    urgent: true,
    replacement: { ground: 'chip' },
    diagnosis: { record: 'D-1', ofThisCard: true, verdict: 'mute' },
  });
  expect(explained).toMatchObject({
    allowed: true,
    provisional: false,
    fee: { due: false, amountFen: 0 },
    deadline: { dueOn: '2026-03-18', provisional: false },
    identity: { needed: 'identity-document', shown: 'resident-id', ok: true },
    approval: { needed: false, roles: [] },
  });
  expect(explained.reasons.map(({ article }) => article)).toEqual(['24', '25', '28', '19', '25', '25']);
});

test('the wrong proof refuses what the rule of the service allows', () => {
  const lost = { card: { state: 'live' }, agency: { reached: true } } as const;
  expect(explain('report-loss', { ...lost, ...shown }).allowed).toBe(true);
  const refused = explain('report-loss', { ...lost, atCounter: { shown: 'electronic-card' } });
  expect([refused.allowed, refused.reasons.map(({ article }) => article)]).toEqual([false, ['35']]);
});

test('all that speaks against it is said at once, and nothing else', () => {
  const { allowed, reasons } = explain('reissue', { card: { state: 'none' }, agency: { entitled: false }, atCounter: { who: 'agent' } });
  expect([allowed, reasons.map(({ article }) => article)]).toEqual([false, ['23', '25', '19', '23']]);
});

describe('the day that counts', () => {
  test('the fee goes by the day in Guangzhou on which the replacement was applied for', () => {
    const told = {
      card: { state: 'live', collectedOn: '2025-03-02' },
      replacement: { ground: 'chip' },
      diagnosis: { record: 'D-1', ofThisCard: true, verdict: 'mute' },
      configuration: { fee: { fen: 2500, source: 's' } },
    } as const;
    const due = (appliedAt: string) => explain('replace', { ...told, appliedAt }).fee.due;
    expect([due('2026-03-02T15:59:59Z'), due('2026-03-02T16:00:00Z')]).toEqual([false, true]);
    // Made and collected after the year: the holder asked in time.
    const collected = { ...told, card: { ...told.card, state: 'replacing' }, newCard: { madeFor: 'replace', made: true } } as const;
    const late = (appliedAt: string | undefined) =>
      explainService('receive', facts({ ...collected, appliedAt }), '2026-03-20T10:00:00+08:00', calendar);
    expect(late('2026-03-02T15:59:59Z').fee).toMatchObject({ due: false, provisional: false });
    expect(late(undefined).fee).toMatchObject({ due: true, provisional: true });
  });

  test('the deadline goes by acceptance, not by the day of the question', () => {
    expect(explain('reissue', { appliedAt: '2026-02-10T04:00:00Z' }).deadline?.dueOn).toBe('2026-03-04');
  });
});

test('the register of a household proves no adult holder; who acts for one is proved by the own document', () => {
  const told = (who: 'holder' | 'guardian') =>
    explain('report-loss', {
      card: { state: 'live' },
      holder: { birthDate: '1990-03-07' },
      atCounter: { who, shown: 'household-register', recorded: true },
      configuration: { guardian: { guardianBelowAge: 16, guardianSource: 's' }, adultGuardian: { source: 's' } },
    }).identity.ok;
  expect([told('holder'), told('guardian')]).toEqual([false, true]);
});

test('whether a card that is collected is a first one is told, not guessed from a state that has moved on', () => {
  const collected = {
    newCard: { madeFor: 'apply', made: true, agrees: true },
    configuration: { fee: { fen: 2500, source: 's' } },
  } as const;
  const owed = (card: Told['card'], firstCard?: boolean) => explain('receive', { ...collected, card, firstCard }).fee;
  expect(owed({ state: 'cancelled' })).toMatchObject({ due: false, provisional: true });
  expect(owed({ state: 'applied' }, true)).toMatchObject({ due: false, provisional: false });
  expect(owed({ state: 'applied' }, false)).toMatchObject({ due: true, amountFen: 2500 });
});

/** 第四条、第九条。 */
describe('a first card', () => {
  const given = fieldsNeeded('resident-id');
  const whole = { documentType: 'resident-id', bank: 'ICBC', given, photo: true } as const;
  test.each([
    ['entitled, no card', { card: { state: 'none' }, agency: { entitled: true }, application: whole }, 'allowed'],
    ['a card again after a cancellation', { card: { state: 'cancelled' }, agency: { entitled: true } }, 'allowed'],
    ['without network', { application: whole }, 'for now'],
    ['only the card is known', { card: { state: 'none' } }, 'for now'],
    ['has a card', { card: { state: 'live' }, agency: { entitled: true } }, '4'],
    ['has a lost one', { card: { state: 'lost' }, agency: { entitled: true } }, '4'],
    ['applied elsewhere', { card: { state: 'applied' }, agency: { entitled: true } }, '4'],
    ['not entitled', { card: { state: 'none' }, agency: { entitled: false } }, '4'],
    ['a case is open here', { card: { state: 'none' }, openCase: true }, '4'],
    ['no photo', { card: { state: 'none' }, application: { ...whole, photo: false } }, '9'],
    ['a field too few', { card: { state: 'none' }, application: { ...whole, given: given.slice(1) } }, '9'],
  ] as const)('%s: %s', (_, told, expected) => {
    const { allowed, provisional, reasons } = explain('apply', { ...shown, ...told });
    expect(!allowed ? reasons.map(({ article }) => article).join(' ') : provisional ? 'for now' : 'allowed').toBe(expected);
  });

  test('what the sharing platform holds is not asked again (Article 9 para 2)', () => {
    const application = { ...whole, given: given.slice(4), held: given.slice(0, 4) };
    expect(explain('apply', { ...shown, card: { state: 'none' }, application }).allowed).toBe(true);
  });
});

/** 第十条第二款、第二十五条第二款：即时制卡网点。 */
test.each([
  ['reissue', { bank: 'ICBC', instantIssue: true }, '可当场制卡'],
  ['reissue', { bank: 'ABC', instantIssue: true }, '转交'],
  ['reissue', { bank: 'ABC', instantIssue: true, anyBank: true }, '按配置'],
  ['reissue', { bank: 'ICBC' }, '不是即时制卡网点'],
] as const)('a card wanted at once: %s at %j', (service, branch, words) => {
  const told = { ...shown, card: { state: 'lost', bank: 'ICBC' }, agency: { entitled: true }, branch, urgent: true } as const;
  const { allowed, reasons } = explain(service, told);
  expect([allowed, reasons.at(-1)]).toEqual([true, expect.objectContaining({ article: '25', zh: expect.stringContaining(words) })]);
});

test('who changes the bank gets the card from the new one', () => {
  const told = {
    ...shown,
    card: { state: 'live', bank: 'ICBC' },
    agency: { entitled: true },
    urgent: true,
    replacement: { ground: 'bank', newBank: 'ABC' },
  } as const;
  const last = (bank: 'ICBC' | 'ABC') => explain('replace', { ...told, branch: { bank, instantIssue: true } }).reasons.at(-1)?.zh;
  expect([last('ICBC'), last('ABC')]).toEqual([expect.stringContaining('转交'), expect.stringContaining('可当场制卡')]);
});
