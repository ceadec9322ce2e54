import { z } from 'zod';
import { verdicts } from './desk/diagnosis.ts';
import { fileSchema } from './files.ts';
import { filedServices, filingSchema, standingSchema } from './filing.ts';
import {
  cardNumberSchema,
  chipIdSchema,
  daySchema as day,
  digestSchema as digest,
  idSchema as id,
  instantSchema as instant,
} from './identifiers.ts';
import { applicationSchema } from './people/application.ts';
import { codesOf } from './people/codes.ts';

/** What a terminal tells its agency: facts, each once, in an order that holds within a case. */

/** One look at a made card. */
const lookSchema = z.object({
  at: instant,
  reader: z.string(),
  readBack: digest.describe('of readBackText (core/card-proof.ts) over the items that were read'),
});
/**
 * What was true when a card was handed over: the chip, the order and what the face carries were the same. Signed by the
 * terminal's device key, kept with the job, and sent with the word of the hand-over. It holds no value of a person.
 */
export const handOverProofSchema = z.object({
  jobId: id,
  caseId: id,
  terminalId: id,
  orderId: id,
  chipId: chipIdSchema,
  cardNumber: cardNumberSchema,
  order: digest.describe("of the order's envelope as the agency signed it"),
  printed: digest.describe('of the canonical JSON (core/canonical.ts) of `printed` in the order: the visible data of Article 17'),
  contact: lookSchema.describe('everything that the order has written'),
  contactless: lookSchema.nullable().describe('EF05 alone, which is free to read; null where the card was not laid on such a reader'),
  identifiedBy: z.string(),
  receivedBy: z.enum(['holder', 'guardian', 'agent']),
  faceChecked: z.literal(true).describe('somebody compared the printed face with the person'),
  operator: z.string(),
  at: instant,
});

/** The bodies of outbox entries. A done fact (issued, spoilt, handed over) cannot be refused when its order was valid. */
export const entryBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('application'), application: applicationSchema, acceptedAt: instant, dueOn: day }),
  z.object({
    kind: z.literal('card-issued'),
    jobId: id,
    orderId: id,
    chipId: chipIdSchema,
    cardNumber: cardNumberSchema,
    issuedAt: instant,
    /** The order as the agency signed it: an agency put back to an earlier day takes it up again from this. */
    order: z.string(),
    /** SHA-256 (hex, lower case) of readBackText (core/card-proof.ts) over all items written; the agency recomputes it from its order. */
    readBack: digest,
  }),
  z.object({
    kind: z.literal('card-spoilt'),
    jobId: id,
    chipId: chipIdSchema,
    cardNumber: cardNumberSchema,
    reason: z.string().min(2),
    reviewer: z.string(),
    order: z.string(),
    at: instant,
  }),
  z.object({ kind: z.literal('job-cancelled'), jobId: id, reason: z.string().min(2), at: instant }),
  z.object({
    kind: z.literal('card-handed-over'),
    jobId: id,
    cardNumber: cardNumberSchema,
    identifiedBy: z.string().describe('document type shown by the person who received the card'),
    receivedBy: z.enum(['holder', 'guardian', 'agent']),
    at: instant,
    /** An envelope (compact JWS by the device key) over handOverProofSchema. */
    proof: z.string(),
  }),
  z.object({
    kind: z.literal('service'),
    service: z.enum(filedServices),
    holder: z.object({ documentType: z.string(), documentNumber: z.string().min(1) }),
    cardNumber: cardNumberSchema.optional().describe('absent: not known here, as without network'),
    version: z.int().positive().optional().describe('of the card record on which it was decided; absent: none was seen'),
    standing: standingSchema,
    filing: filingSchema,
    /** reissue and replace: what the new card is made by. */
    application: applicationSchema.optional(),
    dueOn: day.optional(),
    reviewer: z.string().optional(),
    at: instant,
  }),
  z.object({
    kind: z.literal('diagnosis'),
    record: id,
    chipId: chipIdSchema.nullable(),
    cardNumber: cardNumberSchema.nullable(),
    verdict: z.enum(codesOf(verdicts)),
    at: instant,
  }),
  z.object({
    kind: z.literal('fee'),
    cardNumber: cardNumberSchema,
    outcome: z.enum(['paid', 'deferred', 'refunded']),
    amountFen: z.int().nonnegative(),
    receipt: z.string().max(64).optional(),
    at: instant,
  }),
  z.object({
    kind: z.literal('card-destroyed'),
    cardNumber: cardNumberSchema,
    chipId: chipIdSchema.nullable(),
    how: z.enum(['blocked', 'cut']),
    reviewer: z.string(),
    at: instant,
  }),
  z.object({
    kind: z.literal('parcel-received'),
    parcelId: id,
    received: z.array(cardNumberSchema),
    missing: z.array(cardNumberSchema),
    unexpected: z.array(z.string()).describe('serial numbers of chips that the list does not name'),
    at: instant,
  }),
  z.object({
    kind: z.literal('finished-card'),
    cardNumber: cardNumberSchema,
    outcome: z.enum(['handed-over', 'returned']),
    identifiedBy: z.string().optional(),
    receivedBy: z.enum(['holder', 'guardian', 'agent']).optional(),
    reason: z.string().optional(),
    at: instant,
  }),
  /** A person gave a refused entry up: both sides know that nothing more comes of it. */
  z.object({ kind: z.literal('given-up'), entryId: id, reason: z.string().min(2).max(200), at: instant }),
]);
export type EntryBody = z.infer<typeof entryBody>;
export type EntryKind = EntryBody['kind'];

/** What was done: it cannot be refused when its order was valid, and waits for nothing that was refused. */
export const factKinds: readonly EntryKind[] = [
  'card-issued',
  'card-spoilt',
  'card-handed-over',
  'card-destroyed',
  'fee',
  'diagnosis',
  'parcel-received',
  'finished-card',
  'given-up',
];

export function isFact(kind: string | undefined): boolean {
  return factKinds.some((fact) => fact === kind);
}

/** A loss goes before everything else (Article 21; Article 23 records it too): until it is there, the card works. */
export function goesFirst(body: EntryBody): boolean {
  return body.kind === 'service' && (body.service === 'report-loss' || body.service === 'reissue');
}

/** When something was recorded, by the terminal's own clocks. For the record: order goes by `seq` alone. */
export const momentSchema = z.object({
  clock: instant.describe("the machine's clock as it stood, uncorrected"),
  boot: z.string().min(1).max(64).describe('names one run of the machine: `steady` compares within it only'),
  steady: z.int().nonnegative().describe('milliseconds since the machine was started; nobody sets it'),
});
export type Moment = z.infer<typeof momentSchema>;

export const entrySchema = z.object({
  /** Idempotency key: the same id with another body is an error on both sides. */
  id,
  caseId: id,
  /** Position in the terminal's outbox, growing; order holds within a case. */
  seq: z.int().positive(),
  operator: z.string(),
  body: entryBody,
  /** The refused entry of the same case that this one corrects, and whose place it takes. */
  supersedes: id.optional(),
  /** Absent in entries of older programs. */
  made: momentSchema.optional(),
  /** What lies beside it: the agency has these whole before it hears of the entry. Absent where there are none. */
  files: z.array(fileSchema).min(1).max(8).optional(),
});
export type Entry = z.infer<typeof entrySchema>;
