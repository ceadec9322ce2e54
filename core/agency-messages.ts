import type { z } from 'zod';
import {
  agencyPaths,
  enrolAnswer,
  enrolRequest,
  externalAuthenticationAnswer,
  externalAuthenticationRequest,
  internalAuthenticationAnswer,
  internalAuthenticationRequest,
  orderAnswer,
  orderRequest,
  personAnswer,
  personRequest,
  recoveryAnswer,
  recoveryRequest,
  renewAnswer,
  renewRequest,
  secureMessagingAnswer,
  secureMessagingRequest,
} from './agency.ts';
import { exchangeAnswer, exchangeRequest } from './exchange.ts';
import type { Words } from './card/words.ts';
import { courierAnswer, courierRequest } from './courier.ts';
import { fileAnswer, fileStatusRequest } from './files.ts';
import { holderAnswer, holderRequest } from './holder.ts';

/** One message pair of the agency's API, as docs/agency-api.json shows it. */
export interface AgencyMessage {
  readonly summary: Words;
  /** `device`: signed by the key that the body names, before there is a certificate. `terminal`: by an enrolled terminal. */
  readonly signedBy: 'device' | 'terminal';
  readonly request: z.ZodType;
  readonly answer: z.ZodType;
}

/** Every path has its messages here; one without does not compile. */
export const agencyMessages = {
  enrol: {
    summary: { zh: '终端登记', en: 'Enrol a terminal' },
    signedBy: 'device',
    request: enrolRequest,
    answer: enrolAnswer,
  },
  renew: {
    summary: { zh: '更换客户端证书', en: 'Renew the client certificate' },
    signedBy: 'terminal',
    request: renewRequest,
    answer: renewAnswer,
  },
  people: {
    summary: { zh: '查询共享平台（第九条）', en: 'Ask what the sharing platform knows (Article 9)' },
    signedBy: 'terminal',
    request: personRequest,
    answer: personAnswer,
  },
  holders: {
    summary: { zh: '查询持卡人（第二十条）', en: 'Ask what is held of a holder (Article 20)' },
    signedBy: 'terminal',
    request: holderRequest,
    answer: holderAnswer,
  },
  orders: {
    summary: { zh: '取得制卡订单', en: 'Ask for an order: a card number bound to one chip' },
    signedBy: 'terminal',
    request: orderRequest,
    answer: orderAnswer,
  },
  internalAuthentication: {
    summary: { zh: '核验芯片真伪', en: 'Is a chip genuine?' },
    signedBy: 'terminal',
    request: internalAuthenticationRequest,
    answer: internalAuthenticationAnswer,
  },
  externalAuthentication: {
    summary: { zh: '外部认证数据', en: 'Data for EXTERNAL AUTHENTICATE' },
    signedBy: 'terminal',
    request: externalAuthenticationRequest,
    answer: externalAuthenticationAnswer,
  },
  secureMessaging: {
    summary: { zh: '安全报文', en: 'MAC or data of a command under secure messaging' },
    signedBy: 'terminal',
    request: secureMessagingRequest,
    answer: secureMessagingAnswer,
  },
  exchange: {
    summary: { zh: '上报与变更', en: 'Entries out; receipts, refusals and changes back' },
    signedBy: 'terminal',
    request: exchangeRequest,
    answer: exchangeAnswer,
  },
  fileStatus: {
    summary: { zh: '照片、签名：已收到多少', en: 'Photo or signature: how much of it is there' },
    signedBy: 'terminal',
    request: fileStatusRequest,
    answer: fileAnswer,
  },
  recovery: {
    summary: { zh: '凭恢复码取回数据库密钥', en: "The key of a terminal's store, for a recovery code" },
    signedBy: 'device',
    request: recoveryRequest,
    answer: recoveryAnswer,
  },
  courier: {
    summary: { zh: '代其他终端转交离线包', en: "Bring another terminal's sealed bundle" },
    signedBy: 'terminal',
    request: courierRequest,
    answer: courierAnswer,
  },
} as const satisfies Record<keyof typeof agencyPaths, AgencyMessage>;

export type AgencyMessages = typeof agencyMessages;
