import { expect } from '@playwright/test';
import { caseNumber, fillCases, personNumber } from '../../electron/test-cases.ts';
import { inspectLooks } from './inspect.ts';
import { test } from './teller.ts';

const many = 200;

test('cases are searched and narrowed with the keys alone; what was open is where the hand comes back to', async ({ teller }) => {
  const { page, desk, store, press, enter, complaints } = teller;
  fillCases(store, many);
  const own = await desk.apply({ name: '简示例' });
  await enter();
  await press('c');
  const rows = page.locator('.cases-table tbody tr');
  await expect(rows.first()).toContainText(own);
  await expect(rows.first()).toContainText('申领');
  await expect(rows.first()).toContainText('待制卡');
  await expect(rows.first()).toContainText('teller1');
  await expect(page.locator('.cases-table tbody a').first()).toBeFocused();

  // Going down brings the older ones, to the very first; nothing is there twice.
  await expect(async () => {
    await press('End');
    await expect(page.locator('.table-foot')).toContainText('没有更早的业务', { timeout: 500 });
  }).toPass();
  await expect(rows).toHaveCount(many + 1);
  await expect(rows.last()).toContainText(caseNumber(0, many));
  await press('Home');

  // A letter of the alphabet in the field is a letter, not a place.
  await press('/');
  const field = page.getByRole('searchbox', { name: '查找业务' });
  await expect(field).toBeFocused();
  await page.keyboard.type(caseNumber(123, many).toLowerCase());
  await expect(rows).toHaveCount(1);
  await press('Enter');
  await expect(page.locator('.cases-table tbody a').first()).toBeFocused();
  await press('Enter');
  await page.locator('.case-aside').waitFor();
  expect(await page.evaluate(() => location.hash)).toContain(caseNumber(123, many));
  await press('Escape');
  await expect(rows).toHaveCount(1);
  await expect(page.locator('.cases-table tbody a').first()).toBeFocused();

  await press('F3');
  await page.keyboard.type('陈');
  await expect(rows).toHaveCount(many / 10);
  await press('F3');
  await page.keyboard.type(personNumber(40).identityNumber);
  await expect(rows).toHaveCount(1);
  await press('F3');
  await page.keyboard.type(personNumber(40).cardNumber);
  await expect(rows).toHaveCount(1);

  // Together with a filter: a surname, among the cards that wait.
  const surname = personNumber(91).name.slice(0, 1);
  await press('F3');
  await page.keyboard.type(surname);
  await expect(rows.first()).toContainText(surname);
  await press('Tab', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(page.getByRole('radio', { name: '待交付' })).toBeChecked();
  await expect(page.locator('.cases-table .sign').first()).toHaveText('待交付');
  const waiting = Array.from({ length: many }, (_, n) => n).filter(
    (n) => n % 100 >= 90 && n % 100 < 93 && personNumber(n).name.startsWith(surname),
  );
  await expect(rows).toHaveCount(waiting.length);

  await press('F3');
  await page.keyboard.type('赵无此人');
  await expect(page.locator('.empty h2')).toHaveText('“待交付”里没有找到“赵无此人”');
  await inspectLooks(page, 'cases-nothing');
  await page.locator('.empty .button').focus();
  await press('Enter');
  await expect(page.locator('.empty h2')).toHaveText('没有找到“赵无此人”');
  await page.locator('.empty .button').focus();
  await press('Enter');
  await expect(rows.first()).toContainText(own);
  await expect(field).toHaveValue('');
  await inspectLooks(page, 'cases');
  expect(complaints).toEqual([]);
});

test('each filter shows its cases and says when there are none; Esc first clears the search', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  await enter();
  await press('c');
  await expect(page.locator('.empty h2')).toHaveText('还没有业务');
  await desk.apply({ name: '简示例' });
  const rows = page.locator('.cases-table tbody tr');
  await expect(rows).toHaveCount(1);
  await page.getByRole('radio', { name: '全部' }).focus();
  const expected = { 未办结: 1, 已逾期: 0, 待核实: 0, 待交付: 0, 等管理机构: 0, 被退回: 0, 我受理的: 1 };
  for (const [filter, count] of Object.entries(expected)) {
    await press('ArrowRight');
    await expect(page.getByRole('radio', { name: filter })).toBeChecked();
    if (count === 0) await expect(page.locator('.empty h2')).toHaveText(`没有“${filter}”的业务`);
    await expect(rows).toHaveCount(count);
  }
  await press('F3');
  await page.keyboard.type('简');
  await expect(rows).toHaveCount(1);
  await press('Escape');
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await press('Escape');
  await expect(page.locator('.rail a[aria-current]')).toContainText('首页');
  expect(complaints).toEqual([]);
});
