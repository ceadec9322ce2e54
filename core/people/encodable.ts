import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';

const encode = createMultibyteEncoder('gb18030');

/** Length in bytes as GB 18030, or undefined for what it cannot hold: a lone surrogate, U+E5E5. */
export function gb18030Length(text: string): number | undefined {
  try {
    return encode(text).length;
  } catch {
    return undefined;
  }
}

/** Whether the chip can hold the text (chip.md §2, tags 09 and 4E). */
export function encodableInGb18030(text: string): boolean {
  return gb18030Length(text) !== undefined;
}
