import { fromHex } from '../bytes.ts';
import type { Access, CardFile, Directory, DirectoryName, Item, KeyDeclaration, Mark, Right } from '../profile.ts';
import { free, never } from '../profile.ts';
import * as df01 from './items-df01.ts';
import * as df02 from './items-df02.ts';
import * as df03 from './items-df03.ts';
import * as df04 from './items-df04.ts';

/** The application directories DF01 to DF07: structures, access rights and keys (chip.md §3, §12). */

type Row = readonly [sfi: number, zh: string, en: string, read: Access, write: Access, content: Content, mark?: Mark];
/** A cyclic file by how many records it holds at least; a transparent one by its bytes; the others by their items. */
type Content =
  | readonly Item[]
  | { readonly fixed: readonly Item[] }
  | { readonly cyclic: number; readonly item: Item }
  | { readonly size: number; readonly item: Item };

const pinOr = (key: number): Access => [['PIN'], [key]];
const key = (...rights: readonly Right[]): Access => [rights];

function fileOf(directory: DirectoryName, [sfi, zh, en, read, write, content, mark]: Row): CardFile {
  const base = {
    directory,
    name: `EF${sfi.toString(16).toUpperCase().padStart(2, '0')}`,
    sfi,
    title: { zh, en },
    read,
    write,
    ...(mark === undefined ? { clause: 'chip.md §3' } : { clause: 'chip.md §3; key ids inferred', mark }),
  };
  if ('cyclic' in content) return { ...base, structure: 'cyclic', capacity: content.cyclic, items: [content.item] };
  if ('size' in content) return { ...base, structure: 'transparent', size: content.size, items: [content.item] };
  if ('fixed' in content) return { ...base, structure: 'fixed', items: content.fixed };
  return { ...base, structure: 'variable', items: content };
}

/**
 * @param aidEnd last byte of the AID, hex
 * @param keyNames of the keys from 82 on, without the name of the directory; an empty one leaves its id out
 */
function directory(name: DirectoryName, zh: string, en: string, aidEnd: string, keyNames: string, rows: readonly Row[]): Directory {
  const keys: readonly (KeyDeclaration | null)[] = keyNames
    .split(' ')
    .map((key, index) => (key === '-' ? null : { id: 0x82 + index, root: `${key}${name}`, shown: key !== 'STK' }));
  return {
    name,
    title: { zh, en },
    aid: fromHex(`D156000005${aidEnd}`),
    keys: keys.filter((each) => each !== null),
    files: rows.map((row) => fileOf(name, row)),
  };
}

const reserved = { size: 0x128, item: df01.reserved };

const DF01 = directory('DF01', '公共应用', 'public application', '00', 'STK UK1 UK2 UK3 UK4 UK5 RK1 UK6 UK7 UK8 UK9 UKA UKB', [
  [0x05, '户籍', 'household registration', pinOr(0x88), key(0x83), df01.household],
  [0x06, '常住地', 'place of residence', pinOr(0x88), key(0x86), df01.residence],
  [0x07, '个人状况', 'personal situation', pinOr(0x88), key(0x84), df01.situation],
  [0x08, '婚姻', 'marriage', pinOr(0x88), key(0x85), df01.marriage],
  [0x09, '身份与单位', 'status and employer', pinOr(0x88), key(0x84), df01.employer],
  [0x0a, '国籍与政治面貌', 'nationality and affiliation', pinOr(0x88), key(0x87), df01.affiliation],
  [0x15, '学历', 'education', pinOr(0x88), key(0x89), df01.education],
  [0x16, '预留一', 'reserved 1', free, key(0x8a), reserved, 'INF'],
  [0x17, '预留二', 'reserved 2', free, key(0x8b), reserved, 'INF'],
  [0x18, '预留三', 'reserved 3', free, key(0x8c), reserved, 'INF'],
  [0x19, '预留四', 'reserved 4', free, key(0x8d), reserved, 'INF'],
  [0x1a, '预留五', 'reserved 5', free, key(0x8e), reserved, 'INF'],
]);

const DF02 = directory('DF02', '就业与失业', 'employment', '01', 'STK UK1 UK2 UK3 UK4 UK5 RK1 UK6', [
  [0x05, '职业技能', 'skills', pinOr(0x88), key(0x83), df02.skills],
  [0x06, '就业状况', 'employment', pinOr(0x88), key(0x84), df02.employment],
  [0x07, '就业记录', 'employment records', pinOr(0x88), key(0x85), { cyclic: 4, item: df02.employmentRecord }],
  [0x09, '就业失业登记证', 'employment certificate', pinOr(0x88), key(0x86), df02.certificate],
  [0x15, '援助对象', 'assistance', pinOr(0x88), key(0x87), df02.assistance],
  // The standard gives no number of records for EF16: as few as EF07 has.
  [0x16, '扶持政策', 'support', pinOr(0x88), key(0x89), { cyclic: 4, item: df02.supportRecord }],
]);

const DF03 = directory('DF03', '社会保险1', 'social insurance 1', '02', 'STK LK RK1 RK2 UK1 UK2 UK3 UK4 UK5 UK6 UK7 UK8', [
  [0x05, '失业保险', 'unemployment insurance', pinOr(0x85), key(0x86), df03.unemployment],
  [0x06, '劳动能力', 'ability to work', pinOr(0x84), key(0x87), []],
  [0x07, '养老保险', 'pension insurance', pinOr(0x84), key(0x88), df03.pension],
  [0x15, '工伤保险', 'injury insurance', pinOr(0x84), key(0x89), []],
  [0x16, '生育保险', 'maternity insurance', pinOr(0x84), key(0x8a), []],
  [0x17, '工伤认定', 'work injury', pinOr(0x84), key(0x8b), []],
  [0x18, '供养亲属', 'dependants', pinOr(0x84), key(0x8c), []],
  [0x19, '参保凭证', 'insurance certificate', pinOr(0x84), key(0x8d), { fixed: [] }],
]);

const DF04 = directory('DF04', '社会保险2（医疗）', 'social insurance 2 (medical)', '03', 'STK LK RK1 UK1 UK2', [
  [0x05, '医保基本信息', 'medical insurance', pinOr(0x84), key(0x85), df04.medical],
  [0x06, '脱网结算', 'settlement offline', key('PIN', 0x84), key(0x86), df04.offline],
  [0x08, '交易明细', 'transactions', key('PIN'), never, { cyclic: 30, item: df04.transaction }],
  [0x15, '特殊结算', 'special settlement', pinOr(0x84), key(0x86), { cyclic: 8, item: df04.specialSettlement }],
]);

const DF07 = directory('DF07', '人事与人才', 'personnel', '04', 'STK - RK1 RK2 RK3 UK1 UK2 UK3', [
  [0x05, '荣誉', 'honours', key(0x84), key(0x87), [], 'INF'],
  [0x06, '专家', 'experts', key(0x85), key(0x88), [], 'INF'],
  [0x07, '军转', 'former soldiers', key(0x86), key(0x89), [], 'INF'],
]);

export const applicationDirectories: readonly Directory[] = [DF01, DF02, DF03, DF04, DF07];
