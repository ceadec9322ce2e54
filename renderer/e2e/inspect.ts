import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** In legacy mode axe needs no second page, which the window would close. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Nothing that axe finds, and nothing that has to be scrolled sideways. */
export async function inspect(page: Page, place: string): Promise<void> {
  expect(await violations(page), place).toEqual([]);
  expect(
    await page.evaluate(() => [...document.querySelectorAll('html, main')].map((box) => box.scrollWidth - box.clientWidth)),
    place,
  ).toEqual([0, 0]);
}
