import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDamage, openEncrypted, sqlitePage } from '../../../native/sqlite.ts';
import type { Sqlite } from '../../../native/sqlite.ts';
import { beginEpoch } from '../agency/enrolment.ts';
import { syncFolder } from '../files.ts';
import { appendAudit, auditGaps } from './audit.ts';
import { dropHead, putHead } from './head.ts';
import { lineUpAll } from './line.ts';
import { putNotice } from './notices.ts';
import { copyReadable } from './salvage-copy.ts';
import { makeFirstPage } from './salvage-first-page.ts';
import type { Copied } from './salvage-copy.ts';
import { migrate, Store, versionOf } from './store.ts';

/**
 * Puts a new store with all that can be read in the place of a damaged one, and the damaged file aside as it is. Whenever this
 * is cut off it begins anew or is finished at the next start: the new store counts from when it bears the name `.mended`.
 * @param at ISO 8601
 * @returns what was saved; null where the file opens with this key in no way: then nothing was changed
 * @throws what the disk throws; the fault `disk-full`
 */
export function salvage(file: string, key: Uint8Array, at: string): Copied | null {
  const [copy, draft] = [`${file}.reading`, `${file}.drafting`];
  let opened: ReturnType<typeof openDamaged> = null;
  try {
    opened = openDamaged(file, copy, key);
    if (opened === null) return null;
    const { from, pages } = opened;
    tellWaiting(file);
    removeStore(draft);
    const to = openEncrypted(draft, key);
    let copied: Copied;
    try {
      migrate(to, versionOf(from));
      copied = copyReadable(from, to, pages, at);
    } finally {
      to.close();
    }
    record(draft, key, copied, at);
    sync(draft);
    renameSync(draft, mendedOf(file));
    syncFolder(dirname(file));
    finishSalvage(file, at);
    return copied;
  } finally {
    opened?.from.close();
    removeStore(copy);
    removeStore(draft);
  }
}

/** It holds up this whole process: who waits is told before. */
function tellWaiting(file: string): void {
  const megabytes = String(Math.ceil(statSync(file).size / (1 << 20)));
  process.stderr.write(
    `本机数据库有损坏，正在救回能读出的记录（${megabytes} MB，大的要几分钟），请不要关闭程序。\n` +
      `The store is damaged; what can be read is being saved (${megabytes} MB, minutes for a large one). Do not close the program.\n`,
  );
}

const mendedOf = (file: string): string => `${file}.mended`;

/** Where a damaged file is kept: never in the place of another, also where the clock was put back. */
export function asideOf(file: string, at: string): string {
  const name = join(dirname(file), `damaged-${at.replaceAll(/[-:]|\.\d+/g, '')}`);
  let place = `${name}.sqlite`;
  for (let count = 2; existsSync(place) || existsSync(`${place}-log`); count += 1) place = `${name}-${String(count)}.sqlite`;
  return place;
}

/** Brings a salvage to its end that was cut off between its files. @param at ISO 8601 */
export function finishSalvage(file: string, at: string): void {
  if (!existsSync(mendedOf(file))) return;
  const aside = asideOf(file, at);
  // The log first: what comes next under this name must never be given the log of the damaged one.
  for (const end of ['-wal', '']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`);
  dropHead(file);
  renameSync(mendedOf(file), file);
  syncFolder(dirname(file));
}

/**
 * Opens a copy of a damaged store: as it is, else with the kept pages of its schema, else with page 1 of it too; and in each way
 * also as long as it may have been, since SQLite opens no file that ends before its page 1 says. At last with a page 1 that is made.
 * @returns it, with the pages among which strays are looked for
 */
function openDamaged(file: string, copy: string, key: Uint8Array): { readonly from: Sqlite; readonly pages: number } | null {
  const lengthen = (): void => truncateSync(copy, statSync(copy).size * 16 + (64 << 20));
  const heads = [() => undefined, () => putHead(file, copy, false), () => putHead(file, copy, true)];
  const ways = [...heads, ...heads.map((put) => () => (put(), lengthen()))];
  const copyAnew = (): void => {
    removeStore(copy);
    for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
  };
  for (const way of ways) {
    copyAnew();
    way();
    const from = openIfSchema(copy, key);
    if (from !== null) return { from, pages: pagesOf(file, from) };
  }
  copyAnew();
  const from = makeFirstPage(copy, key) ? openIfSchema(copy, key) : null;
  // Without knowing which pages are free none of those that nothing leads to can be trusted.
  return from === null ? null : { from, pages: 0 };
}

/** A page that page 1 counts lies in the file, in its log, or beyond the end of both. */
function pagesOf(file: string, opened: Sqlite): number {
  const bytes = ['', '-wal'].map((end) => statSync(`${file}${end}`, { throwIfNoEntry: false })?.size ?? 0);
  return Math.min(Number(opened.pragma('page_count', { simple: true })), Math.ceil(((bytes[0] ?? 0) + (bytes[1] ?? 0)) / sqlitePage));
}

function openIfSchema(file: string, key: Uint8Array): Sqlite | null {
  let database: Sqlite | null = null;
  try {
    database = openEncrypted(file, key);
    if (database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() !== 0) return database;
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
  }
  database?.close();
  return null;
}

/** What is known of the loss goes into the new store itself, with a new epoch: agency and terminal tell each other all again. */
function record(file: string, key: Uint8Array, { tables, unplaced }: Copied, at: string): void {
  const store = new Store(file, key);
  try {
    store.write(() => {
      for (const { origin, row } of unplaced) store.run('INSERT INTO unplaced (origin, row) VALUES (?, ?)', origin, JSON.stringify(row));
      beginEpoch(store);
      // Nothing waits for an entry that is lost.
      lineUpAll(store);
      const saved = tables.reduce((sum, table) => sum + table.saved, 0);
      const lost = tables.reduce((sum, table) => sum + (table.lost ?? 0), 0);
      const unknown = tables.filter((table) => table.lost === null).map(({ table }) => table);
      appendAudit(store, {
        at,
        operator: '',
        act: 'store.salvaged',
        subject: '',
        detail: {
          ...Object.fromEntries(
            tables.map((table) => [table.table, `${String(table.saved)} / ${table.lost === null ? '?' : String(table.lost)}`]),
          ),
          unplaced: unplaced.length,
          auditGaps: auditGaps(store),
        },
      });
      putNotice(store, { id: `store-salvaged-${at}`, tone: 'bad', at, ...wordsOf(saved, lost, unknown.length > 0) });
    });
  } finally {
    store.close();
    dropHead(file);
  }
}

function wordsOf(saved: number, lost: number, unknown: boolean): { readonly zh: string; readonly en: string } {
  const [zh, en] = unknown
    ? [`至少 ${String(lost)} 条已丢失，确切数目无法得知`, `at least ${String(lost)} are lost, how many in all nobody can know`]
    : [`${String(lost)} 条已丢失`, `${String(lost)} are lost`];
  return {
    zh: `本机数据库文件曾损坏：已救回 ${String(saved)} 条记录，${zh}。损坏的文件保存在数据目录（damaged-…），请勿删除并联系技术人员；本机与管理机构将重新核对全部记录，请对照纸质材料检查未完成的业务。`,
    en: `The store's file was damaged: ${String(saved)} records were saved, ${en}. The damaged file is kept in the data folder (damaged-…): leave it there and call a technician. This terminal and the agency tell each other everything again; check open cases against their papers.`,
  };
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeStore(file: string): void {
  for (const end of ['', '-wal', '-journal']) rmSync(`${file}${end}`, { force: true });
}
