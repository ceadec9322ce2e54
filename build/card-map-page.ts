import { writeFileSync } from 'node:fs';
import { hex, hexByte } from '../core/card/bytes.ts';
import type { Access, CardFile, Directory, Item, Profile, Right } from '../core/card/profile.ts';
import { allDirectories, keyOfRight, pathOf } from '../core/card/profile.ts';
import { profiles } from '../core/card/profiles/profiles.ts';
import { inCheckout } from './setup/place.mjs';

// npm run docs

export const cardMapFile = inCheckout('docs/card-map.md');

const versions: readonly Profile[] = Object.values(profiles);
/** The newest generation has every file of the older ones. */
const newest = profiles['3.0'];

/** The page of every file on the social security part of the chip: made from the profiles, never written by hand. */
export function cardMapPage(): string {
  const files = allDirectories(newest).flatMap((directory) => directory.files);
  return `# 芯片内容 What is on the chip

<!-- 由 npm run docs 从 core/card/profiles 生成，请勿手工修改。Made from core/card/profiles by npm run docs; do not edit. -->

社会保障部分的全部目录、文件、密钥和数据项，共 ${String(files.length)} 个文件。标识、长度和密钥号为十六进制。读写权限中，“PIN”为校验密码，其余为外部认证所用密钥。示例均为虚构。

Every directory, file, key and item of the social security part: ${String(files.length)} files. Tags, lengths and key ids are hexadecimal. Rights: the PIN verified, or external authentication with that key. Examples are invented.

来源标记 Marks: 无 none = 两处来源一致 two sources agree; M = 一处实现 one working implementation; L = 依据不足 weak; INF = 推断 inferred.

${allDirectories(newest).map(directorySection).join('\n\n')}
`;
}

function directorySection(directory: Directory): string {
  const { name, title, aid, keys, files } = directory;
  const since = versionsOf((profile) => allDirectories(profile).some((each) => each.name === name));
  return [
    `## ${name} ${title.zh} ${title.en}`,
    `SELECT \`${hex(aid)}\` · 规范版本 version ${since}`,
    `| 密钥 key | 名称 name | 外部认证 external authentication |\n| --- | --- | --- |\n${keys
      .map(({ id, root, shown }) => `| ${hexByte(id)} | ${root} | ${shown ? '可 yes' : '否 no'} |`)
      .join('\n')}`,
    ...files.map(fileSection),
  ].join('\n\n');
}

function fileSection(file: CardFile): string {
  const own = versions.flatMap((profile) => fileIn(profile, file).map((found) => ({ profile, found })));
  const reads = new Map<string, string[]>();
  for (const { profile, found } of own) {
    const right = accessText(profile, found, found.read);
    reads.set(right, [...(reads.get(right) ?? []), profile.version]);
  }
  const read = [...reads].map(([right, of]) => (reads.size === 1 ? right : `${right} (${of.join(', ')})`)).join('; ');
  return [
    `### ${pathOf(file)} ${file.title.zh} ${file.title.en}`,
    [
      `SFI ${hexByte(file.sfi)}`,
      structureText(file),
      `规范版本 version ${versionsOf((profile) => fileIn(profile, file).length > 0)}${file.optional === true ? '，可能没有 may be absent' : ''}`,
      `读 read: ${read}`,
      `写 write: ${accessText(newest, file, file.write)}`,
      `${file.clause}${file.mark === undefined ? '' : ` [${file.mark}]`}`,
    ].join(' · '),
    file.items.length === 0 ? '数据项未见于公开来源。No source names its items.' : itemTable(file),
  ].join('\n\n');
}

function fileIn(profile: Profile, file: CardFile): readonly CardFile[] {
  return allDirectories(profile).flatMap(({ files }) => files.filter((each) => pathOf(each) === pathOf(file)));
}

function versionsOf(has: (profile: Profile) => boolean): string {
  return versions
    .filter(has)
    .map(({ version }) => version)
    .join(', ');
}

function structureText(file: CardFile): string {
  switch (file.structure) {
    case 'slots':
      return '定位变长记录 variable records, each bound to its tag';
    case 'variable':
      return '变长记录 variable records';
    case 'fixed':
      return '定长记录 fixed records';
    case 'cyclic':
      return `循环记录 cyclic, at least ${String(file.capacity)} records`;
    case 'transparent':
      return `透明文件 transparent, ${file.size.toString(16).toUpperCase()} bytes`;
  }
}

function accessText(profile: Profile, file: CardFile, access: Access): string {
  if (access.length === 0) return '卡片自身 the card only';
  const name = (right: Right): string => {
    if (right === 'PIN') return right;
    const root = keyOfRight(profile, file.directory, right)?.root;
    return root === undefined ? `key ${hexByte(right)}` : `${root} (${hexByte(right)})`;
  };
  return access.map((way) => (way.length === 0 ? '自由 free' : way.map(name).join(' + '))).join(' | ');
}

function itemTable(file: CardFile): string {
  const rows = file.items.flatMap((item) => {
    const inner = (item.inner ?? []).map((within) => itemRow(within, `${item.tag}.${within.tag}`, ''));
    return [itemRow(item, item.tag, newer(file, item)), ...inner];
  });
  const head = [
    '| 标识 tag | 数据项 item | 类型 type | 长度 length | 示例 example | 来源 source |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  return [...head, ...rows].join('\n');
}

/** Which generations have the item, where not all that have its file do. */
function newer(file: CardFile, { tag }: Item): string {
  const having = versionsOf((profile) => fileIn(profile, file).some(({ items }) => items.some((item) => item.tag === tag)));
  return having === versionsOf((profile) => fileIn(profile, file).length > 0) ? '' : ` (${having})`;
}

function itemRow({ title, coding, codec, occurrences, examples, clause, mark }: Item, tag: string, generations: string): string {
  const type = { cn: 'cn', an: 'an', template: 'B-TLV', binary: '—' }[coding];
  const length = `${hexLength(codec.length)}${occurrences === undefined ? '' : ` × ${String(occurrences)}`}`;
  const [{ value, bytes }] = examples;
  const example = `${short(value)} = \`${short(bytes)}\``;
  return `| ${tag} | ${title.zh} ${title.en}${generations} | ${type} | ${length} | ${example} | ${clause}${mark === undefined ? '' : ` [${mark}]`} |`;
}

function hexLength(length: number): string {
  return length.toString(16).toUpperCase().padStart(2, '0');
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 36)}…` : text;
}

if (import.meta.main) writeFileSync(cardMapFile, cardMapPage());
