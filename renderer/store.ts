import { create } from 'zustand';
import type { CallName, Client, Input, Output } from '../core/contract.ts';
import type { State } from '../core/views.ts';

/**
 * The window's one store: what the host last said, as it said it. Calls go in through `ask`, state comes back here; nothing
 * in the window computes a second truth.
 */
interface Mirror {
  readonly state: State | null;
  /** The host went away; nothing on the screen is true any more. */
  readonly closed: boolean;
}

export const useMirror = create<Mirror>()(() => ({ state: null, closed: false }));

let client: Client | null = null;

/** Follows a host. Called once, before the first page is drawn. */
export function follow(host: Client): void {
  client = host;
  host.onState((state) => {
    const held = useMirror.getState().state;
    // States may overtake one another on a slow transport; an older one is never drawn over a newer one.
    if (held === null || state.revision >= held.revision) useMirror.setState({ state });
  });
  host.onClose(() => {
    useMirror.setState({ closed: true });
  });
}

export function ask<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> {
  if (client === null) return Promise.reject(new Error('the window asks before it follows a host'));
  return client.call(name, input);
}

/** A part of the state that is there on every page behind the sign-in. */
export function useHost<T>(select: (state: State) => T): T {
  return useMirror((mirror) => {
    if (mirror.state === null) throw new Error('a page was drawn before the first state');
    return select(mirror.state);
  });
}
