import type { FaultEntry } from '../fault.ts';

export const agencyFaults = {
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
