import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEncrypted } from '../../../native/sqlite.ts';
import { caseOf, caseOfPerson } from './cases.ts';
import { jobOf } from './jobs.ts';
import { migrations } from './schema.ts';
import { Store } from './store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'suika-migrate-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A store as it was left after so many migrations, with a case and a job that wrote to a chip. */
function storeOf(version: number, key: Uint8Array): string {
  const file = join(folder, `of-${String(version)}.sqlite`);
  const database = openEncrypted(file, key);
  for (const migration of migrations.slice(0, version)) database.exec(migration);
  database.pragma(`user_version = ${String(version)}`);
  const application = JSON.stringify({ name: '何示例', documentType: 'resident-id', identityNumber: '440103199003070029', bank: 'ICBC' });
  database
    .prepare(
      `INSERT INTO service_case (case_id, service, state, document_type, identity_number, application, accepted_at, accepted_by, due_on, due_provisional)
       VALUES ('261125-AAAAAA', 'apply', 'unsure', 'resident-id', '440103199003070029', ?, '2026-11-25T01:00:00.000Z', 'teller1', '2026-12-11', 0)`,
    )
    .run(application);
  database
    .prepare(
      `INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope)
       VALUES ('job-1', '261125-AAAAAA', 'unsure', 'teller1', 'reader', '2026-11-25T01:00:00.000Z', ?, 'A12345674', 'order')`,
    )
    .run('0'.repeat(58));
  database.close();
  return file;
}

test.each([1, 2])('a store of schema %i keeps its cases and jobs, and what guards them', (version) => {
  const key = new Uint8Array(randomBytes(32));
  const store = new Store(storeOf(version, key), key);
  expect(caseOf(store, '261125-AAAAAA')).toMatchObject({
    service: 'apply',
    state: 'unsure',
    name: '何示例',
    filing: null,
    dueOn: '2026-12-11',
    jobId: 'job-1',
  });
  expect(caseOfPerson(store, { documentType: 'resident-id', identityNumber: '440103199003070029' })?.caseId).toBe('261125-AAAAAA');
  expect(jobOf(store, 'job-1')?.cardNumber).toBe('A12345674');
  expect(() => store.write(() => store.run("DELETE FROM job WHERE job_id = 'job-1'"))).toThrow('a job is never deleted');
  expect(() => store.write(() => store.run("UPDATE job SET card_number = 'B12345674' WHERE job_id = 'job-1'"))).toThrow('used up for ever');
  expect(() => store.write(() => store.run("DELETE FROM service_case WHERE case_id = '261125-AAAAAA'"))).toThrow('FOREIGN KEY');
  expect(() =>
    store.write(() =>
      store.run("INSERT INTO job (job_id, case_id, state, operator, reader, opened_at) VALUES ('job-2', 'none', 'open', '', '', '')"),
    ),
  ).toThrow('FOREIGN KEY');
  store.close();
});
