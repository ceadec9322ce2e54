import type { Words } from '../../../core/card/words.ts';
import { minuteWords } from '../../../core/courier.ts';
import { factKinds } from '../../../core/entry.ts';
import type { QueueRow } from '../../../core/views.ts';
import { kilobytes } from '../../../core/desk/file-words.ts';
import { entryRefusalWords } from '../../../core/desk/refusals.ts';
import type { LineState } from '../agency/exchange.ts';
import { bundleWith } from '../store/bundles.ts';
import { isSentBack } from '../store/outbox-rows.ts';
import type { OutboxRow } from '../store/outbox-rows.ts';
import type { Store } from '../store/store.ts';

/** An entry of the queue as people read it: where it is, why it waits, who can do something about it, and when it is tried next. */
export function queueView(store: Store, row: OutboxRow, line: LineState): QueueRow {
  const { zh, en } = sentence(store, row, line);
  const nextTryAt = row.state === 'waiting' && row.after === null ? nextTry(row, line) : null;
  const help = helpFor(row, line);
  const field = row.refusal?.field;
  return {
    id: row.entry.id,
    seq: row.entry.seq,
    caseId: row.entry.caseId,
    kind: row.kind,
    state: row.ended === null ? row.state : 'ended',
    zh,
    en,
    tries: row.tries,
    createdAt: row.createdAt,
    ...(nextTryAt === null ? {} : { nextTryAt }),
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
    todo: isTodo(row),
    ...(help === null ? {} : { help }),
    ...(field === undefined ? {} : { field }),
    mayRetry: mayRetry(row),
    mayCorrect: mayCorrect(row),
  };
}

/** What is new leaves at once where the line is good. */
function nextTry({ tries }: OutboxRow, line: LineState): string | null {
  return line.kind === 'bad' || (line.kind === 'good' && tries > 0) ? line.nextTryAt : null;
}

/** It waits for a person. */
export function isTodo({ state, ended }: Pick<OutboxRow, 'state' | 'ended'>): boolean {
  return state === 'refused' && ended === null;
}

/** Not an application that the agency looked at and refused: its person may have another case by now. */
export function mayRetry(row: OutboxRow): boolean {
  return isTodo(row) && (!isApplication(row) || row.refusal?.reason === 'not-taken');
}

/** What somebody applied for may be put right; what was done is a fact. */
export function mayCorrect(row: OutboxRow): boolean {
  return isTodo(row) && isApplication(row);
}

function isApplication({ kind }: OutboxRow): boolean {
  return kind === 'application' || kind === 'service';
}

function helpFor(row: OutboxRow, line: LineState): QueueRow['help'] | null {
  if (isTodo(row)) {
    if (row.refusal?.reason === 'not-taken') return 'technician';
    return factKinds.includes(row.kind) ? 'manager' : 'self';
  }
  if (row.state !== 'waiting' || row.after !== null || line.kind !== 'bad' || line.why.code === 'agency-unreachable') return null;
  const { help } = line.why.report();
  return help === 'reviewer' ? 'manager' : help;
}

/** Where an entry is and why, in words. */
export function sentence(store: Store, row: OutboxRow, line: LineState): Words {
  const { entry, state, refusal, receipt, after, tries, files } = row;
  if (state === 'refused') return ended(row) ?? sentBack(refusal?.words ?? entryRefusalWords[refusal?.reason ?? 'invalid']);
  if (state === 'accepted')
    return { zh: `已送达，回执第 ${String(receipt?.number ?? '')} 号`, en: `Delivered, receipt no. ${String(receipt?.number ?? '')}` };
  const bundle = bundleWith(store, entry.seq);
  if (bundle !== null) return inBundle(bundle);
  if (after !== null) return waitsBehind(store, after);
  if (line.kind === 'bad') return held(line);
  if (files !== null && files.missing > 0) return waitsForFiles(files);
  if (tries === 0) return { zh: '等待送出', en: 'Waiting to be sent' };
  // Whether it arrived nobody here can know: a try without an answer is no more than that.
  return { zh: `已尝试 ${String(tries)} 次，尚未得到回执`, en: `Tried ${String(tries)} times, no receipt yet` };
}

function ended({ ended: end }: OutboxRow): Words | null {
  if (end === null) return null;
  if (end.how === 'corrected')
    return { zh: `被退回，已由第 ${String(end.seq)} 号更正`, en: `Sent back, corrected by no. ${String(end.seq)}` };
  return { zh: `被退回，已决定不再上报：${end.reason}`, en: `Sent back and given up: ${end.reason}` };
}

function waitsBehind(store: Store, seq: number): Words {
  if (isSentBack(store, seq))
    return {
      zh: `等待第 ${String(seq)} 号：那一条被退回，须有人处理`,
      en: `Waits for no. ${String(seq)}, which was sent back and needs somebody`,
    };
  return { zh: `等待第 ${String(seq)} 号先得到回执`, en: `Waits for the receipt of no. ${String(seq)}` };
}

function waitsForFiles({ sent, length }: NonNullable<OutboxRow['files']>): Words {
  const [done, of] = [sent === 0 ? '0' : kilobytes(sent), kilobytes(length)];
  return { zh: `先送照片、签名：已送 ${done}/${of} KB`, en: `Photo and signature go first: ${done} of ${of} KB sent` };
}

/** It waits on, for whichever receipt comes first. */
function inBundle({ number, writtenAt }: { readonly number: number; readonly writtenAt: string }): Words {
  const { zh, en } = minuteWords(writtenAt);
  return {
    zh: `已写入离线包 #${String(number)}（${zh}），等待带回回执`,
    en: `Written into bundle #${String(number)} (${en}), waiting for the receipt to come back`,
  };
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
