/** What core uses of @exodus/bytes; the package's own types would bring Node's globals into core. */

export function toBase64(bytes: Uint8Array): string;
/** Without padding. */
export function toBase64url(bytes: Uint8Array): string;
/** @throws Error for anything but canonical base64 with padding */
export function fromBase64(text: string, options: { readonly padding: true }): Uint8Array<ArrayBuffer>;
/** @throws Error for anything but canonical base64url without padding */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer>;
