import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filing, FiledService, Standing } from '../../../core/filing.ts';
import { freshPerson } from '../../../fixtures/agency/test-sandbox.ts';
import { AskedStore } from '../../test-asked-store.ts';
import { fillAround, fillCases } from '../../test-cases.ts';
import { reviewer, startDesk, stateWhen } from '../../test-desk.ts';
import type { TestDesk } from '../../test-desk.ts';
import { sendable } from './outbox.ts';

let desk: TestDesk;
let store: AskedStore;
beforeAll(async () => {
  desk = await startDesk({ openStore: (file, key) => (store = new AskedStore(file, key)) });
  fillCases(store, 300);
  fillAround(store, { waiting: 0, refused: 20, finished: 100 });
  await desk.restart();
}, 60_000);
afterAll(async () => {
  await desk.end();
});

const standing: Standing = { who: 'holder', shown: 'resident-id' };

function looked(identityNumber: string) {
  return desk.call('holder.look', { by: 'document', documentType: 'resident-id', identityNumber });
}

async function filed(identityNumber: string, service: FiledService, filing: Filing = {}): Promise<string> {
  const { holderId } = await looked(identityNumber);
  const { caseId } = await desk.call('service.file', { holderId, service, filing, standing });
  await desk.call('queue.sync', {});
  return caseId;
}

async function madeAndHandedOver(caseId: string, { paid = false } = {}): Promise<void> {
  desk.reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  if (paid) await desk.call('fee.record', { caseId, outcome: 'paid', receipt: '样例收据 1' });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await desk.call('queue.sync', {});
}

/** A day at a counter: every call that asks the store something, at least once. */
async function aDay(): Promise<void> {
  const person = freshPerson();
  const apply = await desk.apply(person);
  await desk.call('person.lookup', { documentType: 'resident-id', identityNumber: person.identityNumber });
  await desk.call('queue.sync', {});
  await madeAndHandedOver(apply);
  await filed(person.identityNumber, 'activate', { account: 'bank' });
  await filed(person.identityNumber, 'report-loss');
  const reissue = await filed(person.identityNumber, 'reissue');
  await madeAndHandedOver(reissue, { paid: true });
  const { jobId = '' } = await desk.call('case.show', { caseId: reissue });
  await desk.call('issue.show', { jobId });
  await desk.call('case.reveal', { caseId: apply, reason: '核对申请资料' });
  await desk.call('holder.look', { by: 'reader' });
  const spoilt = await desk.apply(freshPerson());
  desk.reader.insert({ kind: '3.0' });
  const job = await desk.call('issue.start', { caseId: spoilt });
  await desk.call('card.prove', { caseId: spoilt });
  await desk.call('issue.spoil', { jobId: job.jobId, reason: '卡面印错', reviewer });
  await desk.call('diagnosis.run', { holderId: (await looked(person.identityNumber)).holderId, seen: 'mute' });
  await aParcel();
  const refused = (await desk.call('queue.list', {})).entries.find(({ todo, mayRetry }) => todo && mayRetry);
  await desk.call('queue.retry', { id: refused?.id ?? '' });
  await desk.call('queue.sync', {});
}

async function aParcel(): Promise<void> {
  const { parcels } = await desk.call('finished.list', {});
  const parcelId = parcels.find(({ state }) => state !== 'received')?.parcelId ?? '';
  const { cards } = await desk.call('finished.list', { parcelId });
  const [one = '', two = ''] = cards.map(({ serial }) => serial);
  await desk.call('finished.receive', { parcelId, serials: [one, two] });
  await desk.call('finished.call', { serial: one });
  await desk.call('finished.list', { search: '钟' });
  await desk.call('finished.handOver', {
    serial: one,
    standing: { who: 'holder', shown: 'resident-id', validUntil: 'long-term' },
    faceChecked: true,
  });
  await desk.call('finished.return', { serial: two, reason: '三次通知无人领取' });
}

/** Indexes of what is listed or asked for next: gone through in their order, up to a LIMIT, or holding nothing but what is asked for. */
const orders =
  'case_open|case_closed|case_due|job_writing|file_waiting|outbox_state|bank_act_due|notice_unseen|parcel_sent|finished_kept|finished_settled';
const allowed = [
  // They grow with the staff and the settings, not with the years.
  /^SCAN (operator|meta|sqlite_sequence)$/,
  // What was found before.
  /^SCAN (\(subquery-\d+\)|json_each .*)$/,
  new RegExp(`^SCAN \\w+ USING (COVERING )?INDEX (${orders})$`),
];
/** The one walk along a table itself: its last row. */
const lastLine = 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1';

test('no statement of a day looks through a table: the start, the state of a window, the queue and every call go along indexes', async () => {
  await aDay();
  sendable(store, 100);
  await stateWhen(desk.client, ({ cases }) => cases.length > 0);
  const plans = store.plans().filter(({ sql }) => sql !== lastLine);
  expect(plans.length).toBeGreaterThan(70);
  const scans = plans.flatMap(({ sql, steps }) =>
    steps.filter((step) => step.startsWith('SCAN') && !allowed.some((one) => one.test(step))).map((step) => `${step}: ${sql}`),
  );
  expect(scans).toEqual([]);
  // A state that most rows have is no way to find one of them.
  const byState = plans.filter(
    ({ sql, steps }) => !/ LIMIT [?\d]+\)*$/.test(sql.trim()) && steps.some((step) => /^SEARCH .*\((state|kind)=\?\)$/.test(step)),
  );
  expect(byState.map(({ sql }) => sql)).toEqual([]);
  expect(plans.filter(({ sql }) => /\boffset\b/i.test(sql))).toEqual([]);
  // What is of one person, or of one case, may be sorted; nothing else is.
  const sorted = plans.filter(({ steps }) => steps.some((step) => step.startsWith('USE TEMP B-TREE')));
  expect(sorted.map(({ sql }) => sql).filter((sql) => !/WHERE (identity_number|(outbox\.)?case_id) = \?/.test(sql))).toEqual([]);
});
