import type { FaultEntry } from '../fault.ts';

/** The queue of what the agency must hear. */
export const queueFaults = {
  'entry-not-corrected': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这一条现在不能更正或放弃：它没有被退回，或者已经有人处理过。',
      means: '队列没有变化。已经发生的事（制卡、交付、废卡）不能改写，只能由主管与管理机构核对。',
      act: '请在“上报队列”里查看它现在的状态。',
    },
    en: {
      what: 'This entry cannot be corrected or given up now: it was not sent back, or somebody has dealt with it.',
      means:
        'The queue did not change. What was done (issued, handed over, spoilt) is not rewritten; the manager settles it with the agency.',
      act: 'See on the page Queue where it stands now.',
    },
  },
  'entry-not-retried': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这一条不能再次上报：它没有被退回，或是被管理机构拒绝的申请。',
      means: '队列没有改动。',
      act: '被拒绝的申请请按退回原因更正后重新受理。',
    },
    en: {
      what: 'This entry cannot be sent again: it was not sent back, or it is an application that the agency refused.',
      means: 'The queue is as it was.',
      act: 'A refused application is corrected by taking it in anew.',
    },
  },
} as const satisfies Readonly<Record<string, FaultEntry>>;
