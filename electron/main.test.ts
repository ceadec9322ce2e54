import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { portChannel } from './host-messages.ts';
import { origin } from './page.ts';
import { systemSecret } from './system-secret.ts';
import { app, ipcMain, keyring, seen } from './test-electron.ts';

vi.mock('electron', () => import('./test-electron.ts'));

/** Somebody else's event that can be refused. */
function refusable(url = ''): { url: string; refused: boolean; preventDefault(): void } {
  const event = { url, refused: false, preventDefault: () => void (event.refused = true) };
  return event;
}

const keys = mkdtempSync(join(tmpdir(), 'suika-main-'));
afterAll(() => rmSync(keys, { recursive: true, force: true }));

beforeAll(async () => {
  process.env['SUIKA_KEYS'] = keys;
  // main.ts looks for the pages beside the folder it is in, as it is when built.
  const pages = join(import.meta.dirname, '../renderer');
  expect(existsSync(join(pages, 'index.html'))).toBe(true);
  process.argv.push('--', '--data', '/somewhere');
  await import('./main.ts');
  await vi.waitFor(() => expect(seen.windows).toHaveLength(1));
});

describe('Electron', () => {
  it('shows our page in a window that has nothing of Node', () => {
    const [window] = seen.windows;
    expect(window?.url).toBe(`${origin}/`);
    expect(window?.options['webPreferences']).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
    });
  });

  it('runs the sandbox agency and the host in processes of their own', () => {
    const [agency, host] = seen.forks;
    expect(agency?.args).toEqual(['sandbox', 'agency', '--port', '0', '--data', '/somewhere.sandbox/agency', '--ticket']);
    expect(JSON.parse(host?.args[0] ?? '')).toEqual({
      data: '/somewhere',
      agency: 'https://127.0.0.1:8',
      ticket: { code: 'CODE' },
      readers: 'virtual',
      sandbox: false,
    });
  });

  it("hands the host the device's secret from the system's key store, in a message, and leaves it nowhere in clear", () => {
    const opening = seen.forks[1]?.told[0] as { kind: string; deviceSecret: Uint8Array };
    expect([opening.kind, opening.deviceSecret.length]).toEqual(['open', 32]);
    const files = readdirSync(keys).map((name) => readFileSync(join(keys, name)));
    expect(files).toHaveLength(1);
    const secret = Buffer.from(opening.deviceSecret);
    const writings = [secret, ...(['base64', 'hex'] as const).map((form) => Buffer.from(secret.toString(form)))];
    for (const writing of writings)
      expect([files[0]?.includes(writing), seen.forks[1]?.args.join(' ').includes(writing.toString())]).toEqual([false, false]);
    expect(systemSecret(keys)).toEqual(secret);
  });

  it('has the host use its own file where there is no real key store, or it does not know the secret any more', () => {
    keyring.real = false;
    expect(systemSecret(keys)).toBe(process.platform === 'linux' ? null : expect.anything());
    keyring.real = true;
    const before = readFileSync(join(keys, 'device.safe'));
    writeFileSync(join(keys, 'device.safe'), 'AAAA');
    expect(systemSecret(keys)).toBe(null);
    // It may know it again tomorrow: nothing takes its place.
    expect(readFileSync(join(keys, 'device.safe'), 'utf8')).toBe('AAAA');
    writeFileSync(join(keys, 'device.safe'), before);
  });

  it('leads nowhere and opens nothing', () => {
    const contents = seen.windows[0]?.contents;
    expect(contents?.openHandler?.()).toEqual({ action: 'deny' });
    const [away, home, webview] = [refusable('https://elsewhere.invalid/'), refusable(`${origin}/#/cases`), refusable()];
    contents?.emit('will-navigate', away);
    contents?.emit('will-navigate', home);
    contents?.emit('will-attach-webview', webview);
    expect([away.refused, home.refused, webview.refused]).toEqual([true, false, true]);
  });

  it('permits, downloads and fetches nothing', () => {
    const permitted = vi.fn();
    seen.session['permissionRequest']?.(...([null, 'media', permitted] as never[]));
    expect(permitted).toHaveBeenCalledWith(false);
    expect(seen.session['permissionCheck']?.()).toBe(false);
    const download = refusable();
    seen.session['will-download']?.(download as never);
    expect(download.refused).toBe(true);
    const cancelled = (url: string): unknown => {
      const answer = vi.fn();
      seen.session['onBeforeRequest']?.(...([{ url }, answer] as never[]));
      return answer.mock.calls[0]?.[0];
    };
    expect(cancelled(`${origin}/index.html`)).toEqual({ cancel: false });
    expect(cancelled(`${origin}.elsewhere.invalid/`)).toEqual({ cancel: true });
    expect(cancelled('file:///etc/passwd')).toEqual({ cancel: true });
  });

  it('answers its own origin from files, under the policy', async () => {
    const answer = (url: string): Response => seen.session['handle']?.({ url } as never) as Response;
    expect(answer(`${origin}/`).headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer(`${origin}/`).text()).toContain('<div id="root">');
    expect(answer('https://elsewhere.invalid/').status).toBe(404);
  });

  it('hands a port to our own page only, and its other end to the host', () => {
    const host = seen.forks[1];
    const handed: unknown[] = [];
    const frame = (from: string, parent: unknown): unknown => ({
      origin: from,
      parent,
      postMessage: (...given: unknown[]) => handed.push(given),
    });
    ipcMain.emit(portChannel, { senderFrame: null });
    ipcMain.emit(portChannel, { senderFrame: frame('https://elsewhere.invalid', null) });
    ipcMain.emit(portChannel, { senderFrame: frame(origin, {}) });
    expect(handed).toEqual([]);
    ipcMain.emit(portChannel, { senderFrame: frame(origin, null) });
    expect(handed).toEqual([[portChannel, null, ['page end']]]);
    expect([host?.told.slice(1), host?.ports.slice(1)]).toEqual([[{ kind: 'window' }], [['host end']]]);
  });

  it('lets the host end before it ends', () => {
    app.emit('window-all-closed');
    expect(seen.forks[1]?.told.at(-1)).toEqual({ kind: 'end' });
    expect(seen.exits).toEqual([]);
  });
});
