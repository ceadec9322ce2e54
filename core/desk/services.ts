import type { Coded } from '../people/codes.ts';

/**
 * The closed list of what the counter does for a holder: the services that Article 6 names, with the steps that other articles
 * part them into. `articles` are those of the Guangzhou measures that a decision about the service may rest on.
 */
export const services = [
  { code: 'apply', zh: '申领', en: 'application for a card', articles: ['4', '7', '8', '9', '10', '12', '27'] },
  { code: 'receive', zh: '领卡', en: 'hand-over of a finished card', articles: ['10', '12', '25', '27'] },
  { code: 'activate', zh: '启用', en: 'activation of the accounts', articles: ['6', '13'] },
  { code: 'report-loss', zh: '挂失', en: 'loss report', articles: ['21'] },
  { code: 'lift-loss', zh: '解挂', en: 'lifting of a loss', articles: ['22'] },
  { code: 'reissue', zh: '补卡', en: 'reissue after a loss', articles: ['23', '25', '27', '28'] },
  { code: 'withdraw-reissue', zh: '撤回补卡', en: 'withdrawal of a reissue', articles: ['22', '23'] },
  { code: 'replace', zh: '换卡', en: 'replacement', articles: ['24', '25', '27', '28'] },
  { code: 'cancel', zh: '注销', en: 'cancellation', articles: ['26'] },
  { code: 'lock', zh: '应用锁定', en: 'lock of an application', articles: ['6'] },
  { code: 'unlock', zh: '应用解锁', en: 'unlock of an application', articles: ['6'] },
  { code: 'query', zh: '应用状态查询', en: 'query of what is held', articles: ['6', '20'] },
  { code: 'change-pin', zh: '密码修改', en: 'change of a PIN', articles: ['6', '19'] },
  { code: 'reset-pin', zh: '密码重置', en: 'reset of a PIN', articles: ['6', '19'] },
  { code: 'change-data', zh: '信息变更', en: 'change of data', articles: ['6', '24'] },
  { code: 'correct', zh: '更正申请', en: 'correction of what is held', articles: ['20'] },
  { code: 'suspicion', zh: '可疑情况', en: 'suspicion of misuse', articles: ['32'] },
] as const satisfies readonly (Coded & { readonly articles: readonly string[] })[];

export type Service = (typeof services)[number]['code'];
