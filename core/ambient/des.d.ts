/** What core uses of des.js, which ships no types. */
declare module 'des.js' {
  interface Cipher {
    /** Whole blocks of 8 bytes; a deciphering cipher keeps the last block back until `final`. */
    update(data: Uint8Array): number[];
    final(): number[];
  }
  interface CipherFactory {
    create(options: { readonly type: 'encrypt' | 'decrypt'; readonly key: Uint8Array; readonly padding: false }): Cipher;
  }
  /** Keys of 8 bytes. */
  export const DES: CipherFactory;
  /** Keys of 24 bytes. */
  export const EDE: CipherFactory;
}
