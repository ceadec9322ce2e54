import { expect } from '@playwright/test';
import { announceParcel } from '../../electron/host/store/finished.ts';
import { inspectLooks } from './inspect.ts';
import { test } from './teller.ts';

const person = {
  name: '甘样例',
  documentType: 'resident-id',
  identityNumber: '440112197201010025',
  birthDate: '1972-01-01',
  mobile: '13800000022',
} as const;

test('a parcel is counted by a scanner; what is missing and what is too much is seen before it is confirmed', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  await desk.call('queue.sync', {});
  const { parcels } = await desk.call('finished.list', {});
  const { cards } = await desk.call('finished.list', { parcelId: parcels[0]?.parcelId });
  const [one = '', two = '', three = ''] = cards.map(({ serial }) => serial);
  await enter();
  await press('f');
  await expect(page.locator('.parcel')).toContainText('3 张');
  await expect(page.locator('.empty h2')).toHaveText('没有等待领取的卡');
  await inspectLooks(page, 'finished-empty');
  await page.locator('.parcel .button').focus();
  await press('Enter');
  const number = page.locator('.receive-number');
  await expect(number).toHaveText('0 / 3');
  await expect(page.locator('.action .button.primary')).toBeDisabled();
  const scan = async (serial: string): Promise<void> => {
    await page.keyboard.type(serial);
    await press('Enter');
  };
  await scan(one.toLowerCase());
  await expect(number).toHaveText('1 / 3');
  await expect(page.locator('.receive-said')).toContainText('已计入');
  await scan(one);
  await expect(page.locator('.receive-said')).toContainText('已经扫过');
  await scan('FFFFFFFF');
  await expect(page.locator('.receive-said')).toContainText('不在清单上');
  await scan('12');
  await expect(page.locator('.receive-said')).toContainText('不是序列号');
  await scan(two);
  await expect(number).toHaveText('2 / 3');
  await expect(page.locator('.receive-list').nth(0)).toContainText(three);
  await expect(page.locator('.receive-list').nth(1)).toContainText('FFFFFFFF');
  await inspectLooks(page, 'finished-receive');

  // A look into the guide, and the count is where it was.
  await press('F1');
  await expect(page.locator('.guide-name')).toHaveText('领卡');
  await press('Escape');
  await page.locator('.parcel .button').focus();
  await press('Enter');
  await expect(number).toHaveText('2 / 3');
  await expect(page.locator('#will-do')).toHaveText(
    '确认后：入库 2 张，登记缺少 1 张、清单外 1 张，并报管理机构。缺少的以后到了还可以再清点。',
  );
  await press('F10');
  await expect(page.locator('.page-head [role=status]')).toHaveText('已入库 2 张；缺少 1 张、清单外 1 张已报管理机构。');
  await expect(page.locator('.finished tbody tr')).toHaveCount(2);
  await expect(page.locator('.parcel')).toContainText('还缺 1 张');
  await page.locator('.parcel .button').focus();
  await press('Enter');
  await expect(number).toHaveText('0 / 1');
  await scan(two);
  await expect(page.locator('.receive-said')).toContainText('已经扫过');
  await scan(three);
  await expect(page.locator('#will-do')).toContainText('全部到齐');
  await press('F10');
  await expect(page.locator('.finished tbody tr')).toHaveCount(3);
  await expect(page.locator('.parcel')).toHaveCount(0);
  await inspectLooks(page, 'finished');
  await desk.call('queue.sync', {});
  expect((await desk.call('queue.list', {})).refused).toBe(0);
  expect(complaints).toEqual([]);
});

test('the holder is called, the fee is paid, the old card taken back, the chip compared, and the card handed over', async ({ teller }) => {
  const { page, desk, store, reader, press, enter, complaints } = teller;
  const caseId = await desk.apply();
  const { serial } = reader.insert({ kind: '3.0' });
  const { cardNumber } = await desk.call('issue.start', { caseId });
  reader.remove();
  const announce = (own: { serial: string; cardNumber: string; service: 'apply' | 'replace'; feeFen: number }): void =>
    store.write(() =>
      announceParcel(store, {
        kind: 'parcel',
        number: 1,
        parcelId: `parcel-${own.serial}`,
        sentOn: '2026-11-20',
        cards: [{ ...own, person }],
      }),
    );
  announce({ serial, cardNumber, service: 'replace', feeFen: 2_000 });
  await desk.call('finished.receive', { parcelId: `parcel-${serial}`, serials: [serial] });
  await enter();
  await press('f');
  await page.getByRole('searchbox').waitFor();
  await press('/');
  await page.keyboard.type('甘');
  await expect(page.locator('.finished tbody tr')).toHaveCount(1);
  await expect(page.locator('.finished tbody tr')).toContainText('今天到');
  await press('Enter', 'Enter');
  await expect(page.locator('main h1')).toHaveText('领卡 · 甘*例');

  await page.getByRole('button', { name: '显示完整资料' }).focus();
  await press('Enter');
  await page.keyboard.type('电话通知领卡');
  await press('Enter');
  await expect(page.locator('.collect-facts')).toContainText('13800000022');
  await page.getByRole('button', { name: '立即遮蔽' }).focus();
  await press('Enter');
  await expect(page.locator('.collect-facts')).not.toContainText('13800000022');
  await page.getByRole('button', { name: '登记已通知' }).focus();
  await press('Enter');
  await expect(page.getByRole('button', { name: '再次登记通知' })).toBeVisible();

  await expect(page.locator('#will-do')).toHaveText('还差：证件有效期至、工本费、旧卡（第二十四条）、当面核对');
  const tick = async (name: string): Promise<void> => {
    await page.getByRole('checkbox', { name }).focus();
    await press('Space');
  };
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('radio', { name }).focus();
    await press('Space');
  };
  await tick('长期有效');
  await choose('已缴纳');
  await page.getByRole('textbox', { name: '收据号' }).focus();
  await page.keyboard.type('粤0001');
  await choose('已收回');
  await tick('已当面核对');
  await inspectLooks(page, 'collect');
  await expect(page.locator('#will-do')).toHaveText('将登记持卡人本人凭居民身份证领卡，并上报管理机构。');

  // Another card in the reader is said to be another one, and nothing is recorded.
  reader.insert({ kind: '3.0' });
  await expect(page.getByRole('checkbox', { name: '用读卡器核对' })).toBeEnabled();
  await tick('用读卡器核对');
  await press('F10');
  await expect(page.locator('.note')).toContainText('不是序列号');
  reader.insert({ serial });
  // The reader is seen with this one in a moment; until then it is the other one still.
  await expect(async () => {
    await press('F10');
    await expect(page.locator('.banner-line')).toHaveText('已交付', { timeout: 2_000 });
  }).toPass();
  await expect(page.locator('.banner')).toContainText(`卡号 ${cardNumber}；芯片已用读卡器核对一致`);
  await inspectLooks(page, 'collect-done');
  await press('F10');
  await page.getByRole('searchbox').waitFor();
  await press('/');
  await page.keyboard.type(serial);
  await expect(page.locator('.finished tbody tr')).toContainText('已交付');
  await expect(page.locator('.finished tbody tr')).toContainText('已缴');
  expect(complaints).toEqual([]);
});

test('what nobody fetches goes back with a reason; an agent takes a card whose identity is recorded', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  await desk.call('queue.sync', {});
  const { parcels } = await desk.call('finished.list', {});
  const parcelId = parcels[0]?.parcelId ?? '';
  const { cards } = await desk.call('finished.list', { parcelId });
  await desk.call('finished.receive', { parcelId, serials: cards.map(({ serial }) => serial) });
  await enter();
  await press('f');
  const rows = page.locator('.finished tbody tr');
  await expect(rows).toHaveCount(3);
  await rows.first().locator('button').focus();
  await press('ArrowDown', 'ArrowUp', 'Enter');
  await page.getByRole('button', { name: '退回制卡中心' }).focus();
  await press('Enter');
  await page.keyboard.type('三次通知无人领取');
  await press('Enter');
  await expect(rows.filter({ hasText: '已退回' })).toHaveCount(1);

  await rows.filter({ hasText: '待通知' }).first().locator('button').focus();
  await press('Enter');
  await page.getByRole('radio', { name: '代理人' }).focus();
  await press('Space');
  await page.getByRole('textbox', { name: '代领人姓名' }).focus();
  await page.keyboard.type('施样例');
  await press('Enter');
  await page.keyboard.type('440103199003070029');
  await press('Enter');
  await page.getByRole('combobox', { name: '与持卡人的关系' }).selectOption('spouse');
  await page.getByRole('checkbox', { name: '长期有效' }).focus();
  await press('Space');
  await page.getByRole('checkbox', { name: '已当面核对' }).focus();
  await press('Space');
  await expect(page.locator('#will-do')).toHaveText('将登记代理人凭居民身份证领卡，并上报管理机构。');
  await inspectLooks(page, 'collect-agent');
  await press('F10');
  await expect(page.locator('.banner')).toContainText('芯片没有用读卡器核对');
  await desk.call('queue.sync', {});
  expect((await desk.call('queue.list', {})).refused).toBe(0);
  expect(complaints).toEqual([]);
});
