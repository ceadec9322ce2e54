import { z } from 'zod';
import { id } from './contract-parts.ts';
import type { Declared } from './contract-parts.ts';
import { filingSchema } from './filing.ts';
import { applicationSchema } from './people/application.ts';
import { caseRowSchema, queueRowSchema, reviewerSchema } from './views.ts';

/** The calls of the queue, as core/contract.ts has them among all others. */
export const queueCalls = {
  'queue.list': {
    summary: { zh: '上报队列', en: 'The queue' },
    roles: 'anyone',
    input: z.object({ limit: z.int().min(1).max(200).optional() }),
    output: z.object({ entries: z.array(queueRowSchema), waiting: z.int(), refused: z.int() }),
  },
  'queue.sync': {
    summary: { zh: '立即上报', en: 'Exchange with the agency now' },
    roles: 'anyone',
    input: z.object({}),
    output: z.object({ sent: z.int(), accepted: z.int(), refused: z.int(), waiting: z.int(), changes: z.int() }),
  },
  'queue.retry': {
    summary: { zh: '再次上报被退回的一条', en: 'Send an entry that was sent back once more' },
    roles: ['teller', 'technician', 'field', 'manager'],
    input: z.object({ id }),
    output: z.object({}),
  },
  'queue.correct': {
    summary: {
      zh: '更正被退回的申请或业务，按现在的情况重新上报',
      en: 'Correct a refused application or service and send it anew, on what is held now',
    },
    roles: ['teller', 'field', 'manager'],
    input: z.object({
      id,
      /** The whole application as it is right; wanted for an application, and not taken for a service. */
      application: applicationSchema.optional(),
      /** What is filed, where that changes; only of a service. */
      filing: filingSchema.optional(),
      reviewer: reviewerSchema.optional(),
    }),
    output: caseRowSchema,
  },
  'queue.giveUp': {
    summary: { zh: '不再上报被退回的一条，写明原因', en: 'Give up an entry that was sent back, for a reason' },
    roles: ['teller', 'field', 'manager'],
    input: z.object({ id, reason: z.string().trim().min(2).max(200) }),
    output: z.object({}),
  },
} as const satisfies Readonly<Record<string, Declared>>;
