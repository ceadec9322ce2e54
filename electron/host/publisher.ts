import type { State } from '../../core/views.ts';
import type { Desk, Window } from './desk.ts';
import { audit } from './desk.ts';
import { sharedState, windowState } from './view/state.ts';

/** Changes within so many milliseconds are told together. */
const together = 25;

interface Opened {
  readonly window: Window;
  readonly listeners: Set<(state: State) => void>;
  idle: NodeJS.Timeout | undefined;
}

/** Tells every window the whole state after each change: calls go in, state comes out. */
export class Publisher {
  readonly #desk: Desk;
  readonly #version: string;
  readonly #idleLockSeconds: number;
  readonly #windows = new Set<Opened>();
  #timer: NodeJS.Timeout | undefined;
  #revision = 0;
  #closed = false;

  constructor(desk: Desk, version: string, idleLockSeconds: number) {
    this.#desk = desk;
    this.#version = version;
    this.#idleLockSeconds = idleLockSeconds;
  }

  changed(): void {
    if (this.#closed || this.#timer !== undefined || this.#windows.size === 0) return;
    this.#timer = setTimeout(() => this.#safely(() => this.#publish()), together);
    this.#timer.unref();
  }

  /** A new window with a session of its own. */
  open(): { readonly window: Window; readonly onState: (listener: (state: State) => void) => () => void; readonly end: () => void } {
    const touch = (): void => {
      clearTimeout(opened.idle);
      opened.idle = setTimeout(() => this.#safely(() => this.#lock(opened)), this.#idleLockSeconds * 1_000);
      opened.idle.unref();
    };
    const opened: Opened = {
      window: { operator: null, locked: false, jobId: null, holders: new Map(), touch },
      listeners: new Set(),
      idle: undefined,
    };
    const onState = (listener: (state: State) => void): (() => void) => {
      opened.listeners.add(listener);
      this.#windows.add(opened);
      this.changed();
      return () => opened.listeners.delete(listener);
    };
    const end = (): void => {
      clearTimeout(opened.idle);
      this.#windows.delete(opened);
    };
    return { window: opened.window, onState, end };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { idle } of this.#windows) clearTimeout(idle);
    this.#windows.clear();
  }

  /** A timer has no caller: a disk that fails here must not end the program. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (cause) {
      this.#desk.unexpected(cause);
    }
  }

  #publish(): void {
    this.#timer = undefined;
    this.#revision += 1;
    const shared = sharedState(this.#desk, this.#version);
    for (const { window, listeners } of this.#windows) {
      // Nobody works on a revoked terminal, and whoever did signs in again when it is taken in again.
      if (shared.revoked !== null) window.operator = null;
      const state = windowState(this.#desk, window, shared, this.#revision, this.#idleLockSeconds);
      for (const listener of listeners) listener(state);
    }
  }

  #lock({ window }: Opened): void {
    if (window.operator === null || window.locked) return;
    window.locked = true;
    this.#desk.store.write(() => audit(this.#desk, window, 'session.locked', window.operator?.id ?? ''));
  }
}
