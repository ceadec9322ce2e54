import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { dueOn, isLate, shanghaiDay, workingDaysLeft } from './deadline.ts';
import { workingCalendar } from './working-calendar.ts';

const calendar = workingCalendar();
const noon = (day: string) => `${day}T04:00:00.000Z`;

/** Counted by hand on the State Council's arrangements of 2025 and 2026. */
test.each([
  ['2026-03-02', '2026-03-18', 'plain weeks'],
  ['2026-03-07', '2026-03-24', 'taken in on a Saturday'],
  ['2026-02-10', '2026-03-04', 'Spring Festival, Saturdays 14 and 28 February worked'],
  ['2026-02-16', '2026-03-10', 'taken in on New Year’s Eve itself'],
  ['2026-09-18', '2026-10-12', 'Mid-Autumn and National Day, Sunday 20 September and Saturday 10 October worked'],
  ['2025-09-24', '2025-10-16', 'Sunday 28 September and Saturday 11 October worked'],
  ['2026-04-24', '2026-05-14', 'Labour Day, Saturday 9 May worked'],
  ['2025-12-19', '2026-01-07', 'over New Year, Sunday 4 January worked'],
  ['2026-12-15', '2026-12-31', 'the last that ends within the published year'],
])('taken in on %s, due on %s: %s', (accepted, due) => {
  expect(dueOn(noon(accepted), calendar)).toMatchObject({ dueOn: due, provisional: false });
});

test('the day of acceptance is the day in Guangzhou, to the second', () => {
  expect(dueOn('2026-03-02T15:59:59.999Z', calendar).dueOn).toBe('2026-03-18');
  expect(dueOn('2026-03-02T16:00:00.000Z', calendar).dueOn).toBe('2026-03-19');
  expect(dueOn('2026-03-02T23:59:59+08:00', calendar).dueOn).toBe('2026-03-18');
});

test('day 12 ends at 24:00', () => {
  const { dueOn: due, endsAt } = dueOn(noon('2026-03-02'), calendar);
  expect(endsAt).toBe('2026-03-18T16:00:00.000Z');
  expect(isLate('2026-03-18T15:59:59.999Z', due)).toBe(false);
  expect(isLate(endsAt, due)).toBe(true);
});

test('beyond the published calendar the date is provisional and says so', () => {
  const due = dueOn(noon('2026-12-16'), calendar);
  expect(due).toMatchObject({ dueOn: '2027-01-01', provisional: true });
  expect(due.reason.zh).toContain('暂定');
  expect(due.reason.en).toContain('for now');
  expect(dueOn(noon('2030-05-06'), calendar).provisional).toBe(true);
  expect(dueOn(noon('2003-05-06'), calendar).provisional).toBe(true);
  expect(dueOn(noon('2026-03-02'), calendar).reason.zh).not.toContain('暂定');
});

test('the agency’s corrections make the date final', () => {
  const corrected = workingCalendar({ daysOff: ['2027-01-01'], workingDays: ['2027-01-03'], publishedYears: [2027] });
  expect(dueOn(noon('2026-12-21'), calendar)).toMatchObject({ dueOn: '2027-01-06', provisional: true });
  expect(dueOn(noon('2026-12-21'), corrected)).toMatchObject({ dueOn: '2027-01-06', provisional: false });
  const stillUnpublished = workingCalendar({ daysOff: ['2027-01-01'] });
  expect(dueOn(noon('2026-12-21'), stillUnpublished)).toMatchObject({ dueOn: '2027-01-07', provisional: true });
});

test('a correction goes before the built-in calendar, both ways', () => {
  const corrected = workingCalendar({ daysOff: ['2026-02-14', '2026-03-03'], workingDays: ['2026-02-15'] });
  expect(['2026-02-14', '2026-03-03', '2026-02-15'].map(corrected.isWorkingDay)).toEqual([false, false, true]);
  expect(['2026-02-14', '2026-03-03', '2026-02-15'].map(calendar.isWorkingDay)).toEqual([true, true, false]);
});

test.each([
  ['2026-03-02', 12],
  ['2026-03-03', 11],
  ['2026-03-07', 8],
  ['2026-03-17', 1],
  ['2026-03-18', 0],
  ['2026-03-19', -1],
  ['2026-03-21', -2],
  ['2026-03-23', -3],
])('on %s there are %i working days left until 18 March', (today, left) => {
  expect(workingDaysLeft(noon(today), '2026-03-18', calendar)).toBe(left);
});

test('late on a weekend is late by one, not by none', () => {
  expect(workingDaysLeft(noon('2026-03-07'), '2026-03-06', calendar)).toBe(-1);
  expect(isLate(noon('2026-03-07'), '2026-03-06')).toBe(true);
});

test('a card that is reissued or replaced is due as a first one is, by Article 25', () => {
  const [first, second] = [dueOn(noon('2026-12-16'), calendar), dueOn(noon('2026-12-16'), calendar, '25')];
  expect(second).toEqual({ ...first, reason: { ...first.reason, article: '25' } });
});

const instant = fc
  .date({ min: new Date('2004-01-01'), max: new Date('2028-12-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('property: exactly 12 working days lie after acceptance up to a due day that is one', () => {
  fc.assert(
    fc.property(instant, (accepted) => {
      const { dueOn: due } = dueOn(accepted, calendar);
      const days: string[] = [];
      for (let time = Date.parse(`${shanghaiDay(accepted)}T00:00:00Z`) + 86_400_000; ; time += 86_400_000) {
        const day = new Date(time).toISOString().slice(0, 10);
        if (day > due) break;
        days.push(day);
      }
      expect(days.filter(calendar.isWorkingDay)).toHaveLength(12);
      expect(calendar.isWorkingDay(due)).toBe(true);
      expect(workingDaysLeft(accepted, due, calendar)).toBe(12);
    }),
  );
});

test('property: who comes later is never due earlier', () => {
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      expect(dueOn(earlier, calendar).dueOn <= dueOn(later, calendar).dueOn).toBe(true);
    }),
  );
});

test('property: days left fall by one with each working day and never rise', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 40 }), (accepted, after) => {
      const { dueOn: due } = dueOn(accepted, calendar);
      const at = (days: number) => new Date(Date.parse(accepted) + days * 86_400_000).toISOString();
      const [today, tomorrow] = [workingDaysLeft(at(after), due, calendar), workingDaysLeft(at(after + 1), due, calendar)];
      expect(today - tomorrow === 0 || today - tomorrow === 1).toBe(true);
      if (today > 0) expect(today - tomorrow).toBe(calendar.isWorkingDay(shanghaiDay(at(after + 1))) ? 1 : 0);
      expect(isLate(at(after), due)).toBe(today < 0);
    }),
  );
});

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Kiritimati', 'America/Sao_Paulo'])(
  'the machine’s time zone %s changes nothing',
  (machineZone) => {
    process.env['TZ'] = machineZone;
    expect(dueOn(noon('2026-02-10'), workingCalendar()).dueOn).toBe('2026-03-04');
    expect(dueOn('2026-03-02T16:00:00.000Z', workingCalendar()).endsAt).toBe('2026-03-19T16:00:00.000Z');
  },
);

test('property: what lies between two days is counted as if day by day, with corrections too', () => {
  const corrected = workingCalendar({ daysOff: ['2026-02-14', '2026-03-03', '2026-03-07'], workingDays: ['2026-02-15', '2026-02-16'] });
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, days) => {
      const first = Date.parse(`${shanghaiDay(from)}T00:00:00Z`);
      const between = Array.from({ length: days }, (_, n) => new Date(first + (n + 1) * 86_400_000).toISOString().slice(0, 10));
      for (const one of [calendar, corrected])
        expect(one.workingDaysThrough(between.at(-1) ?? '') - one.workingDaysThrough(shanghaiDay(from))).toBe(
          between.filter(one.isWorkingDay).length,
        );
    }),
  );
});
