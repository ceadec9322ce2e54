import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import type { Teller } from './teller.ts';

/** Somebody of the sandbox who holds a card of the branch's bank since January, and the card's serial number. */
export const holder = { number: '440111199202290067', name: '周*例' } as const;

/** Signs in, looks somebody up by document and says that it was shown: the list of services stands ready for a key. */
export async function serve(teller: Teller, number: string = holder.number): Promise<void> {
  const { page, press, enter } = teller;
  await enter();
  await toLookUp(teller);
  await page.keyboard.type(number);
  await press('Enter');
  await expect(page.locator('#standing-shown')).toBeFocused();
  await press('ArrowDown', 'Enter', 'Enter');
  await expect(page.locator('.service-list a').first()).toBeFocused();
}

/** The place of the services, where the one field waits. */
export async function toLookUp({ page, press }: Teller): Promise<void> {
  await press('s');
  await expect(page.locator('.look-fields input').first()).toBeFocused();
}

/** The line of a service in the list. */
export function line({ page }: Teller, name: string): Locator {
  return page.locator('.service-line').filter({ has: page.locator('strong').getByText(name, { exact: true }) });
}

/** Opens a service by its key. */
export async function open({ page, press }: Teller, key: string, title: string): Promise<void> {
  await press(key);
  await expect(page.locator('h1')).toContainText(title);
}

export const reasons = ({ page }: Teller): Locator => page.locator('.reasons').first();
export const primary = ({ page }: Teller): Locator => page.locator('.action .primary');
export const banner = ({ page }: Teller): Locator => page.locator('.banner-line');

/** Enter never files; F10 does, and the case says what became of it. */
export async function file(teller: Teller, becomes: string): Promise<void> {
  const { press } = teller;
  await expect(primary(teller)).toBeEnabled();
  await press('F10');
  await expect(banner(teller)).toHaveText(becomes);
}

/** Back to the same holder, looked up anew. */
export async function goOn({ page, press }: Teller): Promise<void> {
  await press('F10');
  await expect(page.locator('h1')).toContainText('服务');
  await expect(page.locator('.service-list')).toBeVisible();
}

/** The second person types; the focus stands in the field before. */
export async function agree({ page, press }: Teller): Promise<void> {
  await press('ArrowDown', 'Enter');
  await page.keyboard.type(sandboxPin);
}

/** A card of somebody new, made, handed over and in the reader; @returns the person's number. */
export async function withCard({ desk, reader }: Teller): Promise<{ readonly caseId: string; readonly serial: string }> {
  const caseId = await desk.apply();
  const { serial } = reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await desk.call('card.handOver', { caseId, identifiedBy: 'resident-id', receivedBy: 'holder', faceChecked: true });
  await desk.call('queue.sync', {});
  return { caseId, serial };
}

/** Signs in and finds the holder of the card in the reader. */
export async function serveByCard(teller: Teller): Promise<void> {
  const { page, press, enter } = teller;
  await enter();
  await toLookUp(teller);
  await press('F4');
  await expect(page.locator('#standing-shown')).toBeFocused();
  await press('ArrowDown', 'Enter', 'Enter');
}
