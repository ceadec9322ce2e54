import { fromHex } from '../bytes.ts';
import type { Access, CardFile, Directory, ProfileVersion, SlotFile, TransparentFile } from '../profile.ts';
import { free } from '../profile.ts';
import { extensions } from './extensions.ts';
import { binaryItem } from './item-kinds.ts';
import * as item from './items.ts';
import { photo, wholePhoto } from './photo.ts';

/** The social security environment SSSE (chip.md §1, §2, §4). */

/** Key ids of the SSSE. */
export const UKSSSE = 0x04;
export const RKSSSE = 0x0a;
export const IRK = 0x00;
export const STKSSSE = 0x02;
export const BK = 0x05;
export const PUK = 0x06;

/** `sx1.sh.社会保障` in GBK. */
export const environmentName = fromHex('7378312E73682EC9E7BBE1B1A3D5CF');

const byUpdateKey: Access = [[UKSSSE]];
const byReadKey: Access = [[RKSSSE]];

export const EF05: SlotFile = {
  directory: 'SSSE',
  name: 'EF05',
  sfi: 0x05,
  structure: 'slots',
  title: { zh: '发卡机构数据', en: 'data of the issuer' },
  read: free,
  write: byUpdateKey,
  clause: 'chip.md §2',
  items: [item.identificationCode, item.category, item.version, item.initialisingBody, item.issueDate, item.expiryDate, item.cardNumber],
};

const EF06: SlotFile = {
  directory: 'SSSE',
  name: 'EF06',
  sfi: 0x06,
  structure: 'slots',
  title: { zh: '持卡人基本信息', en: 'data of the holder' },
  read: free,
  write: byUpdateKey,
  clause: 'chip.md §2',
  items: [item.socialSecurityNumber, item.name, item.nameExtension, item.sex, item.ethnicity, item.birthPlace, item.birthDate],
};

/** 4E came with 2.0; from 3.0 on the holder's data are read only after external authentication with RKSSSE. */
export function holderFile(version: ProfileVersion): SlotFile {
  if (version === '1.0') return { ...EF06, items: EF06.items.filter((each) => each !== item.nameExtension) };
  return version === '3.0' ? { ...EF06, read: byReadKey } : EF06;
}

const EF07: TransparentFile = {
  directory: 'SSSE',
  name: 'EF07',
  sfi: 0x07,
  structure: 'transparent',
  size: 0x300,
  title: { zh: '指纹', en: 'fingerprint' },
  read: byReadKey,
  write: byUpdateKey,
  clause: 'chip.md §2',
  optional: true,
  items: [{ ...binaryItem('指纹', 'fingerprint', 0x300), clause: 'chip.md §2' }],
};

export const EF08: TransparentFile = {
  directory: 'SSSE',
  name: 'EF08',
  sfi: 0x08,
  structure: 'transparent',
  size: 0x1000,
  title: { zh: '照片', en: 'photo' },
  read: byReadKey,
  write: byUpdateKey,
  clause: 'chip.md §2: JPEG of at most 4096 bytes',
  items: [photo],
  enough: wholePhoto,
};

export function environment(version: ProfileVersion): Directory {
  // EF08 came with 2.0.
  const photos: readonly CardFile[] = version === '1.0' ? [] : [EF08];
  return {
    name: 'SSSE',
    title: { zh: '社会保障环境', en: 'social security environment' },
    aid: environmentName,
    keys: [
      { id: IRK, root: 'IRK', shown: false },
      { id: STKSSSE, root: 'STKSSSE', shown: false },
      { id: UKSSSE, root: 'UKSSSE', shown: true },
      { id: BK, root: 'BK', shown: true },
      { id: PUK, root: 'PUK', shown: true },
      { id: RKSSSE, root: 'RKSSSE', shown: true },
    ],
    files: [EF05, holderFile(version), EF07, ...photos, ...extensions[version]],
  };
}
