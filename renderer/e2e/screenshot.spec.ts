import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { test, tray } from './teller.ts';

/** With SUIKA_SCREENSHOT=1 the README's picture is made anew; otherwise it is only seen that it still can be. */
const picture = process.env['SUIKA_SCREENSHOT'] === '1' ? fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url)) : null;

test('the moment of issuing, as the README shows it', async ({ teller }, info) => {
  const { page, desk, press, enter } = teller;
  const caseId = await desk.apply({ name: '林样例' });
  await enter();
  await page.evaluate((to) => {
    location.hash = `#/case/${to}`;
  }, caseId);
  await page.locator('.banner').waitFor();
  await tray(page);
  await expect(page.locator('.banner-line')).toHaveText('卡片已就位');
  await press('F10');
  await expect(page.locator('.banner-line')).toHaveText('请勿取出卡片');
  await expect(page.locator('.step.running', { hasText: '写入持卡人信息' })).toBeVisible();
  const shot = await page.screenshot({ path: picture ?? info.outputPath('issuing.png') });
  // Width and height stand in the header of a PNG.
  expect([shot.readUInt32BE(16), shot.readUInt32BE(20)]).toEqual([1366, 768]);
});
