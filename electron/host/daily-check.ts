import { appendAudit } from './store/audit.ts';
import { markDamaged } from './store/mark.ts';
import { putNotice } from './store/notices.ts';
import type { Store } from './store/store.ts';

/** Milliseconds from the first window to the first check, and from one to the next. */
const [firstAfter, every] = [60_000, 24 * 3_600_000];

const words = {
  zh: '检查发现本机数据库文件有损坏。请在手头业务办完后关闭并重新打开程序：能读出的记录会自动救回，损坏的文件会另存。',
  en: "A check found the store's file damaged. Finish what is in hand, then close and open the program: what can be read is saved by itself, and the damaged file is kept.",
};

interface Checking {
  readonly store: Store;
  readonly now: () => Date;
  readonly unexpected: (cause: unknown) => unknown;
}

/** Reads the whole store once a day, beside the work. @returns how to end it */
export function checkDaily({ store, now, unexpected }: Checking, delay = firstAfter): () => void {
  const ended = new AbortController();
  let timer = setTimeout(again, delay).unref();
  function again(): void {
    timer = setTimeout(again, every).unref();
    checkStore(store, now, ended.signal).catch((cause: unknown) => ended.signal.aborted || unexpected(cause));
  }
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}

/** The whole check; damage is marked for the next start, logged and told. @returns what is amiss; null: not checked */
export async function checkStore(store: Store, now: () => Date, ended: AbortSignal): Promise<readonly string[] | null> {
  const found = await store.check(ended);
  if (found === null || found.length === 0) return found;
  markDamaged(store.file);
  const at = now().toISOString();
  store.write(() => {
    appendAudit(store, { at, operator: '', act: 'store.damaged', subject: '', detail: { found: found.length } });
    putNotice(store, { id: 'store-damaged', tone: 'bad', ...words, at });
  });
  return found;
}
