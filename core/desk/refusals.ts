import type { Refusal } from '../agency.ts';
import type { EntryResult } from '../exchange.ts';
import type { Words } from '../card/words.ts';

/** What the agency's reasons mean for the person at the counter, in one sentence each, with what to do. */

/** A whole request was refused. */
export const refusalWords: Readonly<Record<Refusal, Words>> = {
  'live-card': { zh: '此人名下已有有效卡或正在制作的卡', en: 'this person has a live card, or one that is being made' },
  'not-entitled': { zh: '此人不属于发放对象（第四条）', en: 'this person is not entitled to a card (Article 4)' },
  'case-unknown': { zh: '管理机构没有这笔业务', en: 'the agency does not know this case' },
  'case-not-accepted': { zh: '管理机构尚未受理这笔业务', en: 'the agency has not accepted this case' },
  'chip-used': { zh: '这张芯片已经发过卡', en: 'this chip has been issued already' },
  'chip-stopped': { zh: '这张芯片在停用名单上', en: 'this chip is on the stop list' },
  'chip-other-job': { zh: '这张芯片已绑定另一项制卡任务', en: 'this chip is bound to another job' },
  'job-other-chip': { zh: '这项制卡任务已绑定另一张芯片', en: 'this job is bound to another chip' },
  'order-void': { zh: '订单已作废', en: 'the order is void' },
  'order-expired': { zh: '订单已过期', en: 'the order has expired' },
  'chip-not-ordered': { zh: '没有给这张芯片的订单', en: 'there is no order for this chip' },
  'destruction-unnamed': {
    zh: '永久锁定须有两人确认的销毁记录',
    en: 'a block for good needs the record of a destruction by two people',
  },
  'area-unknown': { zh: '芯片的发卡地区不是广州', en: 'the chip is of another issuing area' },
  'terminal-unknown': { zh: '管理机构不认识本终端', en: 'the agency does not know this terminal' },
  'terminal-revoked': { zh: '管理机构已停用本终端', en: 'the agency has revoked this terminal' },
  'certificate-invalid': {
    zh: '本终端的证书已失效或不属于本终端，须重新登记',
    en: "this terminal's certificate has ended or is another one's: it has to be enrolled again",
  },
  'code-unknown': { zh: '登记码不对', en: 'the enrolment code is wrong' },
  'code-used': { zh: '登记码已被另一台终端使用', en: 'another terminal has used the enrolment code' },
  'code-expired': { zh: '登记码已过期', en: 'the enrolment code has expired' },
  'code-burnt': { zh: '登记码输错次数过多，已作废', en: 'the enrolment code was tried wrongly too often and is void' },
  'signature-invalid': { zh: '本终端的签名未通过核验', en: "this terminal's signature did not pass" },
  'nonce-used': { zh: '请求在途中被重复发送', en: 'the request was repeated on its way' },
  'body-invalid': { zh: '请求内容不符合约定', en: 'the request is not as agreed' },
  'file-offset': {
    zh: '管理机构缺少这之前的部分，将重新询问续传位置',
    en: 'bytes before these are missing at the agency; it is asked again',
  },
  'file-differs': { zh: '图像在途中被改动，已作废，将重新上传', en: 'the picture was changed on its way; it is sent again from the start' },
  'file-not-taken': {
    zh: '管理机构不接收这张图像（类型、大小或内容不合要求），请重新拍摄或签名后再受理',
    en: 'the agency does not take this picture (type, size or content): take it again, and the case anew',
  },
  'files-too-many': { zh: '未传完的图像太多，稍后再传', en: 'too many pictures are only partly there; they go on later' },
  'bundle-foreign': {
    zh: '这不是给该管理机构的离线包，或不是其登记的终端所写',
    en: 'the bundle is not for this agency, or by no terminal of its own',
  },
  'bundle-damaged': {
    zh: '离线包不完整或被改动过，请重新复制或重新生成',
    en: 'the bundle is not whole or was changed: copy it anew, or make another',
  },
  'recovery-code-wrong': {
    zh: '恢复码不对，或不是给本终端的；错五次作废，须请管理机构另发',
    en: "the recovery code is wrong, or another terminal's; after five wrong ones ask for another",
  },
  'recovery-code-used': { zh: '恢复码已经用过，请管理机构另发', en: 'the recovery code was used: ask for another' },
  'recovery-code-expired': { zh: '恢复码已过期，请管理机构另发', en: 'the recovery code has expired: ask for another' },
  'recovery-wrap-foreign': {
    zh: '恢复密钥不是为该管理机构和这个数据库制作的',
    en: 'the recovery wrap was not made for this agency and this store',
  },
};

type EntryReason = Extract<EntryResult, { outcome: 'refused' }>['reason'];

/** One entry of the queue was refused, or cannot be sent: nobody takes it (`not-taken`), or its picture is not here any more. */
export const entryRefusalWords: Readonly<Record<EntryReason | 'not-taken' | 'file-gone', Words>> = {
  'live-card': {
    zh: '此人名下已有有效卡，申领不予受理；遗失或损坏请办补换',
    en: 'this person has a live card; a lost or broken one is reissued or replaced',
  },
  'not-entitled': { zh: '此人不属于发放对象（第四条）', en: 'this person is not entitled to a card (Article 4)' },
  invalid: { zh: '内容不符合管理机构的要求', en: 'it is not as the agency wants it' },
  'other-body': { zh: '同一编号曾以不同内容上报，请联系管理机构核对', en: 'the same id was sent with another body: ask the agency' },
  'order-unknown': { zh: '管理机构没有对应的订单，请联系管理机构核对', en: 'the agency has no such order: ask the agency' },
  'order-void': { zh: '订单已作废，该卡不能使用，请收回', en: 'the order is void and the card cannot be used: take it back' },
  'order-other-chip': {
    zh: '订单绑定的是另一张芯片，请停用该卡并联系管理机构',
    en: 'the order is for another chip: stop using the card and ask the agency',
  },
  'case-unknown': { zh: '管理机构没有这笔业务，请联系管理机构核对', en: 'the agency does not know the case: ask the agency' },
  'read-back-differs': { zh: '芯片内容与订单不符，该卡不能交付，请收回', en: 'the chip differs from its order: do not hand the card over' },
  rule: { zh: '管理机构按规定不予办理', en: 'the agency refuses it by the rules' },
  version: { zh: '卡的记录在此期间已有变化，请重新查询后再办', en: 'the record of the card changed meanwhile: look it up again' },
  'not-taken': { zh: '管理机构无法读取这一条，请联系技术人员', en: 'the agency cannot read this entry: ask a technician' },
  'file-gone': {
    zh: '管理机构要的照片、签名本机已经没有，请联系技术人员',
    en: 'this terminal does not have the picture any more that the agency asks for: ask a technician',
  },
};
