import { z } from 'zod';
import { codesOf, banks, documentTypes } from './people/codes.ts';
import { applicationFields, representativeFields } from './people/application.ts';
import type { ApplicationField } from './people/application.ts';
import { isDay } from './people/day.ts';
import { services } from './desk/services.ts';
import type { Service } from './desk/services.ts';

/** What is filed at the counter for a service: who stands there, and what is asked for. One form for all services. */

const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD');
const field = z.enum(Object.keys(applicationFields) as [ApplicationField, ...ApplicationField[]]);

/** Services that are filed by themselves. `apply` has its application; `receive` and `query` are no filing. */
export type FiledService = Exclude<Service, 'apply' | 'receive' | 'query'>;
export const filedServices = codesOf(services).filter((code) => code !== 'apply' && code !== 'receive' && code !== 'query') as [
  FiledService,
  ...FiledService[],
];
/** Filed services that end with a card being made. */
export function makesCard(service: Service): service is 'apply' | 'reissue' | 'replace' {
  return service === 'apply' || service === 'reissue' || service === 'replace';
}
/** Services that the branch takes in and the agency decides (Articles 20, 23, 26). */
export function agencyDecides(service: Service): boolean {
  return service === 'cancel' || service === 'withdraw-reissue' || service === 'change-data' || service === 'correct';
}

export const standingSchema = z.strictObject({
  who: z.enum(['holder', 'guardian', 'agent', 'reporter']).describe('reporter: somebody who brings evidence of a death or a suspicion'),
  shown: z
    .enum([...codesOf(documentTypes), 'electronic-card', 'social-security-card'])
    .optional()
    .describe('what that person showed; absent: nothing'),
  validUntil: z
    .union([z.literal('long-term'), day])
    .optional()
    .describe('last day of that document'),
  /** Article 19: who acts for the holder is recorded beside the holder. */
  other: z
    .strictObject({ ...representativeFields, mobile: representativeFields.mobile.optional() })
    .optional()
    .describe('who acts for the holder, or brings the evidence'),
});
export type Standing = z.infer<typeof standingSchema>;

export const filingSchema = z.strictObject({
  ground: z
    .string()
    .min(1)
    .max(40)
    .optional()
    .describe('replace: face, chip, data, bank or a configured one; cancel and suspicion: theirs'),
  evidence: z.enum(['registration-cancelled', 'death-certificate', 'other']).optional().describe('cancel: what was brought'),
  faceIllegible: z.boolean().optional().describe('replace: seen at the counter'),
  chipUnreadable: z.boolean().optional().describe('replace: tried on a reader'),
  newBank: z.enum(codesOf(banks)).optional().describe('replace on ground of the bank'),
  diagnosis: z.string().max(64).optional().describe('replace: id of the diagnosis record'),
  account: z.enum(['medical', 'bank']).optional().describe('activate'),
  application: z.enum(['social-security', 'financial']).optional().describe('lock, unlock'),
  pin: z.enum(['social-security', 'bank']).optional().describe('change-pin, reset-pin'),
  changes: z
    .partialRecord(field, z.string().max(200))
    .optional()
    .describe('change-data, correct, replace on ground of data: the new values'),
  proved: z.boolean().optional().describe('the lawful change was shown by a document'),
  deliver: applicationFields.deliver.optional().describe('reissue, replace: how the new card reaches its holder'),
  urgent: z.boolean().optional().describe('the card is wanted at once'),
  note: z.string().trim().max(200).optional().describe("in the counter's own words"),
});
export type Filing = z.infer<typeof filingSchema>;
