import type { FaultEntry } from '../fault.ts';

/** How a terminal comes to belong to its agency, stays known to it, and reaches it. */
export const enrolmentFaults = {
  'ticket-invalid': {
    exit: 2,
    help: 'agency',
    zh: {
      what: '这不是一张完整的登记单。',
      means: '没有进行登记，登记码没有被使用。',
      act: '请把管理机构发来的整行内容原样粘贴；仍然不行的，请管理机构重新开具。',
    },
    en: {
      what: 'This is no whole enrolment ticket.',
      means: 'Nothing was enrolled and no code was used.',
      act: 'Paste the whole line that the agency issued; if that does not help, ask it for another one.',
    },
  },
  'code-refused': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构没有接受登记码：{zh}（{reason}）。',
      means: '本终端没有登记；已有的业务和队列没有改动。',
      act: '请核对登记单；需要新的登记码时，联系市社会保障卡管理机构。',
    },
    en: {
      what: 'The agency did not take the enrolment code: {en} ({reason}).',
      means: 'This terminal was not enrolled; cases and queue are as they were.',
      act: 'Check the ticket; for a new code, ask the agency.',
    },
  },
  'enrolled-elsewhere': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '本终端已在另一个管理机构登记。',
      means: '没有改动；本机的业务和队列属于原来的管理机构。',
      act: '请向原管理机构要登记单，或用 --data 指定一个新的数据目录登记。',
    },
    en: {
      what: 'This terminal is enrolled with another agency.',
      means: 'Nothing was changed; its cases and its queue belong to that agency.',
      act: 'Ask that agency for a ticket, or enrol a new folder, named with --data.',
    },
  },
  'terminal-revoked': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构已停用本终端。',
      means: '本终端已锁定，任何操作都没有进行；业务和上报队列都保存在本机，没有丢失。',
      act: '请网点主管联系市社会保障卡管理机构；查明后凭新的登记单重新登记即可继续。',
    },
    en: {
      what: 'The agency has revoked this terminal.',
      means: 'It is locked and nothing was done; cases and queue are kept here and nothing is lost.',
      act: 'Have the manager call the agency; once that is cleared up, enrol it again with a new ticket and go on.',
    },
  },
  'agency-certificate': {
    exit: 5,
    help: 'technician',
    zh: {
      what: '与管理机构的加密连接没有建立：{zh}（{trouble}）。',
      means: '没有发送任何内容；队列暂停上报，没有丢失。',
      act: '请先核对本机的日期和时间；无误的，联系技术人员和市社会保障卡管理机构核对证书。',
    },
    en: {
      what: 'No encrypted connection to the agency: {en} ({trouble}).',
      means: 'Nothing was sent; the queue is on hold and nothing is lost.',
      act: 'Check date and time of this machine first; if they are right, have a technician and the agency look into the certificates.',
    },
  },
  'proxy-credentials': {
    exit: 5,
    help: 'technician',
    zh: {
      what: '网络代理要求用户名和密码，或不接受现有的（407）。',
      means: '没有联系到管理机构；队列暂停上报，没有丢失。',
      act: '请技术人员在环境变量 SUIKA_PROXY_CREDENTIALS 中给出“用户名:密码”，或检查 HTTPS_PROXY，然后重新启动。',
    },
    en: {
      what: 'The proxy wants a user name and password, or does not take these (407).',
      means: 'The agency was not reached; the queue is on hold and nothing is lost.',
      act: 'Have a technician give USER:PASSWORD in the environment variable SUIKA_PROXY_CREDENTIALS, or look at HTTPS_PROXY, and start again.',
    },
  },
  'proxy-unusable': {
    exit: 5,
    help: 'technician',
    zh: {
      what: '网络代理不可用（{trouble}）。',
      means: '没有联系到管理机构；队列暂停上报，没有丢失。',
      act: '请检查代理是否运行、是否允许访问管理机构；代理地址用 suika proxy 或环境变量 HTTPS_PROXY 设定。',
    },
    en: {
      what: 'The proxy cannot be used ({trouble}).',
      means: 'The agency was not reached; the queue is on hold and nothing is lost.',
      act: 'See that the proxy runs and lets this machine reach the agency; its address is set with suika proxy or in HTTPS_PROXY.',
    },
  },
  'proxy-invalid': {
    exit: 2,
    help: 'self',
    zh: {
      what: '代理地址不对，或其中写有密码。',
      means: '没有改动。',
      act: '请按 http://主机:端口 的形式输入；用户名和密码只放在环境变量 SUIKA_PROXY_CREDENTIALS 中。',
    },
    en: {
      what: 'The address of the proxy is not right, or a password stands in it.',
      means: 'Nothing was changed.',
      act: 'Enter it as http://HOST:PORT; user name and password belong into the environment variable SUIKA_PROXY_CREDENTIALS only.',
    },
  },
  'sandbox-agency-never-started': {
    exit: 2,
    help: 'self',
    zh: {
      what: '该目录里还没有模拟管理机构。',
      means: '没有进行任何操作，也没有在那里新建文件。',
      act: '请核对 --data；还没有模拟管理机构的，先用 suika sandbox agency 在该目录启动一次。',
    },
    en: {
      what: 'No sandbox agency ever started on this folder.',
      means: 'Nothing was done, and no file was made there.',
      act: 'See whether --data is right; where there is no agency yet, start one there first: suika sandbox agency with the same --data.',
    },
  },
  'sandbox-terminal-unknown': {
    exit: 2,
    help: 'self',
    zh: {
      what: '模拟管理机构没有编号为 {terminal} 的终端。',
      means: '没有改动。',
      act: '请核对终端编号：在该终端上运行 suika terminal。',
    },
    en: {
      what: 'The sandbox agency knows no terminal {terminal}.',
      means: 'Nothing was changed.',
      act: 'Check its id: suika terminal, run at that terminal, prints it.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
