import type { Command } from 'commander';
import { rotationWaits } from '../host/keys/faults.ts';
import { showKeys } from '../host/keys/show.ts';
import type { KeysShown } from '../host/keys/show.ts';
import type { Unlock } from '../host/keys/unlock.ts';
import { dataFolder } from '../options.ts';
import { act } from './act.ts';
import { pinOf } from './input.ts';
import { show } from './print.ts';
import { opened } from './work.ts';
import type { GlobalOptions } from './work.ts';

/** The key of the store: who can open it, the ways back where the device cannot, and changing it. */

export function addKeys(suika: Command): void {
  const keys = suika.command('keys').description('数据库的密钥 the key of the store');
  keys
    .command('show')
    .description('谁能打开数据库（不显示密钥） which wraps there are, and nothing of a key')
    .action(act(({ data, json }) => Promise.resolve(show(json, showKeys(data ?? dataFolder(false)), words))));
  keys
    .command('unlock')
    .description('本机密钥丢失时，由登录过本机的操作员打开 open by an operator who signed in here, where the key of this machine is gone')
    .action(act(async (options) => openBy(options, { by: 'operator', ...(await pinOf(options.operator)) })));
  keys
    .command('recover')
    .description('用管理机构的恢复码打开 open by a recovery code of the agency')
    .requiredOption('--code <code>', '恢复码 the code')
    .action(act<{ code: string }>((options) => openBy(options, { by: 'agency', code: options.code, url: options.agency })));
  keys
    .command('rotate')
    .description('更换数据库的密钥（主管） another key for the store (manager)')
    .option(
      '--device',
      "只更换本机的设备密钥；先关闭本用户的其他终端 only the secret of this device; close this user's other terminals first",
      false,
    )
    .action(act<{ device: boolean }>(rotate));
}

async function openBy(options: GlobalOptions, unlock: Unlock): Promise<void> {
  await opened(options, { unlock }, async () => undefined);
  show(
    options.json,
    showKeys(options.data ?? dataFolder(false)),
    (keys) => `数据库已打开，本机密钥已重新生成。The store is open, and this machine has a key again.\n${words(keys)}`,
  );
}

async function rotate(options: GlobalOptions & { device: boolean }): Promise<void> {
  const pin = await pinOf(options.operator);
  await opened(options, {}, async (client) => {
    await client.call('session.signIn', pin);
    await client.call('keys.rotate', { what: options.device ? 'device' : 'store' });
  });
  // Opening once more puts the new key into use.
  await opened(options, {}, async () => undefined);
  const shown = showKeys(options.data ?? dataFolder(false));
  if (shown.next !== null) throw rotationWaits();
  show(options.json, shown, words);
}

function words({ keys, storeId, since, device, operators, agency, next }: KeysShown): string {
  const kept = { file: '文件 a file', system: '系统密钥库 the system key store' } as const;
  const none = '没有 none';
  return [
    `密钥目录 folder of keys: ${keys}`,
    `数据库 store: ${storeId ?? none}`,
    `密钥 key: ${since ?? none}`,
    `本机 this machine: ${device === null ? none : `${device.since}, ${kept[device.kept]}${device.secretThere ? '' : '（缺失 missing）'}`}`,
    ...(device?.kept === 'file'
      ? ['  凡能读取该用户文件的人都能打开数据库。Whoever can read the files of this user can open the store.']
      : []),
    `操作员 operators: ${operators.length === 0 ? none : operators.map((each) => `${each.id} (${each.since})`).join(', ')}`,
    `管理机构 the agency: ${agency === null ? none : `${agency.since}, ${agency.url}`}`,
    ...(next === null ? [] : [`等待换上的新密钥 a new key waits for the next start: ${next}`]),
  ].join('\n');
}
