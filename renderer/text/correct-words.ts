import { table } from './text.ts';

/** The ways out of an entry that the agency sent back: corrected, or given up. */
export const correctWords = table({
  act: { zh: '更正', en: 'Correct' },
  field: { zh: '要更正：{field}', en: 'To correct: {field}' },
  title: { zh: '更正：{service} · {name}', en: 'Correct: {service} · {name}' },
  number: { zh: '第 {seq} 号 · {caseId}', en: 'No. {seq} · {caseId}' },
  reason: { zh: '查看申请资料的理由', en: 'Why the application is shown' },
  reasonHint: { zh: '例如：按证件更正被退回的申请', en: 'For example: to correct it from the document' },
  reasonMeans: {
    zh: '查看人、时间和理由会写入审计记录（第十六条）。离开本页，未上报的更正不保留。',
    en: 'Who looked, when and why goes on the audit record (Article 16). What was not sent is dropped when you leave.',
  },
  open: { zh: '打开申请并更正', en: 'Open and correct' },
  opening: { zh: '正在打开', en: 'Opening' },
  thisField: { zh: '管理机构退回的是这一项，请核对。', en: 'This is what was sent back: check it.' },
  picturesStay: { zh: '照片和签名已随原申请保存，无需重交。', en: 'Photo and signature stay with the case.' },
  pictureLeft: {
    zh: '管理机构不接收的照片或签名不再附上，其余随原申请保存。',
    en: 'The picture that the agency does not take is left out; the others stay with the case.',
  },
  willDo: {
    zh: '将以更正后的申请代替被退回的一条，仍在这笔业务里上报。',
    en: 'The corrected application takes the place of the one sent back, in the same case.',
  },
  willDecide: {
    zh: '将重新查询管理机构现在的记录，按现行情况重新判断；符合规定的，代替被退回的一条上报。',
    en: 'Asks what the agency holds now and decides anew; what the rules allow then takes the place of the one sent back.',
  },
  approve: { zh: '要复核的是：按现在的情况重新办理{service}。', en: 'To be approved: {service}, on what is held now.' },
  send: { zh: '更正并上报', en: 'Correct and send' },
  sending: { zh: '正在上报', en: 'Sending' },
  giveUp: { zh: '不再上报', en: 'Give up' },
  giveUpMeans: {
    zh: '本机和管理机构都会记下：这一条不再办理，以及原因。它不能再恢复；仍需办理的，请更正，或重新受理。',
    en: 'This terminal and the agency both keep that nothing more comes of it, and why. It does not come back: what is still wanted is corrected, or taken in anew.',
  },
  giveUpHint: { zh: '例如：申请人已在其他网点领卡', en: 'For example: the person has got a card elsewhere' },
  gone: { zh: '这一条不用更正', en: 'Nothing to correct here' },
  goneMeans: {
    zh: '它没有被退回，或者已经有人处理过。现在的状态见上报队列。',
    en: 'It was not sent back, or somebody has dealt with it. The queue says where it stands.',
  },
  toQueue: { zh: '看上报队列', en: 'To the queue' },
});
