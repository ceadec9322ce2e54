import type { CDPSession } from 'playwright-core';
import type { Transport } from '../core/wire.ts';

/** What the page says through the binding: which document speaks, and what. */
type Said = readonly [document: string, kind: 'open' | 'text', text: string];

const binding = 'suikaPipe';

/** What the script below uses of a page; this folder is checked without the DOM. */
interface PageGlobal {
  readonly location: { readonly origin: string };
  readonly top: unknown;
  readonly crypto: { randomUUID(): string };
  suikaPipe?: (said: string) => void;
  suikaTold?: (document: string, text: string | null) => void;
}

/**
 * Runs in the page, before any script of its own: makes `window.suika` (renderer/bridge.ts) from the binding. It is sent as
 * text, so it uses nothing of this file.
 */
export function bridgeInPage(ownOrigin: string): void {
  const page = globalThis as unknown as PageGlobal;
  const pipe = page.suikaPipe;
  if (page.location.origin !== ownOrigin || page.top !== globalThis || pipe === undefined) return;
  delete page.suikaPipe;
  const me = page.crypto.randomUUID();
  const say = (kind: string, text: string): void => pipe(JSON.stringify([me, kind, text]));
  const texts: ((text: string) => void)[] = [];
  const closes: (() => void)[] = [];
  const early: string[] = [];
  let closed = false;
  const told = (document: string, text: string | null): void => {
    if (document !== me || closed) return;
    if (text === null) {
      closed = true;
      for (const listener of closes) listener();
    } else if (texts.length === 0) early.push(text);
    else for (const listener of texts) listener(text);
  };
  const bridge = {
    post: (text: string): void => say('text', text),
    onText: (listener: (text: string) => void): void => {
      texts.push(listener);
      for (const text of early.splice(0)) listener(text);
    },
    onClose: (listener: () => void): void => {
      closes.push(listener);
      if (closed) listener();
    },
  };
  Object.defineProperty(page, 'suikaTold', { value: told });
  Object.defineProperty(page, 'suika', { value: Object.freeze(bridge) });
  say('open', '');
}

/**
 * Gives `serve` a transport for each document that opens in the page; the one of the document before closes.
 * @returns what ends the last one: the window is gone
 */
export async function servePage(cdp: CDPSession, serve: (transport: Transport) => void): Promise<() => void> {
  let current: { readonly document: string; hear(text: string): void; end(): void } | null = null;
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== binding) return;
    const [document, kind, text] = JSON.parse(payload) as Said;
    if (kind === 'open') {
      current?.end();
      const opened = openTransport(cdp, document);
      current = { document, ...opened };
      serve(opened.transport);
    } else if (document === current?.document) current.hear(text);
  });
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: binding });
  return () => current?.end();
}

function openTransport(cdp: CDPSession, document: string): { transport: Transport; hear(text: string): void; end(): void } {
  const texts: ((text: string) => void)[] = [];
  const closes: (() => void)[] = [];
  // The page may speak before the host is there to listen.
  const early: string[] = [];
  let open = true;
  // The pipe keeps the order in which these are sent; a page that is going away takes its answers with it.
  const tell = (text: string | null): void => {
    const expression = `globalThis.suikaTold?.(${JSON.stringify(document)}, ${JSON.stringify(text)})`;
    cdp.send('Runtime.evaluate', { expression }).catch(() => undefined);
  };
  const end = (): void => {
    if (!open) return;
    open = false;
    for (const listener of closes) listener();
  };
  const transport: Transport = {
    post: (text) => {
      if (open) tell(text);
    },
    onText: (listener) => {
      texts.push(listener);
      for (const text of early.splice(0)) listener(text);
    },
    onClose: (listener) => {
      closes.push(listener);
      if (!open) listener();
    },
    close: () => {
      if (open) tell(null);
      end();
    },
  };
  const hear = (text: string): void => {
    if (!open) return;
    if (texts.length === 0) early.push(text);
    else for (const listener of texts) listener(text);
  };
  return { transport, hear, end };
}
