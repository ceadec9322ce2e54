import { expect, test } from 'vitest';
import { queue } from './print.ts';

const row = {
  id: 'entry-one',
  seq: 7,
  caseId: '261125-7K3M9Q',
  kind: 'application',
  tries: 2,
  createdAt: '2026-11-25T01:00:00.000Z',
  todo: false,
  mayRetry: false,
  mayCorrect: false,
} as const;

test('of each item: where it is, why, who can do something about it and how, and when it is tried next', () => {
  const text = queue({
    entries: [
      {
        ...row,
        state: 'refused',
        zh: '被退回：内容不符合要求',
        en: 'Sent back: not as wanted',
        todo: true,
        mayCorrect: true,
        help: 'self',
        field: 'body.x',
      },
      { ...row, state: 'waiting', zh: '等待网络', en: 'Waiting for the network', nextTryAt: '2026-11-25T01:05:00.000Z' },
      { ...row, state: 'accepted', zh: '已送达', en: 'Delivered' },
    ],
    waiting: 1,
    refused: 1,
  });
  expect(text.split('\n')).toEqual([
    '7\t261125-7K3M9Q\tapplication\t被退回：内容不符合要求 Sent back: not as wanted\t2',
    '\t可以自行处理 You can solve this here · 字段 field: body.x · suika call queue.correct | queue.giveUp: entry-one',
    '7\t261125-7K3M9Q\tapplication\t等待网络 Waiting for the network\t2',
    '\t下次 next try: 11月25日 09:05',
    '7\t261125-7K3M9Q\tapplication\t已送达 Delivered\t2',
    '等待 1 条，被退回 1 条。1 waiting, 1 sent back.',
    '打开窗口后自动上报，或现在运行 suika sync。They leave once the window is open; or now, by suika sync.',
  ]);
});
