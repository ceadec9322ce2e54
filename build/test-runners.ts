import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { inCheckout } from './setup/place.mjs';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What the runners write. */
export const out = inCheckout('build/out/test');

export function add(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed, skipped: one.skipped + other.skipped };
}

/** Whether the binding to real readers is there. */
export function readersBuilt(): boolean {
  return existsSync(inCheckout('node_modules/smartcard/build/Release/smartcard_napi.node'));
}

interface Running {
  readonly env?: NodeJS.ProcessEnv;
  /** Another one runs at the same time: what this one prints comes at its end, in one piece. */
  readonly aside?: boolean;
}

async function run(command: string, args: readonly string[], { env = {}, aside = false }: Running = {}): Promise<boolean> {
  const output = aside ? 'pipe' : 'inherit';
  const child = spawn(command, args, { cwd: inCheckout('.'), stdio: ['ignore', output, output], env: { ...process.env, ...env } });
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (kept += text));
  const [code] = (await once(child, 'close')) as [number | null];
  process.stdout.write(kept);
  return code === 0;
}

/** A check that holds or does not: it counts as one test. */
export async function checkOnce(command: string, args: readonly string[]): Promise<Count> {
  const ok = await run(command, args);
  process.stdout.write(`${ok ? 'ok' : 'FAILED'}: ${command} ${args.join(' ')}\n`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** A runner that failed without a failed test, one whose file did not load say, has failed once. */
function honest(ok: boolean, count: Count): Count {
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

export async function vitest(project: string, running: Running = {}): Promise<Count> {
  const file = `${out}/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = await run('vitest', ['run', '--project', project, '--passWithNoTests', ...reporters], running);
  const report = readReport<VitestReport>(file);
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (report === null) return honest(ok, none);
  return honest(ok, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
}

export async function playwright(env: NodeJS.ProcessEnv): Promise<Count> {
  const file = `${out}/playwright.json`;
  const reports = { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } };
  const ok = await run(
    'playwright',
    ['test', '--config', 'build/playwright.config.ts', '--reporter=list,json', '--pass-with-no-tests'],
    reports,
  );
  const stats = readReport<PlaywrightReport>(file)?.stats;
  if (stats === undefined) return honest(ok, { passed: 0, failed: 0, skipped: 0 });
  return honest(ok, { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped });
}

function readReport<Report>(file: string): Report | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
}

/** Gives `work` a screen to open windows on, one of its own that nobody sees. */
export async function withDisplay<Result>(work: (env: NodeJS.ProcessEnv) => Promise<Result>): Promise<Result> {
  mkdirSync(out, { recursive: true });
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
    return await work({ DISPLAY: `:${String(number).trim()}` });
  } finally {
    server.kill();
  }
}
