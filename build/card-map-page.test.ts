import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { fromHex, hex } from '../core/card/bytes.ts';
import { allDirectories, pathOf } from '../core/card/profile.ts';
import { profiles } from '../core/card/profiles/profiles.ts';
import { cardMapFile, cardMapPage } from './card-map-page.ts';

const files = Object.values(profiles).flatMap((profile) => allDirectories(profile).flatMap((directory) => directory.files));
const items = new Map(
  files.flatMap((file) => file.items.flatMap((item) => [item, ...(item.inner ?? [])]).map((item) => [`${pathOf(file)} ${item.tag}`, item])),
);

test('docs/card-map.md is what npm run docs makes of the profiles', () => {
  expect(readFileSync(cardMapFile, 'utf8')).toBe(cardMapPage());
});

/** The sections of the page by the path of their file. */
const sections = new Map(
  cardMapPage()
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split(' ', 1)[0] ?? '', section]),
);

test('every file of every generation has one section, and no other has', () => {
  expect([...sections.keys()].toSorted()).toEqual([...new Set(files.map(pathOf))].toSorted());
});

describe('every item is in the section of its file, and its examples survive both directions', () => {
  it.each([...items])('%s', (path, item) => {
    const [file = '', tag = ''] = path.split(' ');
    expect(sections.get(file)).toMatch(new RegExp(`^\\| (?:..\\.)?${tag} \\| ${item.title.zh} `, 'm'));
    for (const { value, bytes } of item.examples) {
      expect(hex(item.codec.encode(value))).toBe(bytes);
      expect(item.codec.decode(fromHex(bytes))).toEqual({ value });
    }
  });
});

test('rights are named by their keys, and where generations differ both are', () => {
  expect(sections.get('SSSE/EF06')).toContain('读 read: 自由 free (1.0, 2.0); RKSSSE (0A) (3.0) · 写 write: UKSSSE (04)');
  expect(sections.get('DF01/EF05')).toContain('读 read: PIN | RK1DF01 (88) · 写 write: UK1DF01 (83)');
  expect(sections.get('DF04/EF06')).toContain('读 read: PIN + RK1DF04 (84)');
  expect(sections.get('DF04/EF08')).toContain('写 write: 卡片自身 the card only');
  expect(sections.get('SSSE/EF06')).toContain('| 4E | 姓名扩展 name, continued (2.0, 3.0) |');
  expect(sections.get('DF07/EF05')).toContain('version 2.0, 3.0');
});
