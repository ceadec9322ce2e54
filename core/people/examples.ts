/**
 * Applications of invented people (样例 means specimen), as an application file or the form gives them. They are the examples
 * of the schema, and what the tests start from.
 */
const common = { occupation: '17', mobile: '13800138000', bank: 'ICBC', deliver: 'branch' } as const;

export const examples = {
  /** The shortest file that a citizen needs. */
  citizen: {
    ...common,
    identityNumber: '440103199003078514',
    name: '李样例',
    sex: '1',
    ethnicity: '01',
    birthPlace: '440103',
    birthDate: '1990-03-07',
    address: '广州市越秀区样例路1号',
  },
  /** Has no identity card yet; the guardian applies. */
  child: {
    ...common,
    documentType: 'household-register',
    identityNumber: '440106202205010028',
    name: '样例·阿依古丽',
    sex: '2',
    ethnicity: '05',
    birthDate: '2022-05-01',
    occupation: '学龄前儿童',
    address: '广州市天河区样例路2号',
    guardian: {
      name: '王样例',
      documentType: 'resident-id',
      identityNumber: '11010519491231002X',
      relation: 'grandparent',
      mobile: '13900139000',
    },
  },
  hongKong: {
    ...common,
    documentType: 'residence-permit-hk-mo',
    identityNumber: '810000199408230021',
    documentValidUntil: '2029-08-22',
    name: '陳樣例',
    sex: '2',
    birthDate: '1994-08-23',
    address: '广州市南沙区样例路3号',
  },
  permanentResident: {
    ...common,
    documentType: 'permanent-resident',
    identityNumber: '911398199012310021',
    nationality: 'KAZ',
    name: 'AIGERIM SPECIMEN',
    nameLatin: 'AIGERIM SPECIMEN',
    sex: '2',
    birthDate: '1990-12-31',
    address: '广州市番禺区样例路4号',
  },
  passport: {
    ...common,
    documentType: 'passport',
    identityNumber: 'E00000000',
    documentValidUntil: '2031-01-31',
    nationality: 'FRA',
    name: "Zoé O'Specimen",
    nameLatin: "Zoé O'Specimen",
    sex: '2',
    birthDate: '1985-06-15',
    address: '广州市海珠区样例路5号',
    deliver: 'courier',
  },
} as const;
