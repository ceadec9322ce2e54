import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { changeRecord, faultOf, interfering, reviewer, startDesk } from '../test-desk.ts';
import type { TestDesk } from '../test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(async () => {
  await desk.end();
});

/** A card that was issued here and lies in the reader. */
async function issued(kind: '2.0' | '3.0' = '3.0'): Promise<string> {
  const caseId = await desk.apply();
  const { serial } = desk.reader.insert({ kind });
  await desk.call('issue.start', { caseId });
  return serial;
}

test.each(['2.0', '3.0'] as const)(
  'a healthy card of kind %s is found healthy, with what was seen, and the agency has the record',
  async (kind) => {
    await issued(kind);
    const { record, verdict, qualityFault, findings } = await desk.call('diagnosis.run', {});
    expect([verdict, qualityFault]).toEqual(['healthy', false]);
    expect(findings.length).toBeGreaterThan(1);
    await desk.call('queue.sync', {});
    expect(inspectAgency(desk.agencyData).entries.find(({ kind: of }) => of === 'diagnosis')?.body).toMatchObject({ record, verdict });
  },
);

test('a card whose making never ended, one that was blocked, one whose PIN is locked, one that no key opens', async () => {
  const caseId = await desk.apply();
  const torn = desk.reader.insert({ kind: '3.0' });
  await desk.restart({ readers: interfering(desk.reader, { command: 16, when: 'before' }, () => desk.reader.remove()) });
  expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('job-unsure');
  await desk.restart();
  desk.reader.insert({ serial: torn.serial });
  expect((await desk.call('diagnosis.run', {})).verdict).toBe('torn-personalisation');

  await issued();
  await desk.call('pin.reload', { newPin: '123456' });
  for (const second of [undefined, undefined, reviewer])
    await faultOf(desk.call('pin.verify', { pin: '000000', ...(second === undefined ? {} : { reviewer: second }) }));
  expect((await desk.call('diagnosis.run', {})).verdict).toBe('pin-locked');

  const serial = await issued();
  await desk.call('card.block', { what: 'DF04', confirm: serial, reason: '样例销毁', reviewer });
  expect((await desk.call('diagnosis.run', {})).verdict).toBe('blocked');
  await desk.call('card.block', { what: 'card', confirm: serial, reason: '样例销毁', reviewer });
  expect((await desk.call('diagnosis.run', {})).verdict).toBe('blocked');

  const strange = await issued();
  changeRecord(join(desk.folder, 'cards'), strange, 'SSSE/EF05', 1, (record) => record.replace('440100', '330100'));
  desk.reader.insert({ serial: strange });
  expect((await desk.call('diagnosis.run', {})).verdict).not.toBe('healthy');
});

test('an empty reader is no verdict on a card; what eyes saw is one', async () => {
  expect(await faultOf(desk.call('diagnosis.run', {}))).toBe('reader-empty');
  expect(await desk.call('diagnosis.run', { seen: 'face-worn', note: '相片磨损' })).toMatchObject({
    verdict: 'face-worn',
    qualityFault: false,
  });
  expect(await desk.call('diagnosis.run', { seen: 'face-defect' })).toMatchObject({ qualityFault: true });
});
