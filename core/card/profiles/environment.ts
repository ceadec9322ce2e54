import { fromHex } from '../bytes.ts';
import type { Access, Directory, ProfileVersion, SlotFile, TransparentFile } from '../profile.ts';
import { free } from '../profile.ts';
import * as item from './items.ts';

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
  name: 'EF06',
  sfi: 0x06,
  structure: 'slots',
  title: { zh: '持卡人基本信息', en: 'data of the holder' },
  read: free,
  write: byUpdateKey,
  clause: 'chip.md §2',
  items: [item.socialSecurityNumber, item.name, item.nameExtension, item.sex, item.ethnicity, item.birthPlace, item.birthDate],
};

/** From 3.0 on the holder's data are read only after external authentication with RKSSSE. */
export function holderFile(version: ProfileVersion): SlotFile {
  return version === '3.0' ? { ...EF06, read: byReadKey } : EF06;
}

export const EF08: TransparentFile = {
  name: 'EF08',
  sfi: 0x08,
  structure: 'transparent',
  size: 0x1000,
  title: { zh: '照片', en: 'photo' },
  read: byReadKey,
  write: byUpdateKey,
  clause: 'chip.md §2: JPEG of at most 4096 bytes',
};

export function environment(version: ProfileVersion): Directory {
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
    files: [EF05, holderFile(version), EF08],
  };
}
