/**
 * The short code lists of an application. Published codes are kept as they are printed in their standard; lists that no
 * standard gives (bank short names, delivery, relations) use plain words. Longer lists have files of their own.
 */

export interface Coded {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The codes of a list as a tuple, in the order of the list; what `z.enum` and a select box want. */
export function codesOf<const L extends readonly [Coded, ...Coded[]]>(list: L): [L[number]['code'], ...L[number]['code'][]] {
  return list.map((entry) => entry.code) as [L[number]['code'], ...L[number]['code'][]];
}

/** The entry of a code in its list, or undefined for a code that the list does not have. */
export function entryOf(list: readonly Coded[], code: string): Coded | undefined {
  return list.find((entry) => entry.code === code);
}

/** GB/T 2261.1 as far as chip.md tag 0A takes it: 1, 2, 9. */
export const sexes = [
  { code: '1', zh: '男', en: 'male' },
  { code: '2', zh: '女', en: 'female' },
  { code: '9', zh: '未说明', en: 'not stated' },
] as const satisfies readonly Coded[];

/**
 * Documents that can carry a first card. Child: the household register proves a citizen under 16 who has no card yet.
 * The words are ours: published code tables of document types differ between ministries.
 */
export const documentTypes = [
  { code: 'resident-id', zh: '居民身份证', en: 'resident identity card' },
  { code: 'temporary-resident-id', zh: '临时居民身份证', en: 'temporary resident identity card' },
  { code: 'household-register', zh: '居民户口簿', en: 'household register' },
  { code: 'residence-permit-hk-mo', zh: '港澳居民居住证', en: 'residence permit for Hong Kong and Macao residents' },
  { code: 'residence-permit-tw', zh: '台湾居民居住证', en: 'residence permit for Taiwan residents' },
  { code: 'travel-permit-hk-mo', zh: '港澳居民来往内地通行证', en: 'mainland travel permit for Hong Kong and Macao residents' },
  { code: 'travel-permit-tw', zh: '台湾居民来往大陆通行证', en: 'mainland travel permit for Taiwan residents' },
  { code: 'permanent-resident', zh: '外国人永久居留身份证', en: 'foreign permanent resident identity card' },
  { code: 'passport', zh: '护照', en: 'passport' },
] as const satisfies readonly Coded[];
export type DocumentType = (typeof documentTypes)[number]['code'];

/** Partner banks that are usual in Guangzhou; the agency publishes the list that counts (Articles 6 and 9 para 3). */
export const banks = [
  { code: 'ICBC', zh: '中国工商银行', en: 'Industrial and Commercial Bank of China' },
  { code: 'ABC', zh: '中国农业银行', en: 'Agricultural Bank of China' },
  { code: 'BOC', zh: '中国银行', en: 'Bank of China' },
  { code: 'CCB', zh: '中国建设银行', en: 'China Construction Bank' },
  { code: 'BCM', zh: '交通银行', en: 'Bank of Communications' },
  { code: 'PSBC', zh: '中国邮政储蓄银行', en: 'Postal Savings Bank of China' },
  { code: 'CMB', zh: '招商银行', en: 'China Merchants Bank' },
  { code: 'CITIC', zh: '中信银行', en: 'China CITIC Bank' },
  { code: 'CEB', zh: '中国光大银行', en: 'China Everbright Bank' },
  { code: 'CGB', zh: '广发银行', en: 'China Guangfa Bank' },
  { code: 'PAB', zh: '平安银行', en: 'Ping An Bank' },
  { code: 'SPDB', zh: '浦发银行', en: 'Shanghai Pudong Development Bank' },
  { code: 'CMBC', zh: '中国民生银行', en: 'China Minsheng Bank' },
  { code: 'CIB', zh: '兴业银行', en: 'Industrial Bank' },
  { code: 'GZB', zh: '广州银行', en: 'Bank of Guangzhou' },
  { code: 'GRCB', zh: '广州农商银行', en: 'Guangzhou Rural Commercial Bank' },
] as const satisfies readonly Coded[];

/** How the finished card reaches its holder (Article 12). */
export const deliveries = [
  { code: 'branch', zh: '网点领取', en: 'collect at the branch' },
  { code: 'courier', zh: '快递送达', en: 'by courier' },
] as const satisfies readonly Coded[];

/** Who a guardian or an agent is to the applicant. */
export const relations = [
  { code: 'parent', zh: '父母', en: 'parent' },
  { code: 'grandparent', zh: '祖父母或外祖父母', en: 'grandparent' },
  { code: 'spouse', zh: '配偶', en: 'spouse' },
  { code: 'child', zh: '子女', en: 'child' },
  { code: 'sibling', zh: '兄弟姐妹', en: 'brother or sister' },
  { code: 'other-relative', zh: '其他亲属', en: 'other relative' },
  { code: 'organisation', zh: '居委会、村委会、民政部门等组织', en: 'residents’ committee, civil affairs or other body' },
  { code: 'employer', zh: '用人单位', en: 'employer' },
  { code: 'other', zh: '其他', en: 'other' },
] as const satisfies readonly Coded[];

/**
 * GB/T 2261.4, what a person does. An application may also name the occupation in its own words (Article 9 asks for it
 * and prescribes no list).
 */
export const occupations = [
  { code: '11', zh: '国家公务员', en: 'civil servant' },
  { code: '13', zh: '专业技术人员', en: 'professional or technician' },
  { code: '17', zh: '职员', en: 'office worker' },
  { code: '21', zh: '企业管理人员', en: 'manager of an enterprise' },
  { code: '24', zh: '工人', en: 'worker' },
  { code: '27', zh: '农民', en: 'farmer' },
  { code: '31', zh: '学生', en: 'student' },
  { code: '37', zh: '现役军人', en: 'soldier' },
  { code: '51', zh: '自由职业者', en: 'freelancer' },
  { code: '54', zh: '个体经营者', en: 'self-employed' },
  { code: '70', zh: '无业人员', en: 'without employment' },
  { code: '80', zh: '退（离）休人员', en: 'retired' },
  { code: '90', zh: '其他', en: 'other' },
] as const satisfies readonly Coded[];
