import { z } from 'zod';
import { id, pinDesk } from './contract-parts.ts';
import type { Declared } from './contract-parts.ts';
import { noticeSchema } from './views.ts';

/** What the terminal's own store says of itself. */
export const storeCalls = {
  'notice.list': {
    summary: { zh: '须知', en: 'What the people here must be told' },
    roles: 'anyone',
    whileRevoked: true,
    input: z.object({}),
    output: z.object({ notices: z.array(noticeSchema) }),
  },
  'notice.seen': {
    summary: { zh: '须知已阅', en: 'A notice was seen and is put away' },
    roles: pinDesk,
    input: z.object({ id }),
    output: z.object({}),
  },
  'store.check': {
    summary: { zh: '检查本机数据库', en: 'Check the whole store' },
    roles: 'anyone',
    input: z.object({}),
    output: z.object({
      /** False where there was no room on the disk for it, or no moment of rest. */
      checked: z.boolean(),
      found: z.array(z.string()).describe("what is amiss, in SQLite's words"),
      bytes: z.int(),
    }),
  },
  'audit.verify': {
    summary: { zh: '核验审计链', en: 'Verify the audit chain' },
    roles: 'anyone',
    input: z.object({}),
    output: z.object({
      ok: z.boolean(),
      entries: z.int(),
      brokenAt: z.int().optional(),
      lost: z.int().optional().describe('lines that a damaged file lost, as the log itself records'),
    }),
  },
  'keys.rotate': {
    summary: {
      zh: '更换数据库密钥（下次启动时换上）或设备密钥',
      en: 'Another key for the store, in use from the next start on, or another secret of this device',
    },
    roles: ['manager'],
    input: z.object({ what: z.enum(['store', 'device']) }),
    output: z.object({}),
  },
} as const satisfies Record<string, Declared>;
