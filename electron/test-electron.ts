import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';

// Electron's binary is not there for unit tests. This stand-in for the module keeps what the main process asks of it.

interface Contents extends EventEmitter {
  openHandler?: () => unknown;
}

export const seen = {
  forks: [] as { args: readonly string[]; told: unknown[]; ports: unknown[][] }[],
  windows: [] as { readonly options: Readonly<Record<string, unknown>>; readonly contents: Contents; url: string }[],
  /** What was set on the window's session, by name. */
  session: {} as Record<string, (...args: never[]) => unknown>,
  exits: [] as number[],
};

export const app = Object.assign(new EventEmitter(), {
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
  exit: (code: number) => seen.exits.push(code),
  quit: () => seen.exits.push(0),
  isPackaged: true,
});

/** A key store that encrypts, if for show; `keyring.real` says whether it is more than Chromium's public password. */
export const keyring = { real: true };
export const safeStorage = {
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => (keyring.real ? 'gnome_libsecret' : 'basic_text'),
  encryptString: (text: string) => Buffer.from(`v11${text}`).map((byte) => byte ^ 0x55),
  decryptString: (bytes: Buffer) => {
    const text = bytes.map((byte) => byte ^ 0x55).toString();
    if (!text.startsWith('v11')) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return text.slice(3);
  },
};

export const ipcMain = new EventEmitter();

export class BrowserWindow extends EventEmitter {
  readonly webContents: Contents;
  readonly loadURL: (url: string) => Promise<void>;
  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    const contents: Contents = new EventEmitter();
    const window = { options, contents, url: '' };
    seen.windows.push(window);
    this.webContents = Object.assign(contents, { setWindowOpenHandler: (handler: () => unknown) => (contents.openHandler = handler) });
    this.loadURL = (url) => {
      window.url = url;
      return Promise.resolve();
    };
  }
}

export class MessageChannelMain {
  readonly port1 = 'host end';
  readonly port2 = 'page end';
}

export const dialog = { showErrorBox: () => undefined };

/** Keeps the handler that is set, whatever stands before it. */
function keep(name: string): (...args: never[]) => void {
  return (...args) => {
    seen.session[name] = args.at(-1) ?? (() => undefined);
  };
}

export const session = {
  fromPartition: () => ({
    protocol: { handle: keep('handle') },
    webRequest: { onBeforeRequest: keep('onBeforeRequest') },
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    on: keep('will-download'),
  }),
};

export const utilityProcess = {
  fork: (_script: string, args: readonly string[]) => {
    const forked = { args, told: [] as unknown[], ports: [] as unknown[][] };
    seen.forks.push(forked);
    const stdout = new PassThrough();
    stdout.end('{"url":"http://127.0.0.1:7","tlsUrl":"https://127.0.0.1:8","ticket":{"code":"CODE"}}\n');
    const postMessage = (message: unknown, ports: unknown[] = []): void => {
      forked.told.push(message);
      forked.ports.push(ports);
    };
    return Object.assign(new EventEmitter(), { stdout, postMessage, kill: () => true });
  },
};
