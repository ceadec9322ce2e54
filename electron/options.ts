import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TerminalOptions } from './terminal.ts';

/** How a window is started, in both editions. */
export interface StartOptions {
  readonly terminal: TerminalOptions;
  /** Run the window without showing it. */
  readonly headless: boolean;
  /** The Chromium window even where Electron is there. */
  readonly chromium: boolean;
}

export const usage = `npm start -- [--pcsc] [--data DIR] [--agency URL] [--headless] [--chromium]
  --pcsc        真实读卡器（默认：虚拟读卡器） real readers (otherwise a virtual one)
  --data DIR    数据文件夹 folder of the data
  --agency URL  社保中心接口地址（默认：内置沙盒） the agency (otherwise a sandbox of its own)
  --headless    不显示窗口 run without showing the window
  --chromium    用已安装的 Chromium，而不用 Electron use an installed Chromium even where Electron is there
`;

/** @throws TypeError of `parseArgs`: a wrong or incomplete argument */
export function readOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pcsc: { type: 'boolean', default: false },
      data: { type: 'string' },
      agency: { type: 'string' },
      headless: { type: 'boolean', default: false },
      chromium: { type: 'boolean', default: false },
    },
  });
  const { pcsc, data, agency, headless, chromium } = values;
  const sandbox = agency === undefined;
  const terminal: TerminalOptions = {
    data: data ?? dataFolder(sandbox),
    agency,
    readers: pcsc ? 'pcsc' : 'virtual',
    sandbox,
  };
  return { terminal, headless, chromium };
}

/** Where a terminal keeps its data when nobody says otherwise. */
export function dataFolder(sandbox: boolean): string {
  return join(dataHome(), 'suika-counter', sandbox ? 'demo' : 'terminal');
}

/** The sandbox's agency and cards lie beside the terminal's folder: they are the world around it and keep what it must not. */
export function sandboxFolder(data: string): string {
  return `${resolve(data)}.sandbox`;
}

/** The XDG base directory for data, and what takes its place elsewhere. */
function dataHome(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA !== undefined) return LOCALAPPDATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  // The specification says to ignore one that is not absolute.
  return XDG_DATA_HOME?.startsWith('/') === true ? XDG_DATA_HOME : join(homedir(), '.local', 'share');
}
