import { expect } from '@playwright/test';
import { inspect, violations } from './inspect.ts';
import { test, tray } from './teller.ts';

const looks = [
  ['zh', 'light', 1366, 768],
  ['en', 'dark', 1024, 600],
  ['en', 'light', 1920, 1080],
  ['zh', 'dark', 1366, 768],
] as const;
const places = ['home', 'new', 'cases', 'queue', 'card', 'pin', 'guide'] as const;

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
