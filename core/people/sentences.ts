/** What can be wrong with a field, in words: what is wrong and what to type. No sentence repeats what was typed. */

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** `{field}` is the label of the field. */
export const problemSentences = {
  'not-an-application': {
    zh: '内容不是一份申请：应为包含各项资料的对象。',
    en: 'This is not an application: it must be an object with the fields of one.',
  },
  missing: { zh: '{field}未填写，请补填。', en: '{field} is missing: fill it in.' },
  'wrong-type': { zh: '{field}应为文字，请检查数据格式。', en: '{field} must be text: check the form of the data.' },
  'not-a-person': {
    zh: '{field}应包含姓名、证件类型、证件号码、关系和手机号码。',
    en: '{field} must be an object with name, document, relation and mobile.',
  },
  'unknown-field': { zh: '不认识的项目，请删去。', en: 'Unknown field: leave it out.' },
  'not-in-list': { zh: '{field}不在可选范围内，请从列表中选择。', en: '{field} is not one of the choices: choose from the list.' },
  'too-long': { zh: '{field}太长，请缩短。', en: '{field} is too long: shorten it.' },
  'not-encodable': {
    zh: '{field}中有 GB 18030 无法表示的字符，请按证件重新录入。',
    en: '{field} has a character that GB 18030 cannot hold: type it again from the document.',
  },
  'name-form': {
    zh: '{field}只能包含文字、间隔号“·”、空格、连字符、撇号和句点，请按证件录入。',
    en: '{field} may have letters, middle dot, space, hyphen, apostrophe and period only: type it as the document shows it.',
  },
  'latin-name-form': {
    zh: '{field}只能用拉丁字母，请按证件录入。',
    en: '{field} takes Latin letters only: type it as the document prints it.',
  },
  'line-form': { zh: '{field}中有看不见或不能显示的字符，请重新录入。', en: '{field} has characters that cannot be shown: type it again.' },
  'not-a-day': { zh: '{field}不是有效日期，请按 1990-03-07 的格式填写。', en: '{field} is not a day that exists: write it as 1990-03-07.' },
  'mobile-form': {
    zh: '{field}应为 11 位内地手机号，境外号码请以 + 和国家或地区代码开头。',
    en: '{field} takes 11 digits of a mainland mobile; start a foreign number with + and its country code.',
  },
  'social-security-form': { zh: '{field}应为 18 位数字或字母。', en: '{field} has 18 digits or letters.' },
  'area-form': { zh: '{field}应为 6 位行政区划代码，例如 440103。', en: '{field} is a 6-digit area code, such as 440103.' },
  'number-form': {
    zh: '{field}的位数或格式与证件类型不符，请核对号码和证件类型。',
    en: '{field} does not have the form of this type of document: check the number and the type.',
  },
  'check-digit': {
    zh: '{field}的校验码不对，请对照证件逐位核对。',
    en: '{field} has a wrong check digit: compare it with the document, digit by digit.',
  },
  'number-area': {
    zh: '{field}中的地区代码与证件类型不符，请核对；港澳台居民居住证请选择对应的证件类型。',
    en: '{field} has an area code that this type of document cannot have: check number and type (residence permits have types of their own).',
  },
  'number-date': {
    zh: '{field}中的出生日期不存在，请对照证件核对。',
    en: '{field} holds a birth date that does not exist: compare it with the document.',
  },
  'birth-date-differs': { zh: '{field}与证件号码不一致，请核对两者。', en: '{field} does not agree with the document number: check both.' },
  'sex-differs': { zh: '{field}与证件号码不一致，请核对两者。', en: '{field} does not agree with the document number: check both.' },
  'nationality-differs': { zh: '{field}与证件不一致，请核对。', en: '{field} does not agree with the document: check it.' },
  'social-security-differs': {
    zh: '{field}应与证件号码相同，请留空，由系统带出。',
    en: '{field} is the number of this document: leave it empty, it follows by itself.',
  },
  'not-for-foreigners': { zh: '外国人不填{field}，请清空。', en: '{field} is not asked of foreigners: leave it empty.' },
  'same-person': {
    zh: '{field}与申请人相同；监护人或代理人须是另一人。',
    en: '{field} is the applicant’s own: a guardian or agent is somebody else.',
  },
  'in-future': { zh: '{field}晚于今天，请核对。', en: '{field} lies in the future: check it.' },
  'too-long-ago': { zh: '{field}距今超过 150 年，请核对。', en: '{field} is more than 150 years ago: check it.' },
  expired: { zh: '证件已过有效期，请出示有效证件后再受理。', en: 'The document has expired: ask for a valid one.' },
  'too-old-for-register': {
    zh: '年满 16 周岁不能用户口簿申领，请改用居民身份证。',
    en: 'From 16 on the household register does not do: use the resident identity card.',
  },
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof problemSentences;

/** Labels as the form and the sentences name the fields. */
export const fieldLabels: Readonly<Record<string, Words>> = {
  documentType: { zh: '证件类型', en: 'Document type' },
  identityNumber: { zh: '证件号码', en: 'Document number' },
  documentValidUntil: { zh: '证件有效期', en: 'Document valid until' },
  nationality: { zh: '国籍', en: 'Nationality' },
  socialSecurityNumber: { zh: '社会保障号码', en: 'Social security number' },
  name: { zh: '姓名', en: 'Name' },
  nameLatin: { zh: '拉丁字母姓名', en: 'Name in Latin letters' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  ethnicity: { zh: '民族', en: 'Ethnic group' },
  birthPlace: { zh: '出生地', en: 'Birth place' },
  occupation: { zh: '职业', en: 'Occupation' },
  mobile: { zh: '手机号码', en: 'Mobile number' },
  address: { zh: '通讯地址', en: 'Postal address' },
  bank: { zh: '合作银行', en: 'Bank' },
  deliver: { zh: '领卡方式', en: 'Delivery' },
  guardian: { zh: '监护人', en: 'Guardian' },
  agent: { zh: '代理人', en: 'Agent' },
  relation: { zh: '与申请人的关系', en: 'Relation to the applicant' },
};

/** `guardian.mobile` becomes 监护人手机号码 / Guardian: mobile number. */
export function labelOf(field: string): Words {
  const labels = field
    .split('.')
    .map((part) => fieldLabels[part])
    .filter((label) => label !== undefined);
  const [first, ...rest] = labels;
  if (first === undefined) return { zh: '该项', en: 'This field' };
  return rest.reduce<Words>((outer, inner) => ({ zh: outer.zh + inner.zh, en: `${outer.en}: ${inner.en.toLowerCase()}` }), first);
}

export function sentenceOf(field: string, problem: ProblemCode): Words {
  const label = labelOf(field);
  const words: Words = problemSentences[problem];
  return { zh: words.zh.replace('{field}', () => label.zh), en: words.en.replace('{field}', () => label.en) };
}
