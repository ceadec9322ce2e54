import type { FaultEntry } from '../fault.ts';

/** Services at the counter. */
export const serviceFaults = {
  'holder-unknown': {
    exit: 4,
    help: 'self',
    zh: {
      what: '还没有查询这位持卡人，或查询后已换人登录。',
      means: '没有办理任何业务。',
      act: '请用证件、卡号或读卡器里的卡重新查询，再办理。',
    },
    en: {
      what: 'This holder was not looked up, or somebody else signed in since.',
      means: 'Nothing was filed.',
      act: 'Look the holder up again by document, number or card, and go on.',
    },
  },
  'holder-unnamed': {
    exit: 4,
    help: 'self',
    zh: {
      what: '只凭这张卡现在查不到持卡人是谁。',
      means: '联系不上管理机构，或管理机构没有这张卡；没有办理任何业务。',
      act: '请改用持卡人的证件查询，再办理。',
    },
    en: {
      what: 'Whose card this is cannot be found out by the card alone now.',
      means: 'The agency cannot be asked, or does not know the card; nothing was filed.',
      act: 'Look the holder up by the identity document, and go on.',
    },
  },
  'case-open-already': {
    exit: 4,
    help: 'self',
    zh: {
      what: '这位持卡人的同类业务 {case} 还没有办结。',
      means: '没有另开一笔；一个人同时只制一张卡，同一项业务不重复受理。',
      act: '请打开业务 {case} 继续。',
    },
    en: {
      what: 'Case {case} of this holder is still open.',
      means: 'No second one was begun: one card is made for a person at a time, and nothing is filed twice.',
      act: 'Open case {case} and go on there.',
    },
  },
  'finished-stopped': {
    exit: 4,
    help: 'agency',
    zh: {
      what: '序列号 {serial} 的卡已停用，不能交付。',
      means: '管理机构已将它列入停用名单：持卡人注销、挂失，或另有新卡。',
      act: '请向来人说明，把卡退回制卡中心。',
    },
    en: {
      what: 'The card {serial} is on the stop list and must not be handed over.',
      means: 'The agency has stopped it: it was cancelled, reported lost, or another card was made.',
      act: 'Explain it to the person, and send the card back to the centre.',
    },
  },
  'holder-other': {
    exit: 4,
    help: 'self',
    zh: {
      what: '没有认出读卡器里的卡是这位持卡人的。',
      means: '没有对这张卡做任何操作。',
      act: '请放入持卡人本人的卡，并按读卡器里的卡重新查询；怀疑冒用的，请登记可疑情况。',
    },
    en: {
      what: 'The card in the reader is not known to be this holder’s.',
      means: 'Nothing was done to it.',
      act: "Put the holder's own card in and look the holder up by it; if you suspect misuse, record a suspicion.",
    },
  },
  'reviewer-needed': {
    exit: 4,
    help: 'reviewer',
    zh: {
      what: '这项业务须经复核：{zh}',
      means: '还没有办理。',
      act: '请复核人员到场，看过要办的内容后输入自己的编号和密码。',
    },
    en: {
      what: 'A second person has to agree: {en}',
      means: 'Nothing was filed yet.',
      act: 'Have a reviewer come, look at what is to be done, and type the own number and PIN.',
    },
  },
  'bank-pin-elsewhere': {
    exit: 4,
    help: 'self',
    zh: {
      what: '银行密码不在本终端办理。',
      means: '社保密码与银行密码是两回事；没有改动任何密码。',
      act: '请持卡人在银行的密码键盘上办理银行密码；要办社保密码的，请改选社保密码。',
    },
    en: {
      what: "The bank's PIN is not dealt with at this terminal.",
      means: 'The social security PIN and the bank PIN are different things; neither was changed.',
      act: "The holder changes the bank PIN on the bank's own keys; for the social security PIN, choose that one.",
    },
  },
  'receipt-missing': {
    exit: 4,
    help: 'self',
    zh: {
      what: '没有填写收据号。',
      means: '工本费没有登记。',
      act: '请填写开给缴费人的收据号；缓交的不需要收据。',
    },
    en: {
      what: 'The number of the receipt is missing.',
      means: 'The fee was not recorded.',
      act: 'Type the number of the receipt that the payer got; a deferred fee needs none.',
    },
  },
  'finished-unknown': {
    exit: 4,
    help: 'self',
    zh: {
      what: '没有序列号或批次为 {serial} 的制成卡。',
      means: '没有登记任何交接。',
      act: '请核对卡片承载页上的序列号；不在清单上的卡，请与制卡中心核对。',
    },
    en: {
      what: 'There is no finished card or parcel {serial}.',
      means: 'Nothing was recorded.',
      act: 'Check the serial number on the carrier; ask the centre about a card that is not on the list.',
    },
  },
  'finished-other-chip': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '读卡器里的不是序列号 {serial} 的卡。',
      means: '芯片上的卡号与要交付的不一致；没有登记交付。',
      act: '请换上要交付的卡再核对；承载页和卡片对不上的，不要交付，请报告网点主管。',
    },
    en: {
      what: 'The card in the reader is not the one with serial number {serial}.',
      means: 'The number on its chip is another one; no hand-over was recorded.',
      act: 'Put in the card that is to be handed over. Where carrier and card do not agree, keep it and tell the manager.',
    },
  },
  'finished-not-ready': {
    exit: 4,
    help: 'self',
    zh: {
      what: '序列号 {serial} 的卡现在不能交付或退回。',
      means: '它还没有清点入库，或已经交付、退回。',
      act: '请先清点到货；已交付的，请查看记录。',
    },
    en: {
      what: 'The card {serial} cannot be handed over or sent back now.',
      means: 'It was not received yet, or it is handed over or sent back already.',
      act: 'Receive the parcel first; look at the record of one that was handed over.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
