import { table } from './text.ts';

/** Acts that need a second person's eyes. */
export const secondWords = table({
  reviewer: { zh: '复核人员', en: 'Reviewer' },
  reviewerMeans: {
    zh: '由另一位复核或主管亲自输入，经办人不能代输。',
    en: 'Typed by another person, a reviewer or manager; never by the one who asks.',
  },
  operator: { zh: '操作员号', en: 'Operator number' },
  choose: { zh: '请选择', en: 'Choose' },
  pin: { zh: '复核密码', en: 'Reviewer’s PIN' },
  reason: { zh: '原因', en: 'Reason' },
  leave: { zh: '返回，不作改动', en: 'Back, change nothing' },
  missing: { zh: '还要填写：{fields}。', en: 'Still to be filled in: {fields}.' },
  and: { zh: '、', en: ', ' },
  confirm: { zh: '请输入“{word}”', en: 'Type “{word}”' },
  confirmShort: { zh: '确认字样', en: 'confirmation' },
});

export const spoilWords = table({
  title: { zh: '废卡 · {name}', en: 'Close as spoilt · {name}' },
  what: { zh: '这一步不能撤回', en: 'This cannot be taken back' },
  means: {
    zh: '卡号 {number} 永久作废，芯片列入停用名单；即使这张卡以后找到，也不能再用。',
    en: 'Number {number} is void for ever and the chip goes on the stop list, even if the card turns up later.',
  },
  first: {
    zh: '卡片还在手边的，请先放回读卡器继续制卡；只有卡片丢失、损坏或反复写不进时才作废。',
    en: 'If the card is at hand, put it back and go on instead; close it only when it is lost, dead or cannot be written.',
  },
  after: {
    zh: '申请仍然有效，作废后可用另一张空白卡重新制卡，持卡人不受影响。',
    en: 'The application stays valid: the card is then issued on another blank, and its holder loses nothing.',
  },
  reasonHint: { zh: '例如：卡片折断；反复放入仍不应答', en: 'For example: the card broke; it stays silent' },
  word: { zh: '废卡', en: 'SPOILT' },
  willDo: {
    zh: '将作废卡号 {number} 和这张芯片，并上报管理机构。',
    en: 'Voids number {number} and this chip, and reports it to the agency.',
  },
  act: { zh: '确认废卡', en: 'Close as spoilt' },
  busy: { zh: '正在登记', en: 'Recording' },
});

export const clearWords = table({
  title: { zh: '允许再试 · {name}', en: 'Allow another try · {name}' },
  what: { zh: '这张芯片拒绝过密钥', en: 'This chip refused a key' },
  means: {
    zh: '密钥的尝试次数有限，用尽后芯片报废。请先查明原因：放错卡、芯片来自其他地区，或密钥服务有误。',
    en: 'A key has a limited number of tries; after the last the chip is lost. Find out why first: a wrong card, a chip of another area, or a fault of the key service.',
  },
  after: { zh: '允许后，系统只再试一次；再被拒绝会重新停下。', en: 'Then it is tried once more; if refused again, it stops again.' },
  chip: { zh: '芯片号', en: 'Chip' },
  reasonHint: { zh: '例如：已与管理机构核对密钥版本', en: 'For example: the key version was checked with the agency' },
  word: { zh: '再试', en: 'TRY AGAIN' },
  willDo: { zh: '将允许这张芯片再试一次，并写入审计记录。', en: 'Allows this chip one more try; it goes on the audit record.' },
  act: { zh: '允许再试', en: 'Allow another try' },
  busy: { zh: '正在登记', en: 'Recording' },
});
