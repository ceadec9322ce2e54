import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { pictureFor } from '../../core/pictures.ts';
import { freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { pngOf } from '../../fixtures/agency/test-pictures.ts';
import { inspectLooks } from './inspect.ts';
import { test } from './teller.ts';

/** A line across the pad, as a hand draws it. */
async function sign(page: Page): Promise<void> {
  const box = await page.locator('canvas.signature-pad').boundingBox();
  if (box === null) throw new Error('no pad');
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(box.x + 20 + step * 30, box.y + 20 + step * 8);
  await page.mouse.up();
}

test('a photo is chosen, cut and shown, a signature written, and both are at the agency before the case', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  await enter();
  await press('F2');
  const values = { identityNumber: freshPerson().identityNumber, name: '何示例', occupation: '职员', mobile: '13800000099' };
  for (const [field, value] of Object.entries(values)) await page.locator(`#field-${field}`).fill(value);
  for (const [field, typed] of [
    ['ethnicity', '汉'],
    ['bank', '工商'],
  ] as const) {
    await page.locator(`#field-${field}`).focus();
    await page.keyboard.type(typed);
    await press('Enter', 'Enter');
  }
  await page.locator('#field-address').fill('广州市荔湾区样例路99号');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择照片…' }).press('Space');
  await (await chooser).setFiles({ name: 'face.png', mimeType: 'image/png', buffer: pngOf(900, 700) });
  await expect(page.locator('img.photo-frame')).toBeVisible();
  await page.locator('canvas.signature-pad').scrollIntoViewIfNeeded();
  await sign(page);
  await sign(page);
  await page.getByRole('button', { name: '撤销一笔' }).click();
  await inspectLooks(page, 'application with pictures');
  await press('F10');
  await expect(page.locator('.banner-line')).toHaveText('请放入空白卡');
  await expect(page.locator('.case-aside .facts')).toContainText('已送达');
  await desk.call('queue.sync', {});
  const files = readdirSync(join(desk.agencyData, 'files'), { withFileTypes: true, recursive: true }).filter((one) => one.isFile());
  const kept = files.map(({ name, parentPath }) => readFileSync(join(parentPath, name)));
  expect(kept.map((bytes) => pictureFor(bytes[0] === 0xff ? 'photo' : 'signature', bytes))).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'image/jpeg', width: 358, height: 441 }),
      expect.objectContaining({ type: 'image/png', width: 600, height: 200 }),
    ]),
  );
  const [row] = (await desk.call('case.list', {})).cases;
  expect(row).toMatchObject({
    agencyKnows: true,
    files: [
      { use: 'photo', state: 'sent' },
      { use: 'signature', state: 'sent' },
    ],
  });
  expect(complaints).toEqual([]);
});

test('what is no picture is said to be none, and the draft keeps what was there', async ({ teller }) => {
  const { page, press, enter, complaints } = teller;
  await enter();
  await press('F2');
  const choose = async (button: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await chooser).setFiles({ name: 'face.png', mimeType: 'image/png', buffer });
  };
  await choose('选择照片…', Buffer.from('not a picture'));
  await expect(page.getByText('打不开这张图像，或小于')).toBeVisible();
  await choose('选择照片…', pngOf(600, 800));
  await expect(page.locator('img.photo-frame')).toBeVisible();
  await choose('选择签名图片…', pngOf(300, 100));
  await expect(page.locator('img.signature-pad')).toBeVisible();
  await press('Escape');
  await page.evaluate(() => {
    location.hash = '#/queue';
  });
  await page.locator('.queue').waitFor();
  await page.evaluate(() => {
    location.hash = '#/new';
  });
  await expect(page.locator('img.photo-frame')).toBeVisible();
  await page.getByRole('button', { name: '清除重签' }).click();
  await expect(page.locator('canvas.signature-pad')).toBeVisible();
  expect(complaints).toEqual([]);
});
