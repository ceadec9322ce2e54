import { createRequire } from 'node:module';

/**
 * The part of the npm package `smartcard` that is used. Written down here and not taken from the package: it is an optional
 * dependency, and the tree must compile where it could not be built. What fails throws or rejects with an `Error` without a
 * code (pcsc-words.ts).
 */
export interface Binding {
  readonly Context: new () => BindingContext;
}

export interface BindingContext {
  /** Blocks its thread for a few round trips to the service, and as long as a command of a card of this context runs. */
  listReaders(): BindingReader[];
  close(): void;
}

export interface BindingReader {
  readonly name: string;
  /** PC/SC's dwEventState: flags below, a count of insertions and removals in the upper 16 bits. 0: could not be had. */
  readonly state: number;
  readonly atr: Uint8Array | null;
  /** Runs on libuv's pool, as `transmit`, `control` and `reconnect` do. */
  connect(share: number, protocols: number): Promise<BindingCard>;
}

export interface BindingCard {
  transmit(command: Buffer, options: { maxRecvLength: number }): Promise<Uint8Array>;
  /** At most 256 bytes come back. */
  control(code: number, data: Buffer): Promise<Uint8Array>;
  reconnect(share: number, protocols: number, disposition: number): Promise<unknown>;
  /** Blocks its thread until the reader has done it. */
  disconnect(disposition: number): void;
}

/** PC/SC part 5 and winscard.h; the same numbers on every platform. */
export const shareExclusive = 1;
export const protocolT0OrT1 = 3;
export const dispositions = { leave: 0, reset: 1 } as const;
export const stateFlags = { present: 0x20, mute: 0x200, events: 0xffff0000 } as const;

/** @throws Error where the package, its compiled part or the PC/SC library is missing */
export function loadBinding(module: string): Binding {
  return createRequire(import.meta.url)(module) as Binding;
}

export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
