import { z } from 'zod';
import { roles } from './agency.ts';
import { longestLog } from './card/logs/log-format.ts';
import { courierCalls } from './contract-courier.ts';
import { desk, everyone, id, picture, pin, pinDesk, reader, reason } from './contract-parts.ts';
import type { Declared } from './contract-parts.ts';
import { queueCalls } from './contract-queue.ts';
import { serviceCalls } from './contract-services.ts';
import { storeCalls } from './contract-store.ts';
import { terminalCalls } from './contract-terminal.ts';
import { caseFilters } from './desk/case-filters.ts';
import { jobStates } from './desk/job.ts';
import { applicationSchema } from './people/application.ts';
import { caseFiledSchema } from './service-views.ts';
import {
  cardReadingSchema,
  caseRowSchema,
  explanationSchema,
  jobSchema,
  looksSchema,
  padSchema,
  pinTriesSchema,
  plannedWriteSchema,
  readerRowSchema,
  reviewerSchema,
} from './views.ts';
import type { State } from './views.ts';

/**
 * What a window or a script may ask the host, and what it is told. Calls go in, state comes out.
 * One object: the client's type, the host's type and the run-time check all come from it.
 * Everything that leaves the host is masked, but for the calls named `reveal`, which are audited with their reason, for
 * `holder.ownData`, which is shown to the holder after an identity check, for what `person.lookup` fills into the form, and for
 * the number of the card that `issue.start` made or `card.handOver` gave away.
 */

/** Every file of the card, not only EF05 and EF06. */
const all = z.boolean().optional();
/** Digits of the PIN that is typed on the reader's own keys instead; either this or the PIN, never both. */
const padDigits = z.int().min(4).max(12).optional();

export const contract = {
  'session.signIn': {
    summary: { zh: '登录', en: 'Sign in' },
    roles: 'anyone',
    input: z.object({ operator: z.string().min(1).max(32), pin: z.string().min(1).max(32) }),
    output: z.object({ operator: z.string(), role: z.enum(roles) }),
  },
  'session.signOut': { summary: { zh: '退出登录', en: 'Sign out' }, roles: 'anyone', input: z.object({}), output: z.object({}) },
  'session.unlock': {
    summary: { zh: '解除锁屏', en: 'Unlock after idling' },
    roles: 'anyone',
    input: z.object({ pin: z.string().min(1).max(32) }),
    output: z.object({}),
  },
  'session.touch': { summary: { zh: '有人在操作', en: 'Somebody is working' }, roles: 'anyone', input: z.object({}), output: z.object({}) },
  'readers.list': {
    summary: { zh: '读卡器', en: 'Readers' },
    roles: 'anyone',
    input: z.object({}),
    output: z.object({ readers: z.array(readerRowSchema) }),
  },
  'card.read': {
    summary: { zh: '读卡（遮蔽）', en: 'Read the card, masked' },
    roles: 'anyone',
    input: z.object({ reader: reader.optional(), all }),
    output: cardReadingSchema,
  },
  'card.reveal': {
    summary: { zh: '读卡（显示全部，须说明理由）', en: 'Read the card in clear, with a reason' },
    roles: ['teller', 'technician', 'field', 'manager'],
    input: z.object({ reader: reader.optional(), all, reason }),
    output: cardReadingSchema,
  },
  'card.explain': {
    summary: { zh: '解释一段报文记录', en: 'Explain a recording in words' },
    roles: 'anyone',
    input: z.object({ text: z.string().min(1).max(longestLog.characters) }),
    output: explanationSchema,
  },
  'card.block': {
    summary: { zh: '永久锁定卡片或应用（销毁，须复核）', en: 'Block a card or an application for good, to destroy it, with a reviewer' },
    roles: ['teller', 'technician', 'manager'],
    begins: true,
    input: z.object({
      reader: reader.optional(),
      what: z.enum(['card', 'DF03', 'DF04']),
      /** The serial number of the chip, 8 hex digits, typed by hand. */
      confirm: z.string(),
      reason,
      reviewer: reviewerSchema,
    }),
    output: z.object({ chipId: z.string() }),
  },
  'pin.tries': {
    summary: { zh: '社保密码剩余次数', en: 'Tries left of the social security PIN' },
    roles: 'anyone',
    input: z.object({ reader: reader.optional() }),
    output: pinTriesSchema.extend({ pad: padSchema }),
  },
  'pin.verify': {
    summary: { zh: '校验社保密码', en: 'Verify the social security PIN' },
    roles: pinDesk,
    input: z.object({ reader: reader.optional(), pin: pin.optional(), padDigits, reviewer: reviewerSchema.optional() }),
    output: pinTriesSchema,
  },
  'pin.change': {
    summary: { zh: '修改社保密码', en: 'Change the social security PIN' },
    roles: pinDesk,
    begins: true,
    input: z.object({
      reader: reader.optional(),
      pin: pin.optional(),
      newPin: pin.optional(),
      padDigits,
      reviewer: reviewerSchema.optional(),
    }),
    output: pinTriesSchema,
  },
  'pin.unblock': {
    summary: { zh: '解锁社保密码', en: 'Give the social security PIN its tries back' },
    roles: pinDesk,
    begins: true,
    input: z.object({ reader: reader.optional() }),
    output: pinTriesSchema,
  },
  'pin.reload': {
    summary: { zh: '重装社保密码', en: 'Set a new social security PIN without the old one' },
    roles: pinDesk,
    begins: true,
    input: z.object({ reader: reader.optional(), newPin: pin }),
    output: pinTriesSchema,
  },
  'person.lookup': {
    summary: { zh: '查询共享平台', en: 'Ask what the sharing platform knows' },
    roles: desk,
    input: z.object({ documentType: z.string(), identityNumber: z.string() }),
    output: z.object({ known: z.boolean(), entitled: z.boolean(), liveCard: z.boolean(), prefill: z.record(z.string(), z.string()) }),
  },
  'case.create': {
    summary: { zh: '受理申领', en: 'Take in an application for a first card' },
    roles: desk,
    begins: true,
    input: z.object({
      application: applicationSchema,
      /** Pictures as they came from a file or a canvas; what is not the picture is stripped (core/pictures.ts). */
      files: z
        .object({ photo: picture.optional(), signature: picture.optional(), evidence: z.array(picture).max(4).optional() })
        .optional(),
    }),
    output: z.object({ caseId: id, state: z.string(), dueOn: z.iso.date(), dueProvisional: z.boolean(), agencyKnows: z.boolean() }),
  },
  'case.list': {
    summary: { zh: '业务列表', en: 'Cases' },
    roles: everyone,
    input: z.object({
      /** The beginning of a name, an identity or card number, or a case number. */
      search: z.string().trim().max(60).optional(),
      filter: z.enum(caseFilters).optional(),
      /** `next` of the page before. */
      before: z.string().optional(),
      limit: z.int().min(1).max(200).optional(),
    }),
    /** A page may be short, or empty, while there is a `next`: the host looks through a bounded number of cases at once. */
    output: z.object({ cases: z.array(caseRowSchema), next: z.string().optional() }),
  },
  'case.show': {
    summary: { zh: '查看一笔业务', en: 'One case' },
    roles: everyone,
    input: z.object({ caseId: id }),
    output: caseFiledSchema,
  },
  'case.reveal': {
    summary: { zh: '显示申请资料（须说明理由）', en: 'Show an application in clear, with a reason' },
    roles: desk,
    input: z.object({ caseId: id, reason }),
    output: z.object({ application: applicationSchema, photo: z.base64().optional(), signature: z.base64().optional() }),
  },
  'issue.start': {
    summary: { zh: '制卡，或从断点继续', en: 'Issue the card, or go on with an unsure job' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({ caseId: id, reader: reader.optional() }),
    output: z.object({
      caseId: id,
      jobId: id,
      cardNumber: z.string(),
      identificationCode: z.string(),
      state: z.enum(jobStates),
      verified: z.boolean(),
      apdus: z.int(),
      ms: z.number(),
    }),
  },
  'issue.plan': {
    summary: { zh: '列出将要写入的内容，不写卡', en: 'List what would be written, and write nothing' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({ caseId: id, reader: reader.optional() }),
    output: z.object({ jobId: id, writes: z.array(plannedWriteSchema) }),
  },
  'issue.show': {
    summary: { zh: '查看制卡任务', en: 'Open a job' },
    roles: everyone,
    input: z.object({ jobId: id }),
    output: jobSchema,
  },
  'issue.cancel': {
    summary: { zh: '取消尚未写卡的任务', en: 'Cancel a job that has not begun to write' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({ jobId: id, reason }),
    output: z.object({ jobId: id, state: z.enum(jobStates) }),
  },
  'issue.spoil': {
    summary: { zh: '废卡（须复核）', en: 'Close an unsure job as spoilt, with a reviewer' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({ jobId: id, reason, reviewer: reviewerSchema }),
    output: z.object({ jobId: id, state: z.enum(jobStates) }),
  },
  'chip.clear': {
    summary: { zh: '允许密钥被拒的芯片再试（须复核）', en: 'Allow a chip whose key was refused to be tried again, with a reviewer' },
    roles: ['teller', 'technician', 'field', 'manager'],
    input: z.object({ chipId: z.string(), reason, reviewer: reviewerSchema }),
    output: z.object({}),
  },
  'card.prove': {
    summary: { zh: '交付前再次核对卡片', en: 'Look at a made card once more before it is handed over' },
    roles: desk,
    input: z.object({ caseId: id, reader: reader.optional() }),
    output: looksSchema,
  },
  'card.handOver': {
    summary: { zh: '交付卡片', en: 'Hand the card over' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({
      caseId: id,
      identifiedBy: z.string(),
      receivedBy: z.enum(['holder', 'guardian', 'agent']),
      /** The reader's own eyes: face and photo were compared with the person. */
      faceChecked: z.literal(true),
    }),
    output: z.object({
      caseId: id,
      cardNumber: z.string(),
      /** What was true then: compact JWS by this terminal's key over handOverProofSchema (core/agency.ts). */
      proof: z.string(),
    }),
  },
  ...queueCalls,
  ...storeCalls,
  'sandbox.insert': {
    summary: { zh: '放入虚拟卡', en: 'Put a virtual card into the virtual reader' },
    roles: everyone,
    sandbox: true,
    input: z.object({
      kind: z.enum(['2.0', '3.0']).optional(),
      /** 4 bytes hex; a card that was seen before comes back as it was left. Absent: a new blank. */
      serial: z
        .string()
        .regex(/^[0-9A-Fa-f]{8}$/)
        .optional(),
      /** As if laid on a contactless reader. */
      contactless: z.boolean().optional(),
    }),
    output: z.object({ serial: z.string() }),
  },
  'sandbox.remove': {
    summary: { zh: '取出虚拟卡', en: 'Take the virtual card out' },
    roles: everyone,
    sandbox: true,
    input: z.object({}),
    output: z.object({}),
  },
  'sandbox.cards': {
    summary: { zh: '虚拟卡列表', en: 'Virtual cards that exist' },
    roles: everyone,
    sandbox: true,
    input: z.object({}),
    output: z.object({
      cards: z.array(z.object({ serial: z.string(), kind: z.enum(['2.0', '3.0']), written: z.boolean(), inserted: z.boolean() })),
    }),
  },
  ...serviceCalls,
  ...courierCalls,
  ...terminalCalls,
} as const satisfies Record<string, Declared>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<N extends CallName> = z.infer<Contract[N]['input']>;
export type Output<N extends CallName> = z.infer<Contract[N]['output']>;
/** What a window holds: ask, and be told. */
export interface Client {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  onState(listener: (state: State) => void): () => void;
  onClose(listener: () => void): () => void;
}
