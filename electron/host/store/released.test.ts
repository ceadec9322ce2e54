import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../../build/setup/place.mjs';
import { fixtureKey } from '../../../fixtures/store/key.ts';
import { openEncrypted } from '../../../native/sqlite.ts';
import { epochOf } from '../agency/enrolment.ts';
import { verifyAudit } from './audit.ts';
import { bankActsOf } from './bank-acts.ts';
import { bundleWith } from './bundles.ts';
import { cardNewsOf } from './card-news.ts';
import { caseOf, caseOfPerson } from './cases.ts';
import { chipOf, heldChip, stopReason } from './chips.ts';
import { diagnosisOf } from './diagnoses.ts';
import { bytesOf } from './files.ts';
import { finishedOf, listParcels } from './finished.ts';
import { interruptedJobs, jobOf, jobOnChip, latestJob } from './jobs.ts';
import { latestLooks } from './looks.ts';
import { openNotices } from './notices.ts';
import { operatorOf } from './operators.ts';
import { sendable } from './outbox.ts';
import { entryById, listOutbox } from './outbox-rows.ts';
import { migrations } from './schema.ts';
import { Store } from './store.ts';
import { latestWrites } from './writes.ts';

// A store of every released schema, made when it was released (build/store-fixture.ts) and never again.
const released = [
  {
    schema: 1,
    text: 'e377f51d839a34ec00d22b75d5cadad9b36dbf799da64736d050408e6d3bdbc7',
    file: 'a8fbcff82a69fc5b8fa4ff22f4b856f6504e11eca8e1f1a476419bb12d005d21',
  },
  {
    schema: 2,
    text: '81c4102d7dd61b434e483c0822285092607b03c94c821381016e811c9137a609',
    file: 'b9400985c7464da39ca5e8420424836fb3c2223d658865b3aa87a2f8aa6015a2',
  },
  {
    schema: 3,
    text: '82834b8417f89f41bc8d550448ffbd3e77d8820f4ffdf8cc3f665e6f9d4dddc9',
    file: 'fd5a55cd0cb76a713300168b630d8a5959e4d4a72abce680f92e9c978bf705be',
  },
  {
    schema: 4,
    text: '1b5335079246dfed51c7455675f4a10b91bfa040bb357c7c6d71ccae64e63dad',
    file: 'c1cac1205b742a515a79d9cc248a766e450cdf6080514ee4bc7f63534141c5c5',
  },
];

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const fixture = (schema: number): string => join(root, 'fixtures/store', `schema-${String(schema)}.sqlite`);
const at = '2026-11-25T01:00:00.000Z';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'suika-released-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function migrated(schema: number): Store {
  const file = join(folder, 'terminal.sqlite');
  copyFileSync(fixture(schema), file);
  return new Store(file, fixtureKey);
}

describe.each(released)('schema $schema, which was released', ({ schema, text, file }) => {
  test('its migration and its store are as they were', () => {
    expect(sha256(migrations[schema - 1] ?? '')).toBe(text);
    expect(sha256(readFileSync(fixture(schema)))).toBe(file);
  });

  test('cases, jobs and chips are found again', () => {
    const store = migrated(schema);
    expect(caseOf(store, '261125-AAAAAA')).toMatchObject({
      service: 'apply',
      state: 'issued',
      name: '何示例',
      jobId: 'job-2',
      dueOn: '2026-12-11',
    });
    expect(caseOf(store, '261125-AAAAAB')).toMatchObject({ state: 'unsure', application: { name: '马样例' }, filing: null });
    expect(caseOfPerson(store, { documentType: 'resident-id', identityNumber: '440103199003070061' })?.caseId).toBe('261125-AAAAAC');
    expect(latestJob(store, '261125-AAAAAA')).toMatchObject({
      jobId: 'job-2',
      cardNumber: 'A12345682',
      issuedAt: at,
      agencyState: 'issued',
    });
    expect(jobOf(store, 'job-1')).toMatchObject({ state: 'spoilt', cardNumber: 'A12345674', order: 'order-1' });
    expect(interruptedJobs(store)).toEqual([]);
    const chip = chipOf(jobOf(store, 'job-3')?.chipId ?? '');
    expect(jobOnChip(store, chip)?.jobId).toBe('job-3');
    expect(stopReason(store, chipOf(jobOf(store, 'job-1')?.chipId ?? ''))).toBe('spoilt');
    expect(heldChip(store, `${'0'.repeat(25)}4`)).toEqual({ reason: 'key-refused', tries: 2 });
    expect(operatorOf(store, 'teller1')).toMatchObject({ name: '样例柜员', role: 'teller' });
    store.close();
  });

  test('the queue, the audit log and the epoch too', () => {
    const store = migrated(schema);
    expect(
      listOutbox(store, 9).map(({ entry, state, tries, receipt, refusal }) => [
        entry.seq,
        entry.id,
        state,
        tries,
        receipt?.number,
        refusal?.field,
      ]),
    ).toEqual([
      ...(schema < 4 ? [] : [[2, 'entry-2', 'waiting', 0, undefined, undefined]]),
      ...(schema < 4 ? [] : [[4, 'entry-4', 'waiting', 0, undefined, undefined]]),
      [3, 'entry-3', 'refused', 2, undefined, 'mobile'],
      ...(schema < 4 ? [[2, 'entry-2', 'waiting', 0, undefined, undefined]] : []),
      [1, 'entry-1', 'accepted', 1, 1, undefined],
    ]);
    expect(sendable(store, 9).map(({ body }) => body)).toEqual([{ kind: 'card-issued', jobId: 'job-2' }]);
    expect(store.all('SELECT person FROM outbox WHERE seq < 4 ORDER BY seq').map(({ person }) => String(person).slice(-4))).toEqual([
      '0029',
      '0029',
      '0045',
    ]);
    expect(verifyAudit(store)).toEqual({ ok: true, entries: 3 });
    expect([epochOf(store), store.readMeta('cursor')]).toEqual(['epoch-fixture', '7']);
    store.close();
  });

  test.runIf(schema >= 2)('the journal and the looks too', () => {
    const store = migrated(schema);
    expect(latestWrites(store, 'job-3', 9)).toEqual([{ file: 'SSSE/EF06', record: 1, tag: '08', bytes: 18 }]);
    expect(latestLooks(store, 'job-2')).toEqual({ contact: { reader: 'reader', equal: true, readBack: '{}', at }, contactless: null });
    store.close();
  });

  test.runIf(schema >= 3)('services, the bank, diagnoses and finished cards too', () => {
    const store = migrated(schema);
    expect(caseOf(store, '261125-BBBBBB')).toMatchObject({ service: 'report-loss', state: 'deciding', filing: { service: 'report-loss' } });
    expect(bankActsOf(store, '261125-BBBBBB')).toMatchObject([{ state: 'waiting', request: { id: 'act-1' } }]);
    expect(diagnosisOf(store, 'record-1')).toMatchObject({ verdict: 'worn', findings: [] });
    expect(finishedOf(store, '5AA50001')).toMatchObject({ parcelId: 'parcel-1', cardNumber: 'A12345704', state: 'announced' });
    expect(listParcels(store)).toMatchObject([{ parcelId: 'parcel-1', cards: 1 }]);
    store.close();
  });

  test.runIf(schema >= 4)('pictures, a corrected entry, notices, news and bundles too', () => {
    const store = migrated(schema);
    const corrected = entryById(store, 'entry-4');
    expect(corrected).toMatchObject({ place: 3, files: { missing: 1, sent: 2, length: 4 }, entry: { supersedes: 'entry-3' } });
    expect(corrected?.entry.made).toEqual({ clock: at, boot: 'boot-1', steady: 5_000 });
    expect(entryById(store, 'entry-3')?.ended).toMatchObject({ how: 'corrected', seq: 4 });
    expect([...bytesOf(store, corrected?.entry.files?.[0]?.digest ?? '')]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    expect(openNotices(store)).toEqual([{ id: 'notice-1', tone: 'wait', zh: '须知', en: 'a notice', at }]);
    expect(cardNewsOf(store, 'A12345682', '')).toMatchObject({ state: 'lost', by: 'phone' });
    expect(bundleWith(store, 2)).toEqual({ number: 1, writtenAt: at });
    store.close();
  });

  test('what guards them guards them', () => {
    const store = migrated(schema);
    const refused: readonly (readonly [string, string])[] = [
      ["DELETE FROM job WHERE job_id = 'job-1'", 'a job is never deleted'],
      ["UPDATE job SET card_number = 'B12345674' WHERE job_id = 'job-1'", 'used up for ever'],
      ["DELETE FROM service_case WHERE case_id = '261125-AAAAAA'", 'FOREIGN KEY'],
      ["INSERT INTO job (job_id, case_id, state, operator, reader, opened_at) VALUES ('job-9', 'none', 'open', '', '', '')", 'FOREIGN KEY'],
      [
        `INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope)
         VALUES ('job-9', '261125-AAAAAC', 'unsure', '', '', '', '${'9'.repeat(58)}', 'A12345674', 'order')`,
        'UNIQUE',
      ],
      ["UPDATE outbox SET body = '{}' WHERE id = 'entry-1'", 'an entry is never rewritten'],
      ["DELETE FROM outbox WHERE id = 'entry-1'", 'an entry is never deleted'],
      ["UPDATE outbox SET state = 'accepted' WHERE id = 'entry-2'", 'only a receipt'],
      ['DELETE FROM audit', 'never shortened'],
    ];
    for (const [sql, why] of refused) expect(() => store.write(() => store.run(sql)), sql).toThrow(why);
    store.close();
  });

  test('its schema is that of a new store', () => {
    migrated(schema).close();
    const file = join(folder, 'new.sqlite');
    const key = new Uint8Array(randomBytes(32));
    new Store(file, key).close();
    expect(schemaOf(join(folder, 'terminal.sqlite'), fixtureKey)).toEqual(schemaOf(file, key));
  });
});

function schemaOf(file: string, key: Uint8Array): unknown {
  const database = openEncrypted(file, key);
  const rows = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all() as {
    sql: string | null;
  }[];
  database.close();
  return rows.map((row) => ({ ...row, sql: row.sql?.replaceAll(/\s+/g, ' ').replaceAll('"', '') }));
}
