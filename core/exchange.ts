import { z } from 'zod';
import { operatorSchema, terminalConfiguration } from './agency.ts';
import { entrySchema } from './entry.ts';
import {
  cardNumberSchema,
  chipIdSchema,
  daySchema as day,
  digestSchema as digest,
  idSchema as id,
  instantSchema as instant,
} from './identifiers.ts';

/** Entries of one exchange at the most. */
export const entriesPerExchange = 200;

/**
 * POST /v1/exchange: entries out, receipts, refusals and changes back. Either side may have been put back to an earlier day:
 * `knows` tells the agency that the terminal was, or that it was itself; the `epoch` of each side names the time since.
 */
export const exchangeRequest = z.object({
  /** Of the terminal's store: another one after it was restored or salvaged. */
  epoch: id,
  agencyEpoch: id
    .optional()
    .describe(
      'as it was last heard: an agency of another epoch looks at none of the entries, for what goes before them may be missing there',
    ),
  cursor: z.int().nonnegative(),
  entries: z.array(entrySchema).max(entriesPerExchange),
  knows: z
    .object({
      seq: z.int().nonnegative().describe('the highest number that an entry of this store ever had'),
      receipt: z.int().nonnegative().describe('the highest number of a receipt that this store holds or held'),
    })
    .optional(),
  tallied: day.optional().describe('the last day whose tally agreed here'),
});
/** What the agency accepted from one terminal on one of its days: compared before the terminal lets go of anything. */
export const tallySchema = z.object({
  day: day.describe("the agency's day in Guangzhou on which it accepted them"),
  count: z.int().nonnegative(),
  digest: digest.describe('of tallyText (core/tally.ts): number and entry of each receipt'),
});
export type Tally = z.infer<typeof tallySchema>;
export const receiptSchema = z.object({
  entryId: id,
  terminalId: id,
  /** SHA-256 (lower-case hex) of the canonical JSON (core/canonical.ts) of the entry as it was sent, so that a receipt speaks of one body only. */
  digest,
  acceptedAt: instant,
  number: z.int().positive().describe("the agency's own running number"),
});
export const entryResult = z.discriminatedUnion('outcome', [
  /** `receipt` is an envelope (compact JWS by the agency key) over receiptSchema. */
  z.object({ id, outcome: z.literal('accepted'), receipt: z.string() }),
  z.object({
    id,
    outcome: z.literal('refused'),
    reason: z.enum([
      'live-card',
      'not-entitled',
      'invalid',
      'other-body',
      'order-unknown',
      'order-void',
      'order-other-chip',
      'case-unknown',
      'read-back-differs',
      'rule',
      'version',
    ]),
    field: z.string().optional(),
    /** rule, version: why, for the person at the counter. */
    words: z.object({ zh: z.string(), en: z.string() }).optional(),
  }),
  /** Not looked at: an earlier entry of its case was refused, or needs its files. It waits with the terminal for that one, corrected or whole. */
  z.object({ id, outcome: z.literal('held'), after: id }),
  /** Neither taken nor refused: the agency does not have these files of it (any more). They are sent, and then it is sent again. */
  z.object({ id, outcome: z.literal('needs-files'), files: z.array(digest).min(1) }),
]);
export type EntryResult = z.infer<typeof entryResult>;
/** One card that the centre made, on its way to the branch. */
export const finishedCardSchema = z.object({
  cardNumber: cardNumberSchema,
  serial: z
    .string()
    .regex(/^[0-9A-F]{8}$/)
    .describe('of the chip, as it is printed on the carrier'),
  service: z.enum(['apply', 'reissue', 'replace']),
  feeFen: z.int().nonnegative().describe('due when it is collected (Article 27)'),
  person: z.object({ name: z.string(), documentType: z.string(), identityNumber: z.string(), birthDate: day, mobile: z.string() }),
});
export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    number: z.int(),
    caseId: id,
    cardNumber: cardNumberSchema,
    state: z.enum(['issued', 'handed-over', 'void']),
  }),
  z.object({ kind: z.literal('stop'), number: z.int(), chipId: chipIdSchema, cardNumber: cardNumberSchema, reason: z.string() }),
  /** Taken off the stop list: a lost card that was found. */
  z.object({ kind: z.literal('release'), number: z.int(), chipId: chipIdSchema, cardNumber: cardNumberSchema }),
  /** What the agency decided of a service that the branch only takes in. */
  z.object({ kind: z.literal('decision'), number: z.int(), caseId: id, granted: z.boolean(), zh: z.string(), en: z.string() }),
  /** Reported lost, found again or cancelled, wherever that was (Articles 21, 22, 26). */
  z.object({
    kind: z.literal('news'),
    number: z.int(),
    cardNumber: cardNumberSchema,
    state: z.enum(['lost', 'found', 'cancelled']),
    by: z.enum(['phone', 'web', 'branch', 'agency']),
    at: instant,
  }),
  /** The whole list as it is now. */
  z.object({ kind: z.literal('operators'), number: z.int(), operators: z.array(operatorSchema) }),
  /** The whole configuration as it is now, with holidays and fee. */
  z.object({ kind: z.literal('configuration'), number: z.int(), configuration: terminalConfiguration }),
  z.object({ kind: z.literal('parcel'), number: z.int(), parcelId: id, sentOn: day, cards: z.array(finishedCardSchema).min(1).max(200) }),
]);
export type Change = z.infer<typeof changeSchema>;
export const exchangeAnswer = z.object({
  epoch: id,
  time: instant.describe("the agency's clock; it corrects a wrong one of the terminal"),
  results: z.array(entryResult),
  changes: z.array(changeSchema),
  cursor: z.int().nonnegative(),
  /** Days after `tallied` and before today, oldest first; days without any are among them. */
  tallies: z.array(tallySchema).max(31).default([]),
  /** The terminal was put back to an earlier day: what the agency has of it that it cannot know any more. */
  restored: z
    .object({
      seq: z.int().nonnegative().describe('the highest number of an entry that the agency heard of'),
      receipt: z.int().nonnegative().describe('the highest receipt that the terminal said it had'),
      entries: z.array(z.object({ id, caseId: id, kind: z.string(), seq: z.int() })).max(1_000),
    })
    .optional(),
});
