import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sandboxPin } from '../fixtures/agency/operators.ts';
import { applicationOf, freshPerson } from '../fixtures/agency/test-sandbox.ts';

/** The command line in the hands of a test: real processes, real files. */

export const cliEntry = fileURLToPath(new URL('./cli.ts', import.meta.url));

export interface Ran {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON; undefined when it is none. Tests take it as they expect it. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export interface CliDesk {
  readonly folder: string;
  readonly data: string;
  readonly agency: string;
  /** Runs `suika` with this folder, agency and the sandbox's teller, and --json. */
  suika(...args: readonly string[]): Promise<Ran>;
  /** The same with more in its environment. */
  suikaWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ran>;
  /** The same without waiting for its end. */
  spawn(...args: readonly string[]): { readonly child: ChildProcess; readonly ran: Promise<Ran> };
  /** Writes an application of somebody new; the file's path. */
  application(over?: Readonly<Record<string, unknown>>): string;
  /** Takes it in; the case's id. */
  apply(over?: Readonly<Record<string, unknown>>): Promise<string>;
  end(): Promise<void>;
}

/** A folder for a terminal, and a sandbox agency as a process of its own. */
export async function startCliDesk(): Promise<CliDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-cli-'));
  const env = { ...process.env, SUIKA_PIN: sandboxPin, SUIKA_KEYS: join(folder, 'keys') };
  const agency = await startReady(env, 'sandbox', 'agency', '--port', '0', '--data', join(folder, 'agency'));
  const data = join(folder, 'data');
  const common = ['--data', data, '--agency', String(agency.ready['url']), '--operator', 'teller1', '--json'];
  let files = 0;
  const spawned: CliDesk['spawn'] = (...args) => runCli([...args, ...common], env);
  const desk: CliDesk = {
    folder,
    data,
    agency: String(agency.ready['url']),
    spawn: spawned,
    suika: (...args) => spawned(...args).ran,
    suikaWith: (more, ...args) => runCli([...args, ...common], { ...env, ...more }).ran,
    application: (over = {}) => {
      files += 1;
      const file = join(folder, `application-${String(files)}.json`);
      writeFileSync(file, JSON.stringify(applicationOf({ ...freshPerson(), ...over })));
      return file;
    },
    apply: async (over = {}) => {
      const { json, stderr } = await desk.suika('case', 'new', '--file', desk.application(over));
      if (json?.caseId === undefined) throw new Error(stderr);
      return String(json.caseId);
    },
    end: async () => {
      await agency.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

/** Runs the command line as a process of its own. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv): ReturnType<CliDesk['spawn']> {
  const child = spawn(process.execPath, [cliEntry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ran = once(child, 'close').then(([code, signal]): Ran => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    stdout,
    stderr,
    json: parse(stdout),
  }));
  return { child, ran };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface Ready {
  readonly ready: Readonly<Record<string, unknown>>;
  readonly child: ChildProcess;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts a command that prints one JSON line when it is ready and runs until SIGTERM. */
export async function startReady(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ready> {
  const child = spawn(process.execPath, [cliEntry, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>, exited.then(() => null)]);
  if (line === null) throw new Error(`${args.join(' ')} ended before it was ready`);
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    return (await exited)[0];
  };
  return { ready: JSON.parse(line[0]) as Ready['ready'], child, stop };
}

/** A sandbox card in a reader of vpcd, as a process of its own. */
export function startCard(...args: readonly string[]): Promise<Ready> {
  return startReady(process.env, 'sandbox', 'card', ...args);
}
