/** What the main thread and the two kinds of PC/SC worker say to each other. Bytes travel as Uint8Arrays of their own buffer. */

/** Which binding a worker loads; `data` is handed on to a test's stand-in. */
export interface BindingChoice {
  readonly module: string;
  readonly data?: unknown;
}

export type WorkerRole = { readonly kind: 'watch' } | { readonly kind: 'drive'; readonly reader: string };

export interface WorkerStart {
  readonly role: WorkerRole;
  readonly binding: BindingChoice;
  /** One Int32: how many driver calls are under way in all workers together. */
  readonly underWay: SharedArrayBuffer;
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

/** `again` cuts a pause before the next attempt short. */
export type WatchOrder = 'again' | 'stop';

export type DriveOrder =
  | { readonly id: number; readonly kind: 'connect' }
  | { readonly id: number; readonly kind: 'transmit'; readonly apdu: Uint8Array }
  | { readonly id: number; readonly kind: 'disconnect'; readonly how: 'reset' | 'leave' }
  | { readonly id: number; readonly kind: 'stop' };

/** `bytes` is the answer to reset of a connect and the answer of a transmit; `milliseconds` were spent inside the driver's call. */
export type DriveReply =
  | { readonly id: number; readonly ok: true; readonly bytes: Uint8Array; readonly milliseconds: number; readonly state: number }
  | { readonly id: number; readonly ok: false; readonly detail: string; readonly milliseconds: number };
