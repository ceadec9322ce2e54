import type { FaultEntry } from '../fault.ts';

/** Readers and the PC/SC service: what stops before a command reaches a chip; and the sandbox's card process. */
export const readerFaults = {
  'pcsc-not-installed': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '本机没有安装读卡器接口组件（{detail}）。',
      means: '真实读卡器暂时不能使用；模拟读卡器和其他业务不受影响。',
      act: '请安装 libpcsclite-dev、pcscd、g++、make、python3，然后重新启动本程序，它会自动补装组件。',
    },
    en: {
      what: 'The part that talks to card readers is not installed on this machine ({detail}).',
      means: 'Real readers cannot be used for now; the virtual reader and all other work go on.',
      act: 'Install libpcsclite-dev, pcscd, g++, make and python3, then start this program again: it builds the part by itself.',
    },
  },
  'pcsc-service-down': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '读卡器服务（PC/SC）没有运行（{detail}）。',
      means: '现在看不到任何读卡器；没有卡片因此被改动，程序会不断重新连接。',
      act: '请启动服务：sudo systemctl start pcscd（Windows：服务“Smart Card”）；启动后无需重开本程序。',
    },
    en: {
      what: 'The card reader service (PC/SC) is not running ({detail}).',
      means: 'No reader can be seen now; no card was changed by this, and the program keeps trying to reconnect.',
      act: 'Start the service: sudo systemctl start pcscd (Windows: the service "Smart Card"). This program need not be restarted.',
    },
  },
  'reader-unknown': {
    exit: 3,
    help: 'self',
    zh: {
      what: '没有名为“{reader}”的读卡器。',
      means: '没有对任何卡片进行操作。',
      act: '请检查读卡器的连接线，并在列表中重新选择读卡器。',
    },
    en: {
      what: 'There is no reader named "{reader}".',
      means: 'No card was touched.',
      act: "Check the reader's cable and choose a reader from the list again.",
    },
  },
  'reader-empty': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器 {reader} 中没有卡片。',
      means: '没有对任何卡片进行操作。',
      act: '请将卡片芯片朝上插到底，再试一次。',
    },
    en: {
      what: 'There is no card in the reader {reader}.',
      means: 'No card was touched.',
      act: 'Push a card in all the way, chip up, and try again.',
    },
  },
  'reader-busy': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器 {reader} 中的卡片正被另一项操作或另一个程序占用。',
      means: '本次没有对该卡进行任何操作。',
      act: '请等待正在进行的操作结束，或关闭占用读卡器的其他程序，再试一次。',
    },
    en: {
      what: 'The card in the reader {reader} is in use by another task or another program.',
      means: 'This time nothing was done to the card.',
      act: 'Wait until the other task has ended, or close the other program that uses the reader, and try again.',
    },
  },
  'card-mute': {
    exit: 3,
    help: 'self',
    zh: {
      what: '读卡器 {reader} 中的卡片没有应答复位（{detail}）。',
      means: '可能插反、触点脏污，或芯片已损坏；没有写入任何内容。',
      act: '请取出卡片，清洁触点，芯片朝上重新插入；仍不应答时请换一台读卡器或换一张卡。',
    },
    en: {
      what: 'The card in the reader {reader} does not answer to reset ({detail}).',
      means: 'It may be upside down or dirty, or its chip is dead; nothing was written.',
      act: 'Take it out, wipe the contacts, put it back chip up; if it stays silent, try another reader or another card.',
    },
  },
  'reader-failed': {
    exit: 3,
    help: 'technician',
    zh: {
      what: '读卡器 {reader} 报告错误（{detail}）。',
      means: '最后一条命令的结果不明；卡号仍然绑定这张芯片，没有丢失。',
      act: '请拔插读卡器后再试；若再次出现，请更换读卡器并通知技术人员。',
    },
    en: {
      what: 'The reader {reader} reports an error ({detail}).',
      means: 'How the last command ended is not known; the number stays bound to this chip and nothing is lost.',
      act: 'Unplug the reader, plug it in again and retry; if it comes back, use another reader and tell a technician.',
    },
  },
  'sandbox-card-file': {
    exit: 3,
    help: 'self',
    zh: {
      what: '模拟卡的状态文件 {file} 不能使用：{zh}。',
      means: '模拟卡没有启动，该文件没有被改动。',
      act: '请检查该文件，或换一个文件名从空白卡开始。',
    },
    en: {
      what: "The sandbox card's state file {file} cannot be used: {en}.",
      means: 'The card was not started and the file was not changed.',
      act: 'Look at the file, or name another one to begin with a blank card.',
    },
  },
  'sandbox-card-no-reader': {
    exit: 3,
    help: 'self',
    zh: {
      what: '端口 {port} 上没有可用的虚拟读卡器。',
      means: 'pcscd 没有运行，或缺少 vsmartcard-vpcd 驱动，或该读卡器中已有另一张模拟卡；模拟卡没有启动。',
      act: '请安装 vsmartcard-vpcd 并启动 pcscd（sudo pcscd），或先结束占用该端口的模拟卡，再试一次。',
    },
    en: {
      what: 'No virtual reader takes a card on port {port}.',
      means:
        'pcscd is not running, or its driver vsmartcard-vpcd is missing, or another sandbox card is in that reader; the card was not started.',
      act: 'Install vsmartcard-vpcd and start pcscd (sudo pcscd), or end the other sandbox card on this port, and try again.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
