import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../core/fault.ts';
import { findBrowser, findElectron, requireDisplay } from './browsers.ts';
import { readOptions, usage } from './options.ts';
import type { StartOptions } from './options.ts';
import { openPages } from './page.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Resolves when somebody wants the program to end. More signals change nothing: it is already ending. */
const asked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

function say(zh: string, en: string): void {
  process.stdout.write(`${zh}\n${en}\n`);
}

function sayUsable(data: string): void {
  const ms = Math.round(performance.now());
  say(`窗口可用（${ms} 毫秒）。数据：${data}`, `The window is usable (${ms} ms). Data: ${data}`);
}

/** @returns false where Electron itself broke, as it does where its sandbox is not allowed */
async function runElectron(binary: string, args: readonly string[]): Promise<boolean> {
  say(`用 Electron 打开窗口（${binary}）。`, `Opening the window in Electron (${binary}).`);
  const root = process.getuid?.() === 0;
  const child = spawn(binary, [...(root ? ['--no-sandbox'] : []), folder('../build/out/electron/main.js'), '--', ...args], {
    stdio: 'inherit',
  });
  void asked.then(() => child.kill('SIGTERM'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal !== null && signal !== 'SIGTERM') return false;
  process.exitCode = code ?? 0;
  return true;
}

async function runChromium({ terminal: options, headless }: StartOptions): Promise<void> {
  const executablePath = findBrowser();
  if (!headless) requireDisplay();
  const pages = openPages(folder('../build/out/renderer/'));
  say(`用浏览器 ${executablePath} 打开窗口……`, `Opening the window in ${executablePath} …`);
  const terminal = import('./terminal.ts').then(({ openTerminal }) => openTerminal(options));
  const host = terminal.then((opened) => opened.host);
  host.catch(() => undefined);
  try {
    const { openChromiumWindow } = await import('./chromium.ts');
    const window = await openChromiumWindow({ host, pages, executablePath, headless, profile: join(options.data, 'window') });
    try {
      const usable = window.page.locator('main').first().waitFor();
      const first = await Promise.race([usable.then(() => 'usable'), window.closed, asked]);
      if (first === 'usable') sayUsable(options.data);
      await Promise.race([window.closed, asked]);
    } finally {
      await window.close();
    }
  } finally {
    await terminal.then(
      (opened) => opened.close(),
      () => undefined,
    );
  }
}

async function start(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const electron = options.chromium || options.headless ? null : findElectron();
  if (electron !== null) {
    requireDisplay();
    if (await runElectron(electron, args)) return;
    say('Electron 未能启动，改用浏览器。', 'Electron did not start; a browser takes its place.');
  } else if (!options.chromium && !options.headless) {
    say('未找到 Electron 的程序文件，改用已安装的浏览器。', "Electron's binary is not there; an installed browser takes its place.");
  }
  await runChromium(options);
}

try {
  await start(process.argv.slice(2));
} catch (error) {
  if (error instanceof Fault) {
    const { zh, en } = error.report();
    for (const { what, means, act } of [zh, en]) process.stderr.write(`${what}\n${means}\n${act}\n`);
    process.exitCode = error.exit;
  } else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    process.stderr.write(`${error.message}\n${usage}`);
    process.exitCode = 2;
  } else throw error;
}
