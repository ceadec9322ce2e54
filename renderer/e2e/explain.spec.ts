import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { longestLog } from '../../core/card/logs/log-format.ts';
import { violations } from './inspect.ts';
import { test, tray } from './teller.ts';
import type { Teller } from './teller.ts';

/** Recorded from the real pcscd, with a sandbox card in a virtual reader. */
const recorded = readFileSync(new URL('../../core/card/logs/recorded/pcscd.txt', import.meta.url), 'utf8');

const verdict = (page: Page) => page.locator('.verdict .banner-line');
const row = (page: Page, number: number) => page.locator(`.exchange summary[data-number="${String(number)}"]`);
const bytes = (page: Page) => page.locator('.exchange-bytes');
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function open({ page, press, enter }: Teller): Promise<void> {
  await enter();
  await press('e');
  await expect(page.locator('textarea')).toBeFocused();
}

test('a technician pastes a recording, finds what went wrong, and copies the words', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await page.getByRole('radio', { name: /技术员/ }).focus();
  await press('Space');
  await open(teller);
  await expect(page.locator('h1')).toHaveText('报文解释');
  await expect(page.getByRole('button', { name: '解释', exact: true })).toBeDisabled();
  await page.keyboard.insertText(recorded);
  await press('F10');
  await expect(verdict(page)).toHaveText('第 10 条命令之前缺少认证：SSSE/EF06 持卡人基本信息受保护');
  await expect(page.locator('.verdict .banner-means')).toHaveText('下一步：先完成认证再读写');
  await expect(row(page, 1)).toBeFocused();
  await expect(row(page, 8).locator('.masked')).toHaveText('已遮蔽');
  await expect(page.locator('.exchange.decides summary')).toContainText('先用密钥 0A（RKSSSE）认证');

  for (let step = 1; step < 10; step += 1) await press('ArrowDown');
  await expect(row(page, 10)).toBeFocused();
  await expect(bytes(page)).toHaveCount(0);
  await press('Enter');
  await expect(bytes(page)).toHaveText(/00 B2 01 34 00.*69 82/s);
  await press('Enter');
  await expect(bytes(page)).toHaveCount(0);
  await press('F7');
  await expect(bytes(page)).toHaveCount(21);
  expect(await violations(page)).toEqual([]);

  await press('F10');
  await expect(page.locator('.action > p')).toContainText('已复制');
  await press('Escape', 'Control+a', 'Control+v');
  await expect(page.locator('textarea')).toHaveValue(/^报文解释 · 粘贴的记录 · 21 条\n结论：第 10 条[^]*> 00 B2 01 34 00\n {3}< 69 82/);
  await press('Escape');
  await expect(page.locator('h1')).toHaveText('今天');
  expect(complaints).toEqual([]);
});

test('what needs a look can be seen alone, and the verdict leads to its exchange', async ({ teller }) => {
  const { page, press } = teller;
  await open(teller);
  await page.keyboard.insertText(recorded);
  await press('F10');
  const alone = page.getByRole('checkbox', { name: /只看需要留意的/ });
  await alone.focus();
  await press('Space');
  await expect(page.locator('.exchange')).toHaveCount(await page.locator('.exchange .sign.wait').count());
  await page.getByRole('button', { name: '看第 10 条' }).focus();
  await press('Enter');
  await expect(row(page, 10)).toBeFocused();
  await press('ArrowUp');
  await expect(row(page, 5)).toBeFocused();
});

test('a text that is no recording says which line is not understood', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await open(teller);
  await page.keyboard.insertText('00A4040000\n9000\n今天天气不错');
  await press('F10');
  await expect(page.locator('.note strong')).toHaveText('第 3 行看不懂：不是芯片通信记录。');
  const field = page.locator('textarea');
  await expect(field).toBeFocused();
  expect(await field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe(
    '今天天气不错',
  );
  expect(await violations(page)).toEqual([]);
  await press('Delete', 'F10');
  await expect(verdict(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a file is chosen or dropped; one that is too long is refused', async ({ teller }) => {
  const { page, press } = teller;
  await open(teller);
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles(file('太长.log', ' '.repeat(longestLog.characters + 1)));
  await expect(page.locator('.note strong')).toContainText('记录太长');
  await chooser.setInputFiles(file('读卡.log', recorded));
  await expect(page.locator('.explained-source')).toHaveText('文件 读卡.log');
  await press('Escape');
  await expect(page.locator('textarea')).toHaveValue('');
  const dropped = await page.evaluateHandle((text) => {
    const held = new DataTransfer();
    held.items.add(new File([text], '拖入.log'));
    return held;
  }, recorded);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
  await expect(page.locator('.recording')).toContainText('松开，立即解释');
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  await expect(page.locator('.explained-source')).toHaveText('文件 拖入.log');
});

test('what was said to the card of a case is explained on a key, and Esc leads back', async ({ teller }) => {
  const { page, press, enter, desk } = teller;
  const caseId = await desk.apply({ name: '何示例' });
  await enter();
  await press('c');
  await expect(page.locator(`a[data-case="${caseId}"]`)).toBeFocused();
  await press('Enter');
  await tray(page);
  await expect(page.locator('.banner-line')).toHaveText('卡片已就位');
  await press('F10');
  await expect(page.locator('.banner-line')).toHaveText('可以交付');
  await press('F7');
  await page.getByRole('button', { name: '解释', exact: true }).focus();
  await press('Enter');
  await expect(page.locator('.explained-source')).toHaveText(`业务 ${caseId} 的报文`);
  await expect(verdict(page)).toContainText('写卡完成');
  await expect(page.locator('.exchange', { hasText: 'SSSE/EF06' }).locator('.masked').first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText('何示例');
  await press('Escape');
  await expect(page.locator('.banner-line')).toHaveText('可以交付');
  await press('e');
  await expect(page.getByRole('button', { name: new RegExp(`解释业务 ${caseId}`) })).toBeEnabled();
});

test('5,000 exchanges: only those near the sight are drawn, and the keys reach the last one', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await open(teller);
  await page.locator('input[type=file]').setInputFiles(file('5000.log', '00B2013400\n6982\n'.repeat(5000)));
  await expect(row(page, 1)).toBeFocused();
  await expect(page.locator('.timeline .sheet-head')).toContainText('5000 条');
  await press('End');
  await expect(row(page, 5000)).toBeFocused();
  await expect(row(page, 5000)).toBeInViewport();
  await press('ArrowUp');
  await expect(row(page, 4999)).toBeFocused();
  expect(await page.locator('.exchange').count()).toBeLessThan(500);
  await press('Home');
  await expect(row(page, 1)).toBeInViewport();
  expect(complaints).toEqual([]);
});
