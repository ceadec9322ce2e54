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

function readBytes(file: string): Uint8Array {
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
  const pin = process.env['SUIKA_PIN'] ?? (await askPin(operator));
  if (pin === '') throw fault('pin-missing', { operator });
  return { operator, pin };
}

async function askPin(operator: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  process.stderr.write(`${operator} 密码 PIN: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
