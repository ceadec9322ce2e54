import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { isDamage } from '../../../native/sqlite.ts';
import { beginEpoch } from '../agency/enrolment.ts';
import { readBytesIfThere, writeDurably } from '../files.ts';
import { appendAudit } from './audit.ts';
import { commitsBehindDamage, mendedBeginning } from './log.ts';
import { isMarked, unmark } from './mark.ts';
import { putNotice } from './notices.ts';
import { asideOf, finishSalvage, salvage } from './salvage.ts';
import { named, Store } from './store.ts';

/** A store of at most so many bytes is checked whole at each start, which takes a few milliseconds; a larger one while it is worked with. */
const checkedAtStart = 4 << 20;

/**
 * What comes before anything opens the file, even to try a key: opening carries a log into it and drops what does not fit.
 * Brings a salvage that was cut off to its end, mends the beginning of a log, and keeps a log that is damaged further on.
 * @param at now, ISO 8601
 * @returns the commits that are lost with the log
 * @throws the faults `store-unreadable`, `disk-full`
 */
export function settleFiles(file: string, at: string): number {
  return named(() => {
    finishSalvage(file, at);
    mendLog(file);
    return setLogAside(file, at);
  });
}

/**
 * Opens a terminal's store. What a damaged file still gives goes into a new one first, and the file is set aside; with another
 * key than its own nothing is touched.
 * @param open how a whole file is opened
 * @param at now, ISO 8601
 * @param behind what {@link settleFiles} found
 * @throws the faults `store-unreadable`, `store-newer`, `disk-full`
 */
export function openWhole(
  file: string,
  key: Uint8Array,
  open: (file: string, key: Uint8Array) => Store,
  at: string,
  behind = settleFiles(file, at),
): Store {
  const store = named(() => openOrSalvage(file, key, open, at));
  if (behind > 0) recordLogDamage(store, behind, at);
  return store;
}

function openOrSalvage(file: string, key: Uint8Array, open: (file: string, key: Uint8Array) => Store, at: string): Store {
  const marked = isMarked(file);
  let damage: unknown;
  try {
    const store = open(file, key);
    damage = marked || statSync(store.file).size <= checkedAtStart ? store.damage() : null;
    if (damage === null) {
      unmark(file);
      return store;
    }
    store.close();
  } catch (cause) {
    if (!isDamage((cause as Error).cause ?? cause)) throw cause;
    damage = cause;
  }
  if (salvage(file, key, at) === null) throw damage;
  unmark(file);
  return open(file, key);
}

function mendLog(file: string): void {
  const beginning = mendedBeginning(readBytesIfThere(`${file}-wal`) ?? Buffer.alloc(0));
  if (beginning === null) return;
  const descriptor = openSync(`${file}-wal`, 'r+');
  try {
    writeSync(descriptor, beginning, 0, beginning.length, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Keeps a copy of a damaged log, of which SQLite takes the part before the damage. @returns the commits that are lost with it */
function setLogAside(file: string, at: string): number {
  const log = readBytesIfThere(`${file}-wal`);
  const behind = log === null ? 0 : commitsBehindDamage(log);
  if (log !== null && behind > 0) writeDurably(`${asideOf(file, at)}-log`, log);
  return behind;
}

function recordLogDamage(store: Store, commits: number, at: string): void {
  store.write(() => {
    beginEpoch(store);
    appendAudit(store, { at, operator: '', act: 'store.log-damaged', subject: '', detail: { commits } });
    putNotice(store, {
      id: `store-log-damaged-${at}`,
      tone: 'bad',
      zh: `本机数据库的日志曾损坏：最后 ${String(commits)} 步操作没有保存下来。损坏的日志保存在数据目录（damaged-…），请勿删除并联系技术人员；本机与管理机构将重新核对全部记录，请对照纸质材料和手头的卡检查最后办理的业务。`,
      en: `The log of the store was damaged: the last ${String(commits)} steps are lost. It is kept in the data folder (damaged-…): leave it there and call a technician. This terminal and the agency tell each other everything again; check what was done last against papers and cards.`,
      at,
    });
  });
}
