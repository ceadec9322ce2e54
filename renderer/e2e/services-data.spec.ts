import { expect } from '@playwright/test';
import { inspect } from './inspect.ts';
import { file, goOn, open, primary, reasons, serve, toLookUp } from './service-desk.ts';
import { test } from './teller.ts';

test('the holder sees the own data in clear for a while, and has one corrected', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await serve(teller);
  await open(teller, 'y', '应用状态查询');
  await expect(page.locator('.held')).toContainText('440111********0067');
  await expect(page.locator('.held')).not.toContainText('440111199202290067');
  await inspect(page, 'held');
  await press('F10');
  await expect(page.locator('.own-lines')).toContainText('440111199202290067');
  await inspect(page, 'in clear');
  await page.getByRole('button', { name: '立即遮蔽' }).focus();
  await press('Enter');
  await expect(page.locator('.own-lines')).toHaveCount(0);
  await press('F10');
  await page.getByRole('button', { name: '更正手机号码' }).focus();
  await press('Enter');
  await expect(page.locator('h1')).toContainText('更正申请');
  await expect(primary(teller)).toBeDisabled();
  await page.locator('#change-mobile').focus();
  await page.keyboard.type('13900000001');
  await expect(page.locator('#will-do')).toContainText('由管理机构决定');
  await file(teller, '已办结');
  await expect(page.locator('.facts.wide')).toContainText('139****0001');
  expect(complaints).toEqual([]);
});

test('data: what the card does not carry is changed at once; a name without its proof is not', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await serve(teller);
  await open(teller, 'm', '信息变更');
  await expect(page.locator('#change-next')).toBeFocused();
  await page.locator('#change-next').selectOption('name');
  await expect(page.locator('#change-name')).toBeFocused();
  await page.keyboard.type('周新样例');
  await expect(reasons(teller)).toContainText('没有依法变更的证明');
  await inspect(page, 'not proved');
  await page.getByRole('button', { name: '去掉姓名' }).focus();
  await press('Enter');
  await page.locator('#change-next').selectOption('address');
  await page.keyboard.type('广州市天河区样例路 9 号');
  await file(teller, '已办结');
  await goOn(teller);
  expect(complaints).toEqual([]);
});

test('cancellation: the wish alone is no ground; with the evidence the branch takes it in and the agency cancels', async ({ teller }) => {
  const { page, press, complaints } = teller;
  const radio = (name: string) => page.getByRole('radio', { name, exact: true });
  await serve(teller);
  await open(teller, 'x', '注销');
  await radio('本人不想用卡').focus();
  await press('Space');
  await expect(reasons(teller)).toContainText('不属于注销情形');
  await expect(page.locator('.action')).toContainText('改办应用锁定');
  await radio('提交证明的人').focus();
  await press('Space');
  await page.locator('#standing-shown').focus();
  await press('ArrowDown');
  await page.getByLabel('姓名').focus();
  await page.keyboard.type('林样例');
  await page.getByLabel('与申请人的关系').selectOption('spouse');
  await page.locator('.standing-other').getByLabel('证件号码').focus();
  await page.keyboard.type('440103198802140025');
  await radio('死亡并已注销户籍').focus();
  await press('Space');
  await radio('注销户籍证明').focus();
  await press('Space');
  await expect(page.locator('#will-do')).toContainText('由管理机构决定');
  await inspect(page, 'cancellation');
  await file(teller, '已办结');
  await expect(page.locator('.banner-means')).toContainText('同意注销');
  await expect(page.locator('.facts.wide')).toContainText('林*例');
  expect(complaints).toEqual([]);
});

test('a suspicion is recorded with what happened', async ({ teller }) => {
  const { page, press, complaints } = teller;
  await serve(teller);
  await open(teller, 'z', '可疑情况');
  await expect(page.locator('#will-do')).toContainText('还要填写');
  await press('Space', 'Enter');
  await page.keyboard.type('照片与来人不符');
  await file(teller, '已办结');
  expect(complaints).toEqual([]);
});

test('a card that is not the one on record stops everything but a suspicion', async ({ teller }) => {
  const { page, press, enter, desk, reader } = teller;
  const caseId = await desk.apply();
  reader.insert({ kind: '3.0' });
  await desk.call('issue.start', { caseId });
  const { jobId = '' } = (await desk.call('case.list', {})).cases.find((each) => each.caseId === caseId) ?? {};
  await desk.call('issue.spoil', { jobId, reason: '样例', reviewer: { operator: 'reviewer1', pin: '135790' } });
  await desk.call('queue.sync', {});
  await enter();
  await toLookUp(teller);
  await press('F4');
  await expect(page.getByRole('alert')).toContainText('停用名单');
  await expect(page.locator('.service-line')).toHaveCount(1);
  await expect(page.locator('.service-line')).toContainText('可疑情况');
  await inspect(page, 'stopped');
});

test('a first application begins with the document that was looked up', async ({ teller }) => {
  const { page, press } = teller;
  await serve(teller, '440103198802140025');
  await press('a');
  await expect(page.locator('#field-identityNumber')).toHaveValue('440103198802140025');
  await expect(page.locator('#field-name')).toHaveValue('林样例');
});
