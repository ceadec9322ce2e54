import { z } from 'zod';
import { services } from './desk/services.ts';
import { verdicts } from './desk/diagnosis.ts';
import { cardStates } from './desk/card-states.ts';
import { accountStates, lockStates } from './holder.ts';
import { codesOf } from './people/codes.ts';
import { filingSchema, standingSchema } from './filing.ts';
import { caseRowSchema } from './views.ts';

/** What the host shows of a holder, of the rules, and of what was found: masked, as everything that leaves it. */

const wordsSchema = z.object({ zh: z.string(), en: z.string() });
const reasonSchema = wordsSchema.extend({ article: z.string() });
const reasons = z.array(reasonSchema);

/** What chip, agency and bank each hold of one thing: codes as they are, personal data masked. */
export const heldFields = [
  'name',
  'identityNumber',
  'cardNumber',
  'state',
  'cardBank',
  'collectedOn',
  'expiresOn',
  'socialSecurity',
  'medicalAccount',
  'account',
  'financial',
  'pan',
] as const;
export const heldLineSchema = z.object({
  field: z.enum(heldFields),
  /** null: it holds no such thing, or could not be asked. */
  chip: z.string().nullable(),
  agency: z.string().nullable(),
  bank: z.string().nullable(),
  /** They speak against one another; found on the values in clear. */
  differs: z.boolean(),
});
export type HeldLine = z.infer<typeof heldLineSchema>;

/** The answer of the rules, in full; see `Explanation` in core/rules/explain.ts. */
export const ruleAnswerSchema = z.object({
  service: z.enum(codesOf(services)),
  allowed: z.boolean(),
  provisional: z.boolean(),
  reasons,
  fee: z.object({ due: z.boolean(), amountFen: z.int().nullable(), provisional: z.boolean(), reasons }),
  deadline: z.object({ dueOn: z.iso.date(), provisional: z.boolean(), reason: reasonSchema }).nullable(),
  identity: z.object({ needed: z.enum(['identity-document', 'card', 'nothing']), shown: z.string().nullable(), ok: z.boolean(), reasons }),
  approval: z.object({ needed: z.boolean(), roles: z.array(z.string()), reason: reasonSchema }),
});
export type RuleAnswer = z.infer<typeof ruleAnswerSchema>;

export const holderViewSchema = z.object({
  /** Names the person in the calls that follow; this window's alone, and forgotten when it signs out. */
  holderId: z.string(),
  /** The agency answered; else only what card and counter know is here. */
  online: z.boolean(),
  name: z.string().describe('masked'),
  documentType: z.string(),
  identityNumber: z.string().describe('masked'),
  state: z.enum(codesOf(cardStates)).nullable().describe('null: not known here'),
  card: z
    .object({
      cardNumber: z.string().describe('masked'),
      bank: z.string(),
      collectedOn: z.iso.date().optional(),
      expiresOn: z.iso.date().optional(),
      socialSecurity: z.enum(lockStates),
      medicalAccount: z.enum(accountStates),
    })
    .nullable(),
  bank: z
    .object({ pan: z.string().nullable().describe('masked'), account: z.enum(accountStates), financial: z.enum(lockStates) })
    .nullable()
    .describe('null: no card, or the bank could not be asked'),
  /** The chip that the person was found by. */
  chip: z.object({ reader: z.string(), serial: z.string(), cardNumber: z.string().nullable() }).nullable(),
  making: z.object({ service: z.enum(codesOf(services)), made: z.boolean() }).nullable(),
  held: z.array(heldLineSchema),
  openCases: z.array(z.object({ caseId: z.string(), service: z.enum(codesOf(services)), state: z.string() })),
  /** What is said before anything else: a lost, cancelled, stop-listed, foreign or differing card (Article 32). */
  warnings: z.array(wordsSchema.extend({ code: z.string(), tone: z.enum(['stop', 'wait']) })),
});
export type HolderView = z.infer<typeof holderViewSchema>;

/** One case with what was filed for it, masked. */
export const caseFiledSchema = caseRowSchema.extend({
  /** Null of a first application, which `case.reveal` shows. */
  filing: filingSchema.nullable(),
  standing: standingSchema.nullable(),
  /** What is owed for the card that the case makes; null where it makes none. */
  fee: z
    .object({ due: z.boolean(), amountFen: z.int().nullable(), reasons, outcome: z.enum(['paid', 'deferred', 'refunded']).nullable() })
    .nullable(),
  /** What the bank has to do, and what it answered; in words. */
  bankActs: z.array(wordsSchema.extend({ state: z.enum(['waiting', 'done', 'refused']), why: wordsSchema.nullable() })),
  /** What became of the card that a new one replaces. */
  oldCard: z.enum(['taken-back', 'lost']).nullable(),
});
export type CaseFiled = z.infer<typeof caseFiledSchema>;

/** The holder's own data in clear (Article 20). */
export const ownDataSchema = z.object({
  person: z.record(z.string(), z.string()),
  cardNumber: z.string().nullable(),
  pan: z.string().nullable(),
});

export const diagnosisSchema = z.object({
  record: z.string(),
  verdict: z.enum(codesOf(verdicts)),
  zh: z.string(),
  en: z.string(),
  qualityFault: z.boolean(),
  /** What was seen, in the order in which it was seen. */
  findings: z.array(wordsSchema),
  at: z.iso.datetime(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

export const finishedStates = ['announced', 'received', 'missing', 'called', 'handed-over', 'returned'] as const;
export const finishedRowSchema = z.object({
  cardNumber: z.string().describe('masked until it was handed over'),
  serial: z.string(),
  parcelId: z.string(),
  service: z.enum(codesOf(services)),
  name: z.string().describe('masked'),
  mobile: z.string().describe('masked'),
  documentType: z.string(),
  identityNumber: z.string().describe('masked'),
  feeFen: z.int(),
  fee: z.enum(['paid', 'deferred']).nullable(),
  state: z.enum(finishedStates),
  receivedOn: z.iso.date().nullable(),
  calledOn: z.iso.date().nullable(),
});
export const parcelSchema = z.object({
  parcelId: z.string(),
  sentOn: z.iso.date(),
  cards: z.int(),
  /** Of these, announced and not there when it was received. */
  missing: z.int(),
  state: z.enum(['announced', 'received']),
});
export type FinishedRow = z.infer<typeof finishedRowSchema>;
export type Parcel = z.infer<typeof parcelSchema>;
