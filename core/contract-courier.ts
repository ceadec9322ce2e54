import { z } from 'zod';
import { everyone } from './contract-parts.ts';
import type { Declared } from './contract-parts.ts';
import { instantSchema as instant } from './identifiers.ts';
import { wordsSchema } from './views.ts';

/** The calls of what is carried by hand where there is no network. Files are read and written by the host. */

const carriers = ['teller', 'technician', 'field', 'manager'] as const;
/** Full path on this machine. */
const path = z.string().min(1).max(1_000);

export const courierCalls = {
  'courier.look': {
    summary: { zh: '离线传递：U 盘和离线包', en: 'By courier: drives, and the bundles that were made' },
    roles: everyone,
    input: z.object({}),
    output: z.object({
      drives: z.array(z.object({ folder: path, bundles: z.array(path), answers: z.array(path) })),
      bundles: z.array(
        z.object({
          number: z.int(),
          madeAt: instant,
          file: z.string().nullable(),
          writtenAt: instant.nullable(),
          answeredAt: instant.nullable(),
          outcome: z.enum(['taken', 'refused', 'overtaken']).nullable(),
          entries: z.int(),
          waiting: z.int(),
        }),
      ),
    }),
  },
  'courier.make': {
    summary: { zh: '生成离线包', en: 'Make a bundle of what waits' },
    roles: carriers,
    /** A folder, in which the file gets its name, or a file that is not there yet. */
    input: z.object({ path }),
    output: z.object({
      number: z.int(),
      file: path,
      entries: z.int(),
      files: z.int().describe('photos and signatures that came along'),
      left: z.int().describe('entries without room in it; they are for the next one, after the answer to this one'),
      madeAt: instant,
    }),
  },
  'courier.carry': {
    summary: { zh: '代交其他终端的离线包', en: "Carry another terminal's bundle to the agency" },
    roles: carriers,
    /** Where the answer goes: beside the bundle when left out. */
    input: z.object({ path, answer: path.optional() }),
    output: z.object({ file: path, refusal: wordsSchema.nullable() }),
  },
  'courier.take': {
    summary: { zh: '取回离线包的回执', en: 'Take in the answer to a bundle of this terminal' },
    roles: carriers,
    input: z.object({ path }),
    output: z.object({ number: z.int(), accepted: z.int(), refused: z.int(), waiting: z.int(), changes: z.int() }),
  },
} as const satisfies Record<string, Declared>;
