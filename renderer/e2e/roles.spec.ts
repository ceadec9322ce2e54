import { expect } from '@playwright/test';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { inspectLooks, violations } from './inspect.ts';
import { test } from './teller.ts';

const rails = {
  teller1: ['首页', '服务', '新申领', '业务', '领卡', '上报', '读卡', '密码', '报文解释', '指南'],
  field1: ['首页', '服务', '新申领', '业务', '领卡', '上报', '读卡', '密码', '报文解释', '指南'],
  manager1: ['首页', '服务', '新申领', '业务', '领卡', '上报', '读卡', '密码', '报文解释', '指南'],
  technician1: ['首页', '服务', '业务', '上报', '读卡', '密码', '报文解释', '指南'],
  reviewer1: ['首页', '业务', '上报', '读卡', '指南'],
  auditor1: ['首页', '业务', '上报', '报文解释', '指南'],
} as const;

test('each role has its own places and its own beginning of the day', async ({ teller }) => {
  const { page, desk, reader, press, enter, complaints } = teller;
  // A card torn out while it was written waits for two people, or for its chip.
  const caseId = await desk.apply({ name: '简示例' });
  reader.insert({ kind: '3.0' });
  const torn = desk.call('issue.start', { caseId }).catch(() => undefined);
  const jobState = async (): Promise<string> => {
    const { jobId } = (await desk.call('case.list', {})).cases.find((row) => row.caseId === caseId) ?? {};
    return jobId === undefined ? '' : (await desk.call('issue.show', { jobId })).state;
  };
  await expect.poll(jobState, { intervals: [20] }).toBe('writing');
  reader.remove();
  await torn;
  for (const [operator, rail] of Object.entries(rails)) {
    await page.locator('input[name=operator]').first().waitFor();
    await enter(operator);
    await expect(page.locator('.rail a span'), operator).toHaveText([...rail]);
    await expect(page.locator('main h1')).toHaveText('今天');
    if (operator === 'reviewer1') {
      await expect(page.locator('.home')).toContainText('等待复核');
      await expect(page.locator('.task')).toHaveCount(1);
      await expect(page.locator('.task')).toContainText('由你复核废卡');
      await inspectLooks(page, 'home-reviewer');
      await page.locator('.task a').focus();
      await press('Enter');
      await page.locator('.case-aside').waitFor();
      expect(await page.evaluate(() => location.hash)).toContain(caseId);
      await press('Escape', 'h');
    }
    if (operator === 'technician1') {
      await expect(page.locator('.role-tool')).toHaveCount(3);
      await inspectLooks(page, 'home-technician');
    }
    if (operator === 'auditor1') {
      await press('F10');
      await expect(page.locator('.note.good')).toContainText('链完整');
      await inspectLooks(page, 'home-auditor');
      // What is not this role's cannot be gone to by its letter either.
      await press('f', 'n');
      await expect(page.locator('main h1')).toHaveText('今天');
    }
    if (operator === 'teller1') await inspectLooks(page, 'home-teller');
    await page.getByRole('button', { name: '退出登录' }).focus();
    await press('Enter');
  }
  expect(complaints).toEqual([]);
});

test('tries left are said, the lock counts down, and it is one operator’s, not the terminal’s', async ({ teller }) => {
  const { page, press, enter, complaints } = teller;
  const field = page.locator('input[type=password]');
  await field.waitFor();
  const wrong = async (): Promise<void> => {
    await field.fill('000000');
    await press('Enter');
  };
  for (const left of [4, 3, 2, 1]) {
    await wrong();
    await expect(page.locator('.note')).toContainText(`再错 ${String(left)} 次将锁定`);
  }
  await wrong();
  await expect(page.locator('.note')).toContainText('已锁定');
  await expect(page.locator('.lock-left')).toHaveText(/^[45]:\d\d 后可以再试$/);
  const before = await page.locator('.lock-left').textContent();
  await expect(page.locator('.lock-left')).not.toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: '登录' })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await enter('reviewer1');
  await expect(page.locator('.top-who')).toContainText('复核');
  expect(complaints).toEqual([]);
});

test.describe('nobody at the keyboard', () => {
  test.use({ idleLockSeconds: 4 });
  test('the window locks; wrong PINs are counted; after the right one the work is where it was', async ({ teller }) => {
    const { page, press, enter, complaints } = teller;
    await enter();
    await press('n');
    const field = page.locator('#field-identityNumber');
    await field.waitFor();
    await field.focus();
    await page.keyboard.type('44010319900307');
    await page.locator('.door h1').waitFor();
    await expect(page.locator('.door h1')).toHaveText(/已锁屏/);
    await expect(field).toBeHidden();
    await expect(page.locator('.door input[type=password]')).toBeFocused();
    await page.keyboard.type('1');
    await press('Enter');
    await expect(page.locator('.note')).toContainText('再错 4 次将锁定');
    expect(await violations(page)).toEqual([]);
    await page.locator('.door input[type=password]').fill(sandboxPin);
    await press('Enter');
    await expect(field).toBeVisible();
    await expect(field).toHaveValue(/44010319900307/);
    expect(complaints).toEqual([]);
  });
});

test('an agency that sent no operators says plainly what to do', async ({ teller }) => {
  const { page, store } = teller;
  await page.locator('input[type=password]').waitFor();
  store.write(() => store.run('DELETE FROM operator'));
  await page.reload();
  await expect(page.locator('.door h1')).toHaveText(/本终端还没有操作员/);
  await expect(page.locator('.door')).toContainText('请网点主管向管理机构登记本网点的柜员和复核人员');
  expect(await violations(page)).toEqual([]);
  if (process.env['SUIKA_LOOK'] !== undefined) await page.screenshot({ path: `${process.env['SUIKA_LOOK']}/door-nobody.png` });
});
