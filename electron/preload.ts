import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';

// Runs in the sandboxed page before its scripts and puts `window.suika` (renderer/bridge.ts) there. It can import nothing but
// Electron, so the channel's name is written here and in host-messages.ts, and a test compares the two.

const portChannel = 'suika-port';

/** What is used of the page's MessagePort; this folder is checked without the DOM. */
interface PagePort {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  postMessage(text: string): void;
}

const texts: ((text: string) => void)[] = [];
const closes: (() => void)[] = [];
const early: string[] = [];
const unsent: string[] = [];
let port: PagePort | null = null;

ipcRenderer.once(portChannel, (event: IpcRendererEvent) => {
  const opened = event.ports[0] as unknown as PagePort;
  opened.onmessage = ({ data }) => {
    if (texts.length === 0) early.push(String(data));
    else for (const listener of texts) listener(String(data));
  };
  opened.onclose = () => {
    for (const listener of closes) listener();
  };
  port = opened;
  for (const text of unsent.splice(0)) opened.postMessage(text);
});
ipcRenderer.send(portChannel);

contextBridge.exposeInMainWorld('suika', {
  post: (text: string) => {
    if (port === null) unsent.push(text);
    else port.postMessage(text);
  },
  onText: (listener: (text: string) => void) => {
    texts.push(listener);
    for (const text of early.splice(0)) listener(text);
  },
  onClose: (listener: () => void) => {
    closes.push(listener);
  },
});
