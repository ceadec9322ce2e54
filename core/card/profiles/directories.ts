import { fromHex } from '../bytes.ts';
import type { Access, CardFile, Directory, KeyDeclaration, Right } from '../profile.ts';
import { free, never } from '../profile.ts';

/** The application directories DF01 to DF07: structures, access rights and keys (chip.md §3, §12). */

type Row = readonly [
  sfi: number,
  zh: string,
  en: string,
  read: Access,
  write: Access,
  structure?: 'fixed' | 'cyclic' | 'transparent',
  size?: number,
];

const pinOr = (key: number): Access => [['PIN'], [key]];
const key = (...rights: readonly Right[]): Access => [rights];

function file([sfi, zh, en, read, write, structure, size]: Row): CardFile {
  const base = {
    name: `EF${sfi.toString(16).toUpperCase().padStart(2, '0')}`,
    sfi,
    title: { zh, en },
    read,
    write,
    clause: 'chip.md §3',
  };
  if (structure === 'cyclic') return { ...base, structure, capacity: size ?? 4 };
  if (structure === 'transparent') return { ...base, structure, size: size ?? 0 };
  return { ...base, structure: structure ?? 'variable' };
}

/** Keys of a directory from 82 on: STK first; ids that the directory does not have are left out by an empty name. */
function keys(names: readonly string[], suffix: string): readonly KeyDeclaration[] {
  return names.flatMap((name, index) => (name === '' ? [] : [{ id: 0x82 + index, root: `${name}${suffix}`, shown: name !== 'STK' }]));
}

const aid = (last: string): Uint8Array => fromHex(`D156000005${last}`);

const DF01: Directory = {
  name: 'DF01',
  title: { zh: '公共应用', en: 'public application' },
  aid: aid('00'),
  keys: keys(['STK', 'UK1', 'UK2', 'UK3', 'UK4', 'UK5', 'RK1', 'UK6', 'UK7', 'UK8', 'UK9', 'UKA', 'UKB'], 'DF01'),
  files: (
    [
      [0x05, '户籍', 'household registration', pinOr(0x88), key(0x83)],
      [0x06, '常住地', 'place of residence', pinOr(0x88), key(0x86)],
      [0x07, '个人状况', 'personal situation', pinOr(0x88), key(0x84)],
      [0x08, '婚姻', 'marriage', pinOr(0x88), key(0x85)],
      [0x09, '身份与单位', 'status and employer', pinOr(0x88), key(0x84)],
      [0x0a, '国籍与政治面貌', 'nationality and affiliation', pinOr(0x88), key(0x87)],
      [0x15, '学历', 'education', pinOr(0x88), key(0x89)],
      [0x16, '预留一', 'reserved 1', free, key(0x8a), 'transparent', 0x128],
      [0x17, '预留二', 'reserved 2', free, key(0x8b), 'transparent', 0x128],
      [0x18, '预留三', 'reserved 3', free, key(0x8c), 'transparent', 0x128],
      [0x19, '预留四', 'reserved 4', free, key(0x8d), 'transparent', 0x128],
      [0x1a, '预留五', 'reserved 5', free, key(0x8e), 'transparent', 0x128],
    ] satisfies readonly Row[]
  ).map(file),
};

const DF02: Directory = {
  name: 'DF02',
  title: { zh: '就业与失业', en: 'employment' },
  aid: aid('01'),
  keys: keys(['STK', 'UK1', 'UK2', 'UK3', 'UK4', 'UK5', 'RK1', 'UK6'], 'DF02'),
  files: (
    [
      [0x05, '职业技能', 'skills', pinOr(0x88), key(0x83)],
      [0x06, '就业状况', 'employment', pinOr(0x88), key(0x84)],
      [0x07, '就业记录', 'employment records', pinOr(0x88), key(0x85), 'cyclic', 4],
      [0x09, '就业失业登记证', 'employment certificate', pinOr(0x88), key(0x86)],
      [0x15, '援助对象', 'assistance', pinOr(0x88), key(0x87)],
      // The standard gives no number of records for EF16: as few as EF07 has.
      [0x16, '扶持政策', 'support', pinOr(0x88), key(0x89), 'cyclic', 4],
    ] satisfies readonly Row[]
  ).map(file),
};

const DF03: Directory = {
  name: 'DF03',
  title: { zh: '社会保险1', en: 'social insurance 1' },
  aid: aid('02'),
  keys: keys(['STK', 'LK', 'RK1', 'RK2', 'UK1', 'UK2', 'UK3', 'UK4', 'UK5', 'UK6', 'UK7', 'UK8'], 'DF03'),
  files: (
    [
      [0x05, '失业保险', 'unemployment insurance', pinOr(0x85), key(0x86)],
      [0x06, '劳动能力', 'ability to work', pinOr(0x84), key(0x87)],
      [0x07, '养老保险', 'pension insurance', pinOr(0x84), key(0x88)],
      [0x15, '工伤保险', 'injury insurance', pinOr(0x84), key(0x89)],
      [0x16, '生育保险', 'maternity insurance', pinOr(0x84), key(0x8a)],
      [0x17, '工伤认定', 'work injury', pinOr(0x84), key(0x8b)],
      [0x18, '供养亲属', 'dependants', pinOr(0x84), key(0x8c)],
      [0x19, '参保凭证', 'insurance certificate', pinOr(0x84), key(0x8d), 'fixed'],
    ] satisfies readonly Row[]
  ).map(file),
};

const DF04: Directory = {
  name: 'DF04',
  title: { zh: '社会保险2（医疗）', en: 'social insurance 2 (medical)' },
  aid: aid('03'),
  keys: keys(['STK', 'LK', 'RK1', 'UK1', 'UK2'], 'DF04'),
  files: (
    [
      [0x05, '医保基本信息', 'medical insurance', pinOr(0x84), key(0x85)],
      [0x06, '脱网结算', 'settlement offline', key('PIN', 0x84), key(0x86)],
      [0x08, '交易明细', 'transactions', key('PIN'), never, 'cyclic', 30],
      [0x15, '特殊结算', 'special settlement', pinOr(0x84), key(0x86), 'cyclic', 8],
    ] satisfies readonly Row[]
  ).map(file),
};

const DF07: Directory = {
  name: 'DF07',
  title: { zh: '人事与人才', en: 'personnel' },
  aid: aid('04'),
  keys: keys(['STK', '', 'RK1', 'RK2', 'RK3', 'UK1', 'UK2', 'UK3'], 'DF07'),
  files: (
    [
      [0x05, '荣誉', 'honours', key(0x84), key(0x87)],
      [0x06, '专家', 'experts', key(0x85), key(0x88)],
      [0x07, '军转', 'former soldiers', key(0x86), key(0x89)],
    ] satisfies readonly Row[]
  ).map(file),
};

export const applicationDirectories: readonly Directory[] = [DF01, DF02, DF03, DF04, DF07];
