import { z } from 'zod';

/** What both sides name things with. */

/** Ids of cases, jobs, orders, entries: letters, digits, - and _. */
export const idSchema = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/);
/** ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();
/** YYYY-MM-DD in Asia/Shanghai. */
export const daySchema = z.iso.date();
/** SHA-256, lower-case hex. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Chip id: the 13 historical bytes of the ATR followed by the 16 bytes of EF05 record 1, 29 bytes as upper-case hex (chip.md §12). */
export const chipIdSchema = z.string().regex(/^[0-9A-F]{58}$/);
/** Card number AAZ500: a letter, seven letters or digits, a check character (chip.md §2, tag 07). */
export const cardNumberSchema = z.string().regex(/^[A-Z][0-9A-Z]{7}[0-9X]$/);
