import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readers } from '../core/card/reader.ts';
import { Fault, fault } from '../core/fault.ts';
import { folderUnusable } from './host/folder.ts';
import { sandboxFolder } from './options.ts';
import { readAddress } from './sandbox-address.ts';
import type { AgencyAddress } from './host/agency/agency.ts';
import type { EnrolmentTicket } from '../core/enrolment-ticket.ts';
import { openHost } from './host/host.ts';
import type { Host, HostOptions, SandboxReader } from './host/host.ts';

export interface TerminalOptions {
  /** Folder of this terminal. */
  readonly data: string;
  /** Base URL of the agency; absent with `sandbox`, or to use the one that the folder is enrolled with. */
  readonly agency?: string | undefined;
  /** A ticket to enrol with, where the folder is not enrolled over TLS yet: a sandbox of the window's own makes one. */
  readonly ticket?: EnrolmentTicket | undefined;
  readonly readers: 'virtual' | 'pcsc';
  /** Start a sandbox agency of this terminal's own, with its data beside the terminal's. */
  readonly sandbox: boolean;
}

/** How the store is opened where that is not as always; secrets, which are in no argument of a process. */
export type Opening = Pick<HostOptions, 'deviceSecret' | 'unlock'>;

/** A terminal put together: readers, perhaps a sandbox, and the host over them. Both windows and the command line open one. */
export interface Terminal {
  readonly host: Host;
  close(): Promise<void>;
}

/** @throws the faults of the host, and `sandbox-not-started` */
export async function openTerminal({ data, agency, ticket, readers, sandbox }: TerminalOptions, opening: Opening = {}): Promise<Terminal> {
  // Nobody else on this machine reads what is made from here on.
  process.umask(0o077);
  const own = sandbox ? ownAgency(join(sandboxFolder(data), 'agency')) : null;
  const source = readers === 'virtual' ? await virtualReaders(join(sandboxFolder(data), 'cards')) : await pcscReaders();
  try {
    const given = agency === undefined || ticket === undefined ? agency : () => Promise.resolve({ url: agency, ticket });
    const host = await openHost({ data, agency: own?.address ?? given, version, ...source, ...opening });
    return {
      host,
      close: async () => {
        await host.close();
        await source.readers.close();
        await own?.stop();
      },
    };
  } catch (cause) {
    await source.readers.close();
    await own?.stop();
    throw cause;
  }
}

export const version = (createRequire(import.meta.url)('../package.json') as { readonly version: string }).version;

interface Source {
  readonly readers: Readers;
  readonly sandbox?: SandboxReader;
}

async function virtualReaders(folder: string): Promise<Source> {
  const { createVirtualReader } = await import('../fixtures/card/virtual-reader.ts');
  try {
    const reader = createVirtualReader({ folder });
    return { readers: reader, sandbox: reader };
  } catch (cause) {
    throw cause instanceof Fault ? cause : folderUnusable(folder, cause);
  }
}

async function pcscReaders(): Promise<Source> {
  const { createPcscReaders } = await import('../native/pcsc.ts');
  return { readers: createPcscReaders() };
}

interface OwnAgency {
  /** Starts it with the first call. */
  address(): Promise<AgencyAddress>;
  stop(): Promise<void>;
}

/** Milliseconds for the sandbox agency to end by itself. */
const stopWithin = 2_000;

/** A process of its own, as an agency is, from when it is first asked for; it ends when this one does, even after kill -9. */
function ownAgency(data: string): OwnAgency {
  let started: { readonly address: Promise<AgencyAddress>; stop(): Promise<void> } | null = null;
  return {
    address: () => (started ??= startSandboxAgency(data)).address,
    stop: async () => started?.stop(),
  };
}

function startSandboxAgency(data: string): { readonly address: Promise<AgencyAddress>; stop(): Promise<void> } {
  const entry = join(import.meta.dirname, 'cli.ts');
  const child = spawn(process.execPath, [entry, 'sandbox', 'agency', '--port', '0', '--data', data, '--ticket', '--stop-with-input'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = new Promise<AgencyAddress>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(readAddress(line)));
    void exited.then(() => reject(fault('sandbox-not-started')));
  });
  // Nobody may be waiting for it yet when it fails.
  address.catch(() => undefined);
  return {
    address,
    stop: async () => {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithin);
      await exited;
      clearTimeout(timer);
    },
  };
}
