import type { FaultEntry } from '../fault.ts';

export const agencyFaults = {
  'agency-url-invalid': {
    exit: 2,
    help: 'self',
    zh: {
      what: '管理机构地址 {url} 不是有效的网址。',
      means: '没有进行任何操作。',
      act: '请按 https://主机:端口 的形式重新输入；本机沙盒用 http://127.0.0.1:端口。',
    },
    en: {
      what: 'The address of the agency, {url}, is no URL.',
      means: 'Nothing was done.',
      act: 'Enter it again in the form https://HOST:PORT, or http://127.0.0.1:PORT for a sandbox on this machine.',
    },
  },
  'agency-unreachable': {
    exit: 5,
    help: 'self',
    zh: {
      what: '没有得到管理机构的有效答复（{trouble}）。',
      means: '需要管理机构的步骤没有进行；已登记的业务和队列都在本机，没有丢失。',
      act: '请检查网络后重试；受理可以照常进行，恢复后自动上报。',
    },
    en: {
      what: 'The agency gave no valid answer ({trouble}).',
      means: 'What needs the agency was not done; cases and queue are kept here and nothing is lost.',
      act: 'Check the network and try again; applications can be taken in meanwhile and are sent later by themselves.',
    },
  },
  'agency-between': {
    exit: 5,
    help: 'technician',
    zh: {
      what: '网络中有其他设备代替管理机构作出了答复（{trouble}）。',
      means: '该答复没有签名，未被采用；队列暂停上报，没有丢失。',
      act: '请检查上网认证页面或代理设置，然后重试；无法处理时联系技术人员。',
    },
    en: {
      what: 'Something in the network answered in place of the agency ({trouble}).',
      means: 'Its answer is not signed and was not used; the queue is on hold and nothing is lost.',
      act: 'Look for a log-in page or a proxy of this network, then try again; otherwise call a technician.',
    },
  },
  'terminal-refused': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构不接受本终端（{trouble}）。',
      means: '本终端的登记可能已失效；队列暂停上报，没有丢失。',
      act: '请联系市社会保障卡管理机构核对本终端的登记。',
    },
    en: {
      what: 'The agency does not accept this terminal ({trouble}).',
      means: 'Its enrolment may have ended; the queue is on hold and nothing is lost.',
      act: 'Have the agency look into the enrolment of this terminal.',
    },
  },
  'agency-refused': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构拒绝了请求：{zh}（{reason}）。',
      means: '这一步没有进行，业务和芯片都没有因此改动。',
      act: '请按上述原因核对后再试；仍有疑问的，联系市社会保障卡管理机构。',
    },
    en: {
      what: 'The agency refused: {en} ({reason}).',
      means: 'This step was not done; no case and no chip was changed because of it.',
      act: 'Look into this reason and try again; if in doubt, ask the agency.',
    },
  },
  'agency-answer-nonsense': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构的答复不符合约定（{what}）。',
      means: '不符合约定的部分未被采用，没有据此更改任何业务。',
      act: '请稍后重试；若再次出现，请联系市社会保障卡管理机构。',
    },
    en: {
      what: 'The agency answered something that was not agreed ({what}).',
      means: 'What is not as agreed was not used, and no case was changed because of it.',
      act: 'Try again later; if it happens again, tell the agency.',
    },
  },
  'not-enrolled': {
    exit: 5,
    help: 'manager',
    zh: {
      what: '本终端尚未在管理机构登记。',
      means: '没有操作员名单和网点信息，暂时不能办理业务。',
      act: '请主管向管理机构要一张登记单，在登录页粘贴，或用 suika enrol --ticket 登记；试用沙盒的，用 --agency 指定本机回环地址。',
    },
    en: {
      what: 'This terminal is not enrolled with an agency.',
      means: 'It has no operators and no branch, so nothing can be done with it yet.',
      act: 'Have the manager ask the agency for a ticket and paste it on the sign-in page, or use suika enrol --ticket; to try a sandbox, name one on loopback with --agency.',
    },
  },
  'order-not-ours': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构给出的订单与本业务不符（{what}）。',
      means: '写卡没有开始，芯片没有改动。',
      act: '请停止为此人制卡并联系市社会保障卡管理机构核对订单。',
    },
    en: {
      what: 'The order that the agency gave is not for this case ({what}).',
      means: 'Writing did not begin and the chip is as it was.',
      act: 'Stop issuing for this person and have the agency look into the order.',
    },
  },
  'envelope-invalid': {
    exit: 5,
    help: 'agency',
    zh: {
      what: '管理机构发来的签名文件（{kind}）未通过核验（{why}）。',
      means: '该文件未被采用，没有据此写卡，也没有据此更改任何业务。',
      act: '请稍后再试；若再次出现，请停止使用本终端并联系市社会保障卡管理机构核实。',
    },
    en: {
      what: 'A signed document ({kind}) from the agency did not pass its check ({why}).',
      means: 'It was not used: nothing was written to a card and no case was changed because of it.',
      act: 'Try again later; if it happens again, stop using this terminal and have the agency look into it.',
    },
  },
  'sandbox-agency-not-loopback': {
    exit: 2,
    help: 'self',
    zh: {
      what: '模拟管理机构只能在本机回环地址上运行，不能使用 {host}。',
      means: '模拟机构的密钥是公开的、没有价值的，绝不能对外提供服务；服务没有启动。',
      act: '请去掉监听地址，或改用 127.0.0.1。',
    },
    en: {
      what: 'The sandbox agency runs on the loopback address only, not on {host}.',
      means: 'Its keys are public and worthless and must never serve anybody else; it was not started.',
      act: 'Leave the address out, or use 127.0.0.1.',
    },
  },
  'sandbox-agency-port-taken': {
    exit: 2,
    help: 'self',
    zh: {
      what: '端口 {port} 已被其他程序占用或不允许使用，模拟管理机构无法启动。',
      means: '没有任何数据被改动。',
      act: '请换一个端口，或用 --port 0 自动选择空闲端口。',
    },
    en: {
      what: 'The sandbox agency cannot listen on port {port}: another program has it, or it is not allowed.',
      means: 'No data was changed.',
      act: 'Choose another port, or --port 0 for a free one.',
    },
  },
  'sandbox-refused': {
    exit: 4,
    help: 'self',
    zh: { what: '模拟管理机构没有照办：{zh}。', means: '管理机构的记录没有变化。', act: '请更正后重试。' },
    en: { what: 'The sandbox agency did not do it: {en}.', means: 'Its records did not change.', act: 'Put it right and try again.' },
  },
  'sandbox-agency-data': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '模拟管理机构打不开它的数据文件（{reason}）。',
      means: '模拟管理机构没有启动；原有数据没有被改动。',
      act: '请确认 --data 目录可写、磁盘未满，且文件不是由更新版本的程序写成的。',
    },
    en: {
      what: 'The sandbox agency cannot open its data file ({reason}).',
      means: 'It was not started; what the file holds was not changed.',
      act: 'See that the folder given with --data can be written, the disk is not full, and no newer version wrote the file.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
