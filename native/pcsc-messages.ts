/** What the main thread and the PC/SC worker say to each other. Bytes travel as Uint8Arrays of their own buffer. */

export interface WorkerStart {
  /** Which module binds PC/SC. */
  readonly module: string;
  /** For {@link callGate}. */
  readonly gate: SharedArrayBuffer;
}

/** One reader as the service shows it: PC/SC's dwEventState and the answer to reset. */
export interface SeenReader {
  readonly name: string;
  readonly state: number;
  readonly atr: Uint8Array | null;
}

export type WatchReport =
  | { readonly kind: 'readers'; readonly readers: readonly SeenReader[] }
  | { readonly kind: 'down'; readonly detail: string }
  | { readonly kind: 'missing'; readonly detail: string };

/** `look` begins to watch, or looks at once; the present state is reported even when it is the same as before. */
export type WatchOrder = { readonly kind: 'look' } | { readonly kind: 'rest' };

/** The id of a `connect` names the connection that it makes. */
export type DriveOrder =
  | { readonly kind: 'connect'; readonly id: number; readonly reader: string }
  | { readonly kind: 'transmit'; readonly id: number; readonly connection: number; readonly apdu: Uint8Array }
  | { readonly kind: 'control'; readonly id: number; readonly connection: number; readonly code: number; readonly data: Uint8Array }
  | { readonly kind: 'disconnect'; readonly id: number; readonly connection: number; readonly how: 'reset' | 'leave' };

/**
 * `bytes` is the answer to reset of a connect and the answer of a transmit or a control, `state` the dwEventState of a connect;
 * `milliseconds` were spent inside the driver's transmit.
 */
export type DriveReply =
  | {
      readonly kind: 'reply';
      readonly id: number;
      readonly ok: true;
      readonly bytes: Uint8Array;
      readonly state: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly detail: string; readonly milliseconds: number };
