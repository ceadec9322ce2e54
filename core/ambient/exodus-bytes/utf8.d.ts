/** What core uses of @exodus/bytes; the package's own types would bring Node's globals into core. */

/** @throws TypeError for a lone surrogate */
export function utf8fromString(text: string): Uint8Array<ArrayBuffer>;
/** @throws TypeError for bytes that are not UTF-8 */
export function utf8toString(bytes: Uint8Array): string;
