import { z } from 'zod';
import { ascii, concat, fromHex, hex } from '../bytes.ts';
import { encodeRecord } from '../record.ts';

/**
 * What a virtual card keeps when power goes: everything but its security state. Plain JSON, so that a process can write it
 * to a file at each update. Paths name a directory and a file or key: `SSSE/EF05`, `DF04/83`.
 */

const bytes = z.string().regex(/^(?:[0-9A-F]{2})*$/);
const tries = z.int().min(0).max(3);

export const virtualCardStateSchema = z.strictObject({
  format: z.literal(1),
  kind: z.enum(['2.0', '3.0']),
  /** 4 bytes hex: the last historical bytes of the ATR. */
  serial: z.string().regex(/^[0-9A-F]{8}$/),
  /** Whole records as they lie in the chip, half-written ones too; null is an absent slot. Cyclic files: the newest first. */
  records: z.record(z.string(), z.array(bytes.nullable())),
  /** Transparent files that were ever written; the others are all 00. */
  binaries: z.record(z.string(), bytes),
  /** cn, padded with F; null when no PIN is set. */
  pin: bytes.nullable(),
  pinTries: tries,
  /** Keys that have lost tries; the others have 3. */
  keyTries: z.record(z.string(), tries),
  blockedApplications: z.array(z.string()),
  blocked: z.boolean(),
  /** UPDATE commands that changed something, ever. */
  writes: z.int().min(0),
});
export type VirtualCardState = z.infer<typeof virtualCardStateSchema>;
export type VirtualCardKind = VirtualCardState['kind'];

export const triesAtFirst = 3;
/** Where the keys of sandbox cards were diversified for: Guangzhou. */
export const issuingArea = '440100';

/** Historical bytes of the ATR: chip maker, COS, card maker, area 4401, serial (chip.md §7, §12). */
export function historicalBytesOf(serial: string): Uint8Array {
  return fromHex(`008153554986844401${serial}`);
}

export function atrOf(serial: string): Uint8Array {
  return concat(fromHex('3B6D0000'), historicalBytesOf(serial));
}

/** What a contactless reader answers for a card of ISO/IEC 14443-4 without historical bytes (PC/SC part 3). */
export const contactlessAtr = fromHex('3B80800101');

/** A blank as it comes from the factory (chip.md §12): it knows who it is, and nothing else. */
export function blankState(kind: VirtualCardKind, serial: string): VirtualCardState {
  const record = (tag: number, value: Uint8Array): string => hex(encodeRecord({ tag, value }));
  const identificationCode = record(1, fromHex(`${issuingArea}D156000005${serial}FFFFFFFF`));
  const version = record(3, ascii(`${kind}0`));
  const initialisingBody = record(4, fromHex(`9156000002${issuingArea}${issuingArea}01`));
  return {
    format: 1,
    kind,
    serial,
    records: {
      'SSSE/EF05': [identificationCode, null, version, initialisingBody, null, null, null],
      'SSSE/EF06': [null, null, null, null, null, null, null],
    },
    binaries: {},
    pin: null,
    pinTries: triesAtFirst,
    keyTries: {},
    blockedApplications: [],
    blocked: false,
    writes: 0,
  };
}

/** Whether somebody's card was made of it: the card number, written last, is there. */
export function isWritten(state: VirtualCardState): boolean {
  return (state.records['SSSE/EF05']?.[6] ?? null) !== null;
}
