import type { State } from '../../../core/views.ts';
import type { ReaderInfo } from '../../../core/card/reader.ts';
import { countedAtMost } from '../store/case-list.ts';
import type { LineState } from '../agency/exchange.ts';

/** The three lamps that are always true, and always in words too. */

type Lamp = State['lamps']['reader'];

export function readerLamp(readers: readonly ReaderInfo[] | null): Lamp {
  if (readers === null) return { tone: 'bad', zh: '读卡器服务未运行', en: 'reader service is not running' };
  if (readers.length === 0) return { tone: 'off', zh: '没有读卡器', en: 'no reader' };
  if (readers.some(({ card }) => card === 'mute')) return { tone: 'wait', zh: '卡片没有应答', en: 'the card does not answer' };
  if (readers.some(({ card }) => card === 'present')) return { tone: 'good', zh: '有卡', en: 'card in' };
  return { tone: 'good', zh: '就绪，无卡', en: 'ready, no card' };
}

export function agencyLamp(line: LineState, enrolled: boolean): Lamp {
  if (line.kind === 'good') return { tone: 'good', zh: '已连接', en: 'connected' };
  if (line.kind === 'unknown')
    return enrolled ? { tone: 'off', zh: '尚未联系', en: 'not asked yet' } : { tone: 'off', zh: '尚未登记', en: 'not enrolled' };
  if (line.why.code === 'agency-unreachable')
    return {
      tone: 'wait',
      zh: `联系不上${retry(line.nextTryAt, '，', ' 再试')}`,
      en: `cannot be reached${retry(line.nextTryAt, ', next try ', '')}`,
    };
  if (line.why.code === 'not-enrolled') return { tone: 'bad', zh: '尚未登记', en: 'not enrolled' };
  if (line.why.code === 'terminal-revoked') return { tone: 'bad', zh: '本终端已停用', en: 'this terminal is revoked' };
  if (line.why.code === 'proxy-credentials' || line.why.code === 'proxy-unusable')
    return { tone: 'bad', zh: '代理不可用', en: 'the proxy cannot be used' };
  if (line.why.code === 'agency-certificate') return { tone: 'bad', zh: '证书有问题', en: 'certificate trouble' };
  if (line.why.code === 'agency-between') return { tone: 'bad', zh: '网络被拦截', en: 'something in between answers' };
  if (line.why.code === 'terminal-refused') return { tone: 'bad', zh: '不接受本终端', en: 'does not accept this terminal' };
  if (line.why.code === 'agency-refused') return { tone: 'bad', zh: '拒绝了请求', en: 'refused the request' };
  if (line.why.code === 'agency-answer-nonsense') return { tone: 'bad', zh: '答复不符合约定', en: 'its answer is not as agreed' };
  return { tone: 'bad', zh: '本机出错，见上报队列', en: 'trouble in this terminal: see the queue' };
}

export function queueLamp({ waiting, refused }: { readonly waiting: number; readonly refused: number }, line: LineState): Lamp {
  if (refused > 0)
    return {
      tone: 'wait',
      zh: `${counted(refused)} 条需处理${others(waiting, '，', ' 条等待')}`,
      en: `${counted(refused)} to correct${others(waiting, ', ', ' waiting')}`,
    };
  if (waiting === 0) return { tone: 'good', zh: '全部送达', en: 'all delivered' };
  const next = line.kind === 'bad' ? line.nextTryAt : null;
  return {
    tone: 'wait',
    zh: `${counted(waiting)} 条等待${retry(next, '，', ' 再试')}`,
    en: `${counted(waiting)} waiting${retry(next, ', next try ', '')}`,
  };
}

function others(count: number, before: string, after: string): string {
  return count === 0 ? '' : `${before}${counted(count)}${after}`;
}

/** Nobody counts on from there, and neither does the store. */
function counted(count: number): string {
  return count >= countedAtMost ? `${String(countedAtMost - 1)}+` : String(count);
}

/** 14:05 in Guangzhou. */
function retry(at: string | null, before: string, after: string): string {
  if (at === null) return '';
  const shanghai = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${before}${shanghai.slice(11, 16)}${after}`;
}
