import type { FaultEntry } from '../fault.ts';

/** The terminal itself: its folder, its store, its window and who works at it. */
export const hostFaults = {
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
