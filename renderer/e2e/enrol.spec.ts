import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { findBrowser } from '../../electron/browsers.ts';
import { openChromiumWindow } from '../../electron/chromium.ts';
import { openHost } from '../../electron/host/host.ts';
import { openPages } from '../../electron/page.ts';
import { makeTicket } from '../../fixtures/agency/codes.ts';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { revokeTerminal } from '../../fixtures/agency/revocation.ts';
import { violations } from './inspect.ts';
import { test } from './teller.ts';

test('a terminal is enrolled on its first page; when it is revoked it says so and nothing else, until it has a new ticket', async ({
  teller,
}) => {
  const { desk } = teller;
  const host = await openHost({ data: join(desk.folder, 'fresh'), readers: desk.reader, version: 'test' });
  const { page, close } = await openChromiumWindow({
    host,
    pages: openPages(fileURLToPath(new URL('../../build/out/renderer/', import.meta.url))),
    executablePath: findBrowser(),
    profile: join(desk.folder, 'fresh-profile'),
    headless: true,
  });
  await page.setViewportSize({ width: 1366, height: 768 });
  const title = page.locator('.door h1');
  const look = async (name: string): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    const folder = process.env['SUIKA_LOOK'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
  };
  const paste = async (text: string): Promise<void> => {
    await page.locator('textarea').fill(text);
    await page.getByRole('button', { name: '登记' }).click();
  };
  const ticket = (): string => JSON.stringify(makeTicket(desk.agencyData, 5));

  await expect(title).toHaveText(/本终端尚未登记/);
  await look('door-new');
  await paste('{"url":');
  await expect(page.locator('.note')).toContainText('这不是一张完整的登记单');
  await look('door-no-ticket');
  await paste(ticket());
  await expect(title).toHaveText(/登录/);

  await page.locator('input[type=password]').fill(sandboxPin);
  await page.keyboard.press('Enter');
  await page.locator('.frame h1').waitFor();
  const { terminalId } = await host.client().call('terminal.show', {});
  revokeTerminal(desk.agencyData, terminalId ?? '', '样例：终端遗失');
  await page.keyboard.press('F6');
  await expect(title).toHaveText(/管理机构已停用本终端/);
  await expect(page.locator('.door')).toContainText('样例：终端遗失');
  await expect(page.locator('.frame')).toHaveCount(0);
  await look('door-revoked');
  await paste(ticket());
  await expect(title).toHaveText(/登录/);
  await close();
  await host.close();
});
