import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { services } from '../../core/desk/services.ts';
import { inspect, violations } from './inspect.ts';
import { test, tray } from './teller.ts';

const looks = [
  ['zh', 'light', 1366, 768],
  ['en', 'dark', 1024, 600],
  ['en', 'light', 1920, 1080],
  ['zh', 'dark', 1366, 768],
] as const;
const places = ['home', 'services', 'new', 'cases', 'finished', 'queue', 'card', 'pin', 'explain', 'guide'] as const;

for (const [language, light, width, height] of looks) {
  test(`every page is in order: ${language}, ${light}, ${String(width)}×${String(height)}`, async ({ teller }) => {
    const { page, desk, enter, complaints } = teller;
    const caseId = await desk.apply();
    await page.evaluate((look) => {
      localStorage.setItem('suika.look', look);
    }, JSON.stringify({ language, light }));
    await page.reload();
    await page.setViewportSize({ width, height });
    await page.locator('input[type=password]').waitFor();
    await expect(page.locator('html')).toHaveAttribute('data-theme', light);
    expect(await violations(page), 'sign-in').toEqual([]);
    await enter();
    for (const place of places) {
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, place);
      await expect(page.locator(`.rail a[href="#/${place}"]`)).toHaveAttribute('aria-current', 'page');
      await page.locator('main h1').waitFor();
      await inspect(page, place);
    }
    await page.evaluate(() => {
      location.hash = '#/diagnosis';
    });
    await page.locator('.diagnosis').waitFor();
    await inspect(page, 'diagnosis');
    await inspectServices(page);
    await page.evaluate((to) => {
      location.hash = `#/case/${to}`;
    }, caseId);
    await page.locator('.banner').waitFor();
    await inspect(page, 'case');
    await tray(page);
    await page.locator('.banner.ready').waitFor();
    await page.keyboard.press('F10');
    await page.locator('.banner.stop').waitFor();
    await inspect(page, 'case at work');
    await page.locator('.banner.done').waitFor();
    await inspect(page, 'card made');
    await page.keyboard.press('F7');
    await page.locator('.bytes').waitFor();
    await inspect(page, 'bytes');
    expect(complaints).toEqual([]);
  });
}

/** Looks one holder up, and every service's page for that holder. */
async function inspectServices(page: Page): Promise<void> {
  const at = (hash: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await at('#/services');
  await page.locator('.look-fields input').first().fill('440111199202290067');
  await page.keyboard.press('Enter');
  await page.locator('.service-why').first().waitFor();
  await page.locator('#standing-shown').selectOption({ index: 1 });
  await inspect(page, 'services of a holder');
  for (const { code } of services) {
    if (code === 'apply' || code === 'receive') continue;
    await at(`#/service/${code}`);
    await page.locator(code === 'query' ? '.held' : '.action .primary').waitFor();
    await page.locator('.reasons').first().waitFor();
    await inspect(page, code);
  }
}

test.describe('every file of the card', () => {
  test.use({ full: true });
  test('is shown on a key: directories folded with a count, why one cannot be read, the photo in clear only', async ({ teller }) => {
    const { page, desk, reader, press, enter, complaints } = teller;
    const caseId = await desk.apply({ name: '何示例' });
    reader.insert({ kind: '3.0' });
    await desk.call('issue.start', { caseId });
    await enter();
    await press('r');
    await expect(page.locator('.card-file')).toHaveCount(2);
    await press('F7');
    const directory = (name: string) => page.locator('.directory', { hasText: name });
    await expect(page.locator('.directory')).toHaveCount(5);
    await expect(directory('DF01').locator('summary')).toContainText('12 个文件，1 个有内容');
    await expect(directory('DF04').locator('summary')).toContainText('4 个文件，1 个有内容，2 个读不到');
    await expect(page.locator('.directory .card-file').first()).toBeHidden();
    await directory('DF04').locator('summary').focus();
    await press('Enter');
    await expect(directory('DF04').locator('.card-file', { hasText: 'EF08' })).toContainText('先校验密码');
    await expect(page.locator('.card-file', { hasText: 'EF07' }).first()).toContainText('没有此应用或文件');
    await expect(page.locator('.photo')).toHaveCount(0);
    await inspect(page, 'all files');

    await page.getByRole('button', { name: '显示完整资料' }).focus();
    await press('Enter');
    await page.keyboard.type('当面核对');
    await press('Enter');
    await expect(page.getByRole('img', { name: '照片' })).toBeVisible();
    expect(await page.locator('.photo').evaluate((photo: HTMLImageElement) => photo.decode().then(() => photo.naturalWidth))).toBe(358);
    await expect(page.locator('.face-photo img')).toBeVisible();
    await expect(page.locator('.face-name')).toHaveText('何示例');
    await inspect(page, 'all files in clear');
    await page.getByRole('button', { name: '立即遮蔽' }).focus();
    await press('Enter');
    await expect(page.locator('.photo, .face-photo img')).toHaveCount(0);
    await press('F7');
    await expect(page.locator('.directory')).toHaveCount(0);
    await expect(page.locator('.card-file')).toHaveCount(2);
    expect(complaints).toEqual([]);
  });
});
