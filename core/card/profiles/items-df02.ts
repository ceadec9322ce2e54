import type { Item } from '../profile.ts';
import { areaItem, codeItem, dateItem, monthItem, opaqueItem, textItem } from './item-kinds.ts';

/** The items of DF02, employment. */

export const skills: readonly Item[] = [
  codeItem(['42', '专业技术职务', 'professional title'], 0x03, '012', '303132'),
  codeItem(['41', '职业技能等级', 'level of skill'], 0x03, '003', '303033'),
  { ...opaqueItem(['43', '职业资格证书', 'certificate of skill'], 0x6c), occurrences: 2 },
  { ...opaqueItem(['44', '职业培训', 'training'], 0x65), occurrences: 2 },
];

export const employment: readonly Item[] = [
  dateItem('4C', '就业日期', 'employed since'),
  codeItem(['4B', '职业代码', 'code of the occupation'], 0x05, '41203', '3431323033'),
  areaItem('4D', '就业地行政区划', 'area of employment'),
  dateItem('60', '失业日期', 'unemployed since'),
  codeItem(['4F', '失业登记编号', 'number of the registration as unemployed'], 0x06, '000001', '303030303031'),
  areaItem('50', '失业登记地行政区划', 'area of that registration'),
  codeItem(['3A', '就业失业状况代码', 'code of the employment state'], 0x07, '0000001', '30303030303031'),
];

// The notes give the length of a cyclic record and no tag: the file's own number serves (a card takes any).
export const employmentRecord: Item = opaqueItem(['07', '就业记录', 'employment record'], 0x55);
export const supportRecord: Item = opaqueItem(['16', '扶持政策享受记录', 'support received'], 0x12);

export const certificate: readonly Item[] = [
  codeItem(['55', '就业失业登记证编号', 'number of the certificate'], 0x10, '4401030020260001', '34343031303330303230323630303031'),
  textItem(['56', '发证机构', 'issued by'], 0x46, '广州市样例区人力资源局', 'B9E3D6DDCAD0D1F9C0FDC7F8C8CBC1A6D7CAD4B4BED6'),
  dateItem('96', '发证日期', 'issued on'),
  areaItem('97', '发证地行政区划', 'area of issue'),
];

export const assistance: readonly Item[] = [
  { ...opaqueItem(['99', '援助对象认定', 'entitled to assistance as'], 0x10), occurrences: 4 },
  dateItem('0F', '认定日期', 'entitled since'),
  monthItem('1F', '截止年月', 'entitled until'),
];
