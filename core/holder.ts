import { z } from 'zod';
import { chipIdSchema, cardNumberSchema } from './identifiers.ts';
import { cardStates } from './desk/card-states.ts';
import { banks, codesOf } from './people/codes.ts';

/** What the agency holds of a person and the card (Article 20), and how it is asked for. */

const day = z.iso.date();

/** POST /v1/holders: by document, by the number on the face, or by the chip in the reader. */
export const holderRequest = z.discriminatedUnion('by', [
  z.object({ by: z.literal('document'), documentType: z.string(), documentNumber: z.string() }),
  z.object({ by: z.literal('card'), cardNumber: cardNumberSchema }),
  z.object({ by: z.literal('chip'), chipId: chipIdSchema }),
]);
export type HolderRequest = z.infer<typeof holderRequest>;

export const accountStates = ['not-opened', 'opened', 'active', 'suspended'] as const;
export const lockStates = ['open', 'locked'] as const;

export const heldCardSchema = z.object({
  cardNumber: cardNumberSchema,
  chipId: chipIdSchema,
  bank: z.enum(codesOf(banks)),
  state: z.enum(codesOf(cardStates)),
  collectedOn: day.optional(),
  expiresOn: day.optional(),
  /** Grows with each change of the card's record; an action carries the one it was made on. */
  version: z.int().positive(),
  socialSecurity: z.enum(lockStates).describe('the social security applications'),
  medicalAccount: z.enum(accountStates),
});
export type HeldCard = z.infer<typeof heldCardSchema>;

export const holderAnswer = z.object({
  /** Article 4. */
  entitled: z.boolean(),
  /** Under the names of the application's fields; empty for somebody whom nothing is held of. */
  person: z.record(z.string(), z.string()),
  card: heldCardSchema.nullable().describe('the present card, or the last one'),
  /** The state that the rules go by: of the card, or of an application without one. */
  state: z.enum(codesOf(cardStates)),
  /** A card that is being made, and for which service. */
  making: z.object({ service: z.enum(['apply', 'reissue', 'replace']), caseId: z.string(), made: z.boolean() }).nullable(),
  everHadCard: z.boolean(),
});
export type HolderAnswer = z.infer<typeof holderAnswer>;
