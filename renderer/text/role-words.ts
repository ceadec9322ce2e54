import { table } from './text.ts';

export const roleHomeWords = table({
  review: { zh: '等待复核', en: 'Waiting for review' },
  reviewMeans: {
    zh: '复核在经办柜台当场进行：经办人按 F8，你看清要办的事，输入自己的操作员号和密码。自己经办的业务不能自己复核。',
    en: 'A review is done at the counter of whoever asks: they press F8, you read what is to be done, and type your own operator number and PIN. Nobody reviews what is their own.',
  },
  reviewNone: { zh: '现在没有等待复核的业务', en: 'Nothing waits for review' },
  reviewUnsure: {
    zh: '写卡中断：同一张卡找不回或写不成时，由你复核废卡',
    en: 'Writing was interrupted: where the same card is gone or fails, you agree to close it as spoilt',
  },
  reviewLook: { zh: '查看', en: 'Look' },
  reviewMore: { zh: '全部待核实的业务', en: 'All cases to be settled' },
  called: { zh: '这些事要你到场', en: 'You are called for' },
  callSpoil: { zh: '废卡：中断的制卡不再继续，卡号作废。', en: 'Spoilt cards: an interrupted issue is closed, its number void.' },
  callChip: { zh: '密钥被拒的芯片允许再试。', en: 'A chip whose key was refused is tried again.' },
  callPin: { zh: '密码只剩最后一次机会；密码重置（第十九条）。', en: 'The last try of a PIN; a PIN reset (Article 19).' },
  callUnlock: { zh: '应用解锁（第六条）。', en: 'An application is unlocked (Article 6).' },
  callDestroy: {
    zh: '换卡收回的旧卡销毁（第二十四条）；芯片永久锁定。',
    en: 'The old card of a replacement is destroyed (Article 24); a chip is blocked for good.',
  },
  technician: { zh: '查卡', en: 'Find out about a card' },
  technicianMeans: {
    zh: '把有问题的卡放进读卡器。先读卡，再看密码剩余次数；要交给别人看的，用报文解释。',
    en: 'Put the card in question into the reader. Read it, look at the tries left of its PIN, and explain its recording where others must see it.',
  },
  readCard: { zh: '读卡：看每个文件，读不到的说明原因', en: 'Read the card: every file, and why one cannot be read' },
  seePin: { zh: '密码：剩余次数、解锁、永久锁定', en: 'PIN: tries left, unblock, block for good' },
  explainLog: { zh: '报文解释：把记录变成话，指出出错的那一步', en: 'Explain: a recording in words, with the step that failed' },
  go: { zh: '去', en: 'Go' },
  audit: { zh: '审计记录', en: 'The audit record' },
  auditMeans: {
    zh: '谁在什么时候为什么看了、办了什么，都在本机的审计链里；每一条锁住前一条，改动会被发现。',
    en: 'Who looked at or did what, when and why stands in the audit chain of this terminal; each line locks the one before, so that a change shows.',
  },
  verify: { zh: '核验审计链', en: 'Verify the chain' },
  verifying: { zh: '正在核验', en: 'Verifying' },
  verified: { zh: '{entries} 条记录，链完整，没有改动。', en: '{entries} lines, the chain is whole, nothing was changed.' },
  verifiedLost: {
    zh: '现存 {entries} 条记录没有改动；另有 {lost} 条随文件损坏丢失，有记录。',
    en: 'The {entries} lines there were not changed; {lost} more were lost with a damaged file, as recorded.',
  },
  broken: {
    zh: '第 {at} 条起与前面对不上：记录被改动或缺失。请停用本终端并报告管理机构。',
    en: 'From line {at} on it does not follow: the record was changed or is missing lines. Take this terminal out of use and tell the agency.',
  },
});
