import { ascii } from './bytes.ts';
import { diversifyCardKey } from './crypto.ts';
import type { Algorithm } from './crypto.ts';
import { primitives } from './primitives.ts';

/**
 * The keys of the sandbox (chip.md §12): public and worthless. Only the virtual card and the sandbox key service import
 * this file; the terminal never does, for it holds no issuer's key of any kind.
 */

/** Root of one purpose, 16 bytes, by its name such as `UKSSSE` or `RK1DF01`. */
export function sandboxRoot(name: string): Uint8Array {
  return primitives.sm3(ascii(`suika sandbox ${name}`)).slice(0, 16);
}

/**
 * The key of one purpose as one sandbox card holds it, 16 bytes.
 * @param issuingArea six digits, from EF05 record 1
 * @param historicalBytes the 13 historical bytes of the ATR
 */
export function cardKey(rootName: string, algorithm: Algorithm, issuingArea: string, historicalBytes: Uint8Array): Uint8Array {
  return diversifyCardKey(primitives, algorithm, sandboxRoot(rootName), issuingArea, historicalBytes);
}
