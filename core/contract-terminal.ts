import { z } from 'zod';
import type { Declared } from './contract-parts.ts';
import { longestTicket } from './enrolment-ticket.ts';
import { revokedSchema } from './views.ts';

/** What is asked of the terminal itself: to what it belongs, and how it gets there. */
export const terminalCalls = {
  'terminal.show': {
    summary: { zh: '本终端的登记和连接', en: 'To what this terminal belongs, and how it gets there' },
    roles: 'anyone',
    whileRevoked: true,
    input: z.object({}),
    output: z.object({
      terminalId: z.string().nullable().describe('null: not enrolled'),
      branch: z.string(),
      agency: z.string().nullable().describe('base URL'),
      sandbox: z.boolean(),
      certificateUntil: z.iso.datetime().nullable().describe('null: no certificate, the agency is a sandbox on this machine'),
      proxy: z.string().nullable().describe("the terminal's own setting; null: as the environment says"),
      revoked: revokedSchema.nullable(),
    }),
  },
  'terminal.enrol': {
    summary: { zh: '凭登记单登记本终端', en: 'Enrol this terminal with a ticket of the agency' },
    roles: 'anyone',
    whileRevoked: true,
    input: z.object({
      ticket: z.string().max(longestTicket).describe('the line of JSON that the agency issued'),
      proxy: z.string().max(256).optional().describe('http://HOST:PORT, kept as with terminal.setProxy, but not on a terminal that works'),
    }),
    output: z.object({ terminalId: z.string(), branch: z.string() }),
  },
  'terminal.setProxy': {
    summary: { zh: '设定网络代理', en: 'Set the proxy of this terminal' },
    roles: ['technician', 'manager'],
    input: z.object({ proxy: z.string().max(256).nullable().describe('http://HOST:PORT; null: as the environment says') }),
    output: z.object({ proxy: z.string().nullable() }),
  },
} as const satisfies Record<string, Declared>;
