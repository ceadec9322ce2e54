import type { Words } from '../../../core/card/words.ts';
import type { QueueRow } from '../../../core/views.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import type { LineState } from '../agency/exchange.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';

/** An entry of the queue as people read it: where it is, and why. */
export function queueView(row: OutboxRow, line: LineState): QueueRow {
  const { zh, en } = sentence(row, line);
  const nextTryAt = row.state === 'waiting' && row.after === null && line.kind === 'bad' ? line.nextTryAt : null;
  return {
    id: row.entry.id,
    seq: row.entry.seq,
    caseId: row.entry.caseId,
    kind: row.kind,
    state: row.state,
    zh,
    en,
    tries: row.tries,
    createdAt: row.createdAt,
    ...(nextTryAt === null ? {} : { nextTryAt }),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    todo: row.state === 'refused',
    mayRetry: mayRetry(row),
  };
}

/** Not an application that the agency looked at and refused: its person may have another case by now. */
export function mayRetry({ state, kind, refusal }: OutboxRow): boolean {
  return state === 'refused' && ((kind !== 'application' && kind !== 'service') || refusal?.reason === 'not-taken');
}

/** Where an entry is and why, in words. */
export function sentence({ state, refusal, receipt, after, tries }: OutboxRow, line: LineState): Words {
  if (state === 'refused') return sentBack(refusal?.words ?? entryRefusalWords[refusal?.reason ?? 'invalid']);
  if (state === 'accepted')
    return { zh: `已送达，回执第 ${String(receipt?.number ?? '')} 号`, en: `Delivered, receipt no. ${String(receipt?.number ?? '')}` };
  if (after !== null) return { zh: `等待第 ${String(after)} 号先得到回执`, en: `Waits for the receipt of no. ${String(after)}` };
  if (line.kind === 'bad') return held(line);
  return tries === 0 ? { zh: '等待送出', en: 'Waiting to be sent' } : { zh: '已送出，等待回执', en: 'Sent, waiting for the receipt' };
}

function sentBack({ zh, en }: Words): Words {
  return { zh: `被退回：${zh}`, en: `Sent back: ${en}` };
}

function held({ why }: Extract<LineState, { kind: 'bad' }>): Words {
  if (why.code === 'agency-unreachable')
    return { zh: '等待网络，联系不上管理机构', en: 'Waiting for the network: the agency cannot be reached' };
  if (why.code === 'agency-between')
    return { zh: '网络被其他设备拦截，暂停上报', en: 'Something in the network answers instead of the agency: on hold' };
  const { zh, en } = why.report();
  return { zh: `暂停上报：${zh.what}`, en: `On hold: ${en.what}` };
}
