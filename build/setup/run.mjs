import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { root } from './place.mjs';

/**
 * Runs a command of the setup; what it prints goes to stderr.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly quiet?: boolean, readonly seconds?: number }} [options] quiet: its output
 *   is kept and only shown by the caller; seconds: killed after so long
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(command, args, { env, quiet = false, seconds } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
      ...(seconds === undefined ? {} : { timeout: seconds * 1000 }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (/** @type {Buffer} */ chunk) => {
        output += String(chunk);
        if (!quiet) process.stderr.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * Runs npm: the very one that runs us, where one does.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
export function npm(args, options) {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return run(process.execPath, [running, ...args], options);
  return run('npm', args, options);
}

/**
 * Puts a command in our own place: it has our terminal, gets our signals, and we end as it ends.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function become(command, args, env) {
  const child = spawn(command, args, { stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  if (process.env['npm_lifecycle_event'] !== undefined) endWithNpm(child);
  child.on('error', (error) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}

/**
 * WORKAROUND: npm hands a signal to the shell that it runs us by, and that shell dies of it without a word to us; killed outright,
 * npm tells nobody. What it started would go on for ever, and hold the data folder.
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithNpm(child) {
  const before = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200);
  watch.unref();
}

/** @returns {string} our parent, npm's shell, and where the system tells it the shell's, npm */
function ancestors() {
  try {
    return `${process.ppid} ${readFileSync(`/proc/${process.ppid}/stat`, 'utf8').split(' ')[3]}`;
  } catch {
    return String(process.ppid);
  }
}
