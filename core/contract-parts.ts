import { z } from 'zod';
import type { roles } from './agency.ts';
import { mostFileBytes } from './files.ts';

/** What the calls of the contract are declared with. */

export const id = z.string().min(1).max(64);
export const reader = z.string().min(1).max(128);
export const reason = z.string().trim().min(2).max(200);
/** A JPEG or PNG, base64. Longer than what is kept, for what is stripped from it. */
export const picture = z.base64().max(4 * Math.ceil((2 * mostFileBytes) / 3));
/** Digits of the holder's PIN; what is no PIN costs no try. */
export const pin = z.string().max(64);

export const everyone = ['teller', 'reviewer', 'technician', 'field', 'manager', 'auditor'] as const;
/** Who serves people at the counter. */
export const desk = ['teller', 'field', 'manager'] as const;
export const pinDesk = ['teller', 'technician', 'field', 'manager'] as const;

export interface Declared {
  readonly summary: { readonly zh: string; readonly en: string };
  /** Who may call; `anyone` needs no sign-in and therefore gives nothing but masked data. */
  readonly roles: 'anyone' | readonly (typeof roles)[number][];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** Begins new work: refused while the disk has no room for its record. What goes on or ends work in hand is never refused for that. */
  readonly begins?: true;
  /** Only where the terminal is enrolled with a sandbox agency. */
  readonly sandbox?: true;
  /** Also on a terminal that the agency has revoked; everything else is refused there. */
  readonly whileRevoked?: true;
}
