import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Asked, Said } from './terminal.ts';

/** A program of the bench in a process of its own, which ends with its standard input and says each thing as a line of JSON. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(name: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const flags = name === 'terminal.ts' ? ['--expose-gc'] : [];
    const child = spawn(process.execPath, [...flags, fileURLToPath(new URL(name, import.meta.url)), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    });
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @returns what it says next */
  async said<T>(): Promise<T> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('a program of the bench has ended');
    return JSON.parse(value) as T;
  }

  /** @returns its answer to a line */
  asked<T>(line: string): Promise<T> {
    this.#child.stdin?.write(`${line}\n`);
    return this.said<T>();
  }

  async end(): Promise<void> {
    const exited = this.#child.exitCode === null ? once(this.#child, 'exit') : undefined;
    this.#child.stdin?.end();
    await exited;
  }
}

/** What stands between terminal and agency. */
interface Between {
  /** @returns the address that the terminal has, from the agency's */
  readonly between: (url: string) => Promise<string>;
  /** Before the first request that counts, and after the last one. */
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const nothing: Between = { between: (url) => Promise.resolve(url), begin: () => Promise.resolve(), end: () => Promise.resolve() };

/** One terminal and one agency with new folders, each in a process of its own. */
export async function onceDone(asked: Omit<Asked, 'data' | 'agency'>, { between, begin, end } = nothing): Promise<Said> {
  const folder = mkdtempSync(join(tmpdir(), 'suika-bench-'));
  const agency = new Program('agency.ts', [join(folder, 'agency')]);
  try {
    const { url } = await agency.said<{ url: string }>();
    const all: Asked = { ...asked, data: join(folder, 'data'), agency: await between(url) };
    const terminal = new Program('terminal.ts', [JSON.stringify(all)], { SUIKA_KEYS: join(folder, 'keys') });
    try {
      await terminal.said();
      await begin();
      const said = await terminal.asked<Said>('go');
      await end();
      return said;
    } finally {
      await terminal.end();
    }
  } finally {
    await agency.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
