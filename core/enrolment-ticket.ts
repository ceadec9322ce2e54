import { z } from 'zod';

/**
 * What the agency's clerk gives to a branch so that one terminal can enrol: where the agency is, by what it is known, and a code
 * that works once. One line of JSON, to be pasted or read from a file. The code is a secret until it has been used.
 */
export const enrolmentTicketSchema = z.object({
  url: z.url({ protocol: /^https$/ }),
  /** The agency's own certificate authority, PEM: no other one vouches for its server. */
  authority: z.string().startsWith('-----BEGIN CERTIFICATE-----').max(4096),
  /** Ed25519 public key that signs the agency's answers, base64url of 32 raw bytes. */
  agencyKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{20}$/),
  expiresAt: z.iso.datetime(),
});
export type EnrolmentTicket = z.infer<typeof enrolmentTicketSchema>;

/** Longest text that is looked at, in characters. */
export const longestTicket = 8_192;

/** The ticket in a text; null when it is none. */
export function readTicket(text: string): EnrolmentTicket | null {
  try {
    const ticket = enrolmentTicketSchema.safeParse(JSON.parse(text));
    return ticket.success ? ticket.data : null;
  } catch {
    return null;
  }
}
