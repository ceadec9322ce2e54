import type { Transport } from '../core/wire.ts';

/** What is used of an Electron `MessagePortMain`; Electron itself is not needed to test it. */
export interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(text: string): void;
  start(): void;
  close(): void;
}

/** The host's end of a window's port. */
export function portTransport(port: Port): Transport {
  let open = true;
  const closes: (() => void)[] = [];
  const end = (): void => {
    if (!open) return;
    open = false;
    for (const listener of closes) listener();
  };
  port.on('close', end);
  return {
    post: (text) => {
      if (open) port.postMessage(text);
    },
    onText: (listener) => {
      port.on('message', ({ data }) => {
        if (typeof data === 'string') listener(data);
      });
      // What the page said until now waits in the port.
      port.start();
    },
    onClose: (listener) => {
      closes.push(listener);
    },
    close: () => {
      port.close();
      end();
    },
  };
}
