/**
 * A card is a function from bytes to bytes: a command APDU goes in, data and the two status bytes come out.
 * A reader, the virtual card, a recorded tape and a secure channel are all that, and wrap one another.
 * A card torn out rejects with the fault `card-torn`; a channel never answers fewer than 2 bytes.
 */
export type Channel = (apdu: Uint8Array) => Promise<Uint8Array>;
