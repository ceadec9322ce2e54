import { sandboxCardSchema } from '../../fixtures/card/main.ts';
import { fault } from '../../core/fault.ts';
import { show } from './print.ts';
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

/** What a clerk of the agency does when a terminal's store opens no more; beside the running agency, over the same file. */
export async function makeRecoveryCode({ data, terminal, json }: GlobalOptions & { terminal: string }): Promise<void> {
  if (data === undefined) throw badOption('--data');
  const { openStore } = await import('../../fixtures/agency/store.ts');
  const { makeRecoveryCode: make } = await import('../../fixtures/agency/recovery.ts');
  const store = openStore(data);
  try {
    const made = make({ store, clock: () => new Date() }, terminal);
    if (made === null) throw badOption('--terminal');
    show(json, made, ({ code, expiresAt }) => `${code}\n用一次，至 works once, until ${expiresAt}`);
  } finally {
    store.close();
  }
}

function badOption(option: string): Error {
  return fault('option-invalid', { option });
}
