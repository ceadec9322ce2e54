import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { sandboxPin } from '../../fixtures/agency/operators.ts';
import { inspect } from './inspect.ts';
import { test } from './teller.ts';

const line = (page: Page) => page.locator('.banner-line');
const note = (page: Page) => page.locator('.pin-work > .note strong');
const fields = (page: Page) => page.locator('input[type=password]');
const button = (page: Page) => page.locator('.action .button:is(.primary, .danger)');

test('a PIN is set, mistaken, changed, used up before a second person, and unblocked, by keyboard alone', async ({ teller }) => {
  const { page, press, enter, reader, complaints } = teller;
  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const act = (name: string) => page.getByRole('radio', { name, exact: true });
  await enter();
  await press('p');
  await expect(line(page)).toHaveText('请放入社会保障卡');
  reader.insert({ kind: '3.0' });
  await expect(line(page)).toHaveText('这张卡没有设置密码');
  await expect(act('校验密码')).toBeDisabled();

  // The new PIN counts when it was typed twice; Enter walks to the button and does nothing there.
  await press('Tab', 'Tab', 'Space');
  await expect(act('设置密码')).toBeChecked();
  await press('Enter');
  await type('123456');
  await press('Enter');
  await type('123465');
  await expect(page.locator('#will-do')).toHaveText('两次输入的新密码不一致，请重新输入。');
  await expect(button(page)).toBeDisabled();
  await press('Backspace', 'Backspace');
  await type('56');
  await expect(page.locator('#will-do')).toContainText('须已核验持卡人身份（第十九条）');
  await press('Enter');
  await expect(button(page)).toBeFocused();
  await press('Enter');
  await expect(line(page)).toHaveText('这张卡没有设置密码');
  await press('F10');
  await expect(line(page)).toHaveText('密码还可尝试 3 次');
  await expect(note(page)).toHaveText('新密码已设置');
  await inspect(page, 'set');

  // One press, one try; the field is empty and waits.
  await press('Space', 'Enter');
  await expect(fields(page)).toBeFocused();
  await type('000000');
  await press('F10');
  await expect(note(page)).toHaveText('密码不正确，还可尝试 2 次。');
  await expect(line(page)).toHaveText('密码还可尝试 2 次');
  await expect(fields(page)).toBeFocused();
  await expect(fields(page)).toHaveValue('');
  await inspect(page, 'wrong');

  await press('Shift+Tab', 'ArrowRight', 'Enter');
  await expect(act('修改密码')).toBeChecked();
  await type('123456');
  await press('Enter');
  await type('654321');
  await press('Enter');
  await type('654321');
  await press('F10');
  await expect(note(page)).toHaveText('密码已修改，旧密码不再有效');
  await expect(line(page)).toHaveText('密码还可尝试 3 次');

  await press('Space', 'Enter');
  for (const left of ['密码还可尝试 2 次', '密码只剩最后 1 次机会']) {
    await expect(fields(page)).toBeFocused();
    await type('123456');
    await press('F10');
    await expect(line(page)).toHaveText(left);
  }
  // Nothing is typed for the last try before the page of two people.
  await expect(fields(page)).toHaveCount(0);
  await inspect(page, 'last');
  await press('F8');
  await expect(page.locator('h1')).toHaveText('最后一次机会 · 校验密码');
  await expect(fields(page).first()).toBeFocused();
  await inspect(page, 'two people');
  const agree = async (pin: string, confirm: string, reviewerPin: string): Promise<void> => {
    await type(pin);
    await press('Enter');
    await type(confirm);
    await press('Enter', 'ArrowDown', 'Enter');
    await type(reviewerPin);
  };
  await agree('123456', '最后', sandboxPin);
  await expect(button(page)).toBeDisabled();
  await press('Shift+Tab', 'Shift+Tab');
  await type('最后一次');
  await expect(button(page)).toBeEnabled();
  await press('Enter', 'Enter', 'Enter', 'Enter');
  await expect(line(page)).toHaveCount(0);
  await press('F10');
  await expect(line(page)).toHaveText('密码已锁定');
  await expect(note(page)).toHaveText('密码不正确，最后一次机会已用，密码已锁定。');
  await expect(act('校验密码')).toBeDisabled();
  await expect(act('修改密码')).toBeDisabled();
  await inspect(page, 'locked');

  await act('解锁密码').focus();
  await press('Space');
  await expect(page.locator('#will-do')).toContainText('须已核验持卡人身份（第十九条）');
  await press('F10');
  await expect(line(page)).toHaveText('密码还可尝试 3 次');
  await expect(note(page)).toHaveText('密码已解锁，密码没有改变');
  await press('Space', 'Enter');
  await type('654321');
  await press('F10');
  await expect(note(page)).toHaveText('密码正确');

  // With the card goes what was said and typed.
  await press('Space', 'Enter');
  await type('654321');
  reader.remove();
  await expect(line(page)).toHaveText('请放入社会保障卡');
  await expect(fields(page)).toHaveCount(0);
  reader.insert({});
  await expect(line(page)).toHaveText('这张卡没有设置密码');
  await expect(note(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('a reader with keys of its own (a stand-in)', () => {
  test.use({ padded: true });

  test('is offered first; the field is there only for who asks for it', async ({ teller }) => {
    const { page, press, enter, reader, pad, desk } = teller;
    const { serial } = reader.insert({ kind: '3.0' });
    await desk.call('pin.reload', { newPin: '123456' });
    await enter();
    await press('p');
    await expect(line(page)).toHaveText('密码还可尝试 3 次');
    await press('Tab', 'Tab', 'Space');
    await expect(page.locator('.pin-fields strong')).toHaveText('请在读卡器键盘上输入');
    await expect(fields(page)).toHaveCount(0);
    await inspect(page, 'on the reader');

    let type: (typed: readonly string[] | { stops: string } | Error) => void = () => undefined;
    const wait = (): void => {
      pad.typed = new Promise((resolve) => {
        type = resolve;
      });
    };
    await expect(button(page)).toBeDisabled();
    await press('Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(page.locator('#will-do')).toContainText('等持卡人输入 6 位密码');
    wait();
    await press('F10');
    await expect(line(page)).toHaveText('请在读卡器键盘上输入');
    await inspect(page, 'typing');
    type({ stops: '6401' });
    await expect(note(page)).toHaveText('读卡器键盘没有完成密码输入：按了取消键。');
    await expect(line(page)).toHaveText('密码还可尝试 3 次');
    await expect(button(page)).toBeEnabled();
    wait();
    await press('F10');
    await expect(line(page)).toHaveText('请在读卡器键盘上输入');
    type(['000000']);
    await expect(line(page)).toHaveText('密码还可尝试 2 次');

    // Pulled out while somebody types: what happened stays until the next card, and its tries are read anew.
    await expect(button(page)).toBeEnabled();
    wait();
    await press('F10');
    await expect(line(page)).toHaveText('请在读卡器键盘上输入');
    reader.remove();
    type(['123456']);
    await expect(line(page)).toHaveText('请放入社会保障卡');
    await expect(note(page)).toContainText('离开了读卡器');
    reader.insert({ serial });
    await expect(line(page)).toHaveText('密码还可尝试 2 次');
    await expect(note(page)).toHaveCount(0);

    await page.getByRole('radio', { name: '校验密码' }).focus();
    await press('Space', 'Tab', 'Tab', 'Enter');
    await expect(fields(page)).toHaveCount(1);
    await fields(page).focus();
    await page.keyboard.type('123456');
    await press('F10');
    await expect(note(page)).toHaveText('密码正确');
  });
});

test('a reviewer has no place for PINs, and is told whose it is', async ({ teller }) => {
  const { page, press, enter } = teller;
  await page.getByRole('radio', { name: /复核/ }).first().check({ force: true });
  await enter();
  await expect(page.locator('.rail a[href="#/pin"]')).toHaveCount(0);
  await press('p');
  await expect(page.locator('.rail a[href="#/home"]')).toHaveAttribute('aria-current', 'page');
  await page.evaluate(() => {
    location.hash = '#/pin';
  });
  await expect(page.locator('.empty')).toContainText('网点主管');
});
