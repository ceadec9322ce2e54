import { table } from './text.ts';

export const stageWords = table({
  stages: { zh: '办理进度', en: 'Stages' },
  accepted: { zh: '受理', en: 'Taken in' },
  issuing: { zh: '制卡', en: 'Issue' },
  handOver: { zh: '交付', en: 'Hand over' },
  reported: { zh: '回执', en: 'Receipt' },
});

export const stepWords = table({
  title: { zh: '制卡步骤', en: 'Steps' },
  titleLook: { zh: '核对步骤', en: 'Steps of comparing' },
  waiting: { zh: '未开始', en: 'not begun' },
  running: { zh: '进行中', en: 'under way' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '停在这里', en: 'stopped here' },
  progress: { zh: '已完成 {done} 步，共 {of} 步', en: '{done} of {of} steps done' },
  identify: { zh: '识别芯片', en: 'Say which chip it is' },
  prove: { zh: '证明芯片', en: 'Prove the chip' },
  order: { zh: '领取卡号，绑定这张芯片', en: 'Bind a number to this chip' },
  unlock: { zh: '取得写卡权限', en: 'Get the right to write' },
  journal: { zh: '登记在册，然后才写', en: 'Put on record before writing' },
  holder: { zh: '写入持卡人信息', en: 'Write the holder' },
  issuer: { zh: '写入发卡信息', en: 'Write the issuer’s data' },
  number: { zh: '写入卡号', en: 'Write the card number' },
  readback: { zh: '全部读回', en: 'Read everything back' },
  compareStep: { zh: '逐项核对', en: 'Compare item by item' },
  finish: { zh: '登记完成', en: 'Put the result on record' },
});

export const issueWords = table({
  title: { zh: '申领 · {name}', en: 'First card · {name}' },
  gone: { zh: '没有找到这件业务', en: 'There is no such case' },
  goneMeans: {
    zh: '业务号 {caseId} 不在本终端。请从业务列表中选择。',
    en: 'Case {caseId} is not on this terminal. Choose from the list of cases.',
  },
  goneAct: { zh: '业务列表', en: 'List of cases' },

  noReader: { zh: '没有找到读卡器', en: 'No reader was found' },
  noReaderMeans: { zh: '请接上读卡器，认出后这里会自动变化。', en: 'Connect a reader: this page changes by itself once it is seen.' },
  putBlank: { zh: '请放入空白卡', en: 'Put in a blank card' },
  putBlankMeans: { zh: '芯片朝上，插到底。现在还没有写任何内容。', en: 'Chip up, all the way in. Nothing has been written yet.' },
  mute: { zh: '卡片没有应答', en: 'The card does not answer' },
  muteMeans: {
    zh: '请取出，擦拭触点后芯片朝上重新放入；仍不应答，换一张空白卡。',
    en: 'Take it out, wipe the contacts and put it back chip up; if it stays silent, take another blank.',
  },
  ready: { zh: '卡片已就位', en: 'The card is in place' },
  readyMeans: {
    zh: '可以开始制卡。写入之前会先证明芯片是真的、是空白的。',
    en: 'Issuing can begin. Before anything is written the chip has to prove that it is genuine and blank.',
  },
  spoiltBefore: {
    zh: '上一张卡已废：卡号已作废，芯片已列入停用名单。请换一张空白卡。',
    en: 'The card before was spoilt: its number is void and its chip on the stop list. Take another blank.',
  },
  keepIn: { zh: '请勿取出卡片', en: 'Do not remove the card' },
  torn: { zh: '写卡中断，等同一张卡放回', en: 'Writing was interrupted: the same card is needed' },
  tornMeans: {
    zh: '卡号已绑定这张芯片，没有丢失。请把同一张卡放回读卡器。',
    en: 'The number is bound to this chip and nothing is lost. Put the same card back into the reader.',
  },
  tornOther: { zh: '没有认出那张芯片', en: 'This is not known to be the same chip' },
  tornOtherMeans: {
    zh: '读卡器里有卡，但没有认出是中断时的那一张。请换回那张卡。',
    en: 'There is a card in the reader, but not known as the one that was interrupted. Put that one back.',
  },
  back: { zh: '同一张卡已放回，可以继续', en: 'The same card is back: it can go on' },
  backMeans: {
    zh: '先读出芯片与订单核对，再从第一处不同写起；卡号不变。',
    en: 'The chip is read and compared first, then written from the first difference on; the number stays.',
  },
  handOver: { zh: '可以交付', en: 'Hand over the card' },
  handOverMeans: {
    zh: '芯片读回的 {count} 项与管理机构的订单全部一致。',
    en: 'All {count} items read back from the chip are equal to the agency’s order.',
  },
  differs: { zh: '卡片与订单不符，不能交付', en: 'The card differs from its order: do not hand it over' },
  differsMeans: {
    zh: '最近一次核对发现芯片内容与订单不一致。请收好这张卡，再次核对；仍不符的，由复核确认废卡。',
    en: 'The last comparison found the chip unlike its order. Keep the card and compare again; if it still differs, close it as spoilt with a reviewer.',
  },
  handedOver: { zh: '已交付', en: 'Handed over' },
  knowsAll: { zh: '管理机构已知悉：本业务的记录都有回执。', en: 'The agency knows: every record of this case has its receipt.' },
  knowsNot: { zh: '交付已记录在本机，管理机构尚未知悉。', en: 'It is on record here; the agency does not know yet.' },
  refused: { zh: '申请被管理机构退回', en: 'The agency sent the application back' },
  refusedMeans: { zh: '没有制卡。{why}', en: 'No card was made: {why}' },
  cancelled: { zh: '业务已取消', en: 'The case was cancelled' },
  cancelledMeans: { zh: '没有写卡，也没有卡号被占用。', en: 'Nothing was written and no number was used up.' },

  willIssue: {
    zh: '将在“{reader}”的卡上为{name}制卡：证明芯片、写入、读回、逐项核对。',
    en: 'Issues the card of {name} on the chip in “{reader}”: prove, write, read back, compare.',
  },
  willWait: { zh: '放入空白卡后就可以开始。', en: 'It can begin once a blank is in the reader.' },
  willGoOn: {
    zh: '将先核对芯片，再从断点继续写入，用同一个卡号。',
    en: 'Compares the chip first, then writes on from where it stopped, with the same number.',
  },
  willWaitSame: {
    zh: '放回同一张卡后就可以继续。卡片丢失或损坏的，按 F8 作废。',
    en: 'It can go on once the same card is back. If that card is lost or dead, press F8 to close it as spoilt.',
  },
  onlyDesk: { zh: '制卡和交付由柜员、上门人员或网点主管办理。', en: 'Cards are issued and handed over by teller, field staff or manager.' },
  act: { zh: '开始制卡', en: 'Issue the card' },
  busy: { zh: '正在制卡', en: 'Issuing' },
  goOn: { zh: '继续制卡', en: 'Go on' },
  compareAgain: { zh: '再次核对', en: 'Compare again' },
  compareAgainIn: { zh: '再次核对（{reader}）', en: 'Compare again ({reader})' },
  compareAgainOff: { zh: '再次核对（{why}）', en: 'Compare again ({why})' },
  comparing: { zh: '正在核对', en: 'Comparing' },
  willCompare: {
    zh: '放回这张卡，只读出核对，不写入。仍不符的，按 F8 作废。',
    en: 'With this card in the reader: reads and compares, writes nothing. If it still differs, press F8 to close it as spoilt.',
  },
  next: { zh: '办理下一位', en: 'Next applicant' },
  willNext: { zh: '本业务已办结。', en: 'This case is done.' },
  again: { zh: '再试一次', en: 'Try again' },
  cancel: { zh: '取消制卡', en: 'Cancel the job' },
  cancelMeans: {
    zh: '还没有写卡：取消后卡号和芯片都不受影响，可以重新制卡。',
    en: 'Nothing was written: number and chip stay unused, and the card can be issued later.',
  },
  cancelHint: { zh: '例如：申请人临时离开', en: 'For example: the applicant had to leave' },
  spoil: { zh: '废卡', en: 'Close as spoilt' },
  clearChip: { zh: '允许再试', en: 'Allow another try' },

  reader: { zh: '读卡器', en: 'Reader' },
  chooseReader: { zh: '选择读卡器', en: 'Choose a reader' },
  cardIn: { zh: '已放卡', en: 'card in place' },
  cardOut: { zh: '未放卡', en: 'no card' },
  cardMute: { zh: '卡不应答', en: 'card does not answer' },
  sameCard: { zh: '是中断的那张卡', en: 'the interrupted card' },
  chip: { zh: '芯片', en: 'Chip' },
  number: { zh: '卡号', en: 'Card number' },
  numberNone: { zh: '尚未分配', en: 'none yet' },
  doubtful: { zh: '中断时正在写', en: 'Being written then' },
  boundKept: { zh: '已绑定，保留', en: 'bound, kept' },
  bytes: { zh: '芯片报文', en: 'Bytes' },
  bytesNone: { zh: '还没有与芯片往来。', en: 'Nothing was exchanged with the chip yet.' },
  explainBytes: { zh: '解释', en: 'Explain' },
  bytesHint: { zh: '密钥和个人信息在记录时已遮蔽', en: 'keys and personal data were masked when recorded' },
});

export const faceWords = table({
  card: { zh: '社会保障卡', en: 'Social security card' },
  province: { zh: '广东 · 广州', en: 'Guangzhou, Guangdong' },
  drawn: { zh: '卡面预览：{name}', en: 'The face of the card: {name}' },
  name: { zh: '姓名', en: 'Name' },
  social: { zh: '社会保障号码', en: 'Social security number' },
  number: { zh: '卡号', en: 'Card number' },
  assigned: { zh: '由管理机构分配', en: 'assigned by the agency' },
  noNumber: { zh: '制卡时分配', en: 'given when issued' },
  blank: { zh: '空白卡', en: 'blank card' },
});

export const compareWords = table({
  title: { zh: '芯片与订单核对', en: 'Chip and order compared' },
  item: { zh: '项目', en: 'Item' },
  chip: { zh: '芯片读回', en: 'Read from the chip' },
  order: { zh: '订单', en: 'Order' },
  equal: { zh: '一致', en: 'equal' },
  differs: { zh: '不一致', en: 'differs' },
  empty: { zh: '空', en: 'empty' },
  at: { zh: '{time} 核对', en: 'compared {time}' },
  contactless: { zh: '非接触 {time} 核对', en: 'contactless {time}' },
  summary: { zh: '{steps} 步 · {commands} 条指令 · {time}', en: '{steps} steps · {commands} commands · {time}' },
});

export const handOverWords = table({
  title: { zh: '当面交付', en: 'Hand over in person' },
  who: { zh: '谁来领取', en: 'Who receives it' },
  holder: { zh: '本人', en: 'Holder' },
  guardian: { zh: '监护人', en: 'Guardian' },
  agent: { zh: '代理人', en: 'Agent' },
  document: { zh: '出示的证件', en: 'Document shown' },
  face: {
    zh: '已当面核对：卡面照片、姓名与本人和证件相符',
    en: 'Checked in person: photo and name on the card are this person’s and the document’s',
  },
  faceNeeded: { zh: '请先当面核对卡面与本人，再勾选。', en: 'Compare the face of the card with the person first, then tick.' },
  willDo: {
    zh: '将记录{who}凭{document}领卡，并上报管理机构。',
    en: 'Records that the {who} received the card on showing the {document}, and reports it.',
  },
  whoHolder: { zh: '持卡人本人', en: 'holder' },
  whoGuardian: { zh: '监护人', en: 'guardian' },
  whoAgent: { zh: '代理人', en: 'agent' },
  act: { zh: '确认交付', en: 'Hand over' },
  busy: { zh: '正在登记', en: 'Recording' },
});
