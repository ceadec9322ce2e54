import { BrowserWindow, MessageChannelMain, app, dialog, ipcMain, session, utilityProcess } from 'electron';
import type { IpcMainEvent, UtilityProcess } from 'electron';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Fault } from '../core/fault.ts';
import type { FaultReport } from '../core/fault.ts';
import { countCrashes } from './crashes.ts';
import type { FromHostProcess, ToHostProcess } from './host-messages.ts';
import { portChannel } from './host-messages.ts';
import { keysFolder } from './host/keys/place.ts';
import { readOptions, sandboxFolder } from './options.ts';
import { openPages, origin } from './page.ts';
import type { AgencyAddress } from './host/agency/agency.ts';
import { readAddress } from './sandbox-address.ts';
import { systemSecret } from './system-secret.ts';
import type { TerminalOptions } from './terminal.ts';

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The host gets so many milliseconds to end in good order. */
const endWithin = 10_000;

/** Our arguments stand behind `--`; those before it are Electron's. */
function ownArguments(): readonly string[] {
  const at = process.argv.indexOf('--');
  return at === -1 ? [] : process.argv.slice(at + 1);
}

/** A packaged Electron runs no scripts as Node does, so the sandbox's agency is one more process of this program. */
async function startSandboxAgency(data: string): Promise<Required<AgencyAddress>> {
  const agency = utilityProcess.fork(
    beside('./cli.js'),
    ['sandbox', 'agency', '--port', '0', '--data', join(sandboxFolder(data), 'agency'), '--ticket'],
    {
      serviceName: 'suika-sandbox-agency',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  app.on('will-quit', () => agency.kill());
  if (agency.stdout !== null) {
    for await (const line of createInterface({ input: agency.stdout as Readable })) return readAddress(line);
  }
  throw new Error('the sandbox agency ended before it was ready');
}

async function startHost(): Promise<UtilityProcess> {
  const { terminal: asked } = readOptions(ownArguments());
  const own = asked.sandbox ? await startSandboxAgency(asked.data) : null;
  const terminal: TerminalOptions = own === null ? asked : { ...asked, sandbox: false, agency: own.url, ticket: own.ticket };
  const host = utilityProcess.fork(beside('./host-process.js'), [JSON.stringify(terminal)], { serviceName: 'suika-host' });
  // In a message and not in an argument, which every process of this user can read.
  tell(host, { kind: 'open', deviceSecret: systemSecret(keysFolder()) });
  host.on('message', (message: FromHostProcess) => {
    if (message.kind !== 'stopped') return;
    show(message.fault);
    app.exit(message.exit);
  });
  return host;
}

function show({ zh, en }: FaultReport): void {
  dialog.showErrorBox('穗卡柜面', [zh.what, zh.means, zh.act, '', en.what, en.means, en.act].join('\n'));
}

function tell(host: UtilityProcess, message: ToHostProcess): void {
  host.postMessage(message);
}

/** Each document of our page that asks gets a port of its own to the host. */
function handOutPorts(host: UtilityProcess): void {
  ipcMain.on(portChannel, (event: IpcMainEvent) => {
    const frame = event.senderFrame;
    if (frame === null || frame.parent !== null || frame.origin !== origin) return;
    const { port1, port2 } = new MessageChannelMain();
    host.postMessage({ kind: 'window' } satisfies ToHostProcess, [port1]);
    frame.postMessage(portChannel, null, [port2]);
  });
}

/** The window's session: nothing is kept, nothing reaches a network, nothing is permitted or downloaded. */
function closeSession(window: Electron.Session): void {
  const pages = openPages(beside('../renderer/'));
  window.protocol.handle('https', (request) => {
    const { status, headers, body } = pages(request.url);
    return new Response(new Uint8Array(body), { status, headers });
  });
  const own = [`${origin}/`, 'blob:', 'data:', 'devtools:'];
  window.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !own.some((start) => url.startsWith(start)) }));
  window.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  window.setPermissionCheckHandler(() => false);
  window.on('will-download', (event) => event.preventDefault());
}

function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    title: '穗卡柜面',
    webPreferences: {
      partition: 'counter',
      preload: beside('./preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${origin}/`)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  const noteCrash = countCrashes();
  window.webContents.on('render-process-gone', () => {
    try {
      noteCrash(performance.now());
      window.reload();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      show(error.report());
      window.destroy();
    }
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${origin}/`).then(() => {
    const ms = Math.round(performance.now());
    process.stdout.write(`窗口可用（${ms} 毫秒）。\nThe window is usable (${ms} ms).\n`);
  });
  return window;
}

async function start(): Promise<void> {
  await app.whenReady();
  const host = await startHost();
  handOutPorts(host);
  closeSession(session.fromPartition('counter'));
  const window = openWindow();
  app.on('second-instance', () => window.focus());
  const ended = new Promise<void>((resolve) => host.once('exit', () => resolve()));
  app.on('window-all-closed', () => {
    tell(host, { kind: 'end' });
    setTimeout(() => host.kill(), endWithin).unref();
    void ended.then(() => app.quit());
  });
  process.on('SIGTERM', () => window.close());
  process.on('SIGINT', () => window.close());
}

function stop(error: unknown): void {
  if (error instanceof Fault) show(error.report());
  else dialog.showErrorBox('穗卡柜面', String(error));
  app.exit(error instanceof Fault ? error.exit : 1);
}

if (app.requestSingleInstanceLock()) start().catch(stop);
else app.exit(0);
