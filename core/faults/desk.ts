import type { FaultEntry } from '../fault.ts';

/** The work of the counter: cases, jobs, and which chip is used for whom. `{zh}` and `{en}` are reasons in words, without personal data. */
export const deskFaults = {
  'rule-refused': {
    exit: 4,
    help: 'agency',
    zh: {
      what: '按规定不能办理：{zh}（依据：{article}）',
      means: '这项操作没有进行，没有保存任何资料。',
      act: '请向申请人说明上述原因；有异议的，可联系市社会保障卡管理机构。',
    },
    en: {
      what: 'The rules do not allow it: {en} (source: {article})',
      means: 'This was not done and nothing was kept.',
      act: 'Tell the applicant why; if in doubt, ask the agency.',
    },
  },
  'case-unknown': {
    exit: 4,
    help: 'self',
    zh: {
      what: '没有业务号为 {case} 的业务。',
      means: '没有进行任何操作。',
      act: '请在业务列表中核对业务号。',
    },
    en: {
      what: 'There is no case {case}.',
      means: 'Nothing was done.',
      act: 'Look the number up in the list of cases.',
    },
  },
  'job-unknown': {
    exit: 4,
    help: 'self',
    zh: {
      what: '没有编号为 {job} 的制卡任务。',
      means: '没有进行任何操作。',
      act: '请从业务列表重新打开该业务。',
    },
    en: {
      what: 'There is no job {job}.',
      means: 'Nothing was done.',
      act: 'Open the case again from the list.',
    },
  },
  'case-not-ready': {
    exit: 4,
    help: 'self',
    zh: {
      what: '业务 {case} 现在不能这样办理：{zh}。',
      means: '没有进行任何操作，芯片没有改动。',
      act: '请打开该业务，按其当前状态继续。',
    },
    en: {
      what: 'This cannot be done with case {case} now: it is {en}.',
      means: 'Nothing was done and no chip was changed.',
      act: 'Open the case and go on from where it is.',
    },
  },
  'job-not-ready': {
    exit: 4,
    help: 'self',
    zh: {
      what: '制卡任务现在不能这样处理：{zh}。',
      means: '没有进行任何操作，芯片没有改动。',
      act: '请打开该业务，按其当前状态继续。',
    },
    en: {
      what: 'This cannot be done with the job now: it is {en}.',
      means: 'Nothing was done and no chip was changed.',
      act: 'Open the case and go on from where it is.',
    },
  },
  'job-running': {
    exit: 4,
    help: 'self',
    zh: {
      what: '业务 {case} 正在制卡。',
      means: '没有另外开始，正在进行的制卡不受影响。',
      act: '请等待它结束。',
    },
    en: {
      what: 'Case {case} is being issued at this moment.',
      means: 'Nothing else was begun, and the work under way goes on.',
      act: 'Wait until it has ended.',
    },
  },
  'job-unsure': {
    exit: 6,
    help: 'self',
    zh: {
      what: '写卡中断：{zh}',
      means: '芯片可能只写了一部分；卡号与这张芯片仍然绑定，没有丢失，也不会发给别人。',
      act: '请把同一张卡放回读卡器再次制卡，系统会先核对再从断点继续；芯片无法再用时，由复核员确认废卡。',
    },
    en: {
      what: 'Writing was interrupted: {en}',
      means: 'The chip may be half written; number and chip stay bound to each other, nothing is lost and nobody else gets the number.',
      act: 'Put the same card back and issue again: the terminal compares and goes on from there. If the chip will not serve any more, close it as spoilt with a reviewer.',
    },
  },
  'chip-other': {
    exit: 3,
    help: 'self',
    zh: {
      what: '这不是业务 {case} 上次写到一半的那张卡。',
      means: '没有向这张卡写入任何内容；原来的任务仍待核实。',
      act: '请放回上次那张卡继续；那张卡已丢失或损坏的，由复核员确认废卡后再用新卡。',
    },
    en: {
      what: 'This is not the card that case {case} was being written to.',
      means: 'Nothing was written to it; the job is still to be settled.',
      act: 'Put the card of last time back; if it is lost or broken, close it as spoilt with a reviewer and take a new one.',
    },
  },
  'card-not-of-case': {
    exit: 4,
    help: 'self',
    zh: {
      what: '读卡器里不是业务 {case} 制好的那张卡。',
      means: '没有读写这张卡；该业务的卡已制好，不再制第二张。',
      act: '请放入制好的那张卡再核对；要为别人制卡，请打开对方的业务。',
    },
    en: {
      what: 'This is not the card that was made for case {case}.',
      means: 'It was neither read nor written; the card of that case is made, and no second one is.',
      act: 'Put the made card in and compare again; to issue to somebody else, open that case.',
    },
  },
  'chip-used-up': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这张芯片已用于业务 {case}。',
      means: '没有向它写入任何内容。',
      act: '请打开该业务继续；要为别人制卡，请换一张空白卡。',
    },
    en: {
      what: 'This chip has been used for case {case}.',
      means: 'Nothing was written to it.',
      act: 'Open that case and go on there; for somebody else take another blank.',
    },
  },
  'chip-stopped': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '这张芯片在停用名单上。',
      means: '它永远不能再用；没有向它写入任何内容。',
      act: '请收回该卡并报告主管，换一张空白卡继续。',
    },
    en: {
      what: 'This chip is on the stop list.',
      means: 'It can never be used again; nothing was written to it.',
      act: 'Keep the card, tell the manager, and go on with another blank.',
    },
  },
  'chip-held': {
    exit: 4,
    help: 'reviewer',
    zh: {
      what: '这张芯片已暂停使用：{zh}。',
      means: '在复核人员查明之前不会再对它试任何密钥。',
      act: '请复核人员查明原因并允许再试，或换一张空白卡。',
    },
    en: {
      what: 'This chip is on hold: {en}.',
      means: 'No key is tried on it until a reviewer has looked into it.',
      act: 'Let a reviewer find out why and allow another try, or take another blank.',
    },
  },
  'chip-not-held': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这张芯片没有被暂停使用。',
      means: '没有进行任何操作。',
      act: '可以直接使用该卡。',
    },
    en: {
      what: 'This chip is not on hold.',
      means: 'Nothing was done.',
      act: 'It can be used as it is.',
    },
  },
  'chip-not-in-stock': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '这张空白卡不在本网点的库存中。',
      means: '没有向它写入任何内容。',
      act: '请换用已入库的空白卡；该卡交主管核对来源。',
    },
    en: {
      what: 'This blank is not in the stock of this branch.',
      means: 'Nothing was written to it.',
      act: 'Take a blank that was received here; give this one to the manager.',
    },
  },
  'chip-twice': {
    exit: 3,
    help: 'manager',
    zh: {
      what: '两台读卡器（{one}、{other}）中的卡片芯片号相同。',
      means: '芯片号不可能重复，其中一张可能是复制的；没有向任何一张写入内容。',
      act: '请取出两张卡，停止使用并报告主管。',
    },
    en: {
      what: 'The cards in two readers ({one}, {other}) have the same chip id.',
      means: 'No two chips do: one of them may be a copy. Nothing was written to either.',
      act: 'Take both out, use neither and tell the manager.',
    },
  },
  'read-back-differs': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '读回的内容与订单不符：{zh}。',
      means: '该卡不能交付；卡号仍然绑定这张芯片。',
      act: '请用这张卡在本业务中再试一次；仍不符的，由复核员确认废卡。',
    },
    en: {
      what: 'What was read back differs from the order: {en}.',
      means: 'The card must not be handed over; its number stays bound to this chip.',
      act: 'Try once more from this case with the same card. If it still differs, close the card as spoilt with a reviewer.',
    },
  },
  'card-not-agreed': {
    exit: 4,
    help: 'agency',
    zh: {
      what: '这张卡不能交付：{zh}。',
      means: '芯片、订单和管理机构的记录必须一致，才能交给持卡人。',
      act: '请收回该卡，再次核对；仍不一致的，联系市社会保障卡管理机构。',
    },
    en: {
      what: 'This card must not be handed over: {en}.',
      means: 'Chip, order and the record of the agency have to agree before its holder gets it.',
      act: 'Keep the card and compare it again; if they still differ, ask the agency.',
    },
  },
  'reader-none': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '没有找到读卡器。',
      means: '没有对任何卡片进行操作。',
      act: '请检查读卡器的连接线和驱动，接好后重试。',
    },
    en: {
      what: 'There is no card reader.',
      means: 'No card was touched.',
      act: 'Check cable and driver of the reader and try again.',
    },
  },
  'reader-choose': {
    exit: 2,
    help: 'self',
    zh: {
      what: '有多台读卡器里有卡：{readers}。',
      means: '没有对任何卡片进行操作。',
      act: '请选择一台（命令行用 --reader 指定），或只留一张卡。',
    },
    en: {
      what: 'Several readers hold a card: {readers}.',
      means: 'No card was touched.',
      act: 'Choose one (on the command line with --reader), or leave one card in.',
    },
  },
  'confirmation-differs': {
    exit: 4,
    help: 'self',
    zh: {
      what: '输入的芯片序列号与读卡器中的卡不一致。',
      means: '卡片没有被锁定，没有任何改动。',
      act: '请核对卡片，重新输入芯片序列号（8 位，见“读卡”页）。',
    },
    en: {
      what: 'The serial number that was typed is not that of the card in the reader.',
      means: 'The card was not blocked and is as it was.',
      act: 'Check the card and type the serial number of its chip again (8 digits, see the card page).',
    },
  },
} as const satisfies Record<string, FaultEntry>;
