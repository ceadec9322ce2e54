import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findBrowser } from './browsers.ts';
import { openChromiumWindow } from './chromium.ts';
import type { ChromiumWindow } from './chromium.ts';
import { openPages, origin } from './page.ts';
import { testHost } from './test-host.ts';
import type { TestHost } from './test-host.ts';

const pages = openPages(fileURLToPath(new URL('../build/out/renderer/', import.meta.url)));
const headless = process.env['DISPLAY'] === undefined;

let profile: string;
let host: TestHost;
let window: ChromiumWindow;

async function open(): Promise<ChromiumWindow> {
  return openChromiumWindow({ host, pages, executablePath: findBrowser(), profile, headless });
}

beforeEach(async () => {
  profile = join(mkdtempSync(join(tmpdir(), 'window-')), 'data', 'window');
  host = testHost();
  window = await open();
  await window.page.locator('main').first().waitFor();
});
afterEach(async () => {
  await window.close().catch(() => undefined);
  rmSync(join(profile, '../..'), { recursive: true });
});

/** Processes of this test's browser. */
function browserProcesses(): readonly string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandLine(pid).includes(`--user-data-dir=${profile}`));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function killBrowser(): void {
  for (const pid of browserProcesses()) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
}

/** Inodes of the TCP sockets that listen on this machine. */
function listening(): ReadonlySet<string> {
  const rows = ['tcp', 'tcp6'].flatMap((name) => readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1));
  return new Set(rows.map((row) => row.trim().split(/\s+/)).flatMap((cells) => (cells[3] === '0A' ? [`socket:[${cells[9]}]`] : [])));
}

function socketsOf(pid: string): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}

/** Whether any file of the profile holds a text, in UTF-8 or UTF-16. */
function profileHolds(text: string): readonly string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
}

describe('the Chromium window', () => {
  it('shows our page over the pipe, and carries calls', async () => {
    expect(window.page.url()).toBe(`${origin}/`);
    const pipe = await window.page.evaluate(() => [typeof Reflect.get(globalThis, 'suika'), typeof Reflect.get(globalThis, 'suikaPipe')]);
    expect(pipe).toEqual(['object', 'undefined']);
    await window.page.evaluate(() => {
      const { suika } = globalThis as unknown as { suika: { post(text: string): void } };
      suika.post(JSON.stringify({ id: 9_001, call: 'session.touch', input: {} }));
    });
    await vi.waitFor(() => expect(host.calls).toContainEqual({ name: 'session.touch', input: {} }));
  });

  it.runIf(process.platform === 'linux')('listens nowhere', () => {
    const sockets = listening();
    const processes = [...browserProcesses(), String(process.pid)];
    expect(processes.length).toBeGreaterThan(2);
    expect(processes.flatMap(socketsOf).filter((socket) => sockets.has(socket))).toEqual([]);
  });

  it('serves a page that was loaded again anew', async () => {
    await window.page.reload();
    await window.page.locator('main').first().waitFor();
    expect([host.served, host.closed]).toEqual([2, 1]);
  });

  it('leads nowhere else', async () => {
    const { page } = window;
    await page.evaluate(() => void globalThis.open('https://elsewhere.invalid/'));
    await page.goto('data:text/html,elsewhere').catch(() => undefined);
    await vi.waitFor(() => expect(page.url()).toBe(`${origin}/`));
    await page.locator('main').first().waitFor();
    await vi.waitFor(() => expect(page.context().pages()).toHaveLength(1));
  });

  it('reaches no network, asks for nothing and downloads nothing', async () => {
    const refused = await window.page.evaluate(async () => {
      const fetched = await fetch('http://127.0.0.1:1/').then(
        () => 'fetched',
        (error: unknown) => String(error),
      );
      const place = await new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        );
      });
      const camera = await navigator.permissions.query({ name: 'camera' });
      return [fetched, place, camera.state];
    });
    expect(refused).toEqual(['TypeError: Failed to fetch', 1, 'denied']);
    const download = window.page.waitForEvent('download');
    await window.page.evaluate(() =>
      Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x' }).click(),
    );
    await expect((await download).path()).rejects.toThrow();
  });

  it('keeps nothing on disk of what is typed', async () => {
    const typed = '样例人 13900000000 typed';
    await window.page.evaluate(() => {
      const form = document.createElement('form');
      form.append(Object.assign(document.createElement('input'), { id: 'typed', name: 'tel' }));
      document.body.append(form);
    });
    await window.page.locator('#typed').fill(typed);
    await window.page.evaluate(() => (location.hash = '#/elsewhere'));
    // Chromium writes its session files some seconds after a change.
    await wait(6_000);
    expect(profileHolds(typed)).toEqual([]);
    await window.close();
    expect(profileHolds(typed)).toEqual([]);
  });

  it('tells the host when its user closes it, and remembers language and light only', async () => {
    await window.page.evaluate(() => {
      localStorage.setItem('kept', 'yes');
      document.cookie = 'lost=yes; Secure; Max-Age=9999';
    });
    await window.page.evaluate(() => globalThis.close()).catch(() => undefined);
    await window.closed;
    expect(host.closed).toBe(1);
    expect(readdirSync(join(profile, 'Default')).sort()).toEqual(['Local Storage', 'Preferences', 'Sessions', 'Sessions_Encrypted']);
    window = await open();
    await window.page.locator('main').first().waitFor();
    expect(await window.page.evaluate(() => [localStorage.getItem('kept'), document.cookie])).toEqual(['yes', '']);
  });

  it.runIf(process.platform === 'linux')('comes back once after a crash of the browser', async () => {
    killBrowser();
    await vi.waitFor(() => expect(host.served).toBe(2), 15_000);
    expect(host.closed).toBe(1);
    await window.page.locator('main').first().waitFor();
    killBrowser();
    await expect(window.closed).rejects.toMatchObject({ code: 'window-crashed' });
    expect(host.closed).toBe(2);
  });

  it('comes back after a crash of the page', async () => {
    await window.page.goto('chrome://crash').catch(() => undefined);
    await vi.waitFor(() => expect(host.served).toBe(2), 15_000);
    await vi.waitFor(() => expect(window.page.url()).toBe(`${origin}/`), 15_000);
  });
});

it('says what kept the browser from opening', async () => {
  await window.close();
  const opening = openChromiumWindow({ host, pages, executablePath: '/bin/false', profile, headless });
  await expect(opening).rejects.toMatchObject({ code: 'window-did-not-open' });
});

// A mount namespace of its own, so that no other browser of the machine sees the policy.
const canMount = process.getuid?.() === 0 && process.platform === 'linux' && findBrowser().endsWith('/chromium');
it.runIf(canMount)('says that a policy forbids the pipe', () => {
  const policies = mkdtempSync(join(tmpdir(), 'policies-'));
  const script = `
    import { openChromiumWindow } from ${JSON.stringify(new URL('./chromium.ts', import.meta.url).href)};
    await openChromiumWindow({ host: { serve() {} }, pages: () => null, executablePath: ${JSON.stringify(findBrowser())}, profile: ${JSON.stringify(join(policies, 'profile'))}, headless: true })
      .catch((error) => console.log(error.code));
    process.exit();`;
  const lines = [
    `mkdir -p ${policies}/etc/policies/managed`,
    `echo '{"RemoteDebuggingAllowed":false}' > ${policies}/etc/policies/managed/test.json`,
    `mount --bind ${policies}/etc /etc/chromium`,
    'exec "$NODE" --input-type=module --eval "$SCRIPT"',
  ];
  const said = execFileSync('unshare', ['--mount', 'sh', '-ec', lines.join('\n')], {
    env: { ...process.env, NODE: process.execPath, SCRIPT: script },
  });
  rmSync(policies, { recursive: true, force: true });
  expect(said.toString().trim()).toBe('window-policy');
});
