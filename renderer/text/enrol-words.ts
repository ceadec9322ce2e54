import { table } from './text.ts';

/** The pages before anybody can sign in: a terminal that belongs to no agency yet, or not any more. */
export const enrolWords = table({
  newTitle: { zh: '本终端尚未登记', en: 'This terminal is not enrolled yet' },
  newMeans: {
    zh: '还没有与任何管理机构绑定，因此没有网点、没有操作员，也不能受理业务。',
    en: 'It belongs to no agency, and therefore has no branch, no operators, and cannot take in cases.',
  },
  newAct: {
    zh: '请把管理机构发给本网点的登记单粘贴在下面；操作员名单随登记一起到达，第一位就能登录。只想试用的，请以沙盒方式启动。',
    en: 'Paste the ticket that the agency issued to this branch: the operators come with the enrolment, and the first of them can sign in. To try it out, start it as a sandbox.',
  },
  revokedTitle: { zh: '管理机构已停用本终端', en: 'The agency has revoked this terminal' },
  revokedMeans: {
    zh: '本终端已锁定，不能办理业务。已受理的业务和上报队列都保存在本机，没有丢失。',
    en: 'It is locked and does no work. Cases and queue are kept on this machine and nothing is lost.',
  },
  revokedWhen: { zh: '停用时间', en: 'Since' },
  revokedWhy: { zh: '管理机构说明', en: 'The agency says' },
  revokedAct: {
    zh: '请网点主管致电市社会保障卡管理机构（热线 {hotline}），报网点名称（{branch}）；查明后凭新的登记单在下面重新登记。',
    en: 'Have the manager call the agency (hotline {hotline}) and name the branch, {branch}; once that is cleared up, enrol it again below with a new ticket.',
  },
  ticket: { zh: '登记单', en: 'Enrolment ticket' },
  ticketHint: { zh: '整行粘贴，以 { 开头、以 } 结尾', en: 'Paste the whole line, from { to }' },
  proxy: { zh: '网络代理（没有则不填）', en: 'Proxy (leave empty where there is none)' },
  proxyHint: {
    zh: '格式 http://主机:端口；代理的密码由技术人员设在环境变量中',
    en: 'As http://HOST:PORT; a technician sets its password in the environment',
  },
  act: { zh: '登记', en: 'Enrol' },
  busy: { zh: '正在登记', en: 'Enrolling' },
});
