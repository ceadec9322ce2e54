import { basename, resolve } from 'node:path';
import { sandboxCardSchema } from '../../fixtures/card/main.ts';
import { fault } from '../../core/fault.ts';
import { refused } from '../host/agency/faults.ts';
import { placeFor, readSealed, writeSealed } from '../host/courier/drives.ts';
import { carried } from './courier-commands.ts';
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

/** At the centre there is no terminal: files and the agency's folder are all there is. */
export async function bringBundle(
  { data, json, bundle, answer }: GlobalOptions & { bundle: string; answer: string },
  outcome: { code: number },
): Promise<void> {
  if (data === undefined) throw badOption('--data');
  const text = readSealed(resolve(bundle));
  const file = placeFor(resolve(answer))(`${basename(bundle, '.bundle')}.answer`);
  const { bringToCentre } = await import('../../fixtures/agency/courier-centre.ts');
  const { RequestRefused } = await import('../../fixtures/agency/refusal.ts');
  const told = await bringToCentre(data, text).catch((cause: unknown) => {
    throw cause instanceof RequestRefused ? refused(cause.refused) : cause;
  });
  writeSealed(file, told.answer);
  show(json, { file, refusal: told.refusal }, (output) => carried(output, outcome));
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
