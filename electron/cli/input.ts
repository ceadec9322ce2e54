import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { z } from 'zod';
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

/**
 * The JSON of a file in an agreed form.
 * @throws the faults `file-unreadable`, `file-not-json`, `facts-invalid`, which names members and never their values
 */
export function readAs<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return keys.map((key) => [...issue.path, ...(key === undefined ? [] : [key])].join('.') || '{}');
  });
  throw fault('facts-invalid', { file, fields: [...new Set(fields)].join(', ') });
}

/** @throws the fault `file-unreadable` */
export function readText(file: string): string {
  return new TextDecoder().decode(readBytes(file));
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
