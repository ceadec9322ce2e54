import type { Channel } from './channel.ts';

/** A slot as PC/SC (or the in-process virtual reader) shows it. */
export interface ReaderInfo {
  readonly name: string;
  /** From the name and attributes where known; `contact` when nothing says otherwise. */
  readonly kind: 'contact' | 'contactless' | 'virtual';
  /** `mute`: a card is there but does not answer to reset. */
  readonly card: 'absent' | 'present' | 'mute';
  /** Answer to reset, present only with a card that answers. */
  readonly atr?: Uint8Array;
}

/** An exclusive connection to the card in one reader. */
export interface CardConnection {
  readonly reader: string;
  readonly atr: Uint8Array;
  /** Rejects with the fault `card-torn` when the card or the reader goes away, within a second, never hanging. */
  readonly transmit: Channel;
  /**
   * What SCardControl does: a question about the reader (no data), or a PIN that somebody types on it, which may take minutes.
   * Absent for a reader without it. Rejects with `reader-failed` where the reader refuses, and as `transmit` does.
   */
  readonly control?: (code: number, data: Uint8Array) => Promise<Uint8Array>;
  /** Milliseconds spent inside the driver's transmit since the connection was made. */
  readonly driverMs: () => number;
  /** `reset` clears the card's security state; used on every way out. Never rejects. */
  disconnect(how: 'reset' | 'leave'): Promise<void>;
}

/** All the readers of one kind of source. */
export interface Readers {
  /** Rejects with `pcsc-service-down` when the PC/SC service cannot be reached. */
  list(): Promise<readonly ReaderInfo[]>;
  /** Called with the whole list after each arrival, removal or hot-plug, and with `null` when the service went down. */
  onChange(listener: (readers: readonly ReaderInfo[] | null) => void): () => void;
  /** Rejects with `reader-unknown`, `reader-empty`, `card-mute` or `reader-busy`. */
  connect(reader: string): Promise<CardConnection>;
  close(): Promise<void>;
}
