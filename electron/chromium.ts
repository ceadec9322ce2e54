import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import { fault } from '../core/fault.ts';
import type { Fault } from '../core/fault.ts';
import type { Transport } from '../core/wire.ts';
import { bridgeInPage, servePage } from './chromium-bridge.ts';
import { switches } from './chromium-switches.ts';
import { browserOf, cleanProfile, groupRuns, profileState } from './chromium-profile.ts';
import { countCrashes } from './crashes.ts';
import { origin } from './page.ts';
import type { Pages } from './page.ts';

/** What a window needs of the host. */
export interface Serving {
  serve(transport: Transport): void;
}

export interface ChromiumWindowOptions {
  /** May still be on its way: the browser starts meanwhile. */
  readonly host: Serving | Promise<Serving>;
  readonly pages: Pages;
  /** The installed Chromium, Chrome or Edge. */
  readonly executablePath: string;
  /** Folder of the browser's profile; created, and cleaned before and after. */
  readonly profile: string;
  readonly headless?: boolean | undefined;
  /** Further switches of the browser. */
  readonly args?: readonly string[] | undefined;
}

export interface ChromiumWindow {
  /** The page of the window, for tests: another one after the browser was started again. */
  readonly page: Page;
  /** Resolves when the window was closed, by its user or by `close`. @throws Fault `window-crashed` */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * The window, in an installed Chromium. Browser and host speak over the browser's own pipe: no port listens, so there is nothing
 * another program on this machine could connect to, no token to steal and no origin to forge.
 * @throws Fault `window-policy`, `window-did-not-open`, and what `host` rejects with
 */
export async function openChromiumWindow(options: ChromiumWindowOptions): Promise<ChromiumWindow> {
  // A profile that another browser has belongs to a terminal that runs, and the host is going to say so better than we could.
  if (profileState(options.profile) === 'in use') await options.host;
  await untilGone(browserOf(options.profile));
  const closing = { asked: false };
  let shown = await show(options);
  const live = async (): Promise<void> => {
    const noteCrash = countCrashes();
    for (;;) {
      const ended = await shown.ended;
      if (closing.asked || (ended === 'by the browser' && profileState(options.profile) === 'free')) return;
      noteCrash(performance.now());
      shown = await show(options);
    }
  };
  const closed = live().finally(() => cleanProfile(options.profile));
  // Whoever holds the window looks at `closed` when it suits them; until then a crash is no unhandled rejection.
  closed.catch(() => undefined);
  return {
    get page() {
      return shown.page;
    },
    closed,
    close: async () => {
      closing.asked = true;
      await shown.context.close();
      await closed;
    },
  };
}

/** A browser takes a moment to end after its pipe did, and its own processes write into the profile until they do. */
async function untilGone(pid: number | null): Promise<void> {
  for (let tries = 0; pid !== null && groupRuns(pid) && tries < 30; tries += 1) await wait(50);
}

interface Shown {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly ended: Promise<'by the browser' | 'by a crash of the page'>;
}

async function show({ host, pages, executablePath, profile, headless = false, args = [] }: ChromiumWindowOptions): Promise<Shown> {
  cleanProfile(profile);
  const context = await launch(executablePath, profile, headless, args);
  const pid = browserOf(profile);
  try {
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    context.on('page', (other) => void other.close().catch(() => undefined));
    const cdp = await context.newCDPSession(page);
    const serve = (transport: Transport): void => {
      void Promise.resolve(host).then(
        (there) => there.serve(transport),
        () => transport.close(),
      );
    };
    const [endTransport] = await Promise.all([
      servePage(cdp, serve),
      context.addInitScript(bridgeInPage, origin),
      answerRequests(context, pages),
    ]);
    const ended = new Promise<'by the browser' | 'by a crash of the page'>((resolve) => {
      let why: 'by the browser' | 'by a crash of the page' = 'by the browser';
      // A page without its process shows nothing and cannot be brought back: the browser starts again as a whole.
      page.on('crash', () => {
        why = 'by a crash of the page';
        void context.close();
      });
      context.on('close', () => {
        endTransport();
        void untilGone(pid).then(() => resolve(why));
      });
    });
    await goHome(page);
    keepAtHome(page);
    await host;
    return { context, page, ended };
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function answerRequests(context: BrowserContext, pages: Pages): Promise<void> {
  await context.route('**/*', async (route) => {
    const answer = pages(route.request().url());
    if (answer.status === 404) return route.abort('blockedbyclient');
    return route.fulfill(answer);
  });
}

/** The browser itself went to our page before anybody answered for it, and its own error page may still cut in. */
async function goHome(page: Page): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await page.goto(`${origin}/`, { waitUntil: 'commit' });
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** Nothing on our pages leads elsewhere; whoever finds a way there all the same is led back. */
function keepAtHome(page: Page): void {
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && !frame.url().startsWith(`${origin}/`)) goHome(page).catch(() => undefined);
  });
}

/** A browser that has not answered by then, in milliseconds, is not going to; it is seen now and then on a machine under load. */
const answerWithin = 15_000;

async function launch(executablePath: string, profile: string, headless: boolean, args: readonly string[]): Promise<BrowserContext> {
  const attempt = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      viewport: null,
      acceptDownloads: false,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      timeout: answerWithin,
      // Playwright's own switches are made for tests, and with them it waits for a first page to load, which ours never does.
      ignoreDefaultArgs: true,
      args: [...switches(profile, headless), ...args],
    });
  try {
    return await attempt();
  } catch (first) {
    const why = String(first);
    if (isForbidden(why) || !why.startsWith('TimeoutError')) throw launchFault(why);
  }
  return attempt().catch((second: unknown) => {
    throw launchFault(String(second));
  });
}

function isForbidden(text: string): boolean {
  return /remote debugging[^\n]*(disallowed|not allowed)/i.test(text);
}

function launchFault(text: string): Fault {
  if (isForbidden(text)) return fault('window-policy');
  // The browser complains about much that does not matter, on machines without a session bus or a graphics card.
  const complaints = [...text.matchAll(/\[err\]\s*(\S[^\n]*)/g)]
    .map((match) => match[1] ?? '')
    .filter((line) => !/dbus|gpu|viz/i.test(line));
  const detail = complaints.findLast((line) => /fatal|error|missing|sandbox/i.test(line)) ?? text.split('\n', 1)[0] ?? '';
  return fault('window-did-not-open', { detail: detail.slice(0, 200) });
}
