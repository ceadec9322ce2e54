import { table } from './text.ts';

export const asideWords = table({
  person: { zh: '申请人', en: 'Applicant' },
  name: { zh: '姓名', en: 'Name' },
  documentType: { zh: '证件', en: 'Document' },
  identityNumber: { zh: '号码', en: 'Number' },
  bank: { zh: '银行', en: 'Bank' },
  deliver: { zh: '领卡', en: 'Delivery' },
  limit: { zh: '时限', en: 'Time limit' },
  rules: { zh: '依据', en: 'Rules' },
  article: { zh: '第{article}条', en: 'Art. {article}' },
  history: { zh: '经过', en: 'History' },
  takenIn: { zh: '受理', en: 'Taken in' },
  agency: { zh: '管理机构', en: 'Agency' },
});

/** What decides in a first application, in one line each; the article stands beside it. */
export const ruleWords = table({
  identity: { zh: '凭有效身份证件办理', en: 'The valid identity document proves who applies' },
  limit: { zh: '受理后 12 个工作日内发卡，急需的当场办结', en: 'Due within 12 working days, at once where it is urgent' },
  face: { zh: '卡面、芯片、登记资料三者一致才交付', en: 'Handed over only when face, chip and record agree' },
  limitAgain: { zh: '受理后 12 个工作日内发新卡，急需的当场办结', en: 'New card within 12 working days, at once where it is urgent' },
  oldDead: { zh: '已补卡的，找回的旧卡不能再用', en: 'The old card stays dead when it is found' },
  oldBack: { zh: '交付新卡时收回旧卡', en: 'The old card is taken back for the new one' },
  feeAgain: { zh: '补卡按规定收工本费', en: 'A reissue has its fee' },
  feeReplace: { zh: '领卡一年内质量问题换卡免工本费', en: 'No fee for a quality fault within a year' },
  fee: { zh: '首次申领不收工本费', en: 'No fee for a first card' },
});

export const trayWords = table({
  blank: { zh: '新空白卡 {kind}', en: 'New blank {kind}' },
  written: { zh: '已写', en: 'written' },
  unwritten: { zh: '空白', en: 'blank' },
  insert: { zh: '放入', en: 'Put in' },
  remove: { zh: '取出', en: 'Take out' },
  cards: { zh: '虚拟读卡器：选择卡片', en: 'Virtual reader: choose a card' },
});
