import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { AgencyReady, StartAgency } from './agency.ts';
import type { Acknowledged, Answer, Line, StartTerminal, Step } from './steps.ts';

/** The processes of a run: each can be killed, and is then started again over what it left. */

function start(file: string, options: StartTerminal | StartAgency): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawn(process.execPath, [path, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Closed, and not only gone: all that it said has been heard.
  const gone = once(child, 'close');
  child.kill('SIGKILL');
  await gone;
}

export class AgencyProcess {
  readonly #data: string;
  #child: ChildProcess | null = null;
  #port = 0;

  constructor(data: string) {
    this.#data = data;
  }

  async start(ahead = 0): Promise<AgencyReady> {
    const child = start('agency.ts', { data: this.#data, port: this.#port, ahead });
    this.#child = child;
    const [line] = (await Promise.race([
      once(createInterface(child.stdout as NonNullable<typeof child.stdout>), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error('the agency did not start'))),
    ])) as [string];
    const ready = JSON.parse(line) as AgencyReady;
    this.#port = ready.port;
    return ready;
  }

  async kill(): Promise<void> {
    if (this.#child !== null) await kill(this.#child);
  }
}

/** The process ended before it answered. */
export class Killed extends Error {}

export class TerminalProcess {
  readonly #heard: (entry: Acknowledged) => void;
  /** Ends that nobody asked for. */
  readonly crashes: string[] = [];
  #options: StartTerminal;
  #child: ChildProcess | null = null;
  #sent = 0;
  #waiting: { readonly step: number; done(answer: Answer): void; gone(): void } | null = null;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(options: StartTerminal, heard: (entry: Acknowledged) => void) {
    this.#options = options;
    this.#heard = heard;
  }

  /** @returns the code of the fault that keeps it from starting, or null once it works */
  async start(): Promise<string | null> {
    const child = start('terminal.ts', this.#options);
    this.#child = child;
    this.#sent = 0;
    child.stdin?.on('error', () => undefined);
    const { ticket: _used, ...again } = this.#options;
    let settle: (fault: string | null) => void = () => undefined;
    const started = new Promise<string | null>((resolve) => (settle = resolve));
    createInterface(child.stdout as NonNullable<typeof child.stdout>).on('line', (text) => {
      const line = read(text);
      if (line === null) return;
      if ('entry' in line) this.#heard(line.entry);
      else if ('ready' in line) settle(null);
      else if ('fault' in line) settle(line.fault);
      else if (this.#waiting?.step === line.step && this.#child === child) this.#waiting.done(line);
    });
    child.once('close', (code) => {
      settle('killed');
      if (code !== null && code !== 0) this.crashes.push(`the terminal ended by itself with ${String(code)}`);
      if (this.#child === child) this.#waiting?.gone();
    });
    const fault = await started;
    if (fault === null) this.#options = again;
    return fault;
  }

  /** One step after another, whoever asks. @throws Killed */
  step(step: Step): Promise<Answer> {
    const mine = this.#tail.then(() => this.#ask(step));
    this.#tail = mine.catch(() => undefined);
    return mine;
  }

  #ask(step: Step): Promise<Answer> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return Promise.reject(new Killed());
    this.#sent += 1;
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting = { step: this.#sent, done: resolve, gone: () => reject(new Killed()) };
      child.stdin?.write(`${JSON.stringify(step)}\n`);
    });
  }

  async kill(): Promise<void> {
    if (this.#child !== null) await kill(this.#child);
  }
}

/** Null for a line that a kill broke off. */
function read(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
