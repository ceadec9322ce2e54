import type { Notice } from '../../../core/views.ts';
import type { Row, Store } from './store.ts';

/** So many are shown; the others stay in the store, and their acts in the audit log. */
const most = 20;

/**
 * Tells the people here something, until somebody has seen it. Within a transaction.
 * @param notice its id names what it is about: told again, it takes the place of the one before and is open again
 */
export function putNotice(store: Store, { id, tone, zh, en, at }: Notice): void {
  store.run(
    `INSERT INTO notice (id, tone, zh, en, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id)
     DO UPDATE SET tone = excluded.tone, zh = excluded.zh, en = excluded.en, at = excluded.at, seen_at = NULL`,
    id,
    tone,
    zh,
    en,
    at,
  );
}

/** What nobody has seen yet, the latest first. */
export function openNotices(store: Store): Notice[] {
  return store.all('SELECT id, tone, zh, en, at FROM notice WHERE seen_at IS NULL ORDER BY at DESC LIMIT ?', most).map(noticeOf);
}

/** Within a transaction. @returns false where it is not open */
export function closeNotice(store: Store, id: string, at: string): boolean {
  return store.run('UPDATE notice SET seen_at = ? WHERE id = ? AND seen_at IS NULL', at, id).changes > 0;
}

function noticeOf({ id, tone, zh, en, at }: Row): Notice {
  return { id: String(id), tone: tone as Notice['tone'], zh: String(zh), en: String(en), at: String(at) };
}
