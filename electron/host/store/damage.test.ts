import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { MockInstance } from 'vitest';
import { quickFolder } from '../../../build/power/recording.ts';
import { root } from '../../../build/setup/place.mjs';
import { fixtureKey } from '../../../fixtures/store/key.ts';
import type { FileRef } from '../../../core/files.ts';
import { openEncrypted, sqlitePage } from '../../../native/sqlite.ts';
import { epochOf } from '../agency/enrolment.ts';
import { appendAudit, verifyAudit } from './audit.ts';
import { bytesOf, filesWaiting, putFile } from './files.ts';
import { markDamaged } from './mark.ts';
import { openNotices } from './notices.ts';
import { openWhole } from './open.ts';
import { putEntry } from './outbox.ts';
import type { Row } from './store.ts';
import { Store } from './store.ts';

const at = '2026-11-26T01:00:00.000Z';
const open = (file: string, key: Uint8Array): Store => new Store(file, key);

/** Read back of every store here, by what each row is found by. */
const tables = {
  meta: 'name',
  operator: 'id',
  service_case: 'case_id',
  job: 'job_id',
  outbox: 'id',
  held_chip: 'chip',
  stopped_chip: 'chip',
  audit: 'seq',
  job_write: 'seq',
  card_look: 'seq',
  bank_act: 'id',
  diagnosis: 'record',
  parcel: 'parcel_id',
  finished_card: 'serial',
} as const;
type Content = Readonly<Record<keyof typeof tables, ReadonlyMap<string, Row>>>;

let base: string;
let whole: Content;
let pages: number;
/** What each page is for. */
let layout: readonly Row[];
let folder: string;
let file: string;
/** What whoever waits for the start is told. */
let said: MockInstance<typeof process.stderr.write>;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'suika-whole-'));
  const made = join(base, 'terminal.sqlite');
  copyFileSync(join(root, 'fixtures/store/schema-3.sqlite'), made);
  const store = new Store(made, fixtureKey);
  store.write(() => fill(store));
  whole = contentOf(store);
  layout = store.all('SELECT pageno, name, path, pagetype, ncell FROM dbstat');
  store.close();
  pages = readFileSync(made).length / sqlitePage;
  return () => rmSync(base, { recursive: true });
});
beforeEach(() => {
  folder = quickFolder();
  file = join(folder, 'terminal.sqlite');
  said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  putWhole();
});
afterEach(() => {
  said.mockRestore();
  rmSync(folder, { recursive: true, force: true });
});

/** Enough for tables and indexes of several pages each, and entries that go on over further pages. */
function fill(store: Store): void {
  const digits = (number: number): string => String(number).padStart(6, '0');
  for (let count = 1; count <= 40; count += 1) {
    const caseId = `261126-${digits(count)}`;
    store.run(
      `INSERT INTO service_case (case_id, service, state, name, document_type, identity_number, application, accepted_at, accepted_by, due_provisional)
       VALUES (?, 'apply', 'issued', '样例', 'resident-id', ?, ?, ?, 'teller1', 0)`,
      caseId,
      digits(count),
      JSON.stringify({ address: '广州市样例路'.repeat(20) }),
      at,
    );
    store.run(
      `INSERT INTO job (job_id, case_id, state, operator, reader, opened_at, chip_id, card_number, order_envelope)
       VALUES (?, ?, 'issued', 'teller1', 'reader', ?, ?, ?, ?)`,
      `job-${digits(count)}`,
      caseId,
      at,
      digits(count).padEnd(58, '0'),
      digits(count),
      'order'.repeat(100),
    );
    store.run(
      "INSERT INTO outbox (id, case_id, operator, kind, body, created_at) VALUES (?, ?, 'teller1', 'card-issued', ?, ?)",
      `entry-${digits(count)}`,
      caseId,
      JSON.stringify({ order: 'body'.repeat(count === 30 ? 3_000 : 200) }),
      at,
    );
    store.run("INSERT INTO job_write (job_id, line, at) VALUES (?, '{}', ?)", `job-${digits(count)}`, at);
    appendAudit(store, { at, operator: 'teller1', act: 'job.issued', subject: caseId, detail: { note: 'x'.repeat(100) } });
  }
}

function putWhole(): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const name of ['terminal.sqlite', 'terminal.head']) copyFileSync(join(base, name), join(folder, name));
}

function contentOf(store: Store): Content {
  return Object.fromEntries(
    Object.entries(tables).map(([name, key]) => [name, new Map(store.all(`SELECT * FROM ${name}`).map((row) => [String(row[key]), row]))]),
  ) as unknown as Content;
}

/** How many rows of the whole store are there, each as it was; what the salvage itself wrote is left out. */
function savedOf(store: Store): { readonly saved: number; readonly of: number } {
  let [saved, of] = [0, 0];
  const content = contentOf(store);
  for (const name of Object.keys(tables) as (keyof typeof tables)[]) {
    for (const [key, row] of whole[name]) {
      if (name === 'meta') continue;
      of += 1;
      const found = content[name].get(key);
      const written = found?.['act'] === 'store.salvaged' || found?.['name'] === '资料已损坏' || found?.['received_at'] === at;
      if (found === undefined || written) continue;
      expect(found, `${name} ${key}`).toEqual(row);
      saved += 1;
    }
  }
  // What lost the row that it belongs to is kept apart.
  return { saved: saved + store.all('SELECT 1 FROM unplaced').length, of };
}

/** The first or the last page of rows that a table has. */
function endOf(table: string, which: 'first' | 'last'): number {
  const leaves = layout
    .filter(({ name, pagetype }) => name === table && pagetype === 'leaf')
    .map(({ path, pageno }) => [String(path), Number(pageno)] as const);
  const sorted = leaves.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, page]) => page);
  return sorted.at(which === 'first' ? 0 : -1) ?? 0;
}

/** How many rows lie on a page, or beyond it: none on one of an index or one that only leads to others, one on a page that an entry goes on over. */
function rowsOn(page: number): number {
  const { name = '', pagetype = '', ncell = 0 } = layout.find(({ pageno }) => pageno === page) ?? {};
  if (!(String(name) in tables)) return 0;
  if (pagetype === 'internal') return 0;
  return pagetype === 'overflow' ? 1 : Number(ncell);
}

function damage(page: number, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  change(bytes.subarray((page - 1) * sqlitePage, page * sqlitePage));
  writeFileSync(file, bytes);
}

const flip = (bytes: Buffer): void => void (bytes[2_000] = (bytes[2_000] ?? 0) ^ 1);

/** Opens the store as the next start would. */
function opened(): Store {
  return openWhole(file, fixtureKey, open, at);
}

function aside(): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('damaged-'));
}

test('a flipped bit in each page in turn costs the rows of that page, and nothing is read as something else', () => {
  const lost: number[] = [];
  for (let page = 1; page <= pages; page += 1) {
    putWhole();
    damage(page, flip);
    const damaged = readFileSync(file);
    const store = opened();
    const { saved, of } = savedOf(store);
    lost[page] = of - saved;
    expect(verifyAudit(store).ok, `audit after page ${String(page)}`).toBe(true);
    expect(store.damage()).toBe(null);
    store.close();
    expect(aside()).toEqual(['damaged-20261126T010000Z.sqlite']);
    expect(readFileSync(join(folder, aside()[0] ?? '')).equals(damaged)).toBe(true);
  }
  for (let page = 1; page <= pages; page += 1) expect(lost[page], `page ${String(page)}`).toBeLessThanOrEqual(rowsOn(page));
}, 240_000);

test('an end that is missing, and pages of nothing, cost what lay there', () => {
  truncateSync(file, Math.floor(pages / 2) * sqlitePage + 100);
  const half = opened();
  const first = savedOf(half);
  half.close();
  putWhole();
  for (const page of [pages - 1, pages - 5, pages - 9]) damage(page, (bytes) => bytes.fill(0));
  const store = opened();
  const second = savedOf(store);
  store.close();
  expect(first.saved).toBeGreaterThan(0);
  expect(second.saved).toBeGreaterThan(first.saved);
  expect(second.of - second.saved).toBeLessThan(40);
});

test.each(['outbox', 'audit', 'job'])('of %s, what lies between two bad pages is saved', (table) => {
  const leaves = layout.filter(({ name, pagetype }) => name === table && pagetype === 'leaf').map(({ pageno }) => Number(pageno));
  expect(leaves.length).toBeGreaterThan(3);
  const bad = [leaves[0] ?? 0, leaves.at(-1) ?? 0];
  for (const page of bad) damage(page, flip);
  const store = opened();
  const { saved, of } = savedOf(store);
  store.close();
  expect(of - saved).toBeGreaterThan(0);
  expect(of - saved).toBeLessThanOrEqual(bad.reduce((sum, page) => sum + rowsOn(page), 0));
});

test('the person is told, the log says what is missing, and the agency hears everything again', () => {
  damage(endOf('audit', 'first'), flip);
  const store = opened();
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('正在救回'));
  expect(openNotices(store)).toMatchObject([{ tone: 'bad', zh: expect.stringContaining('已救回') }]);
  const verdict = verifyAudit(store);
  expect(verdict).toEqual({
    ok: true,
    entries: whole.audit.size + 1 - rowsOn(endOf('audit', 'first')),
    lost: rowsOn(endOf('audit', 'first')),
  });
  expect([epochOf(store), store.readMeta('cursor')]).toEqual([expect.not.stringContaining('fixture'), '0']);
  const [line] = store.all("SELECT detail FROM audit WHERE act = 'store.salvaged'");
  expect(JSON.parse(String(line?.['detail']))).toMatchObject({ outbox: `${String(whole.outbox.size)} / 0`, unplaced: 0 });
  // A line that somebody takes out is still told apart.
  store.write(() => {
    store.run('DROP TRIGGER audit_kept');
    store.run('DELETE FROM audit WHERE seq = 35');
  });
  expect(verifyAudit(store)).toMatchObject({ ok: false });
  store.close();
});

test('a job whose own row or whose case is lost leaves number and chip used up', () => {
  damage(endOf('job', 'last'), flip);
  damage(endOf('service_case', 'first'), flip);
  const store = opened();
  const jobs = contentOf(store).job;
  expect(jobs.size).toBeLessThan(whole.job.size);
  for (const [jobId, { chip, card_number: number }] of whole.job) {
    const stopped = store.get('SELECT reason FROM stopped_chip WHERE chip = ? AND card_number = ?', String(chip), String(number));
    if (!jobs.has(jobId)) expect(stopped, jobId).toEqual({ reason: 'job-lost' });
  }
  const lone = store.all("SELECT state FROM service_case WHERE name = '资料已损坏'");
  expect(lone.length).toBeGreaterThan(0);
  expect(new Set(lone.map(({ state }) => state))).toEqual(new Set(['issued', 'unsure']));
  expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
  store.close();
});

test('nothing waits for a lost entry or a lost picture; a picture whose own row is lost is sent by the entries that name it', () => {
  const caseId = '261126-000001';
  const picture = (name: string): FileRef => ({ digest: name.padEnd(64, '0'), length: 9, use: 'photo', type: 'image/jpeg' });
  const [lost, unnamed, kept] = [picture('a'), picture('b'), picture('c')];
  const store = open(file, fixtureKey);
  store.write(() => {
    for (const one of [lost, unnamed, kept]) putFile(store, one, Buffer.alloc(9), at);
    for (const files of [[lost], [unnamed, kept]])
      putEntry(store, { caseId, operator: 'teller1', body: { kind: 'application' } as never, at, files });
  });
  store.close();
  const raw = openEncrypted(file, fixtureKey);
  raw.exec(`PRAGMA foreign_keys = OFF; DROP TRIGGER entry_kept;
    DELETE FROM outbox WHERE seq = (SELECT min(seq) FROM outbox WHERE case_id = '${caseId}');
    DELETE FROM file_bytes WHERE digest = '${lost.digest}'; DELETE FROM file WHERE digest = '${unnamed.digest}';
    DELETE FROM entry_file WHERE digest = '${kept.digest}'`);
  raw.close();
  damage(Number(layout.find(({ name }) => name === 'job_of_case')?.['pageno']), flip);
  const saved = opened();
  expect(aside()).toHaveLength(1);
  const [first, second] = saved.all('SELECT seq, after, files_missing FROM outbox WHERE case_id = ? ORDER BY seq', caseId);
  expect(first).toMatchObject({ after: null, files_missing: 0 });
  expect(second).toMatchObject({ after: first?.['seq'], files_missing: 2 });
  expect(filesWaiting(saved, 9).map(({ digest }) => digest)).toEqual([kept.digest, unnamed.digest]);
  for (const { digest } of filesWaiting(saved, 9)) expect(bytesOf(saved, digest)).toHaveLength(9);
  saved.close();
});

test('another key touches nothing, whole or damaged', () => {
  for (const change of [() => undefined, flip]) {
    putWhole();
    damage(1, change);
    const before = readFileSync(file);
    expect(() => openWhole(file, new Uint8Array(32).fill(1), open, at)).toThrow(expect.objectContaining({ code: 'store-unreadable' }));
    expect(said).not.toHaveBeenCalled();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(aside()).toEqual([]);
  }
});

test('without page 1 and without its copy everything is saved all the same, and with another key nothing is touched', () => {
  rmSync(join(folder, 'terminal.head'));
  damage(1, (bytes) => bytes.fill(0));
  const damaged = readFileSync(file);
  expect(() => openWhole(file, new Uint8Array(32).fill(1), open, at)).toThrow(expect.objectContaining({ code: 'store-unreadable' }));
  expect(readdirSync(folder)).toEqual(['terminal.sqlite']);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  const store = opened();
  const { saved, of } = savedOf(store);
  expect(saved).toBe(of);
  store.close();
  expect(aside()).toHaveLength(1);
});

test('where a page of the schema is gone with them nothing is set aside', () => {
  rmSync(join(folder, 'terminal.head'));
  const schema = layout.find(({ name, pageno, pagetype }) => name === 'sqlite_schema' && pagetype === 'leaf' && pageno !== 1);
  for (const page of [1, Number(schema?.['pageno'])]) damage(page, flip);
  expect(opened).toThrow(expect.objectContaining({ code: 'store-unreadable' }));
  expect(readdirSync(folder)).toEqual(['terminal.sqlite']);
});

test('a salvage that was cut off before its last step is finished, and one before that begun anew', () => {
  damage(pages, flip);
  opened().close();
  renameSync(file, `${file}.mended`);
  renameSync(join(folder, aside()[0] ?? ''), file);
  writeFileSync(`${file}-wal`, 'of the damaged one');
  writeFileSync(`${file}.drafting`, 'half');
  const store = opened();
  expect(savedOf(store).saved).toBeGreaterThan(0);
  expect(openNotices(store)).toHaveLength(1);
  store.close();
  expect(aside()).toEqual(['damaged-20261126T010000Z.sqlite', 'damaged-20261126T010000Z.sqlite-wal']);
});

test('a second damaged file does not take the place of the first', () => {
  for (let count = 0; count < 2; count += 1) {
    damage(readFileSync(file).length / sqlitePage, flip);
    markDamaged(file);
    opened().close();
  }
  expect(aside()).toEqual(['damaged-20261126T010000Z-2.sqlite', 'damaged-20261126T010000Z.sqlite']);
});

test('a commit is done also where the copy of its first page cannot be kept', () => {
  const store = opened();
  mkdirSync(join(folder, `terminal.head.${String(process.pid)}.new`));
  store.write(() => store.run('CREATE TABLE grown AS SELECT zeroblob(100000) AS bytes'));
  store.all('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(() => store.write(() => store.writeMeta('after', '1'))).not.toThrow();
  expect(store.readMeta('after')).toBe('1');
  store.close();
});

test('what was found damaged while it was open is looked at whole at the next start', () => {
  markDamaged(file);
  opened().close();
  expect(readdirSync(folder).sort()).toEqual(['terminal.head', 'terminal.sqlite']);
});
