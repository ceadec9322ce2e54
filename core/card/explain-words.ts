import { equal, fromHex, hex, hexByte } from './bytes.ts';
import type { Access, CardFile, Directory, Right } from './profile.ts';
import { allDirectories, keyOfRight } from './profile.ts';
import { profiles } from './profiles/profiles.ts';
import type { Words } from './words.ts';

/** Applications, files and rights as people call them. */

const profile = profiles['3.0'];

/** Other applications that live on the same chip (chip.md §1). */
const others: readonly (readonly [aid: Uint8Array, title: Words])[] = [
  [fromHex('315041592E5359532E4444463031'), { zh: '银行支付环境', en: 'payment system environment' }],
  [fromHex('325041592E5359532E4444463031'), { zh: '银行非接触支付环境', en: 'contactless payment system environment' }],
  [fromHex('A000000333010101'), { zh: '银行借记应用', en: 'bank debit application' }],
  [fromHex('504B492EC9E7BBE1B1A3D5CF'), { zh: '数字证书环境', en: 'certificate environment' }],
  [fromHex('53532E434552542E41444631'), { zh: '数字证书应用', en: 'certificate application' }],
  [fromHex('7378322E73682EC9E7BBE1B1A3D5CF'), { zh: '安全模块（PSAM）环境', en: 'security module (PSAM) environment' }],
  [fromHex('D15600000590'), { zh: '安全模块（PSAM）应用', en: 'security module (PSAM) application' }],
];

/** What SELECT by name means. */
export function applicationWords(name: Uint8Array): Words {
  const directory = directoryOf(name);
  if (directory !== undefined) return { zh: `${directory.name} ${directory.title.zh}`, en: `${directory.name} ${directory.title.en}` };
  const other = others.find(([aid]) => equal(aid, name))?.[1];
  return other ?? { zh: `其他应用 ${hex(name)}`, en: `another application ${hex(name)}` };
}

export function directoryOf(name: Uint8Array): Directory | undefined {
  return allDirectories(profile).find(({ aid }) => equal(aid, name));
}

export function fileWords({ directory, name, title }: CardFile): Words {
  return { zh: `${directory}/${name} ${title.zh}`, en: `${directory}/${name} ${title.en}` };
}

/** What has to come before, for a file that refuses: keys by their ids and names, or the PIN. */
export function accessWords(file: CardFile, access: Access): Words {
  if (access.length === 0) return { zh: '该文件不对终端开放', en: 'this file is not open to a terminal' };
  const rights = (join: string, word: (right: Right) => string): string => access.map((all) => all.map(word).join(join)).join('|');
  const key = (id: number): string => `${hexByte(id)}（${keyOfRight(profile, file.directory, id)?.root ?? '?'}）`;
  const keyEn = (id: number): string => `${hexByte(id)} (${keyOfRight(profile, file.directory, id)?.root ?? '?'})`;
  return {
    zh: `先${rights('并', (right) => (right === 'PIN' ? '校验密码' : `用密钥 ${key(right)}认证`)).replaceAll('|', '或')}`,
    en: `first ${rights(' and ', (right) => (right === 'PIN' ? 'verify the PIN' : `authenticate with key ${keyEn(right)}`)).replaceAll('|', ' or ')}`,
  };
}
