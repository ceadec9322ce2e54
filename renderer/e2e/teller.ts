import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findBrowser } from '../../electron/browsers.ts';
import { openChromiumWindow } from '../../electron/chromium.ts';
import { Store } from '../../electron/host/store/store.ts';
import { openPages } from '../../electron/page.ts';
import { startDesk } from '../../electron/test-desk.ts';
import { testPad, withPad } from '../../electron/test-pad.ts';
import type { TestPad } from '../../electron/test-pad.ts';
import type { TestDesk } from '../../electron/test-desk.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { createVirtualReader } from '../../fixtures/card/virtual-reader.ts';
import type { VirtualReader } from '../../fixtures/card/virtual-reader.ts';

/** Milliseconds a command of the virtual card takes: slow enough for a hand that pulls the card out. */
const commandMs = 80;

export interface Teller {
  /** The built window over a real host, store and agency. */
  readonly page: Page;
  readonly desk: TestDesk;
  readonly reader: VirtualReader;
  /** The folder of the virtual reader's cards. */
  readonly cards: string;
  /** The reader's own keys, where the test wants it to have some. */
  readonly pad: TestPad;
  /** The terminal's own store, for what years at a counter would leave there. */
  readonly store: Store;
  /** What the browser complained about: errors of scripts and breaches of the content security policy. */
  readonly complaints: readonly string[];
  press(...keys: readonly string[]): Promise<void>;
  /** Signs in at the door, as somebody who does not use the mouse. */
  enter(operator?: string): Promise<void>;
}

export const test = base.extend<{ teller: Teller; full: boolean; padded: boolean; idleLockSeconds: number }>({
  /** Whether the agency's orders carry a photo and application directories too. */
  full: [false, { option: true }],
  padded: [false, { option: true }],
  /** Seconds after which the window locks by itself. */
  idleLockSeconds: [300, { option: true }],
  teller: async ({ full, padded, idleLockSeconds }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'suika-window-'));
    const cards = join(folder, 'cards');
    const reader = createVirtualReader({ folder: cards, commandMs });
    const pad = testPad();
    const held: { store?: Store } = {};
    const openStore = (file: string, key: Uint8Array): Store => (held.store = new Store(file, key));
    const desk = await startDesk(
      { readers: padded ? withPad(reader, pad) : reader, sandbox: reader, openStore, idleLockSeconds },
      { full },
    );
    const pages = openPages(fileURLToPath(new URL('../../build/out/renderer/', import.meta.url)));
    const window = await openChromiumWindow({
      host: desk.host,
      pages,
      executablePath: findBrowser(),
      profile: join(folder, 'profile'),
      headless: true,
    });
    const { page } = window;
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.setViewportSize({ width: 1366, height: 768 });
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const enter = async (operator?: string): Promise<void> => {
      if (operator !== undefined) await page.locator(`input[name=operator][value=${operator}]`).press('Space');
      await page.locator('input[type=password]').fill(sandboxPin);
      await press('Enter');
      await page.locator('.frame h1').waitFor();
    };
    await use({ page, desk, reader, cards, pad, store: held.store as Store, complaints, press, enter });
    await window.close();
    await desk.end();
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** The virtual reader's tray: puts in what is chosen there, or takes out what is in. */
export async function tray(page: Page): Promise<void> {
  await page.locator('.tray .button').click();
}
