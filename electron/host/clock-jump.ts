import { appendAudit } from './store/audit.ts';
import { putNotice } from './store/notices.ts';
import type { Store } from './store/store.ts';

/**
 * This machine's clock was set (`set`), or the time that was kept here turned out wrong (`corrected`): recorded and shown. It
 * does no harm: order goes by the numbers of the queue, and time by the agency's.
 * @param by milliseconds; ahead where positive. Within the store's `write`
 */
export function tellJump(store: Store, what: 'set' | 'corrected', by: number, now: Date): void {
  const at = now.toISOString();
  appendAudit(store, { at, operator: '', act: `clock.${what}`, subject: '', detail: { seconds: Math.round(by / 1_000) } });
  const { zh, en } = lengthOf(Math.abs(by));
  const [zhWhat, enWhat] =
    what === 'set'
      ? [`本机的时钟被拨${by > 0 ? '快' : '慢'}了${zh}`, `This machine's clock was set ${by > 0 ? 'ahead' : 'back'} by ${en}`]
      : [
          `本机记录的时间比管理机构${by > 0 ? '慢' : '快'}了${zh}，已按管理机构的时间更正`,
          `The time kept here was ${en} ${by > 0 ? 'behind' : 'ahead of'} the agency's and was corrected`,
        ];
  putNotice(store, {
    id: `clock-${what}`,
    tone: 'wait',
    zh: `${zhWhat}。上报的先后和办理时限不受影响；请技术人员校准系统时间。`,
    en: `${enWhat}. Order and time limits do not depend on it; have a technician set the system's clock right.`,
    at,
  });
}

function lengthOf(milliseconds: number): { readonly zh: string; readonly en: string } {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return { zh: `${String(minutes)} 分钟`, en: `${String(minutes)} minutes` };
  const hours = Math.round(minutes / 60);
  if (hours < 48) return { zh: `${String(hours)} 小时`, en: `${String(hours)} hours` };
  const days = Math.round(hours / 24);
  return { zh: `${String(days)} 天`, en: `${String(days)} days` };
}
