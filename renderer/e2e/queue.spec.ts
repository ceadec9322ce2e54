import { expect } from '@playwright/test';
import { setAside } from '../../electron/host/store/outbox.ts';
import { faultOf, reviewer } from '../../electron/test-desk.ts';
import { cardOf, changeCard } from '../../fixtures/agency/card-record.ts';
import { listConflicts, reportLoss } from '../../fixtures/agency/clerk.ts';
import { inspectAgency } from '../../fixtures/agency/inspect.ts';
import { openStore } from '../../fixtures/agency/store.ts';
import { freshPerson } from '../../fixtures/agency/test-sandbox.ts';
import { inspect, inspectLooks } from './inspect.ts';
import { agree, holder, withCard } from './service-desk.ts';
import { test } from './teller.ts';
import type { Teller } from './teller.ts';

const todo = ({ page }: Teller) => page.locator('.queue-group.wait');
const conflict = ({ desk }: Teller) => listConflicts(desk.agencyData)[0];

/** Somebody with a card of this counter, and a way to file a service of it. */
async function served(teller: Teller) {
  const { desk } = teller;
  const made = await withCard(teller);
  const { application } = await desk.call('case.reveal', { caseId: made.caseId, reason: '测试' });
  const look = async (): Promise<string> => (await desk.call('holder.look', { ...application, by: 'document' })).holderId;
  const { cards } = inspectAgency(desk.agencyData);
  const file = async (holderId: string, service: 'lock' | 'unlock', second?: typeof reviewer): Promise<string> => {
    const filing = { application: 'social-security' } as const;
    const standing = { who: 'holder', shown: 'resident-id' } as const;
    return (await desk.call('service.file', { holderId, service, filing, standing, ...(second && { reviewer: second }) })).caseId;
  };
  return { cardNumber: cards.find((card) => card.caseId === made.caseId)?.cardNumber ?? '', look, file };
}

test('an application of somebody with a card is sent back, corrected to the right person, and gets its receipt', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  // Nobody here can know of the card without a line.
  desk.proxy.setRule(() => ({ do: 'drop' }));
  const caseId = await desk.apply({ identityNumber: holder.number, name: '周样例', birthDate: '1992-02-29', birthPlace: '440111' });
  desk.proxy.setRule(() => ({ do: 'pass' }));
  await desk.call('queue.sync', {});
  await enter();

  // A form that is being typed waits meanwhile, and is there again afterwards.
  await press('F2');
  await expect(page.locator('#field-identityNumber')).toBeFocused();
  await page.locator('#field-name').fill('何示例');
  await press('Escape');
  await expect(page.locator('.figure.wait', { hasText: '需更正' })).toContainText('1');
  await inspectLooks(page, 'queue-home');

  await press('q');
  await expect(todo(teller)).toContainText('被退回：此人名下已有有效卡');
  await expect(todo(teller)).toContainText('要更正：证件号码');
  await expect(todo(teller)).toContainText('可以自行处理');
  await expect(todo(teller).getByRole('button', { name: '再次上报' })).toHaveCount(0);
  await inspectLooks(page, 'queue-todo');
  await todo(teller).getByRole('link', { name: caseId }).press('Enter');
  await expect(page.locator('.banner-line')).toHaveText('申请被管理机构退回');
  await expect(page.locator('.banner-means')).toContainText('此人名下已有有效卡');
  await inspectLooks(page, 'queue-case');
  await page.locator('.sent-back').getByRole('link', { name: /^更正/ }).press('Enter');

  // In clear only for a reason, which is on record.
  await expect(page.locator('h1')).toHaveText('更正：申领 · 周*例');
  await expect(page.locator('input')).toBeFocused();
  await inspectLooks(page, 'queue-reason');
  await page.locator('input').focus();
  await page.keyboard.type('按证件更正');
  await press('Enter');
  const number = page.locator('#field-identityNumber');
  await expect(number).toBeFocused();
  await expect(number).toHaveValue(holder.number);
  await expect(page.locator('#field-identityNumber-line')).toContainText('管理机构退回的是这一项');
  await expect(page.locator('#field-name')).toHaveValue('周样例');
  await expect(page.locator('.strip.bad')).toContainText('已有一张有效的社会保障卡');
  await expect(page.getByRole('button', { name: '更正并上报' })).toBeDisabled();
  await inspectLooks(page, 'queue-form');

  // Who leaves drops what was typed: in the form of a new application stands what stood there before.
  await press('F2');
  await expect(page.locator('#field-name')).toHaveValue('何示例');
  await expect(page.locator('#field-mobile')).toHaveValue('');
  await press('Escape');
  await page.getByRole('link', { name: /^更正/ }).press('Enter');
  await page.locator('input').fill('按证件更正');
  await press('Enter');

  await number.fill(freshPerson().identityNumber);
  await expect(page.locator('#field-identityNumber-line')).not.toContainText('管理机构退回的是这一项');
  await page.locator('#field-name').fill('何示例');
  await expect(page.locator('.strip.good')).toBeVisible();
  await press('F10');
  await expect(page.locator('.banner-line')).toHaveText('请放入空白卡');
  await expect(page.locator('.history-state.accepted')).toContainText('回执');
  await expect(page.locator('.history-state.ended')).toContainText('已由第');
  expect(conflict(teller)?.decision).toMatch(/^corrected entry-/);
  await press('q');
  await expect(page.locator('.queue-group.quiet')).toContainText('被退回，已由第 2 号更正');
  await expect(todo(teller)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a service that the record overtook: decided anew it is refused, and is given up for a reason', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  const { cardNumber, look, file } = await served(teller);
  const holderId = await look();
  desk.proxy.setRule(() => ({ do: 'drop' }));
  const caseId = await file(holderId, 'lock');
  desk.proxy.setRule(() => ({ do: 'pass' }));
  reportLoss(desk.agencyData, cardNumber, 'phone');
  await desk.call('queue.sync', {});
  await enter();
  await page.getByRole('link', { name: /^更正/ }).press('Enter');
  await expect(page.locator('h1')).toContainText('更正：应用锁定');
  await expect(page.locator('.note.wait')).toContainText('被退回');
  await expect(page.locator('.facts')).toContainText('社保应用');
  await inspectLooks(page, 'queue-service');
  await press('F10');
  await expect(page.getByRole('alert')).toContainText('规定');
  await inspectLooks(page, 'queue-refused');

  // Without a reason it is not given up; Esc leaves the question and nothing else.
  const giveUp = page.getByRole('button', { name: /^不再上报/ });
  await giveUp.press('Space');
  await expect(page.getByRole('dialog')).toContainText('管理机构都会记下');
  await inspect(page, 'queue-give-up');
  await press('Escape');
  await expect(page.locator('h1')).toContainText('更正：应用锁定');
  expect(conflict(teller)?.decision).toBeNull();
  await giveUp.press('Space');
  await page.keyboard.type('持卡人已电话挂失');
  await press('Enter');
  await expect(page.locator('.queue-group.quiet')).toContainText('被退回，已决定不再上报：持卡人已电话挂失');
  await expect(page.locator('.queue-row', { hasText: caseId }).first()).toContainText('不再上报');
  await expect.poll(() => conflict(teller)?.decision).toBe('given up: 持卡人已电话挂失');
  await inspectLooks(page, 'queue-ended');
  expect(complaints).toEqual([]);
});

test('a service that wants a second person is decided anew before one', async ({ teller }) => {
  const { page, desk, press, enter, complaints } = teller;
  const { cardNumber, look, file } = await served(teller);
  await file(await look(), 'lock');
  await desk.call('queue.sync', {});
  const holderId = await look();
  desk.proxy.setRule(() => ({ do: 'drop' }));
  await file(holderId, 'unlock', reviewer);
  desk.proxy.setRule(() => ({ do: 'pass' }));
  const store = openStore(desk.agencyData);
  const books = { store, clock: () => new Date() };
  const card = cardOf(books, cardNumber);
  if (card !== null) changeCard(books, card, {}, { zh: '资料更正', en: 'data corrected' });
  store.close();
  await desk.call('queue.sync', {});
  await enter();
  await page.getByRole('link', { name: /^更正/ }).press('Enter');
  await expect(page.locator('.note.wait')).toContainText('资料更正');
  await press('F10');
  await expect(page.locator('.second-other select')).toBeFocused();
  await expect(page.locator('.second-other')).toContainText('要复核的是：按现在的情况重新办理');
  await inspectLooks(page, 'queue-second');
  await page.locator('.second-other select').focus();
  await agree(teller);
  await press('F10');
  await expect(page.locator('.banner-line')).toHaveText('已办结');
  expect(complaints).toEqual([]);
});

test('each entry says why it waits, who can help and when it is tried next; a technician sends again and decides nothing', async ({
  teller,
}) => {
  const { page, desk, store, press, enter, complaints } = teller;
  desk.proxy.setRule(() => ({ do: 'answer', status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }));
  await desk.apply();
  const [entry] = (await desk.call('queue.list', {})).entries;
  // As one is set aside that the agency cannot read.
  store.write(() => setAside(store, entry?.id ?? '', { reason: 'not-taken' }));
  const waiting = await desk.apply();
  await faultOf(desk.call('queue.sync', {}));
  await enter('technician1');
  await press('q');
  await expect(todo(teller)).toContainText('管理机构无法读取这一条');
  await expect(todo(teller)).toContainText('请联系技术员');
  const other = page.locator('.queue-row', { hasText: waiting });
  await expect(other).toContainText('网络被其他设备拦截，暂停上报');
  await expect(other).toContainText('请联系技术员');
  await expect(other).toContainText('下次');
  await expect(todo(teller).locator('.button')).toHaveText(['再次上报']);
  await inspectLooks(page, 'queue-waiting');
  desk.proxy.setRule(() => ({ do: 'pass' }));
  await todo(teller).getByRole('button', { name: '再次上报' }).press('Space');
  await expect(todo(teller)).toHaveCount(0);
  await expect(page.locator('h1')).toBeFocused();
  await press('F6');
  await expect(page.locator('.queue-row .sign.good')).toHaveCount(2);
  expect(complaints).toEqual([]);
});
