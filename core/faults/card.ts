import type { FaultEntry } from '../fault.ts';

/** Readers and cards: what stops between the terminal and the chip. */
export const cardFaults = {
  'card-torn': {
    exit: 3,
    help: 'self',
    zh: {
      what: '卡片在操作途中离开了读卡器 {reader}。',
      means: '芯片可能只写了一部分；卡号仍然绑定这张芯片，没有丢失。',
      act: '请把同一张卡放回读卡器，系统会先核对再从断点继续。',
    },
    en: {
      what: 'The card left the reader {reader} in the middle of a command.',
      means: 'The chip may be half written; its number stays bound to this chip and nothing is lost.',
      act: 'Put the same card back: the terminal compares first and then goes on from where it stopped.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
