import { table } from './text.ts';

/** The page that examines a card, on which a free replacement rests (Article 27). */
export const diagnosisWords = table({
  title: { zh: '检测卡片', en: 'Examine a card' },
  titleOf: { zh: '检测卡片 · {name}', en: 'Examine a card · {name}' },
  how: { zh: '怎么检测', en: 'How' },
  chip: { zh: '读卡器检测芯片', en: 'Chip, on a reader' },
  'face-defect': { zh: '目视：印制缺陷', en: 'Seen: defect of the print' },
  'face-worn': { zh: '目视：卡面污损残缺', en: 'Seen: face soiled or broken' },
  damaged: { zh: '目视：外力损坏', en: 'Seen: damaged from outside' },
  mute: { zh: '多次放入不应答', en: 'Put in several times, no answer' },
  note: { zh: '看到了什么（可不填）', en: 'What was seen (optional)' },
  willChip: {
    zh: '将读出芯片的全部文件来判断，不写入；结论登记在案并上报。',
    en: 'Reads every file of the chip and writes nothing; the verdict goes on record and to the agency.',
  },
  willSee: { zh: '将把目视结果登记在案并上报。', en: 'Puts on record what was seen, and reports it.' },
  noHolder: {
    zh: '没有查询持卡人：芯片不应答时，记录认不出是谁的卡。请先查询持卡人。',
    en: 'No holder was looked up: of a silent chip the record would not say whose it is. Look the holder up first.',
  },
  needsCard: { zh: '请先把卡放进读卡器。', en: 'Put the card into the reader first.' },
  act: { zh: '开始检测', en: 'Examine' },
  actSee: { zh: '登记结果', en: 'Record it' },
  busy: { zh: '正在检测，请勿取出卡片', en: 'Examining: leave the card in place' },
  verdict: { zh: '结论', en: 'Verdict' },
  quality: {
    zh: '属于质量问题：领卡后 1 年内换卡免工本费（第二十七条）',
    en: 'A quality fault: replaced free within a year of collection (Article 27)',
  },
  noQuality: { zh: '不属于质量问题：换卡按规定收工本费', en: 'Not a quality fault: a replacement has its fee' },
  healthy: { zh: '芯片正常，没有换卡的理由', en: 'The chip is fine: no ground for a replacement' },
  findings: { zh: '依据', en: 'Evidence' },
  record: { zh: '记录 {record} · {time}', en: 'Record {record} · {time}' },
  replace: { zh: '据此办理换卡', en: 'Replace the card on this' },
  lookUp: { zh: '查询持卡人', en: 'Look the holder up' },
  resetPin: { zh: '办理密码重置', en: 'Have the PIN reset' },
  suspect: { zh: '登记可疑情况', en: 'Record a suspicion' },
  examine: { zh: '检测', en: 'Examine' },
});
