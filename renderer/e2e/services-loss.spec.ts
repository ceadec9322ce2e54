import { expect } from '@playwright/test';
import { inspect } from './inspect.ts';
import { banner, file, goOn, holder, line, open, primary, reasons, serve, toLookUp } from './service-desk.ts';
import { test } from './teller.ts';

test('a loss is reported and lifted again: in force only when agency and bank have it', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await serve(teller);
  await expect(line(teller, '挂失')).toContainText('可以办理');
  await expect(line(teller, '解挂')).toContainText('不能办理');
  await expect(line(teller, '解挂')).toContainText('没有挂失记录');
  await inspect(page, 'services');

  // A refused service leads to its explanation and a way back.
  await open(teller, '2', '解挂');
  await expect(reasons(teller)).toContainText('没有挂失记录');
  await expect(reasons(teller)).toContainText('第二十二条');
  await expect(primary(teller)).toBeDisabled();
  await inspect(page, 'refused');
  await press('Escape');

  await page.locator('.service-list a').first().focus();
  await open(teller, '1', `挂失 · ${holder.name}`);
  await expect(page.locator('#will-do')).toContainText('通知管理机构和银行暂停账户');
  await file(teller, '挂失已生效');
  await expect(page.locator('.bank-lines')).toContainText('暂停金融账户 · 已完成');
  await expect(page.locator('.history')).toContainText('回执');
  await inspect(page, 'in force');

  await goOn(teller);
  await expect(page.locator('.case-aside .sign', { hasText: '已挂失' })).toBeVisible();
  await expect(page.locator('.case-aside')).toContainText('已暂停');
  await page.locator('.service-list a').first().focus();
  await open(teller, '1', '挂失');
  await expect(reasons(teller)).toContainText('卡已挂失');
  await expect(page.locator('.action')).toContainText('改办解挂');
  await press('Escape');
  await page.locator('.service-list a').first().focus();
  await open(teller, '2', '解挂');
  await file(teller, '已办结');
  await expect(page.locator('.bank-lines')).toContainText('恢复金融账户 · 已完成');
  await goOn(teller);
  await expect(page.locator('.case-aside .sign', { hasText: '正常' }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('without a line a loss is recorded and NOT yet in force; the hotline stands there, large', async ({ teller }) => {
  const { page, press, enter, desk, complaints } = teller;
  await enter();
  desk.proxy.setRule(() => ({ do: 'drop' }));
  await toLookUp(teller);
  await page.keyboard.type(holder.number);
  await press('Enter');
  // The agency gives no name: it is typed from the document.
  await expect(page.getByLabel('姓名')).toBeFocused();
  await inspect(page, 'name asked');
  await page.keyboard.type('周样例');
  await press('Enter');
  await expect(page.getByRole('alert')).toContainText('联系不上管理机构');
  await press('ArrowDown', 'Enter', 'Enter');
  await expect(line(teller, '挂失')).toContainText('可先受理');
  await open(teller, '1', '挂失');
  await expect(page.locator('.rules-said')).toContainText('可先受理');
  await file(teller, '已登记，尚未挂失生效');
  await expect(page.locator('.banner-means')).toContainText('12345');
  await inspect(page, 'not yet in force');

  desk.proxy.setRule(() => ({ do: 'pass' }));
  await press('F6');
  await press('Escape', 'c');
  await page.locator('h1', { hasText: '业务' }).waitFor();
  await press('Enter');
  await expect(banner(teller)).not.toHaveText('已登记，尚未挂失生效');
  expect(complaints).toEqual([]);
});
