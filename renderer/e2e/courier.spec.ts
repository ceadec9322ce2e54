import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { inspectLooks } from './inspect.ts';
import { test } from './teller.ts';

test('without a network a bundle goes to a folder that is named, is carried, and its answer is taken in', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  const stick = join(desk.folder, 'stick');
  mkdirSync(stick);
  await desk.call('queue.sync', {});
  desk.proxy.setRule(() => ({ do: 'drop' }));
  await desk.apply();
  await enter();
  await press('q');
  const courier = page.locator('section.courier');
  await courier.waitFor();
  const path = courier.locator('input');
  await path.fill(stick);
  await press('Enter');
  await expect(courier.locator('.courier-said')).toContainText('已写入离线包 #1，共 1 条、图像 0 张');
  await expect(page.locator('.queue-row').first()).toContainText('已写入离线包 #1');
  await expect(page.locator('.queue-row').first()).toContainText('等待带回回执');
  await expect(courier).toContainText('等待带回回执，其中 1 条仍在等待');
  await inspectLooks(page, 'courier');

  // The same window stands in for the one of another terminal that is on the network.
  const [bundle = ''] = readdirSync(stick);
  expect(bundle).toMatch(/^suika-[0-9a-f]{8}-1\.bundle$/);
  await path.fill(join(stick, bundle));
  await expect(courier.getByRole('button', { name: '代交管理机构' })).toBeVisible();
  desk.proxy.setRule((request) => (request.path === '/v1/courier' ? { do: 'pass' } : { do: 'drop' }));
  await press('Enter');
  await expect(courier.locator('.courier-said')).toContainText('请把回执带回');
  desk.proxy.setRule(() => ({ do: 'drop' }));

  const answer = join(stick, bundle.replace('.bundle', '.answer'));
  await path.fill(answer);
  await press('Enter');
  await expect(courier.locator('.courier-said')).toContainText('离线包 #1：回执 1 条，被退回 0 条');
  await expect(page.locator('.queue-row').first()).toContainText('已送达');
  await press('Enter');
  await expect(courier.locator('.note')).toContainText('已于');
  await expect(courier.locator('.note')).toContainText('courier-answer-again');
  expect(complaints).toEqual([]);
});

test('who does nothing with it does not see it', async ({ teller }) => {
  const { page, press, enter } = teller;
  await enter('auditor1');
  await press('q');
  await page.locator('.page.queue').waitFor();
  await expect(page.locator('section.courier')).toHaveCount(0);
});
