import type { FaultReport } from '../core/fault.ts';

/**
 * What Electron's main process tells the host's process: first `open`, with the device's secret where the system's key store has
 * one; with `window` comes the window's port.
 */
export type ToHostProcess =
  { readonly kind: 'open'; readonly deviceSecret: Uint8Array | null } | { readonly kind: 'window' } | { readonly kind: 'end' };

/** What the host's process tells the main process. `stopped`: it could not begin, and says why. */
export type FromHostProcess = { readonly kind: 'ready' } | { readonly kind: 'stopped'; readonly exit: number; readonly fault: FaultReport };

/** The preload script asks for a port, and gets it, under this name. */
export const portChannel = 'suika-port';
