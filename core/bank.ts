import { z } from 'zod';
import { cardNumberSchema } from './identifiers.ts';
import { accountStates, lockStates } from './holder.ts';

/**
 * What the terminal says to its bank's core system, and hears. The interface is ours to define; a bank adapts it to its core.
 * JSON over HTTP, signed as core/http-signature.ts says, with the terminal's device key; the bank signs its answers with the
 * key that the enrolment names. A request that is repeated with the same `id` has one effect and gets the same answer.
 */

const id = z.string().min(8).max(64);
/** Primary account number, 12 to 19 digits, Luhn (ISO/IEC 7812). Masked wherever people see it. */
export const panSchema = z.string().regex(/^\d{12,19}$/);
const person = z.object({ name: z.string(), documentType: z.string(), documentNumber: z.string(), mobile: z.string().optional() });

/** What the bank holds of one social security card. */
export const bankHeldSchema = z.object({
  pan: panSchema.nullable().describe('null: no account was opened'),
  account: z.enum(accountStates),
  /** The financial application of the chip, a state that the bank holds. */
  financial: z.enum(lockStates),
});
export type BankHeld = z.infer<typeof bankHeldSchema>;

/** POST /bank/v1/identity: 联网核查, the check against the public register. */
export const identityCheckRequest = z.object({ id, person });
export const identityCheckAnswer = z.object({ result: z.enum(['same', 'photo-unclear', 'differs', 'not-found']) });

/** POST /bank/v1/query */
export const bankQueryRequest = z.object({ id, cardNumber: cardNumberSchema });
export const bankQueryAnswer = bankHeldSchema;

/** What the bank is asked to do, one act a request: POST /bank/v1/acts. */
export const bankActs = ['open-account', 'link', 'activate', 'suspend', 'release', 'lock', 'unlock', 'close', 'inform-change'] as const;
export type BankAct = (typeof bankActs)[number];
export const bankActRequest = z.object({
  /** Idempotency key. */
  id,
  act: z.enum(bankActs),
  caseId: id,
  cardNumber: cardNumberSchema,
  person: person.optional().describe('open-account'),
  /** inform-change: this bank's card is being replaced by one of another partner bank (Article 24 (3)). */
  newBank: z.string().optional(),
});
export type BankActRequest = z.infer<typeof bankActRequest>;
export const bankActAnswer = z.object({ number: z.int().positive().describe("the bank's own running number"), held: bankHeldSchema });

/** A refusal, signed like every answer; status 409 for a rule, 422 for the body, 401 for the terminal. */
export const bankRefusals = [
  'identity-not-checked',
  'identity-differs',
  'risk-control',
  'account-exists',
  'no-account',
  'account-closed',
  'suspended',
  'not-suspended',
  'locked',
  'not-locked',
  'other-card',
  'not-our-card',
  'terminal-unknown',
  'body-invalid',
] as const;
export type BankRefusal = (typeof bankRefusals)[number];
export const bankRefusalAnswer = z.object({ refused: z.enum(bankRefusals), field: z.string().optional() });

export const bankPaths = { identity: '/bank/v1/identity', query: '/bank/v1/query', acts: '/bank/v1/acts' } as const;
