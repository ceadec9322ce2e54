import { sandboxCardSchema } from '../../fixtures/card/main.ts';
import { fault } from '../../core/fault.ts';
import type { GlobalOptions } from './work.ts';

/** One of the two places that start a sandbox; the other is a window's own (electron/terminal.ts). */

export async function runSandboxAgency({
  port,
  data,
  stopWithInput,
  full,
}: GlobalOptions & { port: string; stopWithInput?: boolean; full?: boolean }): Promise<void> {
  const number = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  if (!(number <= 65_535)) throw badOption('--port');
  if (data === undefined) throw badOption('--data');
  const { runSandboxAgency: run } = await import('../../fixtures/agency/main.ts');
  await run({ port: number, data, stopWithInput: stopWithInput === true, full: full === true });
}

export async function runSandboxCard(options: GlobalOptions & Record<string, unknown>): Promise<void> {
  const { data: _data, agency: _agency, operator: _operator, virtual: _virtual, json: _json, ...given } = options;
  const parsed = sandboxCardSchema.safeParse(given);
  if (!parsed.success)
    throw badOption(`--${String(parsed.error.issues[0]?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  const { runSandboxCard: run } = await import('../../fixtures/card/main.ts');
  await run(parsed.data);
}

export function badOption(option: string): Error {
  return fault('option-invalid', { option });
}
