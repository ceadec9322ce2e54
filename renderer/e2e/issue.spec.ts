import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { changeHolder, faultOf } from '../../electron/test-desk.ts';
import { violations } from './inspect.ts';
import { test, tray } from './teller.ts';
import type { Teller } from './teller.ts';

const line = (page: Page) => page.locator('.banner-line');
const step = (page: Page, words: string) => page.locator('.step', { hasText: words });

/** Types an application as a teller does: Enter from field to field, never the mouse. */
async function takeIn({ page, press }: Teller): Promise<void> {
  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const at = (field: string) => expect(page.locator(`#field-${field}`)).toBeFocused();
  await press('F2');
  await at('identityNumber');
  await type(freshPerson().identityNumber);
  await expect(page.locator('.strip.good')).toBeVisible();
  await press('Enter');
  await at('documentValidUntil');
  await press('Enter');
  await at('name');
  await type('何示例');
  await press('Enter');
  await at('ethnicity');
  await type('汉');
  await press('Enter', 'Enter');
  await at('birthPlace');
  await press('Enter');
  await at('occupation');
  await type('职员');
  await press('Enter');
  await at('mobile');
  await type('13800000099');
  await press('Enter');
  await at('bank');
  await type('工商');
  await press('Enter', 'Enter');
  await at('deliver');
  await press('Enter');
  await at('address');
  await type('广州市荔湾区样例路99号');
  await press('F10');
  await expect(line(page)).toHaveText('请放入空白卡');
}

test('a card from the application to the receipts, torn out once in between', async ({ teller }) => {
  const { page, press, enter, complaints } = teller;
  await enter();
  await takeIn(teller);
  await tray(page);
  await expect(line(page)).toHaveText('卡片已就位');
  await press('F10');
  await expect(line(page)).toHaveText('请勿取出卡片');
  await expect(step(page, '写入持卡人信息')).toHaveClass(/running/);
  await tray(page);
  await expect(page.locator('.case-work > .note strong')).toContainText('离开了读卡器');
  await expect(page.getByRole('button', { name: '继续制卡' })).toBeDisabled();
  await tray(page);
  await expect(line(page)).toHaveText('同一张卡已放回，可以继续');
  await press('F10');
  await expect(line(page)).toHaveText('可以交付');
  await expect(page.locator('.compared .sign.good').first()).toBeVisible();
  await expect(page.locator('.compared .sign.bad')).toHaveCount(0);

  // Enter walks to the button and stops there; F10 hands over, and not before the face was compared.
  await press('F10', 'Enter', 'Enter', 'Space', 'Enter');
  const handOver = page.locator('.action .button.primary');
  await expect(handOver).toBeFocused();
  await press('Enter');
  await expect(line(page)).toHaveText('可以交付');
  await press('F10');
  await expect(line(page)).toHaveText('已交付');
  await expect(page.locator('.stages .done')).toHaveCount(4);
  await expect(page.locator('.history-state.accepted')).toHaveCount(3);
  expect(complaints).toEqual([]);
});

test('a card that is gone is closed as spoilt by two people, and the applicant gets another one', async ({ teller }) => {
  const { page, press, enter } = teller;
  await enter();
  await takeIn(teller);
  await tray(page);
  await expect(line(page)).toHaveText('卡片已就位');
  await press('F10');
  await expect(step(page, '写入持卡人信息')).toHaveClass(/running/);
  await tray(page);
  await expect(page.locator('.case-work > .note')).toBeVisible();
  await press('F8');
  await page.keyboard.type('卡片折断');
  await press('Enter');
  await page.keyboard.type('废卡');
  await press('Enter');
  await page.locator('.second-other select').selectOption('reviewer1');
  await page.locator('.second-other input').fill(sandboxPin);
  await expect(page.locator('.button.danger')).toBeEnabled();
  await press('Enter');
  await press('Enter');
  await expect(page.locator('h1')).toContainText('废卡');
  await press('F10');
  await expect(line(page)).toHaveText('请放入空白卡');
  await expect(page.locator('.banner-means')).toContainText('上一张卡已废');
  await page.locator('.tray select').selectOption('2.0');
  await tray(page);
  await expect(line(page)).toHaveText('卡片已就位');
  await press('F10');
  await expect(line(page)).toHaveText('可以交付');
});

test('a made card that differs from its order is not called ready, and is again once it agrees', async ({ teller }) => {
  const { page, press, enter, desk, reader, cards } = teller;
  const caseId = await desk.apply({ name: '何示例' });
  const { serial } = reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  changeHolder(cards, serial);
  reader.insert({ serial });
  expect(await faultOf(desk.call('issue.start', { caseId }))).toBe('read-back-differs');
  await enter();
  await press('c');
  await expect(page.locator(`a[data-case="${caseId}"]`)).toBeFocused();
  await press('Enter');
  await expect(page.locator('.case-work > .note')).toContainText('该卡不能交付');
  await expect(page.locator('.compared .sign.bad')).toHaveCount(1);
  await expect(line(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: '废卡' })).toBeEnabled();
  const compareAgain = page.getByRole('button', { name: '再次核对', exact: true });
  await expect(compareAgain).toBeEnabled();
  changeHolder(cards, serial);
  reader.insert({ serial });
  await expect(compareAgain).toBeEnabled();
  await press('F10');
  await expect(line(page)).toHaveText('可以交付');
  await expect(page.locator('.compared .sign.bad')).toHaveCount(0);
});

test('what is shown in clear needs a reason, and is masked again on a key', async ({ teller }) => {
  const { page, press, enter, desk } = teller;
  const caseId = await desk.apply({ name: '何示例' });
  await enter();
  await press('c');
  await expect(page.locator(`a[data-case="${caseId}"]`)).toBeFocused();
  await press('Enter');
  const person = page.locator('.case-aside section').first();
  await expect(person).toContainText('何*例');
  await page.getByRole('button', { name: '显示完整资料' }).click();
  await press('Enter');
  await expect(page.locator('dialog')).toBeVisible();
  await page.keyboard.type('当面核对');
  await press('Enter');
  await expect(person).toContainText('何示例');
  await page.getByRole('button', { name: '立即遮蔽' }).click();
  await expect(person).not.toContainText('何示例');
});

test('a made card is compared once more before it is handed over, and another card is not taken for it', async ({ teller }) => {
  const { page, press, enter, desk, reader, complaints } = teller;
  const caseId = await desk.apply({ name: '何示例' });
  const { serial } = reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  await enter();
  await press('c');
  await expect(page.locator(`a[data-case="${caseId}"]`)).toBeFocused();
  await press('Enter');
  await expect(line(page)).toHaveText('可以交付');
  const summary = page.locator('.compared-head .number');
  await expect(summary).toHaveText(/^\d\d:\d\d 核对 · 11 步/);

  reader.remove();
  await expect(page.getByRole('button', { name: '再次核对（未放卡）' })).toBeDisabled();
  reader.insert({ serial });
  const compareAgain = page.getByRole('button', { name: '再次核对', exact: true });
  await compareAgain.focus();
  // It is over in a moment: what the page shows meanwhile is looked at in each frame from before the press.
  const meanwhile = page.waitForFunction(
    () =>
      document.querySelectorAll('.step').length === 5 &&
      document.querySelector('.stages [aria-current]')?.textContent.includes('交付') === true &&
      document.querySelector('.compared') === null,
  );
  await press('Enter');
  await meanwhile;
  await expect(line(page)).toHaveText('可以交付');
  await expect(summary).toHaveText(/^\d\d:\d\d 核对 · 5 步/);
  await expect(page.locator('.compared .sign.bad')).toHaveCount(0);

  await compareAgain.focus();
  await press('Enter');
  await expect(line(page)).toHaveText('请勿取出卡片');
  reader.remove();
  await expect(page.locator('.case-work > .note strong')).toContainText('离开了读卡器');
  reader.insert({ serial });
  await expect(line(page)).toHaveText('可以交付');

  reader.insert({ serial, flaw: { contactless: true } });
  await compareAgain.focus();
  await press('Enter');
  await expect(summary).toHaveText(/^\d\d:\d\d 核对 · 非接触 \d\d:\d\d 核对 · 5 步/);
  await expect(line(page)).toHaveText('可以交付');

  reader.insert({ kind: '3.0' });
  await compareAgain.focus();
  await press('Enter');
  await expect(page.locator('.case-work > .note strong')).toContainText('不是业务');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '知道了' }).focus();
  await press('Enter');
  await expect(line(page)).toHaveText('可以交付');
  expect(complaints).toEqual([]);
});
