import { isCardNumber } from '../../people/card-number.ts';
import { entryOf, sexes } from '../../people/codes.ts';
import { ethnicGroups } from '../../people/ethnic-groups.ts';
import { maskCardNumber, maskName, maskSocialSecurityNumber } from '../../people/mask.ts';
import { asciiText, checked, digits, raw, text } from '../codec.ts';
import { nameExtensionLength, nameLength } from '../name.ts';
import type { Item } from '../profile.ts';
import type { Problem, Words } from '../words.ts';
import { area, code, date, hide, nobody, zeros } from './item-kinds.ts';

/** The items of the files of SSSE (chip.md §2). Examples are invented, but for those that the standard itself prints. */

const categories: Readonly<Record<string, Words>> = {
  '1': { zh: '学龄前', en: 'under six' },
  '2': { zh: '学生', en: 'student' },
  '3': { zh: '成年人', en: 'adult' },
  '4': { zh: '老年人', en: 'seventy and over' },
};

const oddNumber: Problem = {
  code: 'item-check',
  zh: '号码的形式或校验位不符',
  en: 'the number has another form or its check character is wrong',
};

export const identificationCode: Item = {
  tag: '01',
  title: { zh: '卡的识别码', en: 'identification code' },
  coding: 'cn',
  codec: raw(0x10),
  clause: 'chip.md §2: area 3, D156000005, serial 4, certification code 4',
  examples: [{ value: '440100D1560000055AA50001FFFFFFFF', bytes: '440100D1560000055AA50001FFFFFFFF' }],
};

export const category: Item = {
  tag: '02',
  title: { zh: '卡的类别', en: 'category' },
  coding: 'an',
  codec: code(asciiText(1), (value) => categories[value] !== undefined),
  clause: 'chip.md §2',
  examples: [{ value: '3', bytes: '33' }],
  words: (value) => categories[value],
};

export const version: Item = {
  tag: '03',
  title: { zh: '规范版本', en: 'version of the standard' },
  coding: 'an',
  codec: asciiText(4),
  clause: 'chip.md §2: only the first three characters decide',
  examples: [{ value: '3.00', bytes: '332E3030' }],
};

export const initialisingBody: Item = {
  tag: '04',
  title: { zh: '初始化机构编号', en: 'initialising body' },
  coding: 'cn',
  codec: raw(0x0c),
  clause: 'chip.md §2: 9156000002, issuing area 3, place 3, sequence 1',
  examples: [{ value: '915600000211000011010002', bytes: '915600000211000011010002' }],
};

export const issueDate: Item = {
  tag: '05',
  title: { zh: '发卡日期', en: 'date of issue' },
  coding: 'cn',
  codec: date,
  clause: 'chip.md §2: YYYYMMDD',
  examples: [{ value: '20260301', bytes: '20260301' }],
};

export const expiryDate: Item = {
  tag: '06',
  title: { zh: '卡有效期', en: 'valid until' },
  coding: 'cn',
  codec: date,
  clause: 'chip.md §2: YYYYMMDD',
  examples: [{ value: '20360301', bytes: '20360301' }],
};

export const cardNumber: Item = {
  tag: '07',
  title: { zh: '卡号', en: 'card number' },
  coding: 'an',
  codec: checked(asciiText(9), isCardNumber, 'check', oddNumber),
  clause: 'chip.md §2: check character C9; cards of old break the rule',
  examples: [
    { value: 'D2143569X', bytes: '443231343335363958' },
    { value: 'A12345674', bytes: '413132333435363734' },
  ],
  personal: { mask: maskCardNumber, standIn: () => 'A00000003' },
};

export const socialSecurityNumber: Item = {
  tag: '08',
  title: { zh: '社会保障号码', en: 'social security number' },
  coding: 'an',
  codec: checked(asciiText(0x12), (value) => /^[0-9A-Z]{18}$/.test(value), 'length', oddNumber),
  clause: 'chip.md §2: 18 characters',
  examples: [{ value: '11010519491231002X', bytes: '313130313035313934393132333130303258' }],
  personal: { mask: maskSocialSecurityNumber, standIn: zeros },
};

export const name: Item = {
  tag: '09',
  title: { zh: '姓名', en: 'name' },
  coding: 'an',
  codec: text(nameLength),
  clause: 'chip.md §2: GB 18030, continued in 4E',
  examples: [{ value: '阿依努尔·买买提', bytes: `B0A2D2C0C5ACB6FBA1A4C2F2C2F2CCE1${'00'.repeat(14)}` }],
  personal: { mask: maskName, standIn: nobody },
};

export const nameExtension: Item = {
  tag: '4E',
  title: { zh: '姓名扩展', en: 'name, continued' },
  coding: 'an',
  codec: text(nameExtensionLength),
  clause: 'chip.md §2: all 00 when unused',
  examples: [
    { value: '', bytes: '00'.repeat(20) },
    { value: '买买提', bytes: `C2F2C2F2CCE1${'00'.repeat(14)}` },
  ],
  personal: { mask: hide, standIn: nobody },
};

export const sex: Item = {
  tag: '0A',
  title: { zh: '性别', en: 'sex' },
  coding: 'an',
  codec: code(asciiText(1), (value) => entryOf(sexes, value) !== undefined),
  clause: 'chip.md §2, GB/T 2261.1',
  examples: [{ value: '2', bytes: '32' }],
  words: (value) => entryOf(sexes, value),
  personal: { mask: hide, standIn: () => '9' },
};

export const ethnicity: Item = {
  tag: '0B',
  title: { zh: '民族', en: 'ethnic group' },
  coding: 'cn',
  codec: code(digits(1), (value) => entryOf(ethnicGroups, value) !== undefined),
  clause: 'chip.md §2, GB/T 3304',
  examples: [{ value: '05', bytes: '05' }],
  words: (value) => entryOf(ethnicGroups, value),
  personal: { mask: hide, standIn: () => '99' },
};

export const birthPlace: Item = {
  tag: '0C',
  title: { zh: '出生地', en: 'place of birth' },
  coding: 'cn',
  codec: area,
  clause: 'chip.md §2, GB/T 2260',
  examples: [{ value: '440103', bytes: '440103' }],
  personal: { mask: (value) => `${value.slice(0, 4)}**`, standIn: zeros },
};

export const birthDate: Item = {
  tag: '0D',
  title: { zh: '出生日期', en: 'date of birth' },
  coding: 'cn',
  codec: date,
  clause: 'chip.md §2: YYYYMMDD',
  examples: [{ value: '19900307', bytes: '19900307' }],
  personal: { mask: (value) => `${value.slice(0, 4)}****`, standIn: () => '19000101' },
};
