import type { Host } from './host/host.ts';

export interface TerminalOptions {
  /** Folder of this terminal. */
  readonly data: string;
  /** Base URL of the agency; absent with `sandbox`, or to use the one that the folder is enrolled with. */
  readonly agency?: string | undefined;
  readonly readers: 'virtual' | 'pcsc';
  /** Start a sandbox agency of this terminal's own, with its data in `DATA/sandbox`. */
  readonly sandbox: boolean;
}

/** A terminal put together: readers, perhaps a sandbox, and the host over them. Both windows and the command line open one. */
export interface Terminal {
  readonly host: Host;
  close(): Promise<void>;
}

/** @throws the faults of the host, and of the sandbox agency */
export function openTerminal(_options: TerminalOptions): Promise<Terminal> {
  return Promise.reject(new Error('under construction'));
}
