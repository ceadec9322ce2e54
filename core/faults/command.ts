import type { FaultEntry } from '../fault.ts';

/** The command line, and starting a sandbox. */
export const commandFaults = {
  usage: {
    exit: 2,
    help: 'self',
    zh: {
      what: '命令有误：{message}',
      means: '没有进行任何操作。',
      act: '请用 suika --help 查看用法后重新输入。',
    },
    en: {
      what: 'The command is not right: {message}',
      means: 'Nothing was done.',
      act: 'See suika --help and enter it again.',
    },
  },
  'option-invalid': {
    exit: 2,
    help: 'self',
    zh: {
      what: '选项 {option} 的值不对，或缺少该选项。',
      means: '没有进行任何操作。',
      act: '请用 --help 查看该命令的用法后重新输入。',
    },
    en: {
      what: 'The option {option} is missing or has a wrong value.',
      means: 'Nothing was done.',
      act: 'See --help of this command and enter it again.',
    },
  },
  'operator-missing': {
    exit: 2,
    help: 'self',
    zh: {
      what: '没有指定操作员。',
      means: '没有进行任何操作。',
      act: '请用 --operator 指定操作员，密码放在 SUIKA_PIN 或按提示输入。',
    },
    en: {
      what: 'No operator was named.',
      means: 'Nothing was done.',
      act: 'Name one with --operator; the PIN comes from SUIKA_PIN or is asked for.',
    },
  },
  'pin-missing': {
    exit: 2,
    help: 'self',
    zh: {
      what: '没有给出密码（{variable}）。',
      means: '没有进行任何操作。',
      act: '请在环境变量 {variable} 中给出密码，或在终端窗口中运行并按提示输入。',
    },
    en: {
      what: 'A PIN was not given ({variable}).',
      means: 'Nothing was done.',
      act: 'Put it into {variable}, or run this on a terminal and enter it when asked.',
    },
  },
  'file-unreadable': {
    exit: 2,
    help: 'self',
    zh: {
      what: '文件 {file} 读不了（{reason}）。',
      means: '没有进行任何操作。',
      act: '请核对文件名和读取权限。',
    },
    en: {
      what: 'The file {file} cannot be read ({reason}).',
      means: 'Nothing was done.',
      act: 'Check its name and that it may be read.',
    },
  },
  'file-not-json': {
    exit: 2,
    help: 'self',
    zh: {
      what: '文件 {file} 不是 JSON。',
      means: '没有进行任何操作。',
      act: '请对照 call --list 中的格式改正文件（编码为 UTF-8）。',
    },
    en: {
      what: 'The file {file} is not JSON.',
      means: 'Nothing was done.',
      act: 'Correct it by the schema that call --list prints (in UTF-8).',
    },
  },
  'facts-invalid': {
    exit: 2,
    help: 'self',
    zh: {
      what: '业务情况文件 {file} 不符合约定（{fields}）。',
      means: '没有作出任何判断。',
      act: '请对照 suika rules schema（办理业务的文件用 suika service schema）给出的格式改正这些项目。',
    },
    en: {
      what: 'The file {file} does not state a case as agreed ({fields}).',
      means: 'Nothing was decided.',
      act: 'Correct these members by the schema that suika rules schema prints, or suika service schema for what is filed.',
    },
  },
  'sandbox-not-started': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '模拟管理机构没有启动成功。',
      means: '本机数据没有被改动。',
      act: '请查看上面的提示；用 --data 换一个目录，或检查磁盘空间后重试。',
    },
    en: {
      what: 'The sandbox agency did not start.',
      means: 'Nothing on this machine was changed.',
      act: 'See the message above; name another folder with --data, or check the disk and try again.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
