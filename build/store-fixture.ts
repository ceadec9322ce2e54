import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../core/canonical.ts';
import { migrations } from '../electron/host/store/schema.ts';
import { migrate } from '../electron/host/store/store.ts';
import { fixtureKey } from '../fixtures/store/key.ts';
import { openEncrypted } from '../native/sqlite.ts';
import type { Sqlite, Value } from '../native/sqlite.ts';
import { root } from './setup/place.mjs';

// `node build/store-fixture.ts N` makes fixtures/store/schema-N.sqlite, once, when schema N is released. It is never made anew:
// store/released.test.ts holds its SHA-256. Add rows for what the new schema has before.

type Row = Readonly<Record<string, Value>>;

const at = '2026-11-25T01:00:00.000Z';
const chip = (number: number): string => `${'0'.repeat(25)}${String(number)}${'0'.repeat(32)}`;
const json = JSON.stringify;
const application = (name: string, identityNumber: string): string =>
  json({ name, documentType: 'resident-id', identityNumber, mobile: '13800000099', bank: 'ICBC', deliver: 'branch' });
const people = [
  ['何示例', '440103199003070029'],
  ['马样例', '440103199003070045'],
  ['司马样例', '440103199003070061'],
] as const;

function put(database: Sqlite, table: string, rows: readonly Row[]): void {
  for (const row of rows) {
    const columns = Object.keys(row);
    database
      .prepare<Value[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  }
}

/** What the tables of schema 1 hold: three cases, one of them with a spoilt and an issued job. */
function first(database: Sqlite, version: number): void {
  put(database, 'meta', [
    { name: 'epoch', value: 'epoch-fixture' },
    { name: 'cursor', value: '7' },
  ]);
  put(database, 'operator', [{ place: 1, id: 'teller1', name: '样例柜员', role: 'teller', pin_hash: '$argon2id$none' }]);
  put(
    database,
    'service_case',
    people.map(([name, identityNumber], index) => ({
      case_id: `261125-AAAAA${'ABC'.charAt(index)}`,
      service: 'apply',
      state: ['issued', 'unsure', 'accepted'][index] ?? '',
      ...(version < 3 ? {} : { name }),
      document_type: 'resident-id',
      identity_number: identityNumber,
      application: application(name, identityNumber),
      accepted_at: at,
      accepted_by: 'teller1',
      due_on: '2026-12-11',
      due_provisional: 0,
    })),
  );
  const job = { operator: 'teller1', reader: 'reader', opened_at: at };
  put(database, 'job', [
    {
      job_id: 'job-1',
      case_id: '261125-AAAAAA',
      state: 'spoilt',
      ...job,
      chip_id: chip(1),
      card_number: 'A12345674',
      order_envelope: 'order-1',
    },
    {
      job_id: 'job-2',
      case_id: '261125-AAAAAA',
      state: 'issued',
      ...job,
      chip_id: chip(2),
      card_number: 'A12345682',
      order_envelope: 'order-2',
      issued_at: at,
      agency_state: 'issued',
    },
    {
      job_id: 'job-3',
      case_id: '261125-AAAAAB',
      state: 'unsure',
      ...job,
      chip_id: chip(3),
      card_number: 'A12345690',
      order_envelope: 'order-3',
    },
  ]);
  const entry = (id: string, kind: string, body: object) => ({
    id,
    operator: 'teller1',
    kind,
    body: json({ kind, ...body }),
    created_at: at,
  });
  put(database, 'outbox', [
    {
      case_id: '261125-AAAAAA',
      ...entry('entry-1', 'application', { application: { name: '何示例' } }),
      state: 'accepted',
      tries: 1,
      receipt: 'receipt-1',
      receipt_number: 1,
      accepted_at: at,
    },
    { case_id: '261125-AAAAAA', ...entry('entry-2', 'card-issued', { jobId: 'job-2' }) },
    {
      case_id: '261125-AAAAAB',
      ...entry('entry-3', 'application', { application: { name: '马样例' } }),
      state: 'refused',
      tries: 2,
      refusal: json({ reason: 'invalid', field: 'mobile' }),
    },
  ]);
  put(database, 'held_chip', [{ chip: chip(4).slice(0, 26), reason: 'key-refused', tries: 2, at }]);
  put(database, 'stopped_chip', [{ chip: chip(1).slice(0, 26), card_number: 'A12345674', reason: 'spoilt', at }]);
  putAudit(database);
}

/** As the log of every release so far is chained. */
function putAudit(database: Sqlite): void {
  let previous = '';
  for (const [index, act] of ['terminal.enrolled', 'case.create', 'job.issued'].entries()) {
    const line = [index + 1, at, index === 0 ? '' : 'teller1', act, '261125-AAAAAA', '{}', previous];
    const hash = createHash('sha256').update(canonicalJson(line)).digest('hex');
    database.prepare<Value[]>('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(...line, hash);
    previous = hash;
  }
}

function second(database: Sqlite): void {
  put(database, 'job_write', [{ job_id: 'job-3', line: json({ file: 'SSSE/EF06', record: 1, tag: '08', bytes: 18 }), at }]);
  put(database, 'card_look', [{ job_id: 'job-2', way: 'contact', reader: 'reader', equal: 1, read_back: json({}), at }]);
}

function third(database: Sqlite): void {
  // As `putEntry` of that release wrote it.
  database.exec('UPDATE outbox SET person = (SELECT identity_number FROM service_case WHERE service_case.case_id = outbox.case_id)');
  put(database, 'service_case', [
    {
      case_id: '261125-BBBBBB',
      service: 'report-loss',
      state: 'deciding',
      name: '何示例',
      document_type: 'resident-id',
      identity_number: '440103199003070029',
      card_number: 'A12345682',
      filing: json({ service: 'report-loss' }),
      accepted_at: at,
      accepted_by: 'teller1',
      due_provisional: 0,
    },
  ]);
  const act = { id: 'act-1', case_id: '261125-BBBBBB', created_at: at };
  put(database, 'bank_act', [{ ...act, body: json({ id: 'act-1', kind: 'loss' }) }]);
  put(database, 'diagnosis', [{ record: 'record-1', verdict: 'worn', findings: json([]), operator: 'teller1', at }]);
  put(database, 'parcel', [{ parcel_id: 'parcel-1', sent_on: '2026-11-24' }]);
  put(database, 'finished_card', [
    {
      serial: '5AA50001',
      parcel_id: 'parcel-1',
      card_number: 'A12345704',
      service: 'apply',
      fee_fen: 0,
      name: '司马样例',
      person: json({ name: '司马样例' }),
      state: 'announced',
    },
  ]);
}

/** A refused entry that was corrected with its picture, and everything else that came with the courier and the notices. */
function fourth(database: Sqlite): void {
  const picture = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
  const digest = createHash('sha256').update(picture).digest('hex');
  const end = { how: 'corrected', by: 'teller1', at, seq: 4 };
  database.prepare('UPDATE outbox SET ended = ? WHERE seq = 3').run(json(end));
  put(database, 'outbox', [
    {
      case_id: '261125-AAAAAB',
      id: 'entry-4',
      operator: 'teller1',
      kind: 'application',
      body: json({ kind: 'application', application: { name: '马样例' } }),
      created_at: at,
      person: '440103199003070045',
      place_of: 3,
      supersedes: 'entry-3',
      made: json({ clock: at, boot: 'boot-1', steady: 5_000 }),
      files: json([{ digest, length: picture.length, use: 'photo', type: 'image/jpeg' }]),
      files_missing: 1,
    },
  ]);
  put(database, 'file', [{ digest, length: picture.length, use: 'photo', type: 'image/jpeg', sent: 2, kept_at: at }]);
  put(database, 'file_bytes', [{ digest, bytes: picture }]);
  put(database, 'entry_file', [{ entry_id: 'entry-4', digest }]);
  put(database, 'notice', [{ id: 'notice-1', tone: 'wait', zh: '须知', en: 'a notice', at }]);
  put(database, 'card_news', [{ card_number: 'A12345682', state: 'lost', by: 'phone', at }]);
  put(database, 'bundle', [{ number: 1, made_at: at, digest: '0'.repeat(64), file: 'suika.bundle', written_at: at }]);
  put(database, 'bundle_entry', [{ seq: 2, number: 1 }]);
}

const version = Number(process.argv[2]);
const file = join(root, 'fixtures/store', `schema-${String(version)}.sqlite`);
if (!(version >= 1 && version <= migrations.length)) throw new RangeError('which schema? its number is the one argument');
if (existsSync(file)) throw new Error(`${file} was made when schema ${String(version)} was released, and stays as it is`);
const database = openEncrypted(file, fixtureKey);
migrate(database, version);
const fills = [first, second, third, fourth];
database.transaction(() => fills.slice(0, version).forEach((fill) => fill(database, version)))();
database.close();
