import type { z } from 'zod';
import type { AgencyMessages } from '../core/agency-messages.ts';

/** One example for each message of the agency's API, with invented people; a message without does not compile. */
export const examples: {
  readonly [N in keyof AgencyMessages]: {
    readonly request: z.input<AgencyMessages[N]['request']>;
    readonly answer: z.input<AgencyMessages[N]['answer']>;
  };
} = (() => {
  const certified = {
    certificate: '-----BEGIN CERTIFICATE-----\nMIIB…\n-----END CERTIFICATE-----\n',
    authorities: ['-----BEGIN CERTIFICATE-----\nMIIB…\n-----END CERTIFICATE-----\n'],
  };
  const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const tlsKey = 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE…';
  const chipId = '0081535549868444015AA5000144015AA500010000000000000000000000'.slice(0, 58);
  const instant = '2026-03-02T01:00:00Z';
  const [caseId, jobId] = ['case-3f0c9a4e-0001', 'job-3f0c9a4e-0001'];
  const application = {
    documentType: 'resident-id',
    nationality: 'CHN',
    identityNumber: '440103198802140025',
    name: '林样例',
    sex: '2',
    ethnicity: '01',
    birthPlace: '440103',
    birthDate: '1988-02-14',
    occupation: '职员',
    mobile: '13800000001',
    address: '广州市荔湾区样例路1号101房',
    bank: 'ICBC',
    deliver: 'branch',
  } as const;
  return {
    enrol: {
      request: { deviceKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', name: '1号柜台', code: '7KQ2MX-0123456789ABCDEFGHJK', tlsKey },
      answer: {
        terminalId: 'terminal-3f0c9a4e-0001',
        branch: { code: '4401-ICBC-01', name: '样例银行广州样例支行', bank: 'ICBC' },
        agencyKey: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        epoch: 'epoch-3f0c9a4e-0001',
        sandbox: false,
        operators: [{ id: 'teller1', name: '何样例', role: 'teller', pinHash: '$argon2id$v=19$m=19456,t=2,p=1$…' }],
        configuration: { anyBank: false, guardianBelowAge: 16, guardianSource: '《居民身份证法》第七条', hotline: '12345' },
        certified,
      },
    },
    renew: { request: { tlsKey }, answer: certified },
    people: {
      request: { documentType: 'resident-id', documentNumber: application.identityNumber },
      answer: { known: true, entitled: true, prefill: { name: application.name, sex: '2' }, liveCard: false },
    },
    holders: {
      request: { by: 'document', documentType: 'resident-id', documentNumber: application.identityNumber },
      answer: { entitled: true, person: { name: application.name }, card: null, state: 'none', making: null, everHadCard: false },
    },
    orders: { request: { jobId, caseId, chipId, profile: '3.0' }, answer: { order: 'eyJhbGciOiJFZERTQSJ9.eyJvcmRlcklkIjoi….…' } },
    internalAuthentication: {
      request: { chipId, profile: '3.0', factor: '44015AA500010000', raw: '0102030405060708', answer: '1112131415161718' },
      answer: { genuine: true },
    },
    externalAuthentication: {
      request: { chipId, profile: '3.0', key: 'UKSSSE', factor: '44015AA500010000', jobId },
      answer: { data: '0102030405060708090A0B0C0D0E0F10' },
    },
    secureMessaging: {
      request: { use: 'mac', chipId, profile: '3.0', challenge: '0102030405060708', key: 'STKSSSE', header: '8424000004' },
      answer: { data: '01020304' },
    },
    exchange: {
      request: {
        epoch: 'epoch-3f0c9a4e-0002',
        cursor: 0,
        knows: { seq: 1, receipt: 0 },
        tallied: '2026-02-28',
        entries: [
          {
            id: 'entry-3f0c9a4e-0001',
            caseId,
            seq: 1,
            operator: 'teller1',
            body: { kind: 'application', application, acceptedAt: instant, dueOn: '2026-03-30' },
          },
        ],
      },
      answer: {
        epoch: 'epoch-3f0c9a4e-0001',
        time: instant,
        results: [{ id: 'entry-3f0c9a4e-0001', outcome: 'accepted', receipt: 'eyJhbGciOiJFZERTQSJ9.eyJlbnRyeUlkIjoi….…' }],
        changes: [{ kind: 'card', number: 1, caseId, cardNumber: 'S90000010', state: 'issued' }],
        cursor: 1,
        tallies: [{ day: '2026-03-01', count: 0, digest: nothing }],
      },
    },
    fileStatus: { request: { digest: nothing, length: 18_432, use: 'photo', type: 'image/jpeg' }, answer: { have: 9_216, whole: false } },
    recovery: {
      request: {
        key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
        sealingKey: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo',
        storeId: '3f0c9a4e-0001-4001-8001-0123456789ab',
        code: '7KQ2-MX01-2345',
        wrap: 'eyJhbGciOiJFQ0RILUVTIiwi….….….….…',
      },
      answer: { sealedKey: 'eyJhbGciOiJFQ0RILUVTIiwi….….….….…' },
    },
    courier: {
      request: { bundle: 'eyJhbGciOiJFQ0RILUVTIiwi….….….….…' },
      answer: { answer: 'eyJhbGciOiJFQ0RILUVTIiwi….….….….…', refusal: null },
    },
  };
})();
