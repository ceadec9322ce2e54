import { z } from 'zod';
import { roles } from './agency.ts';
import { jobStates } from './desk/job.ts';
import { fileUses } from './files.ts';
import { services } from './desk/services.ts';
import { codesOf } from './people/codes.ts';

/** What the host shows: everything masked, but for what the contract's calls named `reveal` give. */

const id = z.string().min(1).max(64);
const instant = z.iso.datetime();

/** A second person's eyes: another operator with the role reviewer or manager, never the one who asks. */
export const reviewerSchema = z.object({ operator: z.string().min(1), pin: z.string().min(1) });

export const cardItemSchema = z.object({
  tag: z.string(),
  title: z.string().describe('Chinese title of the item'),
  titleEn: z.string(),
  /** Masked unless revealed. Absent when the item could not be read. */
  value: z.string(),
  /** The value in words where it is a code (sex, ethnicity, category). */
  words: z.string().optional(),
  wordsEn: z.string().optional(),
});
export const cardFileSchema = z.object({
  title: z.string(),
  titleEn: z.string(),
  items: z.array(cardItemSchema),
  /** Why nothing or not everything could be read, in words; absent when all was read. */
  unread: z.object({ zh: z.string(), en: z.string() }).optional(),
});
export const problemSchema = z.object({ code: z.string(), zh: z.string(), en: z.string() });
export const cardReadingSchema = z.object({
  reader: z.string(),
  atr: z.string(),
  profile: z.enum(['1.0', '2.0', '3.0']),
  algorithm: z.enum(['DES', 'SSF33', 'SM4']),
  chipId: z.string(),
  files: z.record(z.string(), cardFileSchema),
  problems: z.array(problemSchema),
});
export type CardReading = z.infer<typeof cardReadingSchema>;

export const wordsSchema = z.object({ zh: z.string(), en: z.string() });

/** A recording in words; what it masks stays masked. */
export const explanationSchema = z.object({
  exchanges: z.array(
    z.object({
      command: z.string(),
      answer: z.string(),
      ms: z.number(),
      asked: wordsSchema,
      file: wordsSchema.nullable(),
      items: z.array(
        z.object({ tag: z.string(), title: wordsSchema, value: z.string(), words: wordsSchema.nullable(), standIn: z.boolean() }),
      ),
      status: z.string(),
      /** Went well, or says only that something is not there. */
      well: z.boolean(),
      meaning: wordsSchema,
      next: wordsSchema.nullable(),
    }),
  ),
  /** `at` counts exchanges from 1; null where all went well. */
  verdict: z.object({ words: wordsSchema, next: wordsSchema, at: z.int().nullable() }),
});
export type Explanation = z.infer<typeof explanationSchema>;

/** `tries` is null where no PIN is set; 0 is locked. */
export const pinTriesSchema = z.object({ set: z.boolean(), tries: z.int().nullable() });
/** What can be typed on keys of the reader itself, so that the PIN never enters the computer. */
export const padSchema = z.object({ verify: z.boolean(), change: z.boolean() });

/** One write to come, without its value. */
export const plannedWriteSchema = z.object({
  file: z.string(),
  tag: z.string(),
  key: z.string().describe('the key that it needs'),
  bytes: z.int(),
  zh: z.string(),
  en: z.string(),
});

/** One step of the issuing job as a person follows it. */
export const stepSchema = z.object({
  key: z.enum(['identify', 'prove', 'order', 'unlock', 'journal', 'holder', 'issuer', 'number', 'readback', 'compare', 'done']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Commands done and to do within the step, where it has several. */
  done: z.int(),
  of: z.int(),
  ms: z.number().optional(),
});
export const exchangedApduSchema = z.object({
  command: z.string(),
  answer: z.string(),
  words: z.string(),
  wordsEn: z.string(),
  ms: z.number(),
});
export const faultReportSchema = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  help: z.enum(['self', 'reviewer', 'technician', 'manager', 'agency']),
  zh: z.object({ what: z.string(), means: z.string(), act: z.string() }),
  en: z.object({ what: z.string(), means: z.string(), act: z.string() }),
});

/** When a made card was last held against its order; null where it was not. */
const lookSchema = z.object({ at: instant, reader: z.string(), equal: z.boolean() }).nullable();
/** Over the contacts everything that the order has written; contactless EF05 alone. */
export const looksSchema = z.object({ contact: lookSchema, contactless: lookSchema });

export const jobSchema = z.object({
  jobId: id,
  caseId: id,
  state: z.enum(jobStates),
  reader: z.string(),
  /** Masked until the card was handed over. */
  cardNumber: z.string().optional(),
  chipId: z.string().optional(),
  verified: z.boolean(),
  steps: z.array(stepSchema),
  apdus: z.array(exchangedApduSchema).describe('secrets masked at capture'),
  compared: z.array(z.object({ title: z.string(), titleEn: z.string(), chip: z.string(), order: z.string(), equal: z.boolean() })),
  /** Of an unsure job: the writes that may be missing or half there. All before them were answered, none after them had left. */
  doubtful: z.array(wordsSchema),
  fault: faultReportSchema.optional(),
  looks: looksSchema,
  /** What was true at the hand-over, signed by this terminal: compact JWS over handOverProofSchema (core/agency.ts). */
  handOverProof: z.string().optional(),
  handedOver: z.boolean(),
});
export type Job = z.infer<typeof jobSchema>;

export const caseRowSchema = z.object({
  caseId: id,
  service: z.enum(codesOf(services)),
  name: z.string().describe('masked'),
  identityNumber: z.string().describe('masked'),
  documentType: z.string(),
  /** Empty where the service makes no card. */
  bank: z.string(),
  deliver: z.string(),
  /** Who may take the card beside its holder: whose identity the case records (Article 19). */
  guardian: z.boolean(),
  agent: z.boolean(),
  /**
   * accepted: taken in here; deciding: the agency has it and decides; issuing: a job is open or writing; unsure; issued: on the
   * chip; handed-over; done: a service without a new card is over; refused: the agency said no.
   */
  state: z.enum(['accepted', 'deciding', 'issuing', 'unsure', 'issued', 'handed-over', 'done', 'refused', 'cancelled']),
  /** Why it waits, or what the agency said; null where there is nothing to say. */
  waits: wordsSchema.nullable(),
  acceptedBy: z.string(),
  acceptedAt: instant,
  dueOn: z.iso.date().nullable(),
  /** The calendar of that year is not published yet (Article 10). */
  dueProvisional: z.boolean(),
  workingDaysLeft: z.int().nullable(),
  late: z.boolean(),
  /** Whether the agency knows the application: a fact of the outbox row. */
  agencyKnows: z.boolean(),
  /** Photo, signature and evidence that were taken in, without the pictures; `sent` bytes of `length` are at the agency. */
  files: z.array(z.object({ use: z.enum(fileUses), length: z.int(), sent: z.int(), state: z.enum(['waiting', 'sent', 'refused']) })),
  jobId: id.optional(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

export const queueRowSchema = z.object({
  id,
  seq: z.int(),
  caseId: id,
  kind: z.string(),
  /** `ended`: sent back, and corrected or given up by a person. */
  state: z.enum(['waiting', 'accepted', 'refused', 'ended']),
  /** Where it is and why, as a sentence. */
  zh: z.string(),
  en: z.string(),
  tries: z.int(),
  createdAt: instant,
  nextTryAt: instant.optional(),
  receipt: z.object({ number: z.int(), acceptedAt: instant }).optional(),
  /** A person must act before it goes on. */
  todo: z.boolean(),
  /** Who can do something about it; absent: nobody has to, it goes on by itself. */
  help: z.enum(['self', 'technician', 'manager', 'agency']).optional(),
  /** The field to correct, as the agency names it. */
  field: z.string().optional(),
  /** `queue.retry` may send it again as it is; an application that was refused is corrected by a new one. */
  mayRetry: z.boolean(),
  /** `queue.correct` may send a corrected one in its place. */
  mayCorrect: z.boolean(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const lampSchema = z.object({ tone: z.enum(['good', 'wait', 'bad', 'off']), zh: z.string(), en: z.string() });
export const readerRowSchema = z.object({
  name: z.string(),
  kind: z.enum(['contact', 'contactless', 'virtual']),
  card: z.enum(['absent', 'present', 'mute']),
  atr: z.string().optional(),
  /** A job that is unsure waits for the chip in this reader. */
  unsureJob: z.object({ jobId: id, caseId: id }).optional(),
});
export type ReaderRow = z.infer<typeof readerRowSchema>;

/** What the people here must be told, until somebody has seen it. */
export const noticeSchema = z.object({ id, tone: z.enum(['wait', 'bad']), zh: z.string(), en: z.string(), at: instant });
export type Notice = z.infer<typeof noticeSchema>;
/** The agency has revoked this terminal: when it was heard, and why, in the agency's words (perhaps none). */
export const revokedSchema = z.object({ at: instant, reason: z.string() });

/** The whole state of one window, masked. Published after each change; the window keeps no second copy of the logic. */
export const stateSchema = z.object({
  revision: z.int(),
  product: z.object({
    version: z.string(),
    sandbox: z.boolean(),
    branch: z.string(),
    counter: z.string(),
    hotline: z.string(),
    /** The agency sent operators who can sign in here. */
    staffed: z.boolean(),
    /** The agency's configuration that decides who needs a guardian, so that the form asks for one in time (Articles 9 and 19). */
    guardian: z.object({ guardianBelowAge: z.int(), guardianSource: z.string() }).optional(),
    /** Grounds of replacement beyond Article 24 that the agency's configuration names. */
    replacementGrounds: z.array(wordsSchema.extend({ code: z.string() })),
  }),
  now: instant,
  /** Operators offered on the sign-in screen (sandbox only; empty elsewhere). */
  offered: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })),
  /** With it nothing is shown and nobody works, until the terminal is enrolled anew. */
  revoked: revokedSchema.nullable(),
  session: z
    .object({ operator: z.string(), name: z.string(), role: z.enum(roles), locked: z.boolean(), idleLockSeconds: z.int() })
    .nullable(),
  lamps: z.object({ reader: lampSchema, agency: lampSchema, queue: lampSchema }),
  notices: z.array(noticeSchema).describe('the latest first'),
  readers: z.array(readerRowSchema),
  home: z
    .object({ waiting: z.int(), late: z.int(), unsure: z.int(), toHandOver: z.int(), todo: z.int(), issuedToday: z.int() })
    .describe('each counted to 1000 at most'),
  cases: z.array(caseRowSchema).describe('open cases first, then the latest; at most 100'),
  queue: z.array(queueRowSchema).describe('what needs a person, then what waits, then the latest receipts; at most 100'),
  job: jobSchema.nullable().describe('the job this window started or opened last'),
});
export type State = z.infer<typeof stateSchema>;
