import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fault } from '../../core/fault.ts';

/**
 * The JSON of a file; `-` is standard input.
 * @throws the faults `file-unreadable`, `file-not-json`
 */
export function readJson(file: string): unknown {
  const bytes = readBytes(file);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw fault('file-not-json', { file }, cause);
  }
}

/** @throws the fault `file-unreadable` */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    throw fault('file-unreadable', { file, reason: (cause as NodeJS.ErrnoException).code ?? 'unknown' }, cause);
  }
}

/**
 * Who signs in: the PIN comes from SUIKA_PIN or is asked for on a terminal, unseen; never from an argument.
 * @throws the faults `operator-missing`, `pin-missing`
 */
export async function pinOf(operator: string | undefined): Promise<{ readonly operator: string; readonly pin: string }> {
  if (operator === undefined) throw fault('operator-missing');
  return { operator, pin: await secretOf('SUIKA_PIN', `${operator} 密码 PIN`) };
}

/**
 * A PIN from the environment, else asked for on a terminal, unseen.
 * @throws the fault `pin-missing`
 */
export async function secretOf(variable: string, prompt: string): Promise<string> {
  const secret = process.env[variable] ?? (await askUnseen(prompt));
  if (secret === '') throw fault('pin-missing', { variable });
  return secret;
}

async function askUnseen(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  process.stderr.write(`${prompt}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
