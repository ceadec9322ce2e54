import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** No colour is on its way any more: half way between light and dark no text has the contrast it will have. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getAnimations().every((motion) => !(motion instanceof CSSTransition)));
}

/** In legacy mode axe needs no second page, which the window would close. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page);
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** The screens on which it is looked at: a bank's PC, the laptop on a visit, a wide desk; both languages, light and dark. */
const looks = [
  ['zh', 'light', 1366, 768],
  ['en', 'dark', 1024, 600],
  ['en', 'light', 1920, 1080],
  ['zh', 'dark', 1366, 768],
] as const;

/** The page as it stands, on each of the screens. With SUIKA_LOOK=folder it leaves pictures there. */
export async function inspectLooks(page: Page, place: string): Promise<void> {
  for (const [language, light, width, height] of looks) {
    await page.setViewportSize({ width, height });
    const is = await page.evaluate(() => [document.documentElement.lang.slice(0, 2), document.documentElement.dataset['theme']]);
    if (is[0] !== language) await page.locator('.top-tools .button').nth(0).click();
    if (is[1] !== light) await page.locator('.top-tools .button').nth(1).click();
    await page.locator(`html[lang^=${language}][data-theme=${light}]`).waitFor();
    const folder = process.env['SUIKA_LOOK'];
    await settled(page);
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${place}-${String(width)}-${light}-${language}.png` });
    await inspect(page, `${place} ${language} ${light} ${String(width)}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.locator('.top-tools .button').nth(1).click();
  await page.locator('html[lang^=zh][data-theme=light]').waitFor();
}

/** Nothing that axe finds, and nothing that has to be scrolled sideways. */
export async function inspect(page: Page, place: string): Promise<void> {
  expect(await violations(page), place).toEqual([]);
  expect(
    await page.evaluate(() => [...document.querySelectorAll('html, main')].map((box) => box.scrollWidth - box.clientWidth)),
    place,
  ).toEqual([0, 0]);
}
