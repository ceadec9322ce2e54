import type { FaultEntry } from '../fault.ts';

/** The terminal itself: its folder, its store, its window and who works at it. */
export const hostFaults = {
  'folder-in-use': {
    exit: 1,
    help: 'self',
    zh: {
      what: '另一个程序正在使用终端数据目录 {folder} 或它的副本。',
      means: '为防止一号两卡，同一终端的数据只允许一个程序使用；没有做任何改动。',
      act: '请回到已打开的窗口操作，或先将它关闭再试。',
    },
    en: {
      what: 'Another program is using the terminal folder {folder} or a copy of it.',
      means: 'The data of one terminal serve one program at a time, so that no number is given twice; nothing was changed.',
      act: 'Go on in the window that is open, or close it first.',
    },
  },
  'folder-unusable': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '终端数据目录 {folder} 不能使用（{reason}）。',
      means: '程序没有启动；原有数据没有被改动。',
      act: '请确认目录存在、可写且磁盘未满，或用 --data 指定另一个目录。',
    },
    en: {
      what: 'The terminal folder {folder} cannot be used ({reason}).',
      means: 'The program did not start; what was there was not changed.',
      act: 'See that the folder can be written and the disk is not full, or name another one with --data.',
    },
  },
  'store-unreadable': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '本机数据库读写出错（{reason}）：密钥不符、磁盘故障或文件已损坏。',
      means: '最后一步没有保存；此前已保存的内容没有被改动。',
      act: '请不要删除数据目录；重新启动程序，仍然出错请联系技术人员。',
    },
    en: {
      what: 'The store cannot be read or written ({reason}): another key, a bad disk or a damaged file.',
      means: 'The last step was not kept; what was saved before was not changed.',
      act: 'Do not delete the folder. Restart the program; if that does not help, call a technician.',
    },
  },
  'store-newer': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '本机数据库由更新版本的程序写成（第 {version} 版，本程序只认识到第 {known} 版）。',
      means: '程序没有启动，数据没有被改动。',
      act: '请安装最新版本的程序后再打开。',
    },
    en: {
      what: 'The store was written by a newer program (version {version}, this one knows up to {known}).',
      means: 'The program did not start and nothing was changed.',
      act: 'Install the latest version and open it again.',
    },
  },
  'disk-full': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '磁盘空间不足，这一步没有进行。',
      means: '新的业务暂时不能受理，新的写卡不会开始；正在进行的会记录完毕，已保存的内容没有丢失。',
      act: '请清理磁盘空间后重试这一步。',
    },
    en: {
      what: 'The disk has no room left and this step was not done.',
      means: 'New work has to wait and no further card is begun; what is in hand is recorded to its end, and what was saved is not lost.',
      act: 'Free some space and do this step again.',
    },
  },
  'sign-in-first': {
    exit: 4,
    help: 'self',
    zh: {
      what: '尚未登录。',
      means: '这项操作没有进行。',
      act: '请先登录（命令行用 --operator 指定操作员，密码放在 SUIKA_PIN 或按提示输入）。',
    },
    en: {
      what: 'Nobody is signed in.',
      means: 'This was not done.',
      act: 'Sign in first (on the command line name the operator with --operator; the PIN comes from SUIKA_PIN or is asked for).',
    },
  },
  'sign-in-refused': {
    exit: 4,
    help: 'self',
    zh: {
      what: '操作员或密码不对，再错 {left} 次将锁定。',
      means: '没有登录。',
      act: '请核对操作员并重新输入密码；忘记密码请找主管。',
    },
    en: {
      what: 'Operator or PIN is wrong; after {left} more the operator is locked.',
      means: 'Nobody was signed in.',
      act: 'Check the operator and enter the PIN again; a forgotten PIN is for the manager.',
    },
  },
  'operator-locked': {
    exit: 4,
    help: 'manager',
    zh: {
      what: '密码连续输错，该操作员已锁定，还要等 {minutes} 分钟。',
      means: '在此期间不能用该操作员登录或复核。',
      act: '请等待后再试，或由其他操作员登录。',
    },
    en: {
      what: 'Too many wrong PINs: this operator is locked for another {minutes} minutes.',
      means: 'Until then nobody can sign in or review as this operator.',
      act: 'Wait and try again, or let another operator sign in.',
    },
  },
  'session-locked': {
    exit: 4,
    help: 'self',
    zh: {
      what: '窗口因长时间无人操作已锁定。',
      means: '这项操作没有进行；填写中的内容还在。',
      act: '请输入密码解锁后继续。',
    },
    en: {
      what: 'The window has locked because nobody was working.',
      means: 'This was not done; what was being typed is still there.',
      act: 'Enter the PIN to unlock and go on.',
    },
  },
  'role-not-allowed': {
    exit: 4,
    help: 'self',
    zh: {
      what: '{roleZh}不能办理这项操作，须由{zh}办理。',
      means: '这项操作没有进行。',
      act: '请由上述角色的操作员登录办理。',
    },
    en: {
      what: 'A {role} may not do this; it takes: {en}.',
      means: 'This was not done.',
      act: 'Let an operator of that role sign in.',
    },
  },
  'reviewer-same': {
    exit: 4,
    help: 'reviewer',
    zh: {
      what: '复核人员不能是经办人自己。',
      means: '这项操作没有进行。',
      act: '请另一位复核人员到场输入自己的密码。',
    },
    en: {
      what: 'The reviewer must be another person.',
      means: 'This was not done.',
      act: 'Ask another reviewer to come and enter the own PIN.',
    },
  },
  'reviewer-role': {
    exit: 4,
    help: 'reviewer',
    zh: {
      what: '该操作员没有复核权限。',
      means: '这项操作没有进行。',
      act: '请复核人员或网点主管到场复核。',
    },
    en: {
      what: 'This operator may not review.',
      means: 'This was not done.',
      act: 'Ask a reviewer or the branch manager.',
    },
  },
  'call-unknown': {
    exit: 2,
    help: 'technician',
    zh: {
      what: '没有名为 {call} 的操作。',
      means: '没有进行任何操作。',
      act: '请用 call --list 查看全部操作。',
    },
    en: {
      what: 'There is no call named {call}.',
      means: 'Nothing was done.',
      act: 'See call --list for all of them.',
    },
  },
  'input-invalid': {
    exit: 2,
    help: 'technician',
    zh: {
      what: '操作 {call} 的输入不符合约定（{fields}）。',
      means: '没有进行任何操作。',
      act: '请对照 call --list 给出的格式改正输入。',
    },
    en: {
      what: 'The input of {call} is not as agreed ({fields}).',
      means: 'Nothing was done.',
      act: 'Correct it by the schema that call --list prints.',
    },
  },
  'sandbox-only': {
    exit: 2,
    help: 'self',
    zh: {
      what: '{call} 只能用于虚拟读卡器。',
      means: '没有进行任何操作。',
      act: '请用虚拟读卡器（--virtual）启动，或使用真实卡片。',
    },
    en: {
      what: '{call} works with the virtual reader only.',
      means: 'Nothing was done.',
      act: 'Start with the virtual reader (--virtual), or use a real card.',
    },
  },
  internal: {
    exit: 1,
    help: 'technician',
    zh: {
      what: '程序内部出错，这一步没有完成。',
      means: '已经登记的业务和队列都保存在本机，没有丢失。',
      act: '请再试一次；若再次出现，请重新启动本程序，并把日志交给技术人员。',
    },
    en: {
      what: 'Something went wrong inside the program and this step was not finished.',
      means: 'Cases and queue are kept on this machine and nothing is lost.',
      act: 'Try once more; if it happens again, restart the program and give the log to a technician.',
    },
  },
  'host-gone': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '窗口与后台程序的连接已断开。',
      means: '正在进行的操作结果不明；已经保存的业务没有丢失。',
      act: '请关闭本窗口并重新启动程序，启动后会自动核对未完成的制卡任务。',
    },
    en: {
      what: 'The window has lost the program behind it.',
      means: 'How the work in hand ended is not known; what was saved is not lost.',
      act: 'Close this window and start the program again: it looks into unfinished jobs by itself.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
