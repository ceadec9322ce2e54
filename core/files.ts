import { z } from 'zod';
import { digestSchema } from './identifiers.ts';

/**
 * Pictures that travel beside an entry: named by their SHA-256, sent before the entry that needs them, and never again once the
 * agency has them whole.
 */

export const fileUses = ['photo', 'signature', 'evidence'] as const;
export type FileUse = (typeof fileUses)[number];
export const fileTypes = ['image/jpeg', 'image/png'] as const;
export type FileType = (typeof fileTypes)[number];

export interface FileLimits {
  readonly types: readonly FileType[];
  /** Bytes of the file without what was stripped from it. */
  readonly mostBytes: number;
  /** Shortest and longest side, in pixels. */
  readonly width: readonly [number, number];
  readonly height: readonly [number, number];
  /** Height by width; a photo of the card is 26 × 32 mm, 358 × 441 pixels. */
  readonly shape: readonly [number, number];
}

const kib = 1024;

export const fileLimits: Readonly<Record<FileUse, FileLimits>> = {
  photo: { types: ['image/jpeg'], mostBytes: 200 * kib, width: [200, 1600], height: [240, 2000], shape: [1.15, 1.4] },
  signature: { types: ['image/png'], mostBytes: 64 * kib, width: [100, 2000], height: [40, 1200], shape: [0.1, 1.5] },
  evidence: { types: ['image/jpeg', 'image/png'], mostBytes: 1024 * kib, width: [200, 8000], height: [200, 8000], shape: [0.2, 5] },
};
/** Bytes of the longest file of all. */
export const mostFileBytes = Math.max(...Object.values(fileLimits).map(({ mostBytes }) => mostBytes));

/** A file as an entry names it. */
export const fileSchema = z.object({
  digest: digestSchema.describe('of the whole file'),
  length: z.int().positive().max(mostFileBytes).describe('bytes'),
  use: z.enum(fileUses),
  type: z.enum(fileTypes),
});
export type FileRef = z.infer<typeof fileSchema>;

/**
 * POST /v1/files/status, asked before the first byte and after each break: how much is there? The answer to bytes that arrived
 * has the same form. The bytes themselves go to {@link fileBytesPath}.
 */
export const fileStatusRequest = fileSchema;
export const fileAnswer = z.object({
  have: z.int().nonnegative().describe('bytes from the beginning that need not be sent again'),
  whole: z.boolean().describe('all of them, of the right digest, on the disk'),
});

/** Where the bytes from `offset` to the end are posted, as application/octet-stream. */
export function fileBytesPath(digest: string, offset: number): string {
  return `/v1/files/${digest}/${String(offset)}`;
}
