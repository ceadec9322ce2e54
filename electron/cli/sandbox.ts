import { basename, resolve } from 'node:path';
import { sandboxCardSchema } from '../../fixtures/card/main.ts';
import { fault } from '../../core/fault.ts';
import { refused } from '../host/agency/faults.ts';
import { placeFor, readSealed, tryPlace, writeSealed } from '../host/courier/drives.ts';
import { carried } from './courier-commands.ts';
import { show } from './print.ts';
import type { GlobalOptions } from './work.ts';

/** One of the two places that start a sandbox; the other is a window's own (electron/terminal.ts). */

interface AgencyFlags {
  readonly port: string;
  readonly tlsPort?: string;
  readonly stopWithInput?: boolean;
  readonly full?: boolean;
  readonly ticket?: boolean;
}

export async function runSandboxAgency(options: GlobalOptions & AgencyFlags): Promise<void> {
  const { port, tlsPort, stopWithInput = false, full = false, ticket = false } = options;
  const ports = { port: portOf('--port', port), tlsPort: tlsPort === undefined ? undefined : portOf('--tls-port', tlsPort) };
  const { runSandboxAgency: run } = await import('../../fixtures/agency/main.ts');
  await run({ ...ports, data: dataOf(options), stopWithInput, full, ticket });
}

/** The ticket alone on standard output, so that it can be piped into `suika enrol --ticket -`. */
export async function makeSandboxCode(options: GlobalOptions & { minutes?: string }): Promise<void> {
  const { ticketMinutes } = await import('../../fixtures/agency/main.ts');
  const minutes = Number(options.minutes ?? ticketMinutes);
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 7 * 24 * 60) throw badOption('--minutes');
  const { makeTicket } = await import('../../fixtures/agency/codes.ts');
  process.stdout.write(`${JSON.stringify(makeTicket(dataOf(options), minutes))}\n`);
}

export async function revokeSandboxTerminal(options: GlobalOptions & { terminal: string; reason: string }): Promise<void> {
  const reason = options.reason.trim();
  if (reason === '' || reason.length > 200) throw badOption('--reason');
  const { revokeTerminal } = await import('../../fixtures/agency/revocation.ts');
  revokeTerminal(dataOf(options), options.terminal, reason);
}

export async function changeSandboxAuthority(options: GlobalOptions & { step: string }): Promise<void> {
  const { announceNextAuthority, switchAuthority } = await import('../../fixtures/agency/authority.ts');
  if (options.step === 'announce') await announceNextAuthority(dataOf(options));
  else switchAuthority(dataOf(options));
}

/** At the centre there is no terminal: files and the agency's folder are all there is. */
export async function bringBundle(
  { data, json, bundle, answer }: GlobalOptions & { bundle: string; answer: string },
  outcome: { code: number },
): Promise<void> {
  if (data === undefined) throw badOption('--data');
  const text = readSealed(resolve(bundle));
  const file = placeFor(resolve(answer))(`${basename(bundle, '.bundle')}.answer`);
  tryPlace(file);
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

export function dataOf({ data }: GlobalOptions): string {
  if (data === undefined) throw badOption('--data');
  return data;
}

function portOf(option: string, text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= 65_535)) throw badOption(option);
  return number;
}

function badOption(option: string): Error {
  return fault('option-invalid', { option });
}
