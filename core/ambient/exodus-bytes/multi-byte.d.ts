/** What core uses of @exodus/bytes; the package's own types would bring Node's globals into core. */

/** The encoder throws TypeError for a lone surrogate and for what the encoding cannot hold. */
export function createMultibyteEncoder(encoding: 'gb18030'): (text: string) => Uint8Array<ArrayBuffer>;
/** Without `loose` the decoder throws TypeError for bytes that the encoding does not have. */
export function createMultibyteDecoder(encoding: 'gb18030', loose?: boolean): (bytes: Uint8Array, stream?: boolean) => string;
