import { expect } from '@playwright/test';
import { services } from '../../core/desk/services.ts';
import { inspectLooks, violations } from './inspect.ts';
import { test } from './teller.ts';

test('F1 opens the entry of the service at hand, and Esc goes back into the middle of it', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  const caseId = await desk.apply({ name: '简示例' });
  await enter();
  const name = page.locator('.guide-name');
  await press('F1');
  await expect(name).toHaveText('申领');
  await press('Escape');
  await expect(page.locator('.rail a[aria-current]')).toContainText('首页');

  await press('n');
  await page.locator('#field-identityNumber').waitFor();
  await page.keyboard.type('4401');
  await press('F1');
  await expect(name).toHaveText('申领');
  await press('Escape');
  await expect(page.locator('.rail a[aria-current]')).toContainText('新申领');

  for (const [to, entry] of [
    ['card', '应用状态查询'],
    ['pin', '密码修改'],
    ['finished', '领卡'],
    [`case/${caseId}`, '申领'],
  ] as const) {
    await page.evaluate((place) => {
      location.hash = `#/${place}`;
    }, to);
    await page.locator('main h1').waitFor();
    await expect(page.locator('main h1')).not.toHaveText('服务指南');
    await press('F1');
    await expect(name).toHaveText(entry);
    await press('Escape');
    expect(await page.evaluate(() => location.hash)).toBe(`#/${to}`);
  }
  expect(complaints).toEqual([]);
});

test('every service says what it is for, what to bring, how it goes, how long it takes, what it costs and what it rests on', async ({
  teller,
}) => {
  const { page, press, enter, complaints } = teller;
  await enter();
  await press('g');
  const list = page.locator('.guide-list a');
  await expect(list).toHaveCount(services.length);
  for (const [place, { zh }] of services.entries()) {
    await list.nth(place).focus();
    await press('Enter');
    await expect(page.locator('.guide-name')).toHaveText(zh);
    await expect(page.locator('.guide-entry > section').first().locator('dt')).toHaveText([
      '做什么',
      '谁可以办',
      '要带什么',
      '怎么办',
      '多久',
      '收费',
      '依据',
    ]);
  }
  await expect(page.locator('.note')).toContainText('12345');
  await expect(page.locator('.note')).toContainText('上级机关');
  await inspectLooks(page, 'guide');
  expect(complaints).toEqual([]);
});

test('on paper there is the entry and where complaints go, in ink, and nothing of the window', async ({ teller }) => {
  const { page, press, enter } = teller;
  await enter();
  await page.evaluate(() => {
    location.hash = '#/guide/reissue';
    Object.assign(window, { print: () => document.documentElement.setAttribute('data-printed', '1') });
  });
  await expect(page.locator('.guide-name')).toHaveText('补卡');
  await press('F9');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1');
  await page.emulateMedia({ media: 'print' });
  for (const part of ['.top', '.rail', '.keys', '.guide-list', '.page-head .button', '.screen-only'])
    await expect(page.locator(part)).toBeHidden();
  await expect(page.locator('.guide-name')).toBeVisible();
  await expect(page.locator('.note')).toBeVisible();
  // Everything is on the paper: nothing is cut off by a box that scrolls.
  expect(
    await page.evaluate(() => [...document.querySelectorAll('main, .frame, body')].map((box) => box.scrollHeight - box.clientHeight)),
  ).toEqual([0, 0, 0]);
  expect(await violations(page)).toEqual([]);
  if (process.env['SUIKA_LOOK'] !== undefined)
    await page.screenshot({ path: `${process.env['SUIKA_LOOK']}/guide-print.png`, fullPage: true });
});
