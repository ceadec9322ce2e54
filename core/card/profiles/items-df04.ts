import type { Item } from '../profile.ts';
import { areaItem, codeItem, dateItem, digitsItem, opaqueItem, organisationItem, phoneItem, textItem } from './item-kinds.ts';

/** The items of DF04, social insurance 2 (medical). */

export const medical: readonly Item[] = [
  codeItem(['81', '医疗保险编号', 'number of medical insurance'], 0x08, '00000001', '3030303030303031'),
  areaItem('84', '医疗保险参保地', 'area of medical insurance'),
  codeItem(['87', '医疗保险手册号', 'number of the medical booklet'], 0x11, '44010000000000001', '3434303130303030303030303030303031'),
  digitsItem('8C', '医疗人员类别', 'category of the insured'),
  dateItem('80', '医疗保险参保日期', 'insured since'),
  textItem(['8B', '紧急联系人', 'in an emergency call'], 0x1d, '何示例', 'BACECABEC0FD'),
  phoneItem('8A', '紧急联系电话', 'emergency telephone'),
  organisationItem('83', '定点医疗机构一', 'designated hospital 1'),
  organisationItem('86', '定点医疗机构二', 'designated hospital 2'),
  organisationItem('89', '定点医疗机构三', 'designated hospital 3'),
  organisationItem('7D', '定点社区卫生机构一', 'designated community clinic 1'),
  organisationItem('7E', '定点社区卫生机构二', 'designated community clinic 2'),
  organisationItem('7F', '定点社区卫生机构三', 'designated community clinic 3'),
  organisationItem('8D', '定点药店一', 'designated pharmacy 1'),
  organisationItem('8E', '定点药店二', 'designated pharmacy 2'),
  codeItem(['8F', '异地安置标志', 'settled elsewhere'], 0x01, '1', '31'),
];

export const offline: readonly Item[] = [
  codeItem(['90', '脱网结算标志', 'may settle offline'], 0x01, '1', '31'),
  dateItem('92', '脱网结算截止日期', 'settles offline until'),
  codeItem(['93', '脱网结算次数', 'settlements offline'], 0x02, '01', '3031'),
];

// The notes give the length of a cyclic record and no tag: the file's own number serves.
export const transaction: Item = opaqueItem(['08', '医疗交易明细', 'medical transaction'], 0x1c);
export const specialSettlement: Item = opaqueItem(['15', '特殊医疗结算', 'special settlement'], 0x03);
