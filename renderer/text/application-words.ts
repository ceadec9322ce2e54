import { table } from './text.ts';

export const applicationWords = table({
  title: { zh: '新申领', en: 'New application' },
  subtitle: { zh: '首次申领社会保障卡', en: 'First social security card' },
  document: { zh: '证件', en: 'Document' },
  applicant: { zh: '申请人', en: 'Applicant' },
  delivery: { zh: '领卡', en: 'Delivery' },
  guardian: { zh: '监护人', en: 'Guardian' },
  guardianMeans: {
    zh: '申请人未满 {age} 周岁，由监护人代为办理，双方身份都要登记。{source}',
    en: 'The applicant is younger than {age}: a guardian applies, and both identities are recorded. {source}',
  },
  agent: { zh: '代理人', en: 'Agent' },
  withAgent: { zh: '由代理人办理', en: 'An agent applies' },
  known: { zh: '已由共享平台提供', en: 'from the sharing platform' },
  derived: { zh: '由证件号码得出', en: 'follows from the number' },
  optional: { zh: '可不填', en: 'optional' },
  dayHint: { zh: '例如 1990-03-07', en: 'such as 1990-03-07' },
  validHint: { zh: '例如 2035-06-30，或“长期”', en: 'such as 2035-06-30, or long-term' },
  areaHint: { zh: '6 位行政区划代码', en: '6-digit area code' },
  choose: { zh: '请选择', en: 'Choose' },
  lookIdle: {
    zh: '输入证件号码后，自动查询政务信息共享平台（第九条）。',
    en: 'With the number typed, the sharing platform is asked by itself (Article 9).',
  },
  lookBusy: { zh: '正在查询共享平台…', en: 'Asking the sharing platform…' },
  lookKnown: {
    zh: '共享平台已提供 {count} 项，无需重复填写。符合申领条件，没有有效卡。',
    en: 'The platform gave {count} fields; they need not be asked. Entitled, no live card.',
  },
  lookNew: {
    zh: '共享平台没有此人资料，请按证件填写。没有有效卡。',
    en: 'The platform does not know this person: fill in from the document. No live card.',
  },
  lookLive: {
    zh: '此人已有一张有效的社会保障卡，不能再次申领；卡片遗失或损坏的，请办理补卡或换卡。',
    en: 'This person has a live card and cannot apply again; for a lost or damaged one, reissue or replace it.',
  },
  lookNot: {
    zh: '此人不符合申领条件：既非本市户籍，也未查到在本市享受社会保障或公共服务（第四条）。',
    en: 'Not entitled: neither registered in the city nor entitled to its social security or services (Article 4).',
  },
  lookFailed: {
    zh: '暂时无法查询共享平台，可以按证件填写后照常受理，联网后再核对。',
    en: 'The platform cannot be asked now: fill in from the document and go on; it is checked when the line is back.',
  },
  willDo: {
    zh: '将受理{name}的首次申领：今天受理，12 个工作日内发卡，不收工本费。接着就可以制卡。',
    en: 'Takes in the first application of {name}: due within 12 working days from today, no fee. The card can be issued right after.',
  },
  thisPerson: { zh: '这位申请人', en: 'this applicant' },
  cannot: { zh: '不能受理：见上方查询结果。', en: 'Cannot be taken in: see the answer above.' },
  toFix: { zh: '还有 {count} 项需要填写或更正。', en: '{count} fields are still to be filled in or put right.' },
  act: { zh: '受理并制卡', en: 'Take in and issue' },
  actOnly: { zh: '只受理', en: 'Take in only' },
  busy: { zh: '正在受理', en: 'Taking in' },
  clear: { zh: '清空', en: 'Clear' },
});
