import type { Readers } from '../../core/card/reader.ts';
import type { Client } from '../../core/contract.ts';
import type { Transport } from '../../core/wire.ts';

/** What a sandbox's virtual reader can do beyond being a reader. */
export interface SandboxReader {
  /** Puts a card in: the one of this serial as it was left, or a new blank. A card that is in comes out first. */
  insert(options: { readonly kind?: '2.0' | '3.0' | undefined; readonly serial?: string | undefined }): { readonly serial: string };
  remove(): void;
  cards(): readonly { readonly serial: string; readonly kind: '2.0' | '3.0'; readonly written: boolean; readonly inserted: boolean }[];
}

export interface HostOptions {
  /** Folder of this terminal; one process at a time has it. */
  readonly data: string;
  /** Base URL of the agency; absent: the one this folder is enrolled with. */
  readonly agency?: string | undefined;
  readonly readers: Readers;
  /** Present only with the in-process virtual reader. */
  readonly sandbox?: SandboxReader | undefined;
}

export interface Host {
  /** Serves one window, with a session of its own, until the transport closes. */
  serve(transport: Transport): void;
  /** A window within this process, for the command line and tests. */
  client(): Client;
  /** Ends what runs, resets the cards, lets an exchange under way finish for a moment, and gives the folder free. */
  close(): Promise<void>;
}
