import type { CaseRow, CardReading, QueueRow, State } from '../../core/contract.ts';

/** Invented people and facts for looking at the pages; nothing here is in the product. */
const day = 86_400_000;
const now = Date.now();
const at = (back: number): string => new Date(now - back).toISOString();
const dayOn = (ahead: number): string => new Date(now + ahead * day).toISOString().slice(0, 10);

export const operators: State['offered'] = [
  { id: 'teller1', name: '王敏', role: 'teller' },
  { id: 'reviewer1', name: '赵晓红', role: 'reviewer' },
  { id: 'technician1', name: '何志强', role: 'technician' },
  { id: 'field1', name: '梁婉仪', role: 'field' },
  { id: 'manager1', name: '陈国栋', role: 'manager' },
  { id: 'auditor1', name: '苏文', role: 'auditor' },
];

function row(caseId: string, name: string, identityNumber: string, state: CaseRow['state'], left: number, more: Partial<CaseRow> = {}): CaseRow {
  return {
    caseId,
    service: 'apply',
    name,
    identityNumber,
    documentType: 'resident-id',
    bank: 'ICBC',
    deliver: 'branch',
    state,
    acceptedAt: at((12 - left) * day + 3_600_000),
    dueOn: dayOn(left),
    dueProvisional: false,
    workingDaysLeft: left,
    late: left < 0,
    agencyKnows: true,
    ...more,
  };
}

export const cases: CaseRow[] = [
  row('GZ26-1124-0007', '李*明', '440103********8514', 'accepted', 12, { agencyKnows: false, acceptedAt: at(240_000) }),
  row('GZ26-1124-0006', '欧*静', '440105********2028', 'unsure', 11, { jobId: 'job-unsure' }),
  row('GZ26-1119-0021', '黄*', '440106********0012', 'accepted', -1),
  row('GZ26-1121-0013', '买**·艾**', '653101********1532', 'accepted', 9, { deliver: 'courier' }),
  row('GZ26-1122-0002', 'M******* F*****', 'E7****231', 'accepted', 10, { documentType: 'passport', bank: 'BOC', dueProvisional: true }),
  row('GZ26-1124-0004', '周*琪', '440111********4429', 'issued', 11, { jobId: 'job-issued' }),
  row('GZ26-1124-0003', '何*', '440104********7717', 'handed-over', 11, { jobId: 'job-3' }),
  row('GZ26-1123-0009', '林*芳', '440102********3303', 'handed-over', 10, { jobId: 'job-9' }),
  row('GZ26-1120-0015', '吴*', '440112********6018', 'refused', 8),
  ...Array.from({ length: 14 }, (_, index) => row(`GZ26-11${String(18 - index).padStart(2, '0')}-0001`, '郑*' + (index % 2 ? '' : '华'), '440103********1' + String(100 + index), 'handed-over', 4 - index % 3)),
];

export const queue: QueueRow[] = [
  { id: 'q5', seq: 118, caseId: 'GZ26-1120-0015', kind: 'application', state: 'refused', zh: '被退回：手机号有误', en: 'Sent back: the mobile number is wrong', tries: 1, createdAt: at(5 * day), todo: true },
  { id: 'q9', seq: 124, caseId: 'GZ26-1124-0007', kind: 'application', state: 'waiting', zh: '等待网络', en: 'Waiting for the network', tries: 2, createdAt: at(240_000), nextTryAt: new Date(now + 90_000).toISOString(), todo: false },
  { id: 'q8', seq: 123, caseId: 'GZ26-1124-0004', kind: 'card-issued', state: 'waiting', zh: '等待本业务第 122 号先送达', en: 'Waits for no. 122 of the same case', tries: 0, createdAt: at(1_200_000), todo: false },
  { id: 'q7', seq: 122, caseId: 'GZ26-1124-0004', kind: 'application', state: 'waiting', zh: '已送达，等待回执', en: 'Delivered, waiting for the receipt', tries: 1, createdAt: at(1_900_000), todo: false },
  ...Array.from({ length: 9 }, (_, index): QueueRow => ({
    id: `r${String(index)}`, seq: 117 - index, caseId: 'GZ26-1123-0009', kind: ['card-handed-over', 'card-issued', 'application'][index % 3] ?? '', state: 'accepted',
    zh: '已受理', en: 'Accepted', tries: 1, createdAt: at(day + index * 900_000), receipt: { number: 20931 - index, acceptedAt: at(day + index * 890_000) }, todo: false,
  })),
];

export function reading(reader: string, open: boolean): CardReading {
  const item = (tag: string, title: string, titleEn: string, value: string, clear = value, words?: string) => ({ tag, title, titleEn, value: open ? clear : value, ...(words === undefined ? {} : { words }) });
  return {
    reader,
    atr: '3B6D000000815355498684' + '44015AA50001',
    profile: '3.0',
    algorithm: 'SM4',
    chipId: '0081535549868444015AA50001440100D1560000055AA50001FFFFFFFF',
    files: {
      EF05: {
        title: '发卡机构数据',
        titleEn: 'Card issuer data',
        items: [
          item('01', '卡的识别码', 'Identification code', '440100D156000005••••••••FFFFFFFF', '440100D1560000055AA50001FFFFFFFF'),
          item('02', '卡的类别', 'Card category', '3', '3', '成人 / adult'),
          item('03', '规范版本', 'Version', '3.00'),
          item('04', '初始化机构编号', 'Initialising body', '915600000244010044010001'),
          item('05', '发卡日期', 'Issued on', '20261124'),
          item('06', '卡有效期', 'Valid until', '20361124'),
          item('07', '卡号', 'Card number', 'D2*****9X', 'D2000019X'),
        ],
      },
      EF06: {
        title: '持卡人基本信息',
        titleEn: 'Holder',
        items: [
          item('08', '社会保障号码', 'Social security number', '440103********8514', '440103199003078514'),
          item('09', '姓名', 'Name', '李*明', '李晓明'),
          item('4E', '姓名扩展', 'Name, continued', ''),
          item('0A', '性别', 'Sex', '1', '1', '男 / male'),
          item('0B', '民族', 'Ethnic group', '01', '01', '汉族 / Han'),
          item('0C', '出生地', 'Birth place', '4401**', '440103', '广东省 / Guangdong'),
          item('0D', '出生日期', 'Birth date', '1990****', '19900307'),
        ],
      },
    },
    problems: open ? [] : [{ code: 'number-check', zh: '卡号的校验位与旧卡规则不符，读取不受影响。', en: 'The check character of the card number does not follow the rule; older cards do this.' }],
  };
}
