import { z } from 'zod';
import { desk, everyone, id, pin, pinDesk, reader, reason } from './contract-parts.ts';
import type { Declared } from './contract-parts.ts';
import { services } from './desk/services.ts';
import { filedServices, filingSchema, standingSchema } from './filing.ts';
import { codesOf } from './people/codes.ts';
import { diagnosisSchema, finishedRowSchema, holderViewSchema, ownDataSchema, parcelSchema, ruleAnswerSchema } from './service-views.ts';
import { caseRowSchema, reviewerSchema } from './views.ts';

/** The calls of the contract by which a holder is served: looked up, filed for, paid for, given a finished card. */
export const serviceCalls = {
  'holder.look': {
    summary: { zh: '查询持卡人：按证件、卡号或读卡器里的卡', en: 'Look a holder up: by document, card number, or the card in a reader' },
    roles: pinDesk,
    input: z.discriminatedUnion('by', [
      z.object({ by: z.literal('document'), documentType: z.string(), identityNumber: z.string().min(1), name: z.string().optional() }),
      z.object({ by: z.literal('card'), cardNumber: z.string().min(1) }),
      z.object({ by: z.literal('reader'), reader: reader.optional() }),
    ]),
    output: holderViewSchema,
  },
  'holder.ownData': {
    summary: { zh: '向持卡人出示本人信息（第二十条）', en: "Show the holder's own data, in clear (Article 20)" },
    roles: desk,
    input: z.object({ holderId: id, standing: standingSchema }),
    output: ownDataSchema,
  },
  'service.explain': {
    summary: { zh: '一项服务按规定能否办理', en: 'What the rules say of a service' },
    roles: pinDesk,
    input: z.object({ holderId: id, service: z.enum(codesOf(services)), filing: filingSchema, standing: standingSchema }),
    output: ruleAnswerSchema,
  },
  'service.file': {
    summary: { zh: '办理一项服务', en: 'File a service' },
    roles: desk,
    begins: true,
    input: z.object({
      holderId: id,
      service: z.enum(filedServices),
      filing: filingSchema,
      standing: standingSchema,
      reviewer: reviewerSchema.optional(),
      /** PINs of the card, for change-pin and reset-pin; sent to the chip and kept nowhere. */
      reader: reader.optional(),
      pin: pin.optional(),
      newPin: pin.optional(),
    }),
    output: caseRowSchema,
  },
  'bank.retry': {
    summary: { zh: '请银行再办一次', en: 'Ask the bank once more for what it refused' },
    roles: desk,
    input: z.object({ caseId: id }),
    output: caseRowSchema,
  },
  'bank.leave': {
    summary: { zh: '银行部分不再办理', en: "Leave the bank's part undone" },
    roles: desk,
    input: z.object({ caseId: id, reason }),
    output: caseRowSchema,
  },
  'diagnosis.run': {
    summary: { zh: '检测读卡器里的卡', en: 'Examine the card in a reader' },
    roles: pinDesk,
    input: z.object({
      reader: reader.optional(),
      holderId: id.optional(),
      /** What eyes saw of the face, or of the card as a whole; goes before what the chip says. */
      seen: z.enum(['face-defect', 'face-worn', 'damaged', 'mute']).optional(),
      note: z.string().trim().max(200).optional(),
    }),
    output: diagnosisSchema,
  },
  'fee.record': {
    summary: { zh: '登记工本费', en: 'Record a fee as paid, deferred or refunded' },
    roles: desk,
    input: z.object({
      caseId: id,
      outcome: z.enum(['paid', 'deferred', 'refunded']),
      /** Number of the receipt that the payer got; needed for paid and refunded. */
      receipt: z.string().trim().max(64).optional(),
    }),
    output: z.object({ amountFen: z.int(), outcome: z.string() }),
  },
  'card.destroy': {
    summary: { zh: '登记旧卡销毁（须复核）', en: 'Record that an old card was destroyed, with a reviewer' },
    roles: desk,
    input: z.object({ caseId: id, how: z.enum(['cut', 'lost']), reviewer: reviewerSchema }),
    output: z.object({ caseId: id }),
  },
  'finished.list': {
    summary: { zh: '中心制好的卡', en: 'Cards that the centre made' },
    roles: everyone,
    input: z.object({
      /** All cards of this parcel. */
      parcelId: id.optional(),
      /** The beginning of a serial number or of a name, in whichever state. Neither: what is kept, the longest first. */
      search: z.string().trim().max(60).optional(),
    }),
    output: z.object({
      parcels: z.array(parcelSchema).describe('those that are not received in full first; at most 100'),
      cards: z.array(finishedRowSchema).describe('at most 400'),
      kept: z.int().describe('cards that wait for their holders, counted to 1000 at most'),
    }),
  },
  'finished.receive': {
    summary: { zh: '清点到货', en: 'Receive a parcel by count and serial numbers' },
    roles: desk,
    input: z.object({ parcelId: id, serials: z.array(z.string().regex(/^[0-9A-Fa-f]{8}$/)).max(400) }),
    output: z.object({ received: z.int(), missing: z.array(z.string()), unexpected: z.array(z.string()) }),
  },
  'finished.reveal': {
    summary: { zh: '显示领卡人的联系方式（须说明理由）', en: 'Show whom to call for a finished card, with a reason' },
    roles: desk,
    input: z.object({ serial: z.string(), reason }),
    output: z.object({ name: z.string(), mobile: z.string(), identityNumber: z.string() }),
  },
  'finished.call': {
    summary: { zh: '登记已通知领卡', en: 'Record that the holder was called' },
    roles: desk,
    input: z.object({ serial: z.string() }),
    output: z.object({}),
  },
  'finished.handOver': {
    summary: { zh: '交付中心制好的卡', en: 'Hand a finished card over' },
    roles: desk,
    input: z.object({
      serial: z.string(),
      standing: standingSchema,
      faceChecked: z.literal(true),
      fee: z.object({ outcome: z.enum(['paid', 'deferred']), receipt: z.string().trim().max(64).optional() }).optional(),
      /** Article 24: what became of the card that this one replaces; asked for where it replaces one. */
      oldCard: z.enum(['taken-back', 'lost']).optional(),
      /** The reader with the new card, whose number is then compared. */
      reader: reader.optional(),
    }),
    output: z.object({ cardNumber: z.string(), compared: z.boolean() }),
  },
  'finished.return': {
    summary: { zh: '退回无人领取的卡', en: 'Send an unclaimed card back' },
    roles: desk,
    input: z.object({ serial: z.string(), reason }),
    output: z.object({}),
  },
} as const satisfies Record<string, Declared>;
