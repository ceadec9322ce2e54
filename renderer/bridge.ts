import type { Transport } from '../core/wire.ts';

/** What the preload (Electron) or the exposed binding (Chromium) puts onto the page. */
export interface Bridge {
  post(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
}

declare global {
  interface Window {
    readonly suika?: Bridge;
  }
}

/** The page's end of the transport to the host. */
export function pageTransport(bridge: Bridge): Transport {
  return {
    post: (text) => {
      bridge.post(text);
    },
    onText: (listener) => {
      bridge.onText(listener);
    },
    onClose: (listener) => {
      bridge.onClose(listener);
    },
    // The window closes by being closed; the host sees that from its own side.
    close: () => undefined,
  };
}
