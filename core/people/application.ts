import { z } from 'zod';

/** Provisional shape; the people part fills in code lists, cross checks and the short citizen form. */
export const applicationSchema = z.object({
  documentType: z.string(),
  identityNumber: z.string(),
  name: z.string(),
});
