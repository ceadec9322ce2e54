import type { FaultEntry } from '../fault.ts';

/** Opening the window and keeping it open. */
export const windowFaults = {
  'window-not-built': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '找不到窗口页面的文件（{folder}）。',
      means: '窗口没有打开，业务数据没有变化。',
      act: '请用 npm start 启动；若是安装版，请重新安装本程序。',
    },
    en: {
      what: 'The files of the window are not there ({folder}).',
      means: 'The window was not opened; no work was touched.',
      act: 'Start with npm start; an installed program has to be installed again.',
    },
  },
  'window-no-browser': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '本机既没有 Electron，也没有 Chromium、Chrome 或 Edge 浏览器。',
      means: '窗口没有可以显示的地方，业务数据没有变化。',
      act: '请安装 Chromium（Debian：apt install chromium fonts-noto-cjk）后重新启动；也可用 SUIKA_BROWSER 指明浏览器的位置。',
    },
    en: {
      what: 'This machine has neither Electron nor a Chromium, Chrome or Edge.',
      means: 'There is nothing to show the window in; no work was touched.',
      act: 'Install Chromium (Debian: apt install chromium fonts-noto-cjk) and start again, or name a browser in SUIKA_BROWSER.',
    },
  },
  'window-no-display': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '没有可用的显示器（DISPLAY 与 WAYLAND_DISPLAY 均未设置）。',
      means: '窗口没有打开，业务数据没有变化。',
      act: '请在图形桌面中启动，或用 xvfb-run -a npm start，或加 --headless 不显示窗口运行。',
    },
    en: {
      what: 'There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).',
      means: 'The window was not opened; no work was touched.',
      act: 'Start on a graphical desktop, or with xvfb-run -a npm start, or add --headless to run without showing it.',
    },
  },
  'window-policy': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '本机的浏览器策略禁止远程调试（RemoteDebuggingAllowed）。',
      means: '窗口与后台之间的管道因此无法建立，窗口没有打开；业务数据没有变化。',
      act: '请改用 Electron 版，或请管理员为本机放开该策略后再启动。',
    },
    en: {
      what: "A policy of this machine's browser forbids remote debugging (RemoteDebuggingAllowed).",
      means: 'The pipe between window and host needs it, so the window was not opened; no work was touched.',
      act: 'Use the Electron edition, or have the administrator allow it on this machine, and start again.',
    },
  },
  'window-did-not-open': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '浏览器未能打开窗口：{detail}',
      means: '业务数据没有变化。',
      act: '请再启动一次；若仍不行，请把这段说明交给技术人员。',
    },
    en: {
      what: 'The browser did not open the window: {detail}',
      means: 'No work was touched.',
      act: 'Start once more; if it happens again, give this text to a technician.',
    },
  },
  'window-crashed': {
    exit: 1,
    help: 'technician',
    zh: {
      what: '窗口在一分钟内两次意外关闭。',
      means: '已登记的业务和队列都保存在本机；正在制的卡会在下次启动时核对。',
      act: '请重新启动本程序；若再次出现，请联系技术人员检查浏览器。',
    },
    en: {
      what: 'The window ended unexpectedly twice within a minute.',
      means: 'Cases and queue are kept on this machine; a card in the making is looked into at the next start.',
      act: 'Start the program again; if it happens again, have a technician look at the browser.',
    },
  },
} as const satisfies Record<string, FaultEntry>;
