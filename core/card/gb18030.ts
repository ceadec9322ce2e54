import { createMultibyteDecoder, createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';

/** GB 18030, whose one- and two-byte part is the GBK of old cards. The middle dot of minority names is A1A4. */

const encode = createMultibyteEncoder('gb18030');
const decode = createMultibyteDecoder('gb18030', true);

/** The bytes of the text, or null for what GB 18030 cannot hold (a lone surrogate, U+E5E5). */
export function encodeGb18030(text: string): Uint8Array | null {
  try {
    return encode(text);
  } catch {
    return null;
  }
}

/** Never throws: bytes that are no character become U+FFFD. */
export function decodeGb18030(bytes: Uint8Array): string {
  return decode(bytes);
}
