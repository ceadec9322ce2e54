import type { BankAct, BankRefusal } from '../bank.ts';
import type { Words } from '../card/words.ts';

/** What the bank's answers mean for the case, with what to do. */

export const bankActWords: Readonly<Record<BankAct, Words>> = {
  'open-account': { zh: '开立银行账户', en: 'open the bank account' },
  link: { zh: '关联卡号', en: 'link the card' },
  activate: { zh: '启用金融账户', en: 'activate the bank account' },
  suspend: { zh: '暂停金融账户', en: 'suspend the bank account' },
  release: { zh: '恢复金融账户', en: 'release the bank account' },
  lock: { zh: '锁定金融应用', en: 'lock the financial application' },
  unlock: { zh: '解锁金融应用', en: 'unlock the financial application' },
  close: { zh: '停用金融账户', en: 'close the bank account' },
  'inform-change': { zh: '通知原合作银行', en: 'inform the former bank' },
};

export const bankRefusalWords: Readonly<Record<BankRefusal, Words>> = {
  'identity-not-checked': { zh: '银行尚未完成联网核查，请先核查身份', en: 'the identity was not checked against the register yet' },
  'identity-differs': { zh: '联网核查不一致，请核对证件后再办', en: 'the register says otherwise: check the document' },
  'risk-control': {
    zh: '银行风险控制，暂不开户；社保功能不受影响',
    en: 'risk control: no account now; the social security part is not affected',
  },
  'account-exists': { zh: '此人在本行已有这类账户，请由银行核实', en: 'the person has such an account here: the bank looks into it' },
  'no-account': { zh: '尚未开立银行账户，请先开户', en: 'no bank account was opened yet' },
  'account-closed': { zh: '银行账户已销户', en: 'the bank account is closed' },
  suspended: { zh: '银行账户已暂停使用', en: 'the bank account is suspended' },
  'not-suspended': { zh: '银行账户没有暂停', en: 'the bank account is not suspended' },
  locked: { zh: '金融应用已锁定', en: 'the financial application is locked' },
  'not-locked': { zh: '金融应用没有锁定', en: 'the financial application is not locked' },
  'other-card': { zh: '银行账户关联的是另一张卡', en: 'the bank account is linked to another card' },
  'not-our-card': { zh: '不是本行的卡，请联系发卡银行', en: 'not a card of this bank: ask the issuing bank' },
  'terminal-unknown': { zh: '银行不认识本终端，请联系技术员', en: 'the bank does not know this terminal: call the technician' },
  'body-invalid': { zh: '银行不能读取这项请求，请联系技术员', en: 'the bank cannot read this request: call the technician' },
};
