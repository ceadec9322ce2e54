import { entryOf, occupations } from '../../people/codes.ts';
import type { Coded } from '../../people/codes.ts';
import { maskAddress } from '../../people/mask.ts';
import { nationalities } from '../../people/nationalities.ts';
import { template } from '../codec-template.ts';
import type { Item } from '../profile.ts';
import { areaItem, binaryItem, codeItem, dateItem, digitsItem, monthItem, organisationItem, phoneItem, textItem } from './item-kinds.ts';

/** The items of DF01, public application. */

/** GB/T 2261.2, its first digit. */
const maritalStates: readonly Coded[] = [
  { code: '1', zh: '未婚', en: 'single' },
  { code: '2', zh: '已婚', en: 'married' },
  { code: '3', zh: '丧偶', en: 'widowed' },
  { code: '4', zh: '离婚', en: 'divorced' },
  { code: '9', zh: '未说明', en: 'not stated' },
];

const exampleAddress = ['广州市荔湾区样例路99号', 'B9E3D6DDCAD0C0F3CDE5C7F8D1F9C0FDC2B73939BAC5', maskAddress] as const;

export const household: readonly Item[] = [
  codeItem(['20', '户口类别', 'kind of household registration', 'sourced'], 0x02, '10', '3130'),
  textItem(['21', '户籍地址', 'address of the household registration', 'sourced'], 0x50, ...exampleAddress),
  areaItem('0E', '户籍地行政区划', 'area of the household registration', 'sourced'),
];

export const residence: readonly Item[] = [
  textItem(['23', '常住地址', 'address of residence', 'sourced'], 0x50, ...exampleAddress),
  areaItem('24', '常住地行政区划', 'area of residence', 'sourced'),
  phoneItem('28', '联系电话', 'telephone', 'sourced'),
  textItem(['2C', '电子邮箱', 'e-mail'], 0x32, 'sample@example.org', '73616D706C65406578616D706C652E6F7267'),
  phoneItem('2D', '移动电话', 'mobile'),
];

export const situation: readonly Item[] = [codeItem(['29', '健康状况', 'state of health'], 0x01, '1', '31')];

export const marriage: readonly Item[] = [
  codeItem(['2B', '婚姻状况', 'marital state'], 0x01, '2', '32', (value) => entryOf(maritalStates, value)),
];

export const employer: readonly Item[] = [
  textItem(['2E', '单位名称', 'employer', 'sourced'], 0x46, '样例有限公司', 'D1F9C0FDD3D0CFDEB9ABCBBE'),
  organisationItem('30', '组织机构代码', 'organisation code of the employer', 'sourced'),
  codeItem(['32', '个人身份', 'occupation'], 0x02, '17', '3137', (value) => entryOf(occupations, value)),
];

export const affiliation: readonly Item[] = [
  codeItem(['37', '国籍', 'nationality', 'sourced'], 0x03, 'CHN', '43484E', (value) => entryOf(nationalities, value)),
  codeItem(['38', '政治面貌', 'political affiliation'], 0x02, '13', '3133'),
  dateItem('39', '参加日期', 'affiliated since'),
];

const degree: readonly Item[] = [
  codeItem(['57', '学位', 'degree'], 0x03, '401', '343031'),
  monthItem('58', '毕业年月', 'month of graduation'),
  textItem(['59', '毕业院校', 'school'], 0x28, '样例职业技术学院', 'D1F9C0FDD6B0D2B5BCBCCAF5D1A7D4BA'),
];

export const education: readonly Item[] = [
  digitsItem('2A', '学历', 'education', 'sourced'),
  {
    tag: '40',
    title: { zh: '学历经历', en: 'course of education' },
    coding: 'template',
    codec: template(degree),
    clause: '人社信息函〔2012〕37号 table 9: B-TLV, three of them; titles inferred',
    mark: 'INF',
    occurrences: 3,
    inner: degree,
    examples: [
      {
        value: '{"57":"401","58":"202607","59":"样例职业技术学院"}',
        bytes: `5703343031${'5803202607'}5928D1F9C0FDD6B0D2B5BCBCCAF5D1A7D4BA${'00'.repeat(24)}`,
      },
    ],
    personal: {
      mask: (value) => (value === '' ? '' : '******'),
      standIn: () => '{"57":"000","58":"190001","59":"某"}',
    },
  },
];

export const reserved: Item = binaryItem('预留数据', 'reserved', 0x128);
