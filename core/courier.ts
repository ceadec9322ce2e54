import { z } from 'zod';
import { exchangeAnswer, exchangeRequest } from './exchange.ts';
import type { Words } from './card/words.ts';
import { digestSchema as digest, idSchema as id, instantSchema as instant } from './identifiers.ts';

/**
 * An exchange that is carried by hand where there is no network. A bundle is the terminal's envelope (core/envelope.ts) over
 * bundleSchema, sealed for the agency (native/sealing.ts); its answer is the agency's over bundleAnswerSchema, sealed for that
 * terminal. Who carries them reads nothing of them.
 */

/**
 * Entries of one bundle, files beside them, and bytes of both as they stand in it: any entry fits with its files, and a line takes
 * it all in one request. What does not fit waits for the next one.
 */
export const mostCarried = { entries: 1_000, files: 4_000, bytes: 6.5 * 1024 * 1024 } as const;
/** Characters of a sealed bundle or answer; a longer file is neither. Signing and sealing make sixteen of nine (base64url, twice). */
export const longestSealed = 12 * 1024 * 1024;

/** Five parts of base64url, the second of them empty: a compact JWE with direct agreement (RFC 7516 §7.1). */
export const sealedSchema = z
  .string()
  .max(longestSealed)
  .regex(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);

export const bundleSchema = z.object({
  terminalId: id,
  number: z.int().positive().describe("the terminal's own running number; what it names was on the terminal's disk before the file"),
  madeAt: instant,
  /** All that waits, in its order. Entries are checked one by one, as in any exchange. */
  exchange: exchangeRequest.extend({ entries: z.array(z.looseObject({ id })).max(mostCarried.entries) }),
  /** What the entries need and the agency does not have whole, each once. */
  files: z
    .array(z.object({ digest, bytes: z.base64() }))
    .max(mostCarried.files)
    .optional(),
});
export type Bundle = z.infer<typeof bundleSchema>;

/** Which bundle an answer speaks of. */
const answers = { terminalId: id, number: z.int().positive(), bundle: digest.describe('of the envelope of the bundle') };
export const bundleAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), ...answers, exchange: exchangeAnswer }),
  z.object({
    outcome: z.literal('refused'),
    ...answers,
    last: z.int().positive().describe('the highest number that the agency took in from this terminal: the next one is above it'),
    zh: z.string(),
    en: z.string(),
  }),
]);
export type BundleAnswer = z.infer<typeof bundleAnswerSchema>;

/** POST /v1/courier: one terminal brings another one's bundle, and takes the answer back. */
export const courierRequest = z.object({ bundle: z.string().max(longestSealed) });
export const courierAnswer = z.object({
  answer: z.string().max(longestSealed),
  /** Why the bundle was not taken in, for who brought it; null: it was. */
  refusal: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Day and minute in Guangzhou (UTC+8, no summer time), as people write them. @param at ISO 8601 */
export function minuteWords(at: string): Words {
  const local = new Date(Date.parse(at) + 8 * 3_600_000);
  const [month, day, time] = [local.getUTCMonth(), local.getUTCDate(), local.toISOString().slice(11, 16)];
  return { zh: `${String(month + 1)}月${String(day)}日 ${time}`, en: `${String(day)} ${months[month] ?? ''} ${time}` };
}
